import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanMiss, wrongByClass } from '../../../web/ui/about/errors.js';

const SHOWN = { centre: { x: 0, y: 0 }, extent: { x: 6, y: 6 } };
const point = (x, y, target) => [x, y, target];

test('the wrong points of a class are said to lie where most of them do', () => {
  const points = [point(-5, 5, 0), point(-4, 4, 0), point(5, -5, 0), point(0, 0, 1)];
  assert.deepEqual(wrongByClass(points, [1, 1, 1, 1], 2, SHOWN), [
    { count: 3, wrong: 3, region: 'upper-left' },
    { count: 1, wrong: 0, region: null },
  ]);
});

test('wrong points all around, as of a ring, are spread, and not in its middle', () => {
  const ring = [point(5, 0, 1), point(-5, 0, 1), point(0, 5, 1), point(0, -5, 1)];
  assert.deepEqual(wrongByClass(ring, [0, 0, 0, 0], 2, SHOWN)[1], { count: 4, wrong: 4, region: null });
});

test('of values, the region with the largest mean distance is told, and the mean over all points', () => {
  const points = [point(0, 0, 1), point(5, 5, 1), point(5, -5, 1)];
  assert.deepEqual(meanMiss(points, [1, 4, 1], SHOWN), { mean: 1, region: 'upper-right' });
});

test('on a plane far from 0, places are told from its own centre', () => {
  const far = { centre: { x: 500, y: -500 }, extent: { x: 522, y: 522 } };
  assert.equal(meanMiss([point(900, -900, 1), point(0, 0, 0)], [2, 0], far).region, 'lower-right');
});
