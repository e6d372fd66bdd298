import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Forward, parameterAt, parameterCount, parameterIndex, withoutUnit } from '../../../web/net/forward.js';
import { fact, withFacts } from './facts.js';

const inputs = [{ id: 'x1' }, { id: 'x2' }];
/** |x1| + |x2| − 1, of four ReLUs. */
const DIAMOND = {
  shape: {
    inputs,
    layers: [
      { units: 4, activation: 'relu' },
      { units: 1, activation: 'linear' },
    ],
  },
  parameters: [1, 0, -1, 0, 0, 1, 0, -1, 0, 0, 0, 0, 1, 1, 1, 1, -1],
};

test('a network whose function is known gives its values', () => {
  const forward = new Forward(DIAMOND.shape, 3);
  forward.setPoints([0, 2, -0.25], [0, -3, 0.5]);
  assert.deepEqual([...forward.run(DIAMOND.parameters)[1][0]], [-1, 4, -0.25]);
});

test('a grid is taken row by row, in whatever blocks', () => {
  const xs = Array.from({ length: 30 }, (_, i) => i - 15);
  const forward = new Forward(DIAMOND.shape, 900);
  forward.setGrid(xs, xs);
  const values = forward.run(DIAMOND.parameters)[1][0];
  for (let row = 0; row < 30; row++) {
    for (let column = 0; column < 30; column++) {
      assert.equal(values[row * 30 + column], Math.abs(xs[column]) + Math.abs(xs[row]) - 1);
    }
  }
});

test('logits are the last layer before its activation', () => {
  const forward = new Forward({ inputs, layers: [{ units: 1, activation: 'sigmoid' }] }, 1);
  forward.setPoints([2], [1]);
  forward.run([3, -1, 0.5]);
  assert.equal(forward.logits[0][0], 5.5);
  assert.ok(Math.abs(forward.activations[0][0][0] - 1 / (1 + Math.exp(-5.5))) < 1e-12);
});

test('parameters lie layer by layer: rows of weights, then the biases', () => {
  const { shape } = DIAMOND;
  assert.equal(parameterCount(shape), 17);
  assert.equal(parameterIndex(shape, 0, 1, 0), 2);
  assert.equal(parameterIndex(shape, 0, 3), 11);
  assert.equal(parameterIndex(shape, 1, 0, 2), 14);
  assert.equal(parameterIndex(shape, 1, 0), 16);
});

test('too few parameters and too many points are refused', () => {
  const forward = new Forward(DIAMOND.shape, 2);
  assert.throws(() => forward.run([1, 2]), /2 parameters, the network has 17/);
  assert.throws(() => forward.setPoints([1, 2, 3], [1, 2, 3]), /room for 2/);
});

test('it agrees with the core on random networks of all inputs, activations and outputs', withFacts, () => {
  const passes = fact('forward-passes.json');
  assert.ok(passes.length > 30);
  for (const { network, xs, ys, parameters, outputs } of passes) {
    const forward = new Forward(network, xs.length);
    forward.setPoints(xs, ys);
    const found = forward.run(Float32Array.from(parameters)).at(-1);
    outputs.forEach((unit, k) =>
      unit.forEach((expected, p) => {
        if (p >= xs.length) return;
        // relative for the unbounded outputs
        const allowed = 1e-5 * Math.max(1, Math.abs(expected));
        assert.ok(Math.abs(found[k][p] - expected) <= allowed, `${found[k][p]} for ${expected} of ${JSON.stringify(network)}`);
      }),
    );
  }
});

test('each place among the parameters is one weight or bias, and back', () => {
  const shape = {
    inputs: [{ id: 'x1' }, { id: 'x2' }, { id: 'sin-x1' }],
    layers: [
      { units: 4, activation: 'tanh' },
      { units: 1, activation: 'linear' },
      { units: 2, activation: 'softmax' },
    ],
  };
  for (let index = 0; index < parameterCount(shape); index++) {
    const { layer, unit, input } = parameterAt(shape, index);
    assert.equal(parameterIndex(shape, layer, unit, input), index);
  }
});

test('a unit that is off is one that nothing reads, and the parameters stay what they are', () => {
  const parameters = Float32Array.from(DIAMOND.parameters);
  const forward = new Forward(DIAMOND.shape, 2);
  forward.setPoints([2, -2], [0, 0]);
  // without the ReLU that is x₁ to the right of 0
  assert.deepEqual([...forward.run(withoutUnit(DIAMOND.shape, parameters, 0, 0))[1][0]], [-1, 1]);
  assert.deepEqual([...forward.run(parameters)[1][0]], [1, 1]);
});
