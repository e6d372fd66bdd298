/**
 * Drawn points as the text of a link: base64url without padding of one little-endian record for each point: classes: i16 x·1000,
 * i16 y·1000, u8 class | test << 7 5 bytes values: i16 x·1000, i16 y·1000, i16 target·1000, u8 test 7 bytes Points drawn on the
 * page lie on the grid of 1/1000, so they come back exactly.
 */

import { GRID } from '../model/points.js';

/** @typedef {import('../wire/messages.js').Point} Point */
/** @typedef {import('../model/state.js').Catalogue} Catalogue */

/** @param {Point[]} points @param {boolean} values  real targets @returns {string} base64url */
export function encodePoints(points, values) {
  const size = values ? 7 : 5;
  const bytes = new Uint8Array(points.length * size);
  const view = new DataView(bytes.buffer);
  points.forEach(([x, y, target, test], index) => {
    const at = index * size;
    view.setInt16(at, Math.round(x * GRID), true);
    view.setInt16(at + 2, Math.round(y * GRID), true);
    if (values) view.setInt16(at + 4, Math.round(target * GRID), true);
    view.setUint8(at + size - 1, values ? test : target | (test << 7));
  });
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * @param {Catalogue} catalogue
 * @param {string} text
 * @param {boolean} values
 * @param {number} classes
 * @returns {Point[] | null} null when it is no such list
 */
export function decodePoints(catalogue, text, values, classes) {
  let binary;
  try {
    binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
  const size = values ? 7 : 5;
  if (binary.length % size !== 0 || binary.length / size > catalogue.ranges['data.points'].max) return null;
  const view = new DataView(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer);
  const limit = catalogue.ranges['data.points.x'].max * GRID;
  /** @type {Point[]} */
  const points = [];
  for (let at = 0; at < binary.length; at += size) {
    const x = view.getInt16(at, true);
    const y = view.getInt16(at + 2, true);
    const last = view.getUint8(at + size - 1);
    const target = values ? view.getInt16(at + 4, true) / GRID : last & 127;
    const test = values ? last : last >> 7;
    if (Math.abs(x) > limit || Math.abs(y) > limit || test > 1) return null;
    if (values ? Math.abs(target) * GRID > limit : target >= classes) return null;
    points.push([x / GRID, y / GRID, target, test === 1 ? 1 : 0]);
  }
  return points;
}
