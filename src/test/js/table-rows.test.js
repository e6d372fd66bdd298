import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between, movedBy, ordered, rowsInSight, scrolledTo, toggled } from '../../../web/ui/inspector/table-rows.js';

/** @type {import('../../../web/wire/messages.js').Point[]} */
const POINTS = [
  [2, 0, 1, 0],
  [-1, 5, 0, 1],
  [2, -3, 0, 0],
  [0, 1, 1, 1],
];

test('rows are sorted by a column, and equal ones stay in their own order, up and down', () => {
  assert.deepEqual(ordered(POINTS, { column: 'index', falling: false }), [0, 1, 2, 3]);
  assert.deepEqual(ordered(POINTS, { column: 'index', falling: true }), [3, 2, 1, 0]);
  assert.deepEqual(ordered(POINTS, { column: 'x', falling: false }), [1, 3, 0, 2]);
  assert.deepEqual(ordered(POINTS, { column: 'x', falling: true }), [0, 2, 3, 1]);
  assert.deepEqual(ordered(POINTS, { column: 'target', falling: false }), [1, 2, 0, 3]);
  assert.deepEqual(ordered(POINTS, { column: 'role', falling: true }), [1, 3, 0, 2]);
});

test('however many points there are, few rows are there, and all that are in sight', () => {
  for (const top of [0, 13, 70_000, 139_700, 1e9]) {
    const { first, end } = rowsInSight(top, 300, 28, 5000);
    assert.ok(end - first <= 25, `${end - first} rows`);
    if (top < 140_000) assert.ok(first * 28 <= top && end * 28 >= Math.min(top + 300, 5000 * 28));
    assert.ok(first >= 0 && end <= 5000);
  }
  assert.deepEqual(rowsInSight(0, 300, 28, 0), { first: 0, end: 0 });
  assert.deepEqual(rowsInSight(0, 300, 28, 3), { first: 0, end: 3 });
});

test('a row comes into sight by the shortest way', () => {
  assert.equal(scrolledTo(3, 0, 100, 20), 0);
  assert.equal(scrolledTo(5, 0, 100, 20), 20);
  assert.equal(scrolledTo(2, 80, 100, 20), 40);
  assert.equal(scrolledTo(6, 80, 100, 20), 80);
});

test('a selection reaches from one row to another in the order that is seen', () => {
  const order = ordered(POINTS, { column: 'x', falling: false });
  assert.deepEqual(between(POINTS, order, 2, 1), [POINTS[3], POINTS[0]]);
  assert.deepEqual(toggled([POINTS[0]], POINTS[1]), [POINTS[0], POINTS[1]]);
  assert.deepEqual(toggled([POINTS[0], POINTS[1]], POINTS[0]), [POINTS[1]]);
});

test('keys lead from cell to cell and stop at the edges', () => {
  const size = { rows: 100, columns: 5, page: 10 };
  const press = (/** @type {string} */ key, ctrlKey = false) =>
    movedBy({ key, ctrlKey, metaKey: false }, { row: 4, column: 1 }, size);
  assert.deepEqual(press('ArrowUp'), { row: 3, column: 1 });
  assert.deepEqual(press('PageUp'), { row: 0, column: 1 });
  assert.deepEqual(press('PageDown'), { row: 14, column: 1 });
  assert.deepEqual(press('End'), { row: 4, column: 4 });
  assert.deepEqual(press('End', true), { row: 99, column: 4 });
  assert.deepEqual(press('ArrowDown', true), { row: 99, column: 1 });
  assert.equal(press('a'), null);
});
