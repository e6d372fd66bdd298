import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tickPlaces } from '../../../web/draw/axes.js';
import { gridCentres, gridNodes, toLeft, toTop, toX, toY } from '../../../web/draw/plane.js';
import { decodePoints, encodePoints } from '../../../web/link/hash-points.js';
import { addPoint, clearPoints, movePoint, nearestPoint, pointsWithin, setPoints } from '../../../web/model/points.js';
import { createState, show } from '../../../web/model/state.js';
import { fitExtent, unitOf } from '../../../web/model/view.js';
import { directionOf, fit, moveView } from '../../../web/model/zoom.js';
import { catalogue } from './small.js';

/** Flipper length in mm against body mass in g. */
const PENGUINS = [[172, 2700], [190, 3650], [210, 4400], [231, 6300]]; // biome-ignore format: points
/** Points over a rectangle, its corners among them. */
const over = (x, y, wide, high) =>
  Array.from({ length: 25 }, (_, i) => [x + ((i % 5) / 4) * wide, y + (Math.floor(i / 5) / 4) * high]);

/** @param {[number, number][]} places @param {object} data  beside that of a drawn set */
function stateOf(places, data = {}) {
  const state = createState(catalogue, 'en');
  state.awaitingPoints = false;
  const { experiment } = state;
  const points = places.map(([x, y], i) => [x, y, i % 2, 0]);
  show(state, { ...experiment, data: { ...experiment.data, set: 'drawn', ...data } }, points);
  return state;
}

const NAMED = { names: { columns: ['one', 'other'], target: '', classes: [] } };
const geometryOf = ({ view: { centre, extent } }, size = 480) => ({ left: 0, top: 0, size, centre, extent });

function near(actual, wanted, size = 1) {
  assert.ok(Math.abs(actual - wanted) <= 1e-9 * size, `${actual} instead of ${wanted}`);
}

test('columns of unlike spreads have a scale each, so that the data fill the plane', () => {
  const { view } = stateOf(PENGUINS);
  assert.deepEqual(
    [view.centre, view.extent],
    [
      { x: 202, y: 4500 },
      { x: 35, y: 2100 },
    ],
  );
  for (const [wide, high] of [
    [1e-3, 2e6],
    [2e6, 1e-3],
    [59, 3600],
    [1, 40],
    [0.004, 0.1],
  ]) {
    for (const [x, y] of [
      [0, 0],
      [-wide / 2, -high / 2],
      [50 - wide, 2 * high],
      [-1e6, 1e6 - high],
    ]) {
      if (Math.max(Math.abs(x + wide), Math.abs(y + high)) > 1e6) continue;
      const places = over(x, y, wide, high);
      const geometry = geometryOf(stateOf(places, NAMED), 100);
      const lefts = places.map(([at]) => toLeft(geometry, at));
      const tops = places.map(([, at]) => toTop(geometry, at));
      for (const pixels of [lefts, tops]) {
        const [low, high] = [Math.min(...pixels), Math.max(...pixels)];
        assert.ok(low > 2 && high < 98 && high - low > 60, `${low} … ${high} of ${wide} × ${high} at ${x}, ${y}`);
      }
    }
  }
});

test('columns that are alike, whatever their names, and what is drawn by hand have one scale', () => {
  const alike = [[over(0, 0, 59, 30)], [over(4.3, 2, 3.6, 2.4), NAMED], [over(0, 0, 1, 0.8), NAMED], [over(-6, -6, 12, 12)]];
  for (const [places, data] of alike) {
    const { extent } = stateOf(places, data).view;
    assert.equal(extent.x, extent.y);
  }
  // A row that is drawn by hand, a column that is the same everywhere, and one that is, about some place far away.
  for (const places of [over(-5, 0, 10, 0.1), over(-5, 1, 10, 0), over(-25, 0, 50, 1)]) {
    const { extent } = stateOf(places).view;
    assert.ok(extent.x === extent.y && extent.x >= 6);
  }
  const { extent } = stateOf(over(0, 7, 1000, 0)).view;
  assert.equal(extent.x, extent.y);
  const { view } = stateOf(over(5, 5, 0.001, 0.0015), NAMED);
  assert.ok(view.extent.x === view.extent.y && view.extent.x < 0.001, 'small ones with names are seen, in one scale');
});

test('no scale changes its kind while somebody draws, and who has cleared all draws on the usual plane', () => {
  const state = stateOf(PENGUINS, NAMED);
  fitExtent(state.view, state.points);
  movePoint(state, 0, 200, 4000);
  assert.ok(state.view.extent.x < 40 && state.view.extent.y > 1000);
  clearPoints(state);
  assert.deepEqual(state.view.extent, { x: 6, y: 6 });
  for (const y of [0.1, 0.2, 5]) addPoint(state, 0.1 * y, y, 0);
  assert.deepEqual(
    [state.view.centre, state.view.extent],
    [
      { x: 0, y: 0 },
      { x: 6, y: 6 },
    ],
  );
  show(state, state.experiment, state.points.slice());
  assert.deepEqual(state.view.extent, { x: 6, y: 6 });
});

test('a place on the screen and a place of the data are each other, also in a view that was moved', () => {
  for (const places of [PENGUINS, over(0, -1e6, 1e-3, 2e6), over(3, 3, 0.0001, 0.02)]) {
    const state = stateOf(places, NAMED);
    for (const factor of [1, 0.3, 7]) {
      moveView(state, factor, [0.3, -0.8], [0.2, 0.1]);
      const geometry = geometryOf(state);
      for (const [left, top] of [
        [0, 0],
        [480, 480],
        [123.4, 400.1],
      ]) {
        near(toLeft(geometry, toX(geometry, left)), left, 480);
        near(toTop(geometry, toY(geometry, top)), top, 480);
      }
      const [right, up] = directionOf(state, { x: toX(geometry, 360), y: toY(geometry, 360) });
      near(right, 0.5);
      near(up, -0.5);
      const { xs, ys } = gridNodes(geometry, 5);
      near(toLeft(geometry, xs[4]), 480, 480);
      near(toTop(geometry, ys[1]), 120, 480);
      near(toTop(geometry, gridCentres(geometry, 3).ys[0]), 80, 480);
    }
  }
});

test('zooming keeps the two scales in proportion as far as it goes, and back to what fits', () => {
  const state = stateOf(PENGUINS);
  const { extent } = state.view;
  const ratio = extent.y / extent.x;
  for (const factor of [0.5, 1e-12, 1e-3, 1e30, 10]) {
    moveView(state, factor, [0.2, 0.9]);
    near(state.view.extent.y / state.view.extent.x, ratio, ratio);
  }
  near(state.view.extent.y, 1.2e6, 1e6);
  fit(state);
  assert.deepEqual([state.view.extent, state.view.zoomed], [extent, false]);
  moveView(stateOf(over(0, 0, 1e-3, 1e-3), NAMED), 0.01);
});

test('what is near is near on the screen', () => {
  const state = stateOf(PENGUINS);
  const { extent } = state.view;
  const pixel = { x: (2 * extent.x) / 480, y: (2 * extent.y) / 480 };
  const [x, y] = PENGUINS[1];
  const beside = (right, up) => ({ x: x + right * pixel.x, y: y + up * pixel.y });
  for (const [right, up] of [
    [8, 0],
    [0, -8],
    [6, 6],
  ])
    assert.equal(nearestPoint(state, beside(right, up), 9, pixel), 1);
  for (const [right, up] of [
    [10, 0],
    [0, 10],
    [-7, 7],
  ])
    assert.equal(nearestPoint(state, beside(right, up), 9, pixel), -1);
  assert.deepEqual(pointsWithin(state, beside(0, 0), 9, pixel), [{ index: 1, distance: 0 }]);
  // The nearer of two as one sees it, though the other is nearer in numbers.
  const pair = stateOf([...PENGUINS, [194, 3650], [190, 3550]]);
  assert.equal(nearestPoint(pair, { x: 190, y: 3580 }, 1, { x: 10, y: 100 }), 5);
  assert.deepEqual(unitOf(state.view), { x: 1, y: 100 });
});

test('each axis has ticks of its own, about as many as the other', () => {
  for (const size of [280, 480, 900]) {
    for (const [wide, high] of [
      [1e-3, 2e6],
      [59, 3600],
      [2e6, 0.02],
      [3, 500],
    ]) {
      const { across, upwards } = tickPlaces(geometryOf(stateOf(over(0, 0, wide, high), NAMED), size), 10);
      for (const ticks of [across, upwards]) {
        assert.ok(ticks.length >= 3 && ticks.length <= 17, `${ticks.length} ticks of ${wide} × ${high} on ${size}`);
        assert.ok(ticks.filter(({ named }) => named).length >= 2, `${wide} × ${high} on ${size}`);
        assert.equal(new Set(ticks.map(({ text }) => text)).size, ticks.length);
      }
    }
  }
});

test('points that were typed to the last digit come back out of a link', () => {
  const state = stateOf(over(0, 0, 1e-3, 2e-3), NAMED);
  setPoints(state, [[3, [1 / 3, -1e6 / 7, 1, 1]]]);
  const text = encodePoints(state.points, false);
  assert.equal(text[0], '.');
  const limits = { ...catalogue, ranges: { ...catalogue.ranges, 'data.points': { ...catalogue.ranges['data.points'], max: 99 } } };
  assert.deepEqual(decodePoints(limits, text, false, 2), state.points);
});
