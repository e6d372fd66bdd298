import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawTicks, tickPlaces } from '../../../web/draw/axes.js';

const WIDTH = 6;

/** The labels of the axes as they are written, with the room that each takes. */
function labels(size, extent, tick, centre = { x: 0, y: 0 }) {
  const written = [];
  const context = new Proxy(
    {},
    {
      get: (target, name) => {
        if (name === 'fillText') {
          return (text, x, y) => {
            const width = (text.length * WIDTH * tick) / 10;
            const left = target.textAlign === 'center' ? x - width / 2 : x;
            const top = target.textBaseline === 'middle' ? y - tick / 2 : y - tick;
            written.push({ text, left, top, right: left + width, bottom: top + tick });
          };
        }
        return target[name] ?? (() => {});
      },
      set: (target, name, value) => ((target[name] = value), true),
    },
  );
  drawTicks(
    context,
    { left: 0, top: 0, size, centre, extent: { x: extent, y: extent } },
    { tick, card: '#ffffff', ink: '#000000' },
  );
  return written;
}

test('on planes of any size, labels of the axes lie within the plane and not on each other', () => {
  for (const tick of [10, 13, 16, 20.8]) {
    for (const extent of [6, 7, 10.2, 11, 51, 1000]) {
      for (let size = 120; size < 1400; size += 7) {
        const all = labels(size, extent, tick);
        assert.ok(all.length >= 2, `${size} ${extent}`);
        for (const one of all) {
          assert.ok(one.left >= 0 && one.top >= 0 && one.right <= size && one.bottom <= size, `${one.text} of ${size}`);
          for (const other of all) {
            if (one === other) continue;
            const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
            assert.ok(apart, `${one.text} ${other.text} of ${size} ±${extent}, letters of ${tick}`);
          }
        }
      }
    }
  }
});

test('on a plane far from 0, the ticks of each direction are round and those of its own place', () => {
  const at = (tick) => tick.map(({ value }) => value);
  const { across, upwards } = tickPlaces(
    { left: 0, top: 0, size: 480, centre: { x: 500, y: -1e6 }, extent: { x: 522, y: 522 } },
    10,
  );
  assert.deepEqual(at(across), [0, 200, 400, 600, 800, 1000]);
  assert.deepEqual(at(upwards), [-1000400, -1000200, -1e6, -999800, -999600]);
  const written = labels(480, 522, 10, { x: 500, y: -1e6 }).map(({ text }) => text);
  assert.equal(new Set(written).size, written.length, written.join());
});

test('where there is room, each tick has its label', () => {
  const { across, upwards } = tickPlaces({ left: 0, top: 0, size: 480, centre: { x: 0, y: 0 }, extent: { x: 6, y: 6 } }, 10);
  const texts = [across, upwards].map((ticks) => ticks.map(({ text, named }) => (named ? text : '')));
  assert.deepEqual(texts, Array(2).fill(['−4', '−2', '0', '2', '4']));
});
