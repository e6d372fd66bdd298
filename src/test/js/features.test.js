import assert from 'node:assert/strict';
import { test } from 'node:test';
import { features, inputFunction, isFeature, readsX2, sameInput } from '../../../web/net/features.js';

test('each feature is the function that its name says', () => {
  const at = Object.fromEntries(Object.keys(features).map((id) => [id, inputFunction({ id })(3, -2)]));
  assert.deepEqual(at, {
    x1: 3,
    x2: -2,
    'x1-squared': 9,
    'x2-squared': 4,
    'x1-x2': -6,
    'sin-x1': Math.sin(3),
    'sin-x2': Math.sin(-2),
    'radius-squared': 13,
    'bit-1': 1,
    'bit-2': -1,
    'bit-3': -1,
    'bit-4': 1,
    'bit-5': 1,
    'bit-6': 1,
    'bit-7': -1,
    'bit-8': 1,
  });
});

test('the features that read the second coordinate are those of x2, of both, and every second bit', () => {
  const read = Object.keys(features).filter(readsX2);
  assert.deepEqual(read, ['x2', 'x2-squared', 'x1-x2', 'sin-x2', 'radius-squared', 'bit-2', 'bit-4', 'bit-6', 'bit-8']);
});

test('a random Fourier feature is cos(w·x + b)', () => {
  assert.equal(inputFunction({ id: 'fourier', w: [2, -1], b: 0.5 })(1, 3), Math.cos(-0.5));
});

test('a formula is worked out in postfix order', () => {
  const value = (program, x1, x2) => inputFunction({ id: 'formula', program })(x1, x2);
  assert.equal(value(['x1', 'x2', '-', 2, '^'], 5, 2), 9);
  assert.equal(value([1, 'x2', 'x1', '/', '+', 'neg'], 4, 2), -1.5);
  assert.equal(value(['x1', 'x2', 'max', 'x1', 'x2', 'min', '*'], -3, 5), -15);
  assert.equal(value(['x1', 'abs', 'sqrt', 'log', 'exp'], -16, 0), 4);
});

test('where a formula has no finite value it is drawn as 0', () => {
  assert.equal(inputFunction({ id: 'formula', program: [1, 'x1', '/'] })(0, 0), 0);
  assert.equal(inputFunction({ id: 'formula', program: ['x1', 'log'] })(-1, 0), 0);
});

test('what is no input is refused', () => {
  assert.throws(() => inputFunction({ id: 'x3' }), /x3 is none of x1/);
  assert.throws(() => inputFunction({ id: 'formula', program: ['x1', '+'] }), /lacks a number/);
  assert.throws(() => inputFunction({ id: 'formula', program: ['x1', 'toString'] }), /no step/);
});

test('features are the same by name, other inputs only as the same object', () => {
  const fourier = { id: 'fourier', w: [1, 1], b: 0 };
  assert.ok(sameInput({ id: 'x1' }, { id: 'x1' }) && sameInput(fourier, fourier));
  assert.ok(!sameInput(fourier, { ...fourier }) && !isFeature(fourier) && !isFeature({ id: 'constructor' }));
});
