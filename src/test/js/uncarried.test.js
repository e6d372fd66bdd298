import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noted, summed, takenUpAt, withSettings } from '../../../web/link/uncarried.js';

test('what is changed at the start is in the link; what is changed later is noted with its step', () => {
  assert.deepEqual(noted([], 'points', 0, 1), []);
  assert.deepEqual(noted([], 'points', 10, 1), [{ what: 'points', count: 1, from: 10, to: 10, decision: 1 }]);
});

test('the changes of one decision are one, with the values before and after all of them', () => {
  let list = noted([], 'training.learningRate', 10, 1, { was: 0.1, is: 0.2 });
  list = noted(list, 'points', 11, 2);
  list = noted(list, 'training.learningRate', 12, 1, { was: 0.2, is: 0.3 });
  list = noted(list, 'points', 13, 3);
  list = noted(list, 'points', 14);
  assert.deepEqual(
    list.map(({ what, count, from, to, was, is }) => [what, count, from, to, was, is]),
    [
      ['training.learningRate', 2, 10, 12, 0.1, 0.3],
      ['points', 1, 11, 11, undefined, undefined],
      ['points', 1, 13, 13, undefined, undefined],
      ['points', 1, 14, 14, undefined, undefined],
    ],
  );
});

test('changes of one kind are summed, with the steps and how often', () => {
  const list = noted(noted(noted([], 'points', 10, 1), 'weights', 20, 2), 'points', 25, 3);
  assert.deepEqual(summed(list), [
    { what: 'points', count: 2, from: 10, to: 25 },
    { what: 'weights', count: 1, from: 20, to: 20 },
  ]);
});

test('of settings those of training that differ are noted', () => {
  const before = { training: { learningRate: 0.1, schedule: { kind: 'step', every: 5 }, batchSize: 10 } };
  const after = { training: { learningRate: 0.1, schedule: { kind: 'step', every: 6 }, batchSize: 20 } };
  assert.deepEqual(
    withSettings([], before, after, 7).map(({ what, was, is }) => [what, was, is]),
    [
      ['training.schedule', before.training.schedule, after.training.schedule],
      ['training.batchSize', 10, 20],
    ],
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
  const [taken] = takenUpAt(noted([], 'points', 3, 1), 9);
  assert.equal(noted([taken], 'points', 12, 1).length, 2, 'decisions are counted anew after a reload');
});
