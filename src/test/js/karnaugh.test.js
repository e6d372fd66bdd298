import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tickPlaces } from '../../../web/draw/axes.js';
import { mapTicks } from '../../../web/draw/karnaugh.js';
import { bitsShown } from '../../../web/model/state.js';
import { features } from '../../../web/net/features.js';
import { stateWith } from './small.js';

const read = (ids, x1, x2) => ids.map((id) => (features[id](x1, x2) > 0 ? 1 : 0)).join('');

test('the axes of a Karnaugh map tell the bits of each column and row', () => {
  const { across, upwards } = mapTicks(7, 100, 10);
  assert.deepEqual([across.length, upwards.length], [16, 8]);
  for (const { value, text } of across) assert.equal(text, read(['bit-1', 'bit-3', 'bit-5', 'bit-7'], value, 0));
  for (const { value, text } of upwards) assert.equal(text, read(['bit-2', 'bit-4', 'bit-6'], 0, value));
});

test('where not all bits have room, those of every second column are told, or of every fourth', () => {
  const texts = (unit) => mapTicks(8, unit, 10).across.map(({ text }) => text);
  assert.deepEqual([texts(60).length, texts(25).length, texts(15).length], [16, 8, 4]);
  assert.deepEqual(texts(15), ['0000', '0110', '1100', '1010']);
});

test('no label of a column lies on another one, or on one of a row', () => {
  for (let bits = 2; bits <= 8; bits++) {
    for (const size of [200, 358, 480, 900]) {
      const geometry = { left: 0, top: 0, size, centre: { x: 0, y: 0 }, extent: { x: 6, y: 6 } };
      const { across, upwards } = tickPlaces(geometry, 10, mapTicks(bits, size / 12, 10));
      const named = across.filter((tick) => tick.named);
      const width = 6 * named[0].text.length;
      named.slice(1).forEach((tick, i) => assert.ok(tick.at - named[i].at > width, `${bits} ${size}`));
      assert.ok(named.length > 1 && upwards.some((tick) => tick.named), `${bits} ${size}`);
    }
  }
});

test('points that were drawn are on a map of the bits that the network reads, and else on a plane', () => {
  const state = stateWith([]);
  const reading = (...ids) => bitsShown({ ...state, network: { inputs: ids.map((id) => ({ id })), layers: [] } });
  assert.deepEqual([reading('x1', 'x2'), reading('bit-1'), reading('x1', 'bit-3', 'bit-6')], [0, 2, 6]);
  assert.equal(bitsShown(state), 0);
});
