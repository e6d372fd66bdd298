import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addPoint,
  changeRole,
  clearPoints,
  difference,
  erasePoints,
  movePoint,
  nearestPoint,
  onGrid,
  setPoints,
  spliced,
} from '../../../web/model/points.js';
import { stateWith } from './small.js';

const apply = (before, splices) => splices.reduce(spliced, before);

const ONE = { x: 1, y: 1 };

test('a coordinate comes to lie on the grid that suits the plane, which a link holds of the usual one', () => {
  for (const extent of [0.6, 3, 6, 30, 59]) assert.equal(onGrid(1.23456, extent), 1.235);
  assert.ok(Object.is(onGrid(-0.0001, 6), 0));
  const at = [5e-4, 0.06, 600, 2070, 6000, 1e6].map((extent) => onGrid(1234.56789, extent));
  assert.deepEqual(at, [1234.56789, 1234.5679, 1234.6, 1234.6, 1235, 1200]);
});

test('what a person types is kept to the last digit, within what points may be, and what a hand moves is not', () => {
  const state = stateWith([[0, 0, 0, 0], [1, 1, 1, 1]]); // biome-ignore format: points
  setPoints(state, [[0, [0.000123456789, -2e6, 0, 0]]]);
  assert.deepEqual(state.points[0], [0.000123456789, -1e6, 0, 0]);
  setPoints(state, [[0, [1 / 3, Math.PI, 0, 1]]]);
  assert.deepEqual(state.points[0], [1 / 3, Math.PI, 0, 1]);
  movePoint(state, 0, 1 / 3, Math.PI);
  assert.deepEqual(state.points[0], [0.333, 3.142, 0, 1]);
});

test('a point is added on the grid, within the plane, in a list of its own', () => {
  const state = stateWith([]);
  const before = state.points;
  assert.ok(addPoint(state, 1.00049, -99, 1));
  assert.deepEqual(state.points, [[1, -30, 1, 0]]);
  assert.notEqual(state.points, before);
  assert.deepEqual(before, []);
});

test('a full set takes no more, and one that is about to be replaced none', () => {
  const full = stateWith(Array.from({ length: 6 }, (_, i) => [i, 0, 0, 0]));
  assert.equal(addPoint(full, 1, 1, 0), false);
  const waiting = stateWith([[0, 0, 0, 0]]);
  waiting.awaitingPoints = true;
  assert.equal(addPoint(waiting, 1, 1, 0), false);
  assert.equal(erasePoints(waiting, [0]), false);
  assert.deepEqual(waiting.points, [[0, 0, 0, 0]]);
});

test('an edit of a generated set makes it a drawn one of the same problem', () => {
  const circle = stateWith([[0, 0, 0, 0]], 'circle');
  addPoint(circle, 1, 1, 1);
  assert.equal(circle.experiment.data.set, 'drawn');
  const plane = stateWith([[0, 0, 0.5, 0]], 'plane');
  addPoint(plane, 1, 1, -0.5);
  assert.equal(plane.experiment.data.set, 'drawn-values');
});

test('what is drawn into a generated set is trained on as in a set that is drawn', () => {
  const circle = stateWith([[0, 0, 1, 0]], 'circle');
  for (let i = 0; i < 3; i++) addPoint(circle, i, 1, 1);
  assert.deepEqual(
    circle.points.map((point) => point[3]),
    [0, 0, 0, 0],
  );
  assert.equal(circle.experiment.data.trainShare, 100);
});

test('a point of data on a line is added and moved onto it', () => {
  const state = stateWith([]);
  state.experiment.data.inputs = 1;
  addPoint(state, 2, 3.6, 0);
  assert.deepEqual(state.points, [[2, 0, 0, 0]]);
  movePoint(state, 0, 1, -2);
  assert.deepEqual(state.points, [[1, 0, 0, 0]]);
});

test('a point that is moved keeps its class and role, and the others are the same points as before', () => {
  const [first, second] = [
    [0, 0, 1, 1],
    [5, 5, 0, 0],
  ];
  const state = stateWith([first, second]);
  assert.ok(movePoint(state, 0, 2, 3));
  assert.deepEqual(state.points[0], [2, 3, 1, 1]);
  assert.equal(state.points[1], second);
  assert.deepEqual(first, [0, 0, 1, 1]);
});

test('a point becomes one for testing and back, and test points are shown from then on', () => {
  const state = stateWith([[0, 0, 1, 0]]);
  assert.ok(changeRole(state, 0));
  assert.equal(state.points[0][3], 1);
  assert.ok(state.view.showTest);
  changeRole(state, 0);
  assert.equal(state.points[0][3], 0);
});

test('points are erased by their indices, or all', () => {
  const points = [0, 1, 2, 3].map((x) => [x, 0, 0, 0]);
  const state = stateWith(points);
  assert.ok(erasePoints(state, [1, 3, 1]));
  assert.deepEqual(state.points, [points[0], points[2]]);
  assert.equal(erasePoints(state, []), false);
  assert.ok(clearPoints(state));
  assert.deepEqual(state.points, []);
  assert.equal(clearPoints(state), false);
});

test('the plane grows with its points and is never narrower than usual', () => {
  const state = stateWith([]);
  addPoint(state, 10, 0, 0);
  assert.equal(state.view.extent.x, 11);
  movePoint(state, 0, 1, 0);
  assert.equal(state.view.extent.x, 6);
});

test('the nearest point within reach is found, and a test point only where it is shown', () => {
  const state = stateWith([
    [0, 0, 0, 0],
    [1, 0, 0, 1],
    [3, 0, 0, 0],
  ]);
  assert.equal(nearestPoint(state, { x: 0.9, y: 0 }, 0.5, ONE), -1);
  state.view.showTest = true;
  assert.equal(nearestPoint(state, { x: 0.9, y: 0 }, 0.5, ONE), 1);
  assert.equal(nearestPoint(state, { x: 0.2, y: 0 }, 0.5, ONE), 0);
  assert.equal(nearestPoint(state, { x: 2, y: 2 }, 0.5, ONE), -1);
});

test('the difference of two lists is what was put in, taken out and replaced, and nothing else', () => {
  const [a, b, c, d, e] = [1, 2, 3, 4, 5].map((x) => [x, 0, 0, 0]);
  assert.deepEqual(difference([a, b], [a, b]), []);
  assert.deepEqual(difference([a, b], [a, b, c]), [{ start: 2, remove: 0, add: [c] }]);
  assert.deepEqual(difference([a, b, c], [a, c]), [{ start: 1, remove: 1, add: [] }]);
  assert.deepEqual(difference([a, b, c], [a, d, c]), [{ start: 1, remove: 1, add: [d] }]);
  assert.deepEqual(difference([a, b, c, d], [b, e, d]), [
    { start: 0, remove: 1, add: [] },
    { start: 1, remove: 1, add: [e] },
  ]);
  assert.deepEqual(difference([], [a]), [{ start: 0, remove: 0, add: [a] }]);
  assert.deepEqual(difference([a, b], []), [{ start: 0, remove: 2, add: [] }]);
});

test('a list in another order is sent as a whole', () => {
  const [a, b, c] = [1, 2, 3].map((x) => [x, 0, 0, 0]);
  assert.deepEqual(difference([a, b, c], [c, a, b]), [{ start: 0, remove: 3, add: [c, a, b] }]);
  const [first] = difference([a, b], [b, a]);
  assert.deepEqual(apply([a, b], [first]), [b, a]);
});

test('the splices lead from any list to any other that edits make of it', () => {
  let x = 7;
  const below = (n) => (x = (x * 16807) % 2147483647) % n;
  for (let round = 0; round < 500; round++) {
    const before = Array.from({ length: below(8) }, () => [below(9), below(9), 0, 0]);
    const after = before.filter(() => below(4) > 0).map((point) => (below(4) > 0 ? point : [...point]));
    while (below(3) > 0) after.splice(below(after.length + 1), 0, [below(9), 0, 1, 0]);
    assert.deepEqual(apply(before, difference(before, after)), after);
  }
});

test('what is typed of points may lie wherever points may, is one list, and stands out if the point did', () => {
  const state = stateWith([
    [0, 0, 0, 0],
    [1, 1, 1, 0],
    [2, 2, 0, 0],
  ]);
  const [first, second] = state.points;
  state.view.selected = [first, second];
  const { max } = state.catalogue.ranges['data.points.x'];
  assert.ok(
    setPoints(state, [
      [0, [2 * max, 0.12345, 0, 0]],
      [2, [2, 2, 1, 1]],
    ]),
  );
  assert.deepEqual(state.points, [
    [max, 0.12345, 0, 0],
    [1, 1, 1, 0],
    [2, 2, 1, 1],
  ]);
  assert.equal(state.points[1], second);
  assert.deepEqual(state.view.selected, [state.points[0], second]);
  assert.ok(state.view.showTest);
});
