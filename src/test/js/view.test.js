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
