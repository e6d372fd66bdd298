import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noted, takenUpAt, withSettings } from '../../../web/link/uncarried.js';

test('what is changed at the start is in the link; what is changed later is noted, with the steps and how often', () => {
  assert.deepEqual(noted([], 'points', 0), []);
  const once = noted([], 'points', 10);
  const twice = noted(once, 'points', 25);
  assert.deepEqual(once, [{ what: 'points', count: 1, from: 10, to: 10 }]);
  assert.deepEqual(twice, [{ what: 'points', count: 2, from: 10, to: 25 }]);
});

test('of settings those of training that differ are noted', () => {
  const before = { training: { learningRate: 0.1, schedule: { kind: 'step', every: 5 }, batchSize: 10 } };
  const after = { training: { learningRate: 0.1, schedule: { kind: 'step', every: 6 }, batchSize: 20 } };
  assert.deepEqual(
    withSettings([], before, after, 7).map(({ what }) => what),
    ['training.schedule', 'training.batchSize'],
  );
  assert.deepEqual(withSettings([], before, before, 7), []);
});

test('taken up at an earlier step, settings and points count from there, and weights set later are not set any more', () => {
  const list = [
    { what: 'weights', count: 1, from: 50, to: 60 },
    { what: 'points', count: 2, from: 50, to: 90 },
    { what: 'training.momentum', count: 1, from: 5, to: 5 },
  ];
  assert.deepEqual(takenUpAt(list, 40), [{ what: 'points', count: 2, from: 40, to: 40 }, list[2]]);
  assert.deepEqual(
    takenUpAt(list, 55).map(({ what, to }) => [what, to]),
    [
      ['weights', 55],
      ['points', 55],
      ['training.momentum', 5],
    ],
  );
  assert.deepEqual(takenUpAt(list, 0), []);
});
