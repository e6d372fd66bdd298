import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tickPlaces } from '../../../web/draw/axes.js';
import { valueAt, valueAxis } from '../../../web/model/line.js';
import { addPoint, movePoint } from '../../../web/model/points.js';
import { createState, show } from '../../../web/model/state.js';
import { decimalsOf, pointAt, putCross, unitOf } from '../../../web/model/view.js';
import { directionOf, fit, followCross, moveView } from '../../../web/model/zoom.js';
import { catalogue } from './small.js';

const FAR = 1e6;

/** @param {object} data  beside that of a drawn set */
function stateOf(points, data = {}) {
  const state = createState(catalogue, 'en');
  state.awaitingPoints = false;
  const { experiment } = state;
  show(state, { ...experiment, data: { ...experiment.data, set: 'drawn', ...data } }, points);
  return state;
}

/** The place that is seen in a direction. */
const placeAt = ({ view: { centre, extent } }, [right, up]) => ({ x: centre.x + right * extent.x, y: centre.y + up * extent.y });

/** @param {number} actual @param {number} wanted @param {number} size  of what they belong to */
function near(actual, wanted, size = 1) {
  assert.ok(Math.abs(actual - wanted) <= 1e-9 * size, `${actual} instead of ${wanted}`);
}

const SQUARE = [[2, 3, 0, 0], [-4, 1, 1, 0], [0, -5, 0, 0]]; // biome-ignore format: points

test('zooming keeps the place in place around which one zooms, as far in and out as it goes', () => {
  const state = stateOf(SQUARE);
  const around = [0.4, -0.7];
  const place = placeAt(state, around);
  for (const factor of [0.7, 0.5, 3, 0.2, 0.001]) {
    moveView(state, factor, around);
    const { x, y } = placeAt(state, around);
    near(x, place.x);
    near(y, place.y);
  }
  moveView(state, 1e-9, around);
  near(state.view.extent.x, 0.0005);
  const { centre } = state.view;
  moveView(state, 0.5, around);
  near(state.view.extent.x, 0.0005);
  assert.deepEqual(state.view.centre, centre);
  moveView(state, 1e30);
  near(state.view.extent.x, 1.2 * FAR, FAR);
});

test('two fingers take the place under their middle along', () => {
  const state = stateOf(SQUARE);
  const place = placeAt(state, [0.5, 0.5]);
  moveView(state, 0.5, [0.5, 0.5], [0.5 - -0.25, 0.5 - 0]);
  const { x, y } = placeAt(state, [-0.25, 0]);
  near(x, place.x);
  near(y, place.y);
});

test('what the mouse is over is read anew, and stays the same where one zooms around it', () => {
  const state = stateOf(SQUARE);
  pointAt(state.view, { x: 3, y: -1.5 });
  moveView(state, 0.5, [0.5, -0.25]);
  near(state.view.pointer.x, 3);
  near(state.view.pointer.y, -1.5);
  const before = directionOf(state, state.view.pointer);
  moveView(state, 0.5);
  near(directionOf(state, state.view.pointer)[0], before[0]);
  near(state.view.pointer.x, state.view.centre.x + before[0] * 1.5);
});

test('no view leaves the coordinates that points may have', () => {
  const state = stateOf(SQUARE);
  moveView(state, 1e5);
  moveView(state, 1, [0, 0], [9, -9]);
  assert.deepEqual(state.view.centre, { x: FAR, y: -FAR });
});

test('fit returns to what fits now, and so does zooming back', () => {
  const state = stateOf(SQUARE);
  for (const factor of [0.7, 0.7, 1 / 0.7]) moveView(state, factor, [0.3, 0.3]);
  assert.ok(state.view.zoomed);
  moveView(state, 1 / 0.7, [0.3, 0.3]);
  assert.deepEqual([state.view.zoomed, state.view.centre, state.view.extent.x], [false, { x: 0, y: 0 }, 6]);
  moveView(state, 0.5);
  addPoint(state, 20, 0, 0);
  assert.equal(state.view.extent.x, 3);
  fit(state);
  assert.deepEqual([state.view.zoomed, state.view.extent.x], [false, 21]);
});

test('a view that a person chose stays while points are edited, and goes with the data', () => {
  const state = stateOf(SQUARE);
  moveView(state, 0.5, [1, 1]);
  const { centre } = state.view;
  movePoint(state, 0, 5, 5);
  const { experiment, points } = state;
  show(state, experiment, points);
  show(state, experiment, points.slice(1));
  show(state, experiment, []);
  show(state, experiment, points);
  assert.deepEqual([state.view.zoomed, state.view.centre, state.view.extent.x], [true, centre, 3]);
  show(state, experiment, [[1.5, 1.5, 0, 0], [2.5, 2.5, 1, 0]]); // biome-ignore format: points
  assert.deepEqual([state.view.zoomed, state.view.extent.x], [false, 6]);
});

test('on a line both axes are zoomed, each around its own value, and the cross keeps its value', () => {
  const state = stateOf([[2, 0, 0.5, 0], [-4, 0, -1, 0]], { set: 'drawn-values', inputs: 1 }); // biome-ignore format: points
  assert.deepEqual(valueAxis(state), { low: -1.25, high: 1.25 });
  putCross(state.view, { x: 2, y: 2.4 });
  near(valueAt(state, state.view.cursor.y), 0.5);
  moveView(state, 0.5, [0, 1]);
  assert.deepEqual([valueAxis(state), state.view.extent.x], [{ low: 0, high: 1.25 }, 3]);
  near(valueAt(state, state.view.cursor.y), 0.5);
  fit(state);
  assert.deepEqual([valueAxis(state), state.view.extent.x], [{ low: -1.25, high: 1.25 }, 6]);
  near(state.view.cursor.y, 2.4);
  moveView(state, 0.5);
  show(state, { ...state.experiment, data: { ...state.experiment.data, inputs: 2 } }, state.points);
  assert.equal(state.view.zoomed, false);
});

test('a zoomed view follows the cross, whose steps are finer there', () => {
  const state = stateOf(SQUARE);
  moveView(state, 0.25);
  putCross(state.view, { x: 2, y: 0 });
  followCross(state);
  near(directionOf(state, state.view.cursor)[0], 0.95);
  assert.equal(state.view.centre.y, 0);
  const unit = (extent) => unitOf({ extent: { x: extent, y: 6 } }).x;
  assert.deepEqual([6, 3, 1.5, 0.6].map(unit), [1, 1, 0.1, 0.1]);
  near(unit(0.0005), 0.0001);
  assert.deepEqual([1e6, 6, 3, 0.6, 0.0005].map(decimalsOf), [2, 2, 2, 3, 6]); // biome-ignore format: line
});

test('ticks are round and can be told apart down to a thousandth, near 0 and a million away', () => {
  for (const x of [0, 0.5, -3.217, 1234.567, FAR]) {
    for (const extent of [0.0005, 0.004, 0.3, 2.7]) {
      const { across } = tickPlaces({ left: 0, top: 0, size: 480, centre: { x, y: 0 }, extent: { x: extent, y: 6 } }, 10);
      assert.ok(across.length >= 4 && across.length <= 12, `${across.length} ticks at ${x} ± ${extent}`);
      const named = across.filter((tick) => tick.named);
      assert.ok(named.length >= 2, `${named.length} labels at ${x} ± ${extent}`);
      assert.equal(new Set(named.map(({ text }) => text)).size, named.length);
      for (const { text } of named) assert.ok(text.length < 14, text);
      for (let i = 1; i < named.length; i++) {
        const [one, other] = [named[i - 1], named[i]];
        assert.ok(other.at - one.at > (one.text.length + other.text.length) * 3, `${one.text} ${other.text}`);
      }
    }
  }
});
