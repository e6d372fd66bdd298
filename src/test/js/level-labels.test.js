import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addLevel, Segments } from '../../../web/draw/contour.js';
import { placeLabels } from '../../../web/draw/level-labels.js';

const SIDE = 41;
const GEOMETRY = { left: 0, top: 0, size: 400, centre: { x: 0, y: 0 }, extent: { x: 6, y: 6 } };
const LEVELS = [-0.75, -0.5, -0.25, 0.25, 0.5, 0.75];
const RADIUS = 4;

/** The level lines of a function of x and y, 0..1 from the upper left. */
function levelsOf(f) {
  const values = Float64Array.from({ length: SIDE * SIDE }, (_, i) =>
    f((i % SIDE) / (SIDE - 1), Math.floor(i / SIDE) / (SIDE - 1)),
  );
  const segments = new Segments();
  const lines = LEVELS.map((level) => {
    const from = segments.length;
    addLevel(values, SIDE, level, segments);
    return { level, from, to: segments.length };
  });
  return { side: SIDE, segments, lines };
}

const place = (levels, marks = [], before = []) =>
  placeLabels(
    GEOMETRY,
    levels,
    marks,
    RADIUS,
    10,
    (text) => 6 * text.length,
    new Map(before.map(({ level, box }) => [level, box])),
  );

const overlap = (one, other) =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 && Math.abs(one.y - other.y) < (one.height + other.height) / 2;

const slope = (shift) => (x) => 2.2 * (x - 0.5 - shift);
const hill = (x, y) => Math.exp(-12 * ((x - 0.4) ** 2 + (y - 0.6) ** 2)) - Math.exp(-16 * ((x - 0.7) ** 2 + (y - 0.2) ** 2));

test('each level line has its value on it, within the plane, and none on another', () => {
  for (const f of [slope(0), hill]) {
    const labels = place(levelsOf(f));
    assert.deepEqual(labels.map(({ text }) => text).sort(), ['0.25', '0.5', '0.75', '−0.25', '−0.5', '−0.75'].sort());
    for (const { level, box } of labels) {
      assert.ok(Math.abs(f(box.x / 400, box.y / 400) - level) < 0.03, `${level}`);
      assert.ok(box.x - box.width / 2 > 30 && box.x + box.width / 2 < 400 && box.y - box.height / 2 > 0 && box.y < 380);
      for (const other of labels) assert.ok(other.level === level || !overlap(box, other.box));
    }
  }
});

test('no label lies on a point where its line has a free place', () => {
  const marks = [];
  for (let x = 10; x < 400; x += 20) for (let y = 10; y < 400; y += 10) if (y < 200 || y > 240) marks.push([x, y]);
  for (const { box } of place(levelsOf(slope(0)), marks)) {
    for (const [x, y] of marks) assert.ok(!overlap(box, { x, y, width: 2 * RADIUS, height: 2 * RADIUS }), `${box.x} ${box.y}`);
  }
});

test('a label goes along with its line, stays on a line that rests, and goes when its line goes', () => {
  let labels = place(levelsOf(slope(0)));
  for (let shift = 0.005; shift < 0.1; shift += 0.005) {
    const moved = place(levelsOf(slope(shift)), [], labels);
    assert.equal(moved.length, labels.length);
    for (const { level, box } of moved) {
      const before = labels.find((label) => label.level === level).box;
      assert.ok(Math.abs(box.x - before.x - 2) < 1e-3 && Math.abs(box.y - before.y) < 1e-3, `${level}`);
    }
    labels = moved;
  }
  const again = place(levelsOf(slope(0.095)), [], labels);
  for (const { level, box } of again) {
    const before = labels.find((label) => label.level === level).box;
    assert.ok(Math.hypot(box.x - before.x, box.y - before.y) < 1e-3);
  }
  // Now steeper: all lines have run away from their labels.
  assert.deepEqual(
    place(
      levelsOf((x) => 30 * (x - 0.15)),
      [],
      labels,
    ),
    [],
  );
});

test('a line that is hardly longer than a label has none', () => {
  const labels = place(levelsOf((x, y) => Math.max(0, 0.27 - 30 * ((x - 0.5) ** 2 + (y - 0.5) ** 2))));
  assert.deepEqual(labels, []);
});
