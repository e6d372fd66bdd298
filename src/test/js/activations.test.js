import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activationOf } from '../../../web/net/activations.js';

const INPUTS = [-30, -3, -1, -0.1, 0, 0.1, 1, 2.5, 30];

function applied(layer, inputs = INPUTS) {
  const z = [Float64Array.from(inputs)];
  activationOf(layer)(z, 0, inputs.length);
  return [...z[0]];
}

/** As the books define them. */
const DEFINED = {
  linear: (z) => z,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (z) => Math.max(z, 0),
  elu: (z) => (z > 0 ? z : Math.exp(z) - 1),
  softplus: (z) => Math.log(1 + Math.exp(z)),
  silu: (z) => z / (1 + Math.exp(-z)),
  sine: Math.sin,
  cosine: Math.cos,
  'hard-step': (z) => (z > 0 ? 1 : 0),
};

test('each activation is the function that its name says', () => {
  for (const [activation, defined] of Object.entries(DEFINED)) {
    applied({ activation }).forEach((value, i) => {
      assert.ok(Math.abs(value - defined(INPUTS[i])) < 1e-12, `${activation}(${INPUTS[i]}) = ${value}`);
    });
  }
});

test('GELU is z Φ(z), with Φ from a table of the normal distribution', () => {
  const expected = [-0.00404969409, -0.15865525393, -0.04601721627, 0, 0.34573123063, 1.9544997361];
  applied({ activation: 'gelu' }, [-3, -1, -0.1, 0, 0.5, 2]).forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-6));
});

test('a leaky ReLU has its slope below 0', () => {
  assert.deepEqual(applied({ activation: 'leaky-relu', slope: 0.25 }, [-4, 0, 3]), [-1, 0, 3]);
  assert.throws(() => activationOf({ activation: 'leaky-relu' }), /slope/);
});

test('softmax gives shares, however large the logits are', () => {
  const z = [
    [1000, 0],
    [1000, 0],
    [1000 + Math.log(2), -800],
  ].map((unit) => Float64Array.from(unit));
  activationOf({ activation: 'softmax' })(z, 0, 2);
  [
    [0.25, 0.5],
    [0.25, 0.5],
    [0.5, 0],
  ].forEach((unit, k) => unit.forEach((share, i) => assert.ok(Math.abs(z[k][i] - share) < 1e-12)));
});

test('only the places asked for are overwritten', () => {
  const z = [Float64Array.of(-1, -1, -1, -1)];
  activationOf({ activation: 'relu' })(z, 1, 3);
  assert.deepEqual([...z[0]], [-1, 0, 0, -1]);
});

test('an unknown activation is refused by name', () => {
  assert.throws(() => activationOf({ activation: 'toString' }), /toString is none of linear/);
});
