import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixed, numberText, powerOfTen, roundText } from '../../../web/draw/number-text.js';

test('a number has so many significant digits, and a true minus', () => {
  assert.equal(numberText(0.5, 4), '0.5000');
  assert.equal(numberText(-123.456, 4), '−123.5');
  assert.equal(numberText(0, 4), '0');
  assert.equal(numberText(999_999.9, 4), '1.000·10⁶', 'rounded over a power of ten');
});

test('where zeros would hide the digits there is a power of ten', () => {
  assert.equal(numberText(0.0001, 3), '0.000100');
  assert.equal(numberText(0.00009999, 2), '0.00010');
  assert.equal(numberText(0.00001234, 3), '1.23·10⁻⁵');
  assert.equal(numberText(-8.463e33, 3), '−8.46·10³³');
  assert.equal(powerOfTen(-120), '10⁻¹²⁰');
});

test('where there is no number a dash stands', () => {
  for (const none of [null, undefined, NaN, Infinity]) assert.equal(numberText(none, 3), '–');
  assert.equal(fixed(NaN, 2), '–');
  assert.equal(roundText(-Infinity, 2), '–');
});

test('with fixed decimals nothing is −0, and what is very long has a power of ten', () => {
  assert.equal(fixed(-0.0004, 3), '0.000');
  assert.equal(fixed(-0.0006, 3), '−0.001');
  assert.equal(fixed(1234567, 1), '1.235·10⁶');
});

test('a round number is written without zeros at its end', () => {
  assert.equal(roundText(0.5, 4), '0.5');
  assert.equal(roundText(200, 4), '200');
  assert.equal(roundText(-1e-7, 4), '−10⁻⁷');
  assert.equal(roundText(2e9, 4), '2·10⁹');
});
