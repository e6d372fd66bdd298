/**
 * Drawn points as the text of a link: base64url without padding of one little-endian record for each point. Points drawn on the
 * page lie on the grid of 1/1000, so they come back exactly.
 *
 *     classes: i16 x·1000, i16 y·1000, u8 class | test << 7              5 bytes
 *     values:  i16 x·1000, i16 y·1000, i16 target·1000, u8 test          7 bytes
 *
 * Where a number is too large for that, the text begins with a tilde, and every i16 is an i32: 9 or 13 bytes. Where one isn't on
 * the grid, as in data of a file, the text begins with a full stop, and every i16 is the f64 itself: 17 or 25 bytes.
 */

import { GRID } from '../model/points.js';

/** @typedef {import('../wire/messages.js').Point} Point */
/** @typedef {import('../model/state.js').Catalogue} Catalogue */

/** What a text begins with, by the bytes of a number. @type {Readonly<Record<number, string>>} */
const MARKS = Object.freeze({ 2: '', 4: '~', 8: '.' });

/** @param {boolean} values @param {number} width  bytes of a number */
function layout(values, width) {
  const numbers = values ? 3 : 2;
  return { role: numbers * width, size: numbers * width + 1 };
}

/** @param {Point[]} points @param {boolean} values  real targets @returns {string} */
export function encodePoints(points, values) {
  const numbers = points.map((point) => point.slice(0, values ? 3 : 2));
  const width = Math.max(2, ...numbers.map((row) => Math.max(...row.map(widthOf))));
  const { role, size } = layout(values, width);
  const view = new DataView(new ArrayBuffer(points.length * size));
  points.forEach(([, , target, test], index) => {
    const at = index * size;
    numbers[index].forEach((value, i) => {
      if (width === 8) view.setFloat64(at + i * width, value, true);
      else if (width === 4) view.setInt32(at + i * width, Math.round(value * GRID), true);
      else view.setInt16(at + i * width, Math.round(value * GRID), true);
    });
    view.setUint8(at + role, values ? test : target | (test << 7));
  });
  let binary = '';
  for (const byte of new Uint8Array(view.buffer)) binary += String.fromCharCode(byte);
  return MARKS[width] + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {number} value @returns {number} how many bytes it takes */
function widthOf(value) {
  const thousandths = Math.round(value * GRID);
  if (thousandths / GRID !== value) return 8;
  return thousandths === (thousandths << 16) >> 16 ? 2 : 4;
}

/**
 * @param {Catalogue} catalogue
 * @param {string} text
 * @param {boolean} values
 * @param {number} classes
 * @returns {Point[] | null} null when it is no such list
 */
export function decodePoints(catalogue, text, values, classes) {
  const width = text.startsWith(MARKS[8]) ? 8 : text.startsWith(MARKS[4]) ? 4 : 2;
  let binary;
  try {
    binary = atob(text.slice(MARKS[width].length).replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
  const { role, size } = layout(values, width);
  if (binary.length % size !== 0 || binary.length / size > catalogue.ranges['data.points'].max) return null;
  const view = new DataView(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer);
  const limit = catalogue.ranges['data.points.x'].max;
  /** @type {Point[]} */
  const points = [];
  for (let at = 0; at < binary.length; at += size) {
    const number = (/** @type {number} */ i) => {
      const start = at + i * width;
      if (width === 8) return view.getFloat64(start, true);
      return (width === 4 ? view.getInt32(start, true) : view.getInt16(start, true)) / GRID;
    };
    const [x, y] = [number(0), number(1)];
    const last = view.getUint8(at + role);
    const target = values ? number(2) : last & 127;
    const test = values ? last : last >> 7;
    if (!(Math.abs(x) <= limit && Math.abs(y) <= limit) || test > 1) return null;
    if (values ? !(Math.abs(target) <= limit) : target >= classes) return null;
    points.push([x, y, target, test === 1 ? 1 : 0]);
  }
  return points;
}
