/**
 * What a lesson says: paragraphs, parted by empty lines, with *emphasis*, `code`, $formulas$ and {values} of the run. No DOM.
 */
import { roundText } from '../../draw/number-text.js';
import { NOTHING, fixed, numberText, percent } from '../format.js';

/** @typedef {{ kind: 'text' | 'emphasis' | 'code' | 'formula' | 'value', text: string }} Piece */

const MARKS = /\*(?=\S)([^*]+)\*|`([^`]+)`|\$([^$]+)\$|\{([a-z0-9-]+)\}/g;
const KINDS = /** @type {const} */ (['emphasis', 'code', 'formula', 'value']);
const DIGITS = 4;
const LONG_COUNT = 1e9;

/** @param {string} text @returns {Piece[][]} its paragraphs */
export function paragraphs(text) {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => pieces(paragraph.trim().replace(/\s*\n\s*/g, ' ')))
    .filter((paragraph) => paragraph.length > 0);
}

/** @param {string} text @returns {Piece[]} */
export function pieces(text) {
  /** @type {Piece[]} */
  const found = [];
  let from = 0;
  /** @param {number} to */
  const plain = (to) => {
    if (to > from) found.push({ kind: 'text', text: text.slice(from, to) });
  };
  for (const match of text.matchAll(MARKS)) {
    plain(match.index);
    const which = match.slice(1).findIndex((part) => part !== undefined);
    found.push({ kind: KINDS[which], text: match[which + 1] });
    from = match.index + match[0].length;
  }
  plain(text.length);
  return found;
}

/**
 * A number of the run in a sentence: a count exactly, a score (whose name begins so) in per cent, any other with four digits.
 *
 * @param {string} name
 * @param {number | null | undefined} value nothing if the run has no such number
 */
export function valueText(name, value) {
  if (value === null || value === undefined) return NOTHING;
  if (name.startsWith('score')) return percent(value);
  if (Number.isInteger(value) && Math.abs(value) < LONG_COUNT) return fixed(value, 0);
  const short = roundText(value, DIGITS);
  // What is only almost 1 isn't written as 1.
  return /^−?\d+$/.test(short) ? numberText(value, DIGITS) : short;
}

/** What a text says, without its marks. @param {string} text @param {ReadonlyMap<string, number | null>} values */
export function spoken(text, values) {
  const said = pieces(text).map((piece) => {
    if (piece.kind === 'value') return valueText(piece.text, values.get(piece.text));
    return piece.kind === 'formula' ? piece.text.replaceAll('_', '') : piece.text;
  });
  return said.join('').replace(/\s+/g, ' ').trim();
}
