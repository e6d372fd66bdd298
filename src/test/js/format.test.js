import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as format from '../../../web/ui/format.js';

const WRITTEN = [
  ['loss', 0.69314718, '0.6931'],
  ['loss', 0, '0.0000'],
  ['loss', 0.00026, '0.000260'],
  ['loss', 0.000026, '2.60·10⁻⁵'],
  ['loss', 123.456, '123.5'],
  ['loss', 8.463298965e33, '8.46·10³³'],
  ['percent', 0.9996, '100.0 %'],
  ['score', -0.0003, '0.000'],
  ['score', -0.52, '−0.520'],
  ['score', -1234.5, '−1235'],
  ['score', -8.4632e33, '−8.46·10³³'],
  ['counter', 92025, '92025'],
  ['counter', 9007199254740991, '9.007·10¹⁵'],
  ['parameter', -0.2624, '−0.2624'],
  ['parameter', 0, '0.0000'],
  ['parameter', -0.00005, '−5.000·10⁻⁵'],
  ['parameter', -8.46329896e33, '−8.463·10³³'],
  ['setting', 0.00005, '5e-5'],
  ['setting', 0.03, '0.03'],
  ['setting', 123456, '123456'],
  ['grouped', 1234567, '1\u202f234\u202f567'],
];

test('a figure is written short with a true minus', () => {
  for (const [figure, value, written] of WRITTEN) assert.equal(format[figure](value), written, `${figure} of ${value}`);
});

test('what is written can be typed again', () => {
  for (let power = -30; power <= 37; power++) {
    for (const factor of [1, -1, 1.5, -8.463]) {
      const value = factor * 10 ** power;
      const allowed = 1e-3 * Math.abs(value) + (Math.abs(value) >= 1e-3 ? 1e-4 : 0);
      const text = format.parameter(value);
      assert.ok(Math.abs(format.parse(text) - value) <= allowed, text);
      assert.equal(format.parse(format.setting(value)), value);
    }
  }
});

test('a comma is a decimal point, and no text is no number', () => {
  assert.equal(format.parse(' 0,25 '), 0.25);
  assert.ok(Number.isNaN(format.parse('')) && Number.isNaN(format.parse('one')));
});
