import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Forward } from '../../../web/net/forward.js';
import { inOwnUnits, scaled } from '../../../web/net/scaling.js';
import { refit } from '../../../web/model/state.js';
import { answerOf } from '../../../web/ui/plane/readout.js';
import { namesText, readNames } from '../../../web/link/hash-values.js';

const scaling = { x: { shift: 200, unit: 10 }, y: { shift: 4000, unit: 500 }, target: { shift: 5000, unit: 1000 } };
const inputs = [{ id: 'x1' }, { id: 'x2' }, { id: 'x1-x2' }];
const layers = [
  { units: 2, activation: 'tanh' },
  { units: 1, activation: 'linear' },
];
const parameters = Float64Array.from({ length: 11 }, (_, i) => Math.sin(i + 1));
const own = { xs: [180, 200, 215], ys: [3000, 4000, 5250] };
const before = { xs: [-2, 0, 1.5], ys: [-2, 0, 2.5] };

test('places in the data’s own units are answered as the places scaled beforehand are', () => {
  for (const method of ['setGrid', 'setPoints']) {
    const one = new Forward({ inputs, layers, scaling }, 9);
    const other = new Forward({ inputs, layers }, 9);
    one[method](own.xs, own.ys);
    other[method](before.xs, before.ys);
    assert.deepEqual(one.inputs, other.inputs);
    assert.deepEqual(one.run(parameters), other.run(parameters));
  }
});

test('an answer is told in the target’s own units, and a scaled number comes back', () => {
  assert.equal(inOwnUnits(scaling.target, -0.5), 4500);
  assert.equal(scaled(scaling.target, inOwnUnits(scaling.target, 0.25)), 0.25);
  assert.equal(inOwnUnits(undefined, 3), 3);
  const state = { problem: 'regression', network: { inputs, layers, scaling } };
  assert.deepEqual(answerOf(state, [1.5], 'linear'), { value: 6500 });
  assert.deepEqual(answerOf({ ...state, network: { inputs, layers } }, [1.5], 'linear'), { value: 1.5 });
});

test('a network is another one only when its scaling was fitted anew', () => {
  const network = { inputs, layers, scaling };
  const state = { network };
  refit(state, structuredClone(scaling));
  assert.equal(state.network, network);
  refit(state, undefined);
  assert.notEqual(state.network, network);
  assert.equal(state.network.scaling, undefined);
});

test('names with commas, semicolons and backslashes survive a link, and too many or too long ones are refused', () => {
  const range = (max) => ({ min: 0, max, step: 1, initial: 0, scale: 'linear', integer: true });
  const catalogue = { ranges: { 'data.names.length': range(40), 'data.inputs': range(2), 'data.classes': range(6) } };
  const read = (text) => readNames(catalogue, text);
  for (const names of [
    { columns: ['a,b', 'c;d'], target: '\\', classes: ['', 'é', '<b>&=#%'] },
    { columns: [], target: 'y', classes: [] },
    { columns: ['x'], target: '', classes: [] },
  ]) {
    assert.deepEqual(read(decodeURIComponent(namesText(names))), names);
  }
  assert.equal(namesText(undefined), '');
  assert.equal(read('a,b,c'), null);
  assert.equal(read(';a,b'), null);
  assert.equal(read(';;a;b'), null);
  assert.equal(read('a'.repeat(41)), null);
  assert.deepEqual(read('🐧'.repeat(40)).columns, ['🐧'.repeat(40)]);
});
