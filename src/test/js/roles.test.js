import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roleFor, shareOfTraining } from '../../../web/model/roles.js';

/** The roles of points of one class that are drawn one after the other. */
function drawn(count, share, target = 0, before = []) {
  const points = [...before];
  for (let i = 0; i < count; i++) points.push([0, 0, target ?? 0.5 * i, roleFor(points, target, share)]);
  return points
    .slice(before.length)
    .map((point) => point[3])
    .join('');
}

test('a new point has the role that keeps the share nearest to the one asked for', () => {
  // of 1, 2, 3, 4, 5 points 75 % are nearest to 1, 2 or 1, 2, 3, 4
  assert.equal(drawn(5, 75), '00100');
  assert.equal(drawn(6, 50), '010101');
  assert.equal(drawn(4, 100), '0000');
  assert.equal(drawn(10, 10), '0111111111');
});

test('each class has its own share, and its first point is for training', () => {
  const others = [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ];
  assert.equal(drawn(4, 50, 1, others), '0101');
  assert.equal(roleFor([[0, 0, 1, 1]], 1, 10), 0);
});

test('in a regression all points count alike', () => {
  assert.equal(drawn(6, 50, null), '010101');
});

test('the share of points that are trained on is in whole per cent', () => {
  assert.equal(
    shareOfTraining([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 1, 1],
    ]),
    67,
  );
  assert.equal(shareOfTraining([[0, 0, 0, 1]]), 0);
});
