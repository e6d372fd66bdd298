import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decodeFrame, isSweepFrame, ProtocolError } from '../../../web/wire/protocol.js';
import { decodeSweepFrame } from '../../../web/wire/sweep-frame.js';

const { examples } = JSON.parse(readFileSync(new URL('../resources/protocol/sweepFrame.json', import.meta.url), 'utf8'));
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));

test("every documented frame of a sweep is decoded to its runs' numbers", () => {
  assert.ok(examples.length > 1);
  for (const { frame, hex } of examples) {
    const { buffer } = bytesOf(hex);
    assert.ok(isSweepFrame(buffer));
    assert.throws(() => decodeFrame(buffer), ProtocolError);
    const decoded = decodeSweepFrame(buffer);
    const plain = { ...decoded, runs: decoded.runs.map((run) => ({ ...run, parameters: [...run.parameters] })) };
    assert.deepEqual(plain, frame);
  }
});

test('a frame of a sweep that is cut, longer, of another version or with an unknown state is refused', () => {
  const whole = bytesOf(examples[0].hex);
  for (let length = 1; length < whole.length; length++) {
    assert.throws(() => decodeSweepFrame(whole.slice(0, length).buffer), ProtocolError, `${length} bytes`);
  }
  assert.throws(() => decodeSweepFrame(bytesOf(examples[0].hex + '00').buffer), ProtocolError);
  for (const [place, value] of [
    [1, 2],
    [12, 9],
    [24, 255],
    [28, 4],
  ]) {
    const broken = whole.slice();
    broken[place] = value;
    assert.throws(() => decodeSweepFrame(broken.buffer), ProtocolError, `byte ${place}`);
  }
});
