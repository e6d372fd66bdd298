import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InTurn } from '../../../web/draw/in-turn.js';
import { Kept } from '../../../web/draw/kept.js';

const paper = () => ({ setTransform() {}, clearRect() {}, drawImage() {} });
class Canvas {
  getContext = paper;
  transferToImageBitmap = () => ({ width: 1, height: 1, close() {} });
}

let now = 0;

/**
 * Canvases that draw nothing, and a clock that stands still but for what the test puts on it.
 *
 * @param {import('node:test').TestContext} t
 */
function prepare(t) {
  const { OffscreenCanvas } = globalThis;
  globalThis.OffscreenCanvas = Canvas;
  t.after(() => (globalThis.OffscreenCanvas = OffscreenCanvas));
  t.mock.method(performance, 'now', () => now);
}

const SIZE = { width: 10, height: 10 };

/** Shows a picture of parts once, and says which were drawn. */
function drawnOf(turns, of, parts, takes = 0) {
  const drawn = [];
  turns.show(paper(), SIZE, 1, of, parts, (_, part) => {
    drawn.push(part);
    now += takes;
  });
  return drawn;
}

test('of parts that take long, some are drawn in each frame and each has its turn', (t) => {
  prepare(t);
  const turns = new InTurn();
  assert.deepEqual(drawnOf(turns, ['one'], [0, 0, 0, 0, 0], 100), [0, 1, 2, 3, 4]);
  const order = Array.from({ length: 7 }, (_, frame) => drawnOf(turns, ['one'], Array(5).fill(frame + 1), 100));
  assert.deepEqual(order.flat(), [0, 1, 2, 3, 4, 0, 1]);
});

test('of parts that take no time, all that have changed are drawn and no others', (t) => {
  prepare(t);
  const turns = new InTurn();
  assert.deepEqual(drawnOf(turns, [], ['a', 'b', 'c']), [0, 1, 2]);
  assert.deepEqual(drawnOf(turns, [], ['a', 'B', 'C']), [1, 2]);
  assert.deepEqual(drawnOf(turns, [], ['a', 'B', 'C']), []);
});

test('what all parts are of has changed: all are drawn at once, however long it takes', (t) => {
  prepare(t);
  const turns = new InTurn();
  drawnOf(turns, ['light'], [0, 0, 0], 100);
  assert.deepEqual(drawnOf(turns, ['dark'], [0, 0, 0], 100).toSorted(), [0, 1, 2]);
  assert.equal(drawnOf(turns, ['dark'], [0, 0, 0, 0], 100).length, 4);
});

test('a drawing is kept until what it is of changes', (t) => {
  prepare(t);
  const kept = new Kept();
  let times = 0;
  const show = (ratio, ...of) => kept.show(paper(), 10, ratio, of, () => times++);
  show(1, 'points');
  show(1, 'points');
  assert.equal(times, 1);
  show(1, 'other points');
  show(2, 'other points');
  assert.equal(times, 3);
});
