/**
 * Every number that is written, on canvas or in the page, is written here: with a number of significant digits, a true minus sign
 * and none before 0, and a power of ten where zeros would hide the digits or make the number long. `ui/format.js` adds what single
 * figures need.
 */

/** The text in place of a number that isn't there. */
export const NOTHING = '–';

const SMALLEST_PLAIN = 1e-4;
const LARGEST_PLAIN = 1e6;

/**
 * The parts of a number: 0.5000, or 1.234 and the exponent −7.
 *
 * @param {number} value
 * @param {number} digits significant ones
 * @returns {{ mantissa: string, exponent: number }}
 */
export function parts(value, digits) {
  if (value === 0) return { mantissa: '0', exponent: 0 };
  // Rounding may carry a number over a power of ten, so it is rounded before its size is looked at.
  const [mantissa, exponent] = Math.abs(value)
    .toExponential(digits - 1)
    .split('e');
  const rounded = Number(`${mantissa}e${exponent}`);
  const sign = value < 0 ? '−' : '';
  if (rounded < SMALLEST_PLAIN || rounded >= LARGEST_PLAIN) return { mantissa: sign + mantissa, exponent: Number(exponent) };
  return { mantissa: sign + rounded.toFixed(Math.max(0, digits - 1 - Number(exponent))), exponent: 0 };
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** @param {number} exponent */
export function powerOfTen(exponent) {
  const digits = [...String(Math.abs(exponent))].map((digit) => RAISED[Number(digit)]).join('');
  return '10' + (exponent < 0 ? '⁻' : '') + digits;
}

/** @param {number | null | undefined} value @param {number} digits */
export function numberText(value, digits) {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  const { mantissa, exponent } = parts(value, digits);
  return exponent === 0 ? mantissa : mantissa + '·' + powerOfTen(exponent);
}

/** A number with this many decimals, or as a power of ten if that would be long. @param {number} value @param {number} decimals */
export function fixed(value, decimals) {
  if (!Number.isFinite(value)) return NOTHING;
  if (Math.abs(value) >= LARGEST_PLAIN) return numberText(value, 4);
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

/**
 * Without the zeros at its end, for numbers that are round: 0.5, 10⁻⁷, 2·10⁹.
 *
 * @param {number} value
 * @param {number} digits at most
 */
export function roundText(value, digits) {
  if (!Number.isFinite(value)) return NOTHING;
  const { mantissa, exponent } = parts(value, digits);
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  if (exponent === 0) return short;
  return /^−?1$/.test(short) ? short.replace('1', powerOfTen(exponent)) : short + '·' + powerOfTen(exponent);
}
