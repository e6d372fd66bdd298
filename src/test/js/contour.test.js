import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBorders } from '../../../web/draw/borders.js';
import { addLevel, Segments } from '../../../web/draw/contour.js';

const grid = (side, f) => Float64Array.from({ length: side * side }, (_, i) => f(i % side, Math.floor(i / side)));

/** Four numbers a segment. */
function list({ coordinates, length }) {
  const found = [];
  for (let i = 0; i < length; i += 4) found.push([...coordinates.subarray(i, i + 4)]);
  return found;
}

function levelOf(side, f, level = 0) {
  const segments = new Segments();
  addLevel(grid(side, f), side, level, segments);
  return list(segments);
}

const lengthOf = (segments) => segments.reduce((sum, [x0, y0, x1, y1]) => sum + Math.hypot(x1 - x0, y1 - y0), 0);

test('the level of a plane is the straight line where it passes', () => {
  for (const sign of [1, -1]) {
    const upright = levelOf(5, (x) => sign * (x - 1.25));
    assert.equal(upright.length, 4);
    assert.ok(upright.every(([x0, , x1]) => x0 === 1.25 && x1 === 1.25));
    assert.equal(lengthOf(upright), 4);
  }
  const slanting = levelOf(9, (x, y) => 2 * x + y - 7.3);
  for (const [x0, y0, x1, y1] of slanting) {
    assert.ok(Math.abs(2 * x0 + y0 - 7.3) < 1e-5 && Math.abs(2 * x1 + y1 - 7.3) < 1e-5);
  }
  // From (3.65, 0) to (0, 7.3).
  assert.ok(Math.abs(lengthOf(slanting) - Math.hypot(3.65, 7.3)) < 1e-5);
});

test('the level of a cone is a circle, in one piece', () => {
  const segments = levelOf(41, (x, y) => Math.hypot(x - 20.3, y - 19.6), 12);
  assert.ok(Math.abs(lengthOf(segments) - 2 * Math.PI * 12) < 0.1);
  const ends = new Map();
  for (const [x0, y0, x1, y1] of segments) {
    for (const end of [`${x0.toFixed(3)},${y0.toFixed(3)}`, `${x1.toFixed(3)},${y1.toFixed(3)}`])
      ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  assert.ok(
    [...ends.values()].every((count) => count === 2),
    'each end is shared by two',
  );
});

test('in a saddle the mean decides which corners join', () => {
  // Corners 3, −1 / −1, 3 around a mean of 1: the high ones join, and each low corner is cut off at a quarter of its edges.
  const joined = levelOf(2, (x, y) => (x === y ? 3 : -1));
  assert.deepEqual(joined, [
    [0.75, 0, 1, 0.25],
    [0.25, 1, 0, 0.75],
  ]);
  // Corners 1, −3 / −3, 1: the low ones join, and each high corner is cut off.
  const parted = levelOf(2, (x, y) => (x === y ? 1 : -3));
  assert.deepEqual(parted, [
    [0, 0.25, 0.25, 0],
    [1, 0.75, 0.75, 1],
  ]);
});

test('where all is on one side there is no line', () => {
  assert.deepEqual(
    levelOf(4, () => 1),
    [],
  );
  assert.deepEqual(
    levelOf(4, () => -1),
    [],
  );
});

test('the border of two classes is where their scores are equal', () => {
  const segments = new Segments();
  addBorders([grid(5, (x) => x), grid(5, () => 1.25)], 5, segments);
  const found = list(segments);
  assert.ok(found.every(([x0, , x1]) => Math.abs(x0 - 1.25) < 1e-6 && Math.abs(x1 - 1.25) < 1e-6));
  assert.ok(Math.abs(lengthOf(found) - 4) < 1e-5);
});

test('the borders of three classes meet in one point, and no other border is drawn', () => {
  // Scores that grow in three directions 120° apart meet at the middle (4.3, 4.1) in three rays.
  const [mx, my] = [4.3, 4.1];
  const scores = [0, 1, 2].map((k) => {
    const angle = (2 * Math.PI * k) / 3;
    return grid(9, (x, y) => (x - mx) * Math.cos(angle) + (y - my) * Math.sin(angle));
  });
  const segments = new Segments();
  addBorders(scores, 9, segments);
  for (const [x0, y0, x1, y1] of list(segments)) {
    for (const [x, y] of [
      [x0, y0],
      [x1, y1],
    ]) {
      const values = [0, 1, 2]
        .map((k) => (x - mx) * Math.cos((2 * Math.PI * k) / 3) + (y - my) * Math.sin((2 * Math.PI * k) / 3))
        .sort((p, q) => q - p);
      assert.ok(values[0] - values[1] < 1e-5, `(${x}, ${y}) lies on a border`);
    }
  }
  // The rays go at 60°, 180° and 300° from the middle to the edge of the grid.
  const reach =
    mx + Math.min((8 - my) / Math.sin(Math.PI / 3), (8 - mx) / 0.5) + Math.min(my / Math.sin(Math.PI / 3), (8 - mx) / 0.5);
  assert.ok(Math.abs(lengthOf(list(segments)) - reach) < 1e-4);
});

test('the list of segments grows as it must, and is emptied without losing its room', () => {
  const segments = new Segments();
  for (let i = 0; i < 1000; i++) segments.add(i, i, i + 1, i + 1);
  assert.deepEqual([list(segments).length, list(segments)[999]], [1000, [999, 999, 1000, 1000]]);
  segments.clear();
  assert.deepEqual(list(segments), []);
});

test('the borders of curved scores are as smooth on the grid of a run as on that of a run at rest', () => {
  const scores = [
    (x, y) => 3 * Math.tanh(x + 0.6 * Math.sin(1.5 * y)),
    (x, y) => 2 * Math.tanh(1.2 * y - 0.5 * x * x + 1),
    (x, y) => 2 * Math.tanh(0.24 * x * x - y - x),
  ];
  /** How far the borders lie from where the scores are equal, at most and in the mean, in pixels of a plane of 480. */
  const errors = (side) => {
    const at = (i) => -3 + (6 * i) / (side - 1);
    const segments = new Segments();
    addBorders(
      scores.map((score) => grid(side, (column, row) => score(at(column), at(row)))),
      side,
      segments,
    );
    return list(segments)
      .flatMap(([x0, y0, x1, y1]) => [
        [at(x0), at(y0)],
        [at(x1), at(y1)],
      ])
      .map(([x, y]) => {
        const [first, second] = [...scores].sort((one, other) => other(x, y) - one(x, y));
        const lead = (x, y) => first(x, y) - second(x, y);
        const slope = Math.hypot(lead(x + 1e-5, y) - lead(x, y), lead(x, y + 1e-5) - lead(x, y)) / 1e-5;
        return (lead(x, y) / slope) * 80;
      });
  };
  for (const side of [44, 140]) {
    const found = errors(side);
    assert.ok(found.length > 200);
    assert.ok(Math.max(...found) < 0.2, `${Math.max(...found)} at the most`);
    assert.ok(found.reduce((sum, error) => sum + error, 0) / found.length < 0.03);
  }
});

test('a kink beside two nodes leaves the straight lines between them as they are', () => {
  // Straight to both sides of a kink: the line passes 0 in the next cell, where all is even.
  const found = levelOf(7, (x) => (x < 3 ? x - 3 : 5 * (x - 3)) - 1);
  assert.ok(found.every(([x0, , x1]) => Math.abs(x0 - 3.2) < 1e-6 && Math.abs(x1 - 3.2) < 1e-6));
});
