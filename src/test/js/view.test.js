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
  assert.equal(view.extent, 8);
  views.putCross(view, { x: -20, y: 0 });
  views.fitExtent(view, [[0, -7, 0, 0]]);
  assert.equal(view.extent, 21);
  views.putCross(view, null);
  views.fitExtent(view, [[6, 6, 0, 0]]);
  assert.equal(view.extent, 6);
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
