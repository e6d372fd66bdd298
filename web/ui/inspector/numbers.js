/** Numbers as the inspector writes them: so many significant digits, with a power of ten where zeros would hide them. */
import { NOTHING } from '../format.js';

/** How many digits a person can choose; the first is shown unless one does. */
export const DIGITS = Object.freeze([4, 6, 9, 15]);

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
  const [mantissa, exponent] = Math.abs(value).toExponential(digits - 1).split('e');
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
