import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearKey } from '../../../web/ui/near-key.js';

const KEYS = ['noise', 'n', 'lr', 'loss', 'optimizer', 'dataSeed', 'seed'];

test('a key with a slip or two is the one that was meant', () => {
  assert.equal(nearKey('nois', KEYS), 'noise');
  assert.equal(nearKey('niose', KEYS), 'noise');
  assert.equal(nearKey('optimiser', KEYS), 'optimizer');
  assert.equal(nearKey('dataseed', KEYS), 'dataSeed');
  assert.equal(nearKey('rl', KEYS), 'lr');
});

test('of a key like none nothing is guessed', () => {
  assert.equal(nearKey('foo', KEYS), null);
  assert.equal(nearKey('momentun', KEYS), null);
  assert.equal(nearKey('', KEYS), null);
  assert.equal(nearKey('x', KEYS), null);
});

test('a key as long as a link is like none', () => {
  assert.equal(nearKey('noise'.repeat(200_000), KEYS), null);
});
