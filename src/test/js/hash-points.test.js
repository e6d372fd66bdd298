import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodePoints, encodePoints } from '../../../web/link/hash-points.js';
import { catalogue } from './small.js';

// i16 1000, i16 −500, u8 1 | 128 · i16 −30000, i16 30000, u8 5; and i16 1234, i16 −1, i16 −2500, u8 1
const CLASSES = {
  points: [
    [1, -0.5, 1, 1],
    [-30, 30, 5, 0],
  ],
  text: '6AMM_oHQijB1BQ',
};
const VALUES = { points: [[1.234, -0.001, -2.5, 1]], text: '0gT__zz2AQ' };
// i32 1000000, i32 0, u8 1
const LARGE = { points: [[1000, 0, 1, 0]], text: '~QEIPAAAAAAAB' };

test('points are written as the layout says, without padding, and come back exactly', () => {
  assert.equal(encodePoints(CLASSES.points, false), CLASSES.text);
  assert.deepEqual(decodePoints(catalogue, CLASSES.text, false, 6), CLASSES.points);
  assert.equal(encodePoints(VALUES.points, true), VALUES.text);
  assert.deepEqual(decodePoints(catalogue, VALUES.text, true, 2), VALUES.points);
  assert.equal(encodePoints([], false), '');
});

test('numbers too large for the compact layout are written in a wider one, and only these', () => {
  assert.equal(encodePoints(LARGE.points, false), LARGE.text);
  assert.deepEqual(decodePoints(catalogue, LARGE.text, false, 2), LARGE.points);
  const far = [[1e6, -1e6, 999999.999, 1], [0.001, 0, -1e6, 0]]; // biome-ignore format: points
  assert.deepEqual(decodePoints(catalogue, encodePoints(far, true), true, 2), far);
  const edge = [[32.767, -32.768, 0, 0]];
  assert.equal(encodePoints(edge, false).startsWith('~'), false);
  assert.deepEqual(decodePoints(catalogue, encodePoints(edge, false), false, 2), edge);
  assert.ok(encodePoints([[32.768, 0, 0, 0]], false).startsWith('~'));
});

test('what is no such list is none: no base64, of another length, too many, a class that is not there, beyond the plane', () => {
  const refused = (text, values, classes) => assert.equal(decodePoints(catalogue, text, values, classes), null);
  refused('%%%', false, 6);
  refused(CLASSES.text.slice(0, -3), false, 6);
  refused(encodePoints(Array(7).fill([0, 0, 0, 0]), false), false, 6);
  refused(CLASSES.text, false, 5);
  refused(encodePoints([[0, -1000000.001, 0, 0]], false), false, 6);
  refused(encodePoints([[0, 0, 1000001, 0]], true), true, 2);
  refused(LARGE.text.slice(1), false, 6);
  refused('~' + VALUES.text, true, 2);
});

test('numbers off the grid, as data of a file have, are written with all their digits, so that a link gives the same run', () => {
  const fine = [[0.0001, 12.3456789, 1, 1], [1 / 3, -1e6, 0, 0]]; // biome-ignore format: points
  assert.ok(encodePoints(fine, false).startsWith('.'));
  assert.deepEqual(decodePoints(catalogue, encodePoints(fine, false), false, 2), fine);
  const values = [[0.5, 0, 1e-9, 0]];
  assert.deepEqual(decodePoints(catalogue, encodePoints(values, true), true, 2), values);
  const refused = (point) => assert.equal(decodePoints(catalogue, encodePoints([point], false), false, 2), null);
  refused([0.0001, NaN, 0, 0]);
  refused([0.0001, Infinity, 0, 0]);
});
