/**
 * Numbers as the page writes them. The decimal point is the same in every language, because the same numbers can be
 * typed, stand in links and in programs. Widths are steady, so that nothing jumps while a run is shown.
 */

import { NOTHING, fixed, numberText, parts } from '../draw/number-text.js';

export { NOTHING, fixed, numberText, parts };

const MOST_PLAIN = 10_000;
/** From this number on, a counter would be wider than its box. */
const LONG_COUNT = 1e9;

/** A loss: four decimals, or a power of ten where those would hide it. @param {number | null} value */
export function loss(value) {
  if (value === null || !Number.isFinite(value)) return NOTHING;
  const size = Math.abs(value);
  if (size >= MOST_PLAIN || (size < 0.001 && size > 0)) return numberText(value, 3);
  return fixed(value, size >= 100 ? 1 : size >= 10 ? 2 : 4);
}

/** A share of 1 in per cent. @param {number | null} value */
export function percent(value) {
  return value === null || !Number.isFinite(value) ? NOTHING : fixed(value * 100, 1) + ' %';
}

/** R², which may lie far below 0. @param {number | null} value */
export function score(value) {
  if (value === null || !Number.isFinite(value)) return NOTHING;
  if (Math.abs(value) >= MOST_PLAIN) return numberText(value, 3);
  return fixed(value, value <= -100 ? 0 : 3);
}

/** Steps or epochs, exact while that fits. @param {number} value whole, up to 2^53 */
export function counter(value) {
  return value < LONG_COUNT ? String(value) : numberText(value, 4);
}

/** A weight or a bias: four decimals, or four digits and a power of ten. @param {number} value */
export function parameter(value) {
  const size = Math.abs(value);
  return (size > 0 && size < 1e-3) || size >= MOST_PLAIN ? numberText(value, 4) : fixed(value, 4);
}

/** A whole number, exactly, its digits in groups. @param {number} value */
export function grouped(value) {
  return value.toLocaleString('en').replaceAll(',', '\u202f');
}

/** A setting, exact and short, as it can be typed: 0.00005 as 5e-5. @param {number} value */
export function setting(value) {
  const plain = String(value);
  const short = value.toExponential();
  return plain.length > SETTING_LETTERS && short.length < plain.length ? short.replace('e+', 'e') : plain;
}

const SETTING_LETTERS = 6;

/** A setting, exact, as it can be typed. @param {number} value */
export function exact(value) {
  return String(value);
}

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const RAISED = /[⁰¹²³⁴⁵⁶⁷⁸⁹]/g;
const POWER = /·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/;

/**
 * The number that a text means, also as it is written here: with a comma, a typographic minus, a power of ten; NaN if it means
 * none.
 *
 * @param {string} text
 */
export function parse(text) {
  const plain = text
    .trim()
    .replace(',', '.')
    .replace(POWER, 'e$1')
    .replace(RAISED, (sign) => String(DIGITS.indexOf(sign)))
    .replace(/[−⁻]/g, '-');
  return plain === '' ? NaN : Number(plain);
}

/** The range of a setting in its own notation. @param {{ min: number, max: number }} range */
export function allowed(range) {
  return exact(range.min) + ' … ' + exact(range.max);
}
