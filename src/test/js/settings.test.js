import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOf, drawing, merged, same } from '../../../web/model/settings.js';
import { stateWith } from './small.js';

test('a change holds what was chosen and nothing else', () => {
  const state = stateWith([]);
  assert.deepEqual(changeOf(state, 'training.learningRate', 0.1), { training: { learningRate: 0.1 } });
  assert.deepEqual(changeOf(state, 'training.schedule.kind', 'step'), { training: { schedule: { kind: 'step' } } });
  assert.throws(() => changeOf(state, 'training.luck', 1), /training\.luck/);
});

test('one activation is chosen for all layers, which keep their sizes', () => {
  assert.deepEqual(changeOf(stateWith([]), 'network.activation', 'relu'), {
    network: {
      layers: [
        { units: 4, activation: 'relu' },
        { units: 2, activation: 'relu' },
      ],
    },
  });
});

test('a drawn set comes back as it was left', () => {
  const state = stateWith([]);
  state.remembered = { drawn: { points: [[1, 1, 0, 0]], classes: 3, trainShare: 80 } };
  assert.deepEqual(changeOf(state, 'data.set', 'drawn'), {
    data: { set: 'drawn', points: [[1, 1, 0, 0]], classes: 3, trainShare: 80 },
  });
  assert.deepEqual(changeOf(state, 'data.set', 'circle'), { data: { set: 'circle' } });
});

test('of a drawn set its points, share, names, scaling and classes are remembered; values have no classes', () => {
  const points = [[1, 1, 0, 0]];
  const kept = { points, trainShare: 50, inputs: 2, scaling: 'none' };
  assert.deepEqual(drawing(stateWith(points, 'drawn')), { ...kept, classes: 2 });
  assert.deepEqual(drawing(stateWith(points, 'drawn-values')), kept);
  const named = stateWith(points, 'drawn');
  const names = { columns: ['length', 'depth'], target: 'species', classes: ['Adelie', 'Gentoo'] };
  named.confirmed.data.names = names;
  assert.deepEqual(drawing(named).names, names);
});

test('until the server answers, objects merge, and lists and the stop rule are replaced', () => {
  const { experiment } = stateWith([]);
  const before = structuredClone(experiment);
  const now = merged(experiment, {
    data: { classes: 3, points: [[1, 1, 0, 0]] },
    network: { layers: [], fourier: { count: 2 } },
    training: { schedule: { warmUp: 5 }, stop: { kind: 'epoch', value: 7 } },
  });
  assert.deepEqual(experiment, before);
  assert.deepEqual([now.data.classes, now.data.set, 'points' in now.data], [3, 'drawn', false]);
  assert.deepEqual([now.network.layers, now.network.fourier], [[], { count: 2, scale: 1 }]);
  assert.deepEqual(
    [now.training.schedule, now.training.stop],
    [
      { kind: 'constant', every: 50, factor: 0.5, warmUp: 5 },
      { kind: 'epoch', value: 7 },
    ],
  );
});

test('the order of fields makes no difference, that of a list does', () => {
  assert.ok(same({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 }));
  for (const [one, other] of [
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1 }, { b: 1 }],
    [null, {}],
    [1, '1'],
  ]) {
    assert.ok(!same(one, other) && !same(other, one), JSON.stringify([one, other]));
  }
});
