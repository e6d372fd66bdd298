import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linearTicks, logTicks, roundStep, tickText } from '../../../web/draw/ticks.js';

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

test('the step is the smallest round one that is large enough', () => {
  assert.equal(roundStep(3), 5);
  assert.equal(roundStep(0.2), 0.2);
  assert.equal(roundStep(60), 100);
});
