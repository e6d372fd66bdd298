import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinks } from '../../../web/draw/curve.js';
import { heightOf, shownPoints, valueAt } from '../../../web/model/line.js';
import { addPoint, movePoint, nearestPoint } from '../../../web/model/points.js';
import { stateWith } from './small.js';

const ONE = { x: 1, y: 1 };

function lineWith(points, set) {
  const state = stateWith(points, set);
  state.experiment.data.inputs = 1;
  return state;
}

test('a height of the plane of one input is a value, and back', () => {
  const state = lineWith([], 'drawn-values');
  for (const value of [-1, 0, 0.5]) assert.ok(Math.abs(valueAt(state, heightOf(state, value)) - value) < 1e-12);
  assert.equal(heightOf(state, 0), 0);
});

test('in a regression of one input, a point is put and moved to a target', () => {
  const state = lineWith([], 'drawn-values');
  addPoint(state, 2, heightOf(state, 0.5), 99);
  assert.deepEqual(state.points, [[2, 0, 0.5, 0]]);
  movePoint(state, 0, 3, heightOf(state, -1));
  assert.deepEqual(state.points, [[3, 0, -1, 0]]);
});

test('of two classes a point is moved across, and keeps its class at any height', () => {
  const state = lineWith([[1, 0, 1, 0]]);
  movePoint(state, 0, 3, heightOf(state, 0));
  assert.deepEqual(state.points, [[3, 0, 1, 0]]);
});

test('a point is found where the plane shows it', () => {
  const state = lineWith([[1, 0, 1, 0]]);
  assert.equal(nearestPoint(state, { x: 1, y: 0 }, 0.3, ONE), -1);
  assert.equal(nearestPoint(state, { x: 1, y: heightOf(state, 1) }, 0.3, ONE), 0);
});

test('points of a class that would hide each other are stacked away from the other class', () => {
  const same = lineWith([1, 1, 1].flatMap((x) => [0, 1].map((target) => [x, 0, target, 0])));
  const shown = shownPoints(same);
  const heights = (target) => shown.filter((point) => point[2] === target).map((point) => point[1]);
  assert.equal(new Set(heights(0)).size, 3);
  assert.ok(Math.max(...heights(0)) <= heightOf(same, 0) && Math.min(...heights(1)) >= heightOf(same, 1));
  const apart = lineWith([[-3, 0, 1, 0], [3, 0, 1, 0]]); // biome-ignore format: points
  assert.deepEqual(
    shownPoints(apart).map((point) => point[1]),
    [heightOf(apart, 1), heightOf(apart, 1)],
  );
});

test('a ReLU has its kink where it switches on, between two nodes', () => {
  const xs = [-2, -1, 0, 1, 2];
  const relu = (kink) => xs.map((x) => Math.max(0, x - kink));
  assert.deepEqual(kinks(xs, relu(0.25)), [0.25]);
  assert.deepEqual(
    kinks(
      xs,
      xs.map((x) => Math.max(0, -x - 0.5)),
    ),
    [-0.5],
  );
  assert.deepEqual(kinks(xs, relu(-5)), []);
});
