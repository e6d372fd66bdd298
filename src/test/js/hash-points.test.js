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

test('points are written as the layout says, without padding, and come back exactly', () => {
  assert.equal(encodePoints(CLASSES.points, false), CLASSES.text);
  assert.deepEqual(decodePoints(catalogue, CLASSES.text, false, 6), CLASSES.points);
  assert.equal(encodePoints(VALUES.points, true), VALUES.text);
  assert.deepEqual(decodePoints(catalogue, VALUES.text, true, 2), VALUES.points);
  assert.equal(encodePoints([], false), '');
});

test('what is no such list is none: no base64, of another length, too many, a class that is not there, beyond the plane', () => {
  const refused = (text, values, classes) => assert.equal(decodePoints(catalogue, text, values, classes), null);
  refused('%%%', false, 6);
  refused(CLASSES.text.slice(0, -3), false, 6);
  refused(encodePoints(Array(7).fill([0, 0, 0, 0]), false), false, 6);
  refused(CLASSES.text, false, 5);
  refused(encodePoints([[31, 0, 0, 0]], false), false, 6);
  refused(encodePoints([[0, 0, 31, 0]], true), true, 2);
});
