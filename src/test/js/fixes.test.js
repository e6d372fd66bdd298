import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixOf } from '../../../web/ui/fixes.js';
import { catalogue } from './small.js';

const { defaults } = catalogue;
const fix = (path, value, allowed) => fixOf(catalogue, defaults, path, value, allowed);

test('a number beyond its range becomes the nearest that is allowed', () => {
  assert.deepEqual(fix('data.classes', '9', '2 … 6'), { path: 'data.classes', value: 6 });
  assert.deepEqual(fix('data.noise', '-3.5', '10 … 50'), { path: 'data.noise', value: 10 });
  assert.deepEqual(fix('data.classes', '4.4', '2 … 6'), { path: 'data.classes', value: 4 });
});

test('what is used already needs no fix', () => {
  assert.equal(fix('data.classes', '1', '2 … 6'), null);
  assert.equal(fix('data.classes', '3', '2'), null);
  assert.equal(fix('network.features', 'x1,x2,radius', 'x1, x2'), null);
});

test('of the features, those stay that can be here', () => {
  assert.deepEqual(fix('network.features', 'x1,x2,sin-x1', 'x1, x1-squared, sin-x1'), {
    path: 'network.features',
    value: ['x1', 'sin-x1'],
  });
  assert.equal(fix('network.features', 'x2', 'x1, x1-squared'), null);
});

test('a choice written otherwise is the one that is meant', () => {
  const meant = fix('training.optimizer', 'Adam_W', 'sgd, adam, adamw');
  assert.deepEqual(meant, { path: 'training.optimizer', value: 'adamw' });
  assert.equal(fix('training.optimizer', 'QQQ', 'sgd, adam'), null);
});

test('settings of several parts have no obvious fix', () => {
  assert.equal(fix('network.layers', '99', '1 … 32'), null);
  assert.equal(fix('training.stop', 'epoch:0', 'none, epoch:1 … 1000'), null);
  assert.equal(fix('data.noise', 'much', '0 … 50'), null);
});
