import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as views from '../../../web/model/view.js';

test('to change roles, test points must be seen', () => {
  const view = views.createView();
  views.setField(view, 'tool', 'role');
  assert.deepEqual([view.tool, view.showTest], ['role', true]);
  const other = views.createView();
  views.chooseTool(other, 'spray');
  assert.deepEqual([other.tool, other.showTest], ['spray', false]);
});

test('at first a page looks', () => {
  assert.equal(views.createView().tool, 'look');
});

test('the mouse is read before the cross, and what a finger left until a cross or another tool comes', () => {
  const view = views.createView();
  assert.equal(views.placeRead(view), null);
  views.keepReading(view, { x: 1, y: 1 });
  assert.deepEqual(views.placeRead(view), { x: 1, y: 1 });
  views.putCross(view, null);
  assert.deepEqual(views.placeRead(view), { x: 1, y: 1 });
  views.putCross(view, { x: 2, y: 2 });
  views.pointAt(view, { x: 3, y: 3 });
  assert.deepEqual(views.placeRead(view), { x: 3, y: 3 });
  views.pointAt(view, null);
  assert.deepEqual(views.placeRead(view), { x: 2, y: 2 });
  views.putCross(view, null);
  assert.equal(views.placeRead(view), null);
  views.keepReading(view, { x: 1, y: 1 });
  views.chooseTool(view, 'draw');
  assert.equal(views.placeRead(view), null);
});

test('a control sets its own field, and no other can be made', () => {
  const view = views.createView();
  views.setField(view, 'smoothing', true);
  assert.equal(view.smoothing, true);
  assert.throws(() => views.setField(view, 'colour', 'red'), /colour/);
});

test('the extent is a whole number beyond the farthest point, or the cross, with a margin', () => {
  const view = views.createView();
  views.fitExtent(view, [[0, -7, 0, 0]]);
  assert.equal(view.extent.x, 8);
  views.putCross(view, { x: -20, y: 0 });
  views.fitExtent(view, [[0, -7, 0, 0]]);
  assert.equal(view.extent.x, 21);
  views.putCross(view, null);
  views.fitExtent(view, [[6, 6, 0, 0]]);
  assert.equal(view.extent.x, 6);
});

test('points that lie far away are seen where they lie, and the usual ones as ever', () => {
  const view = views.createView();
  const { centre } = view;
  views.fitExtent(view, [[29, 0, 30, 0]]);
  assert.deepEqual([view.centre, view.extent.x, view.values], [centre, 31, { low: -33, high: 33 }]);
  // The points of the note of the border at 3.
  views.fitExtent(view, [2.9, -1, 3, 1000].map((x) => [x, 0, 0, 0]), true); // biome-ignore format: points
  assert.deepEqual([view.centre, view.extent.x], [{ x: 500, y: 0 }, 577]);
  views.fitExtent(view, [[1e6, -1e6, 500, 0], [1e6 - 3, -1e6, 510, 0]]); // biome-ignore format: points
  assert.deepEqual([view.centre, view.extent.x, view.values], [{ x: 999999, y: -1e6 }, 6, { low: 499, high: 511 }]);
  views.fitExtent(view, []);
  assert.deepEqual([view.centre, view.extent.x, view.values], [centre, 6, { low: -1.25, high: 1.25 }]);
});

test('on a line the height of the cross, which is a value, makes the plane no wider', () => {
  const view = views.createView();
  views.putCross(view, { x: 0, y: 522 });
  views.fitExtent(view, [[1000, 0, 1, 0], [0, 0, 0, 0]], true); // biome-ignore format: points
  assert.deepEqual([view.centre.y, view.extent.x], [0, 575]);
});

test('a hand reaches as far as the plane is shown, or as the usual plane grows', () => {
  const view = views.createView();
  assert.deepEqual([views.withinReach(view, 'x', 99), views.withinReach(view, 'y', -99)], [30, -30]);
  views.fitExtent(view, [[0, 0, 0, 0], [1000, 0, 0, 0]]); // biome-ignore format: points
  assert.deepEqual([views.withinReach(view, 'x', 9999), views.withinReach(view, 'y', -999)], [1075, -575]);
});

test('on a wide plane the cross takes wider steps', () => {
  const at = (extent) => views.unitOf({ extent: { x: 6, y: extent } }).y;
  assert.deepEqual([6, 32, 100, 520, 1e6].map(at), [1, 1, 10, 100, 1e5]);
});

test('a point or a class that is no more is let go', () => {
  const view = views.createView();
  views.carry(view, 3);
  views.chooseClass(view, 2);
  views.fitChoices(view, 4, 3);
  assert.deepEqual([view.carried, view.selectedClass], [3, 2]);
  views.fitChoices(view, 3, 2);
  assert.deepEqual([view.carried, view.selectedClass], [-1, 0]);
});
