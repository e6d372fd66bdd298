/** A quantity's symbol as plain text, for canvases: w₂₁⁽¹⁾. */
import { letterOf } from './letters.js';

/** @typedef {import('../../wire/messages.js').Quantity} Quantity */

const LOWERED = '₀₁₂₃₄₅₆₇₈₉';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** @param {number} number @param {string} digits */
const set = (number, digits) => [...String(number)].map((digit) => digits[Number(digit)]).join('');

/** @param {Omit<Quantity, 'kind'>} quantity */
export function symbolText({ name, layer, unit, input }) {
  const below = [unit, input].filter((at) => typeof at === 'number').map((at) => set(Number(at) + 1, LOWERED));
  // Two indices of one digit need no comma.
  const lower = below.every((text) => text.length === 1) ? below.join('') : below.join(',');
  const upper = typeof layer === 'number' && name !== 'yhat' && name !== 'y' ? `⁽${set(layer + 1, RAISED)}⁾` : '';
  return letterOf(name) + lower + upper;
}
