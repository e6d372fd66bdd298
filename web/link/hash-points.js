/**
 * Drawn points as the text of a link: base64url without padding of one little-endian record for each point. Points drawn on the
 * page lie on the grid of 1/1000, so they come back exactly.
 *
 *     classes: i16 x·1000, i16 y·1000, u8 class | test << 7              5 bytes
 *     values:  i16 x·1000, i16 y·1000, i16 target·1000, u8 test          7 bytes
 *
 * Where a number is too large for that, the text begins with a tilde, and every i16 is an i32: 9 or 13 bytes.
 */

import { GRID } from '../model/points.js';

/** @typedef {import('../wire/messages.js').Point} Point */
/** @typedef {import('../model/state.js').Catalogue} Catalogue */

const LARGE = '~';
const NARROWEST = 2;
const WIDEST = 4;

/** @param {boolean} values @param {number} width  bytes of a number */
function layout(values, width) {
  const numbers = values ? 3 : 2;
  return { role: numbers * width, size: numbers * width + 1 };
}

/** @param {Point[]} points @param {boolean} values  real targets @returns {string} */
export function encodePoints(points, values) {
  const numbers = points.map((point) => point.slice(0, values ? 3 : 2).map((value) => Math.round(value * GRID)));
  const large = numbers.some((row) => row.some((value) => value !== (value << 16) >> 16));
  const width = large ? WIDEST : NARROWEST;
  const { role, size } = layout(values, width);
  const view = new DataView(new ArrayBuffer(points.length * size));
  points.forEach(([, , target, test], index) => {
    const at = index * size;
    numbers[index].forEach((value, i) => {
      if (large) view.setInt32(at + i * width, value, true);
      else view.setInt16(at + i * width, value, true);
    });
    view.setUint8(at + role, values ? test : target | (test << 7));
  });
  let binary = '';
  for (const byte of new Uint8Array(view.buffer)) binary += String.fromCharCode(byte);
  return (large ? LARGE : '') + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * @param {Catalogue} catalogue
 * @param {string} text
 * @param {boolean} values
 * @param {number} classes
 * @returns {Point[] | null} null when it is no such list
 */
export function decodePoints(catalogue, text, values, classes) {
  const large = text.startsWith(LARGE);
  let binary;
  try {
    binary = atob(
      text
        .slice(large ? 1 : 0)
        .replaceAll('-', '+')
        .replaceAll('_', '/'),
    );
  } catch {
    return null;
  }
  const width = large ? WIDEST : NARROWEST;
  const { role, size } = layout(values, width);
  if (binary.length % size !== 0 || binary.length / size > catalogue.ranges['data.points'].max) return null;
  const view = new DataView(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer);
  const limit = catalogue.ranges['data.points.x'].max;
  /** @type {Point[]} */
  const points = [];
  for (let at = 0; at < binary.length; at += size) {
    const number = (/** @type {number} */ i) =>
      (large ? view.getInt32(at + i * width, true) : view.getInt16(at + i * width, true)) / GRID;
    const [x, y] = [number(0), number(1)];
    const last = view.getUint8(at + role);
    const target = values ? number(2) : last & 127;
    const test = values ? last : last >> 7;
    if (Math.abs(x) > limit || Math.abs(y) > limit || test > 1) return null;
    if (values ? Math.abs(target) > limit : target >= classes) return null;
    points.push([x, y, target, test === 1 ? 1 : 0]);
  }
  return points;
}
