import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisTexts, distinctTexts, linearTicks, logTicks, roundStep, tickText, wholeTicks } from '../../../web/draw/ticks.js';

const WRITTEN = [
  [0.25, '0.25'],
  [-2, '−2'],
  [0, '0'],
  [2500, '2.5k'],
  [-3e6, '−3M'],
  [1e52, '10⁵²'],
  [-2e-7, '−2·10⁻⁷'],
  [1e-4, '0.0001'],
  [1e-5, '10⁻⁵'],
];

test('a tick is written short with a true minus', () => {
  for (const [value, written] of WRITTEN) assert.equal(tickText(value), written);
});

test('ticks are multiples of 1, 2 or 5 times a power of ten, from end to end', () => {
  assert.deepEqual(linearTicks(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(linearTicks(-6, 6, 4), [-5, 0, 5]);
  assert.deepEqual(linearTicks(0, 0.003, 3), [0, 0.001, 0.002, 0.003]);
  assert.deepEqual(linearTicks(0, 10, 4, true), [0, 2.5, 5, 7.5, 10]);
});

test('an axis without width has no ticks', () => {
  assert.deepEqual(linearTicks(1, 1, 5), []);
  assert.deepEqual(linearTicks(0, Infinity, 5), []);
});

test('ticks of a logarithmic axis are powers of ten; of a short one also 2 and 5 times them', () => {
  assert.deepEqual(logTicks(0.001, 10, 5), [0.001, 0.01, 0.1, 1, 10]);
  assert.deepEqual(logTicks(0.1, 1, 5), [0.1, 0.2, 0.5, 1]);
  assert.deepEqual(logTicks(1, 1e8, 4), [1, 100, 1e4, 1e6, 1e8]);
});

test('a logarithmic axis has at least three ticks, however short it is', () => {
  assert.deepEqual(logTicks(0.31, 0.69, 6), [0.4, 0.5, 0.6], 'once the single tick 0.5');
  assert.deepEqual(logTicks(0.03, 0.18, 6), [0.05, 0.1, 0.15]);
  for (let low = 1e-9; low < 1e9; low *= 1.7) {
    for (const ratio of [1.05, 1.5, 2, 4, 9, 25, 300, 1e5, 1e12]) {
      const ticks = logTicks(low, low * ratio, 6);
      assert.ok(ticks.length >= 3 && ticks.length <= 9, `${low} to ${low * ratio}: ${ticks}`);
      assert.ok(ticks[0] >= low * 0.999 && ticks[ticks.length - 1] <= low * ratio * 1.001);
    }
  }
});

test('the ticks of a run that diverged are powers of ten that can be read', () => {
  assert.deepEqual(logTicks(0.5, 3e52, 6).map(tickText), ['1', '10¹⁰', '10²⁰', '10³⁰', '10⁴⁰', '10⁵⁰']);
  assert.deepEqual(axisTexts(linearTicks(0, 1e52, 5)), ['0', '2·10⁵¹', '4·10⁵¹', '6·10⁵¹', '8·10⁵¹', '10⁵²']);
});

test('the ticks of one axis have equally many decimals', () => {
  assert.deepEqual(axisTexts([0, 0.5, 1, 1.5]), ['0', '0.5', '1.0', '1.5']);
  assert.deepEqual(axisTexts([-0.25, 0, 0.25]), ['−0.25', '0', '0.25']);
  assert.deepEqual(axisTexts([0, 1000, 2000]), ['0', '1k', '2k']);
});

test('ticks that would look the same are written in full', () => {
  assert.deepEqual(distinctTexts([999995, 1e6, 1000005]), ['999995', '1000000', '1000005']);
  assert.deepEqual(distinctTexts([0, 500, 1000]), ['0', '500', '1k']);
});

test('ticks that lie close to each other have the digits that tell them apart', () => {
  assert.deepEqual(axisTexts([0.6951, 0.69515, 0.6952]), ['0.69510', '0.69515', '0.69520']);
  assert.deepEqual(axisTexts([2000, 2000.1]), ['2000.0', '2000.1']);
});

test('ticks of steps are whole', () => {
  assert.deepEqual(wholeTicks(0, 1, 5), [0, 1]);
  assert.deepEqual(wholeTicks(0, 3, 8), [0, 1, 2, 3]);
  assert.deepEqual(wholeTicks(750, 1000, 5), [750, 800, 850, 900, 950, 1000]);
});

test('the step is the smallest round one that is large enough', () => {
  assert.equal(roundStep(3), 5);
  assert.equal(roundStep(0.2), 0.2);
  assert.equal(roundStep(60), 100);
});
