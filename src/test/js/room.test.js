import assert from 'node:assert/strict';
import test from 'node:test';
import { roomFor } from '../../../web/ui/room.js';

const FRAME = { left: 0, top: 0, right: 100, bottom: 100 };
const SIZE = { width: 20, height: 20 };
const box = (left, top, right, bottom) => ({ left, top, right, bottom });

test('what covers nothing stands where it is wanted', () => {
  assert.deepEqual(roomFor(SIZE, FRAME, [], 5, { left: 30, top: 40 }), { left: 30, top: 40, covered: 0 });
});

test('it never leaves the frame', () => {
  assert.deepEqual(roomFor(SIZE, FRAME, [], 5, { left: 95, top: -7 }), { left: 80, top: 0, covered: 0 });
});

test('it goes to the nearest place that covers nothing, at a distance', () => {
  const kept = [{ box: box(30, 30, 60, 60), weight: 1 }];
  assert.deepEqual(roomFor(SIZE, FRAME, kept, 5, { left: 42, top: 38 }), { left: 65, top: 38, covered: 0 });
});

test('where there is no room at all it covers what costs the least', () => {
  const kept = [
    { box: box(0, 0, 100, 50), weight: 1 },
    { box: box(0, 50, 100, 100), weight: 9 },
  ];
  const room = roomFor(SIZE, FRAME, kept, 5, { left: 10, top: 80 });
  assert.equal(room.covered, 400);
  assert.ok(room.top + SIZE.height <= 50, String(room.top));
});
