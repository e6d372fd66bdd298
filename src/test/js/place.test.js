import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overlap, placeOf } from '../../../web/ui/place.js';

const ROOM = { left: 0, top: 0, right: 400, bottom: 300 };
const SIZE = { width: 100, height: 40 };
const box = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });
const standing = ({ left, top }) => box(left, top, SIZE.width, SIZE.height);

test('a bubble stands beside what it is about, eight pixels apart at most', () => {
  const anchor = box(150, 120, 60, 30);
  const there = standing(placeOf(anchor, SIZE, ROOM, []));
  assert.equal(overlap(there, anchor), 0);
  const apart = Math.max(
    anchor.left - there.right,
    there.left - anchor.right,
    anchor.top - there.bottom,
    there.top - anchor.bottom,
  );
  assert.ok(apart >= 0 && apart <= 8, `${apart}`);
});

test('it stands farther away before it covers what should stay in sight', () => {
  const anchor = box(150, 120, 60, 30);
  const around = [box(30, 100, 110, 70), box(220, 100, 110, 70), box(140, 60, 80, 50), box(140, 160, 80, 50)];
  const there = standing(placeOf(anchor, SIZE, ROOM, around));
  for (const seen of [anchor, ...around]) assert.equal(overlap(there, seen), 0);
});

test('where everything is taken it covers the others, but never what it is about', () => {
  const anchor = box(150, 120, 60, 30);
  const there = standing(placeOf(anchor, SIZE, ROOM, [ROOM]));
  assert.equal(overlap(there, anchor), 0);
});

test('no place beside one of the boxes is better, by a count of the pixels that each would cover', () => {
  let seed = 7;
  const random = (below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 40; round++) {
    const anchor = box(random(300), random(250), 10 + random(80), 10 + random(40));
    const seen = Array.from({ length: 12 }, () => box(random(350), random(270), 10 + random(90), 10 + random(50)));
    const cost = (one) => {
      const across = Math.max(0, anchor.left - one.right, one.left - anchor.right);
      const along = Math.max(0, anchor.top - one.bottom, one.top - anchor.bottom);
      const covered = seen.map((other) => overlap(one, other)).reduce((a, b) => a + b);
      return overlap(one, anchor) * 1e6 + covered * 50 + across ** 2 + along ** 2;
    };
    const there = standing(placeOf(anchor, SIZE, ROOM, seen));
    for (const { left, top, right, bottom } of [anchor, ...seen]) {
      for (const x of [left, right - SIZE.width, left - SIZE.width - 8, right + 8]) {
        for (const y of [top, bottom - SIZE.height, top - SIZE.height - 8, bottom + 8]) {
          const other = box(x, y, SIZE.width, SIZE.height);
          const inside = x >= 0 && y >= 0 && other.right <= ROOM.right && other.bottom <= ROOM.bottom;
          if (inside) assert.ok(cost(there) <= cost(other) + 1e-6, `${JSON.stringify(there)} ${JSON.stringify(other)}`);
        }
      }
    }
  }
});
