import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHash } from '../../../web/link/hash.js';
import { writeHash } from '../../../web/link/hash-write.js';
import { bestOf, createGrids, gridNear, keepGrid, spreadOf } from '../../../web/model/grids.js';
import { createCourse, goToStep, isOfThis, loseCourse, runOf, takeGrid, takeSwept } from '../../../web/model/sweep-course.js';
import {
  changesOf,
  combinations,
  proposed,
  readNow,
  readSweep,
  readValues,
  runCount,
  seedsAxis,
  sweepText,
  valuesText,
} from '../../../web/model/sweep.js';
import { catalogue as small, stateWith } from './small.js';

const range = (min, max, scale = 'linear', integer = false) => ({ min, max, step: 0, initial: min, scale, integer });

/** Settings of each kind that a sweep knows. */
const catalogue = {
  ...small,
  ranges: {
    ...small.ranges,
    'data.formula.length': range(1, 9, 'linear', true),
    'data.names.length': range(0, 9, 'linear', true),
    'network.formulas': range(0, 8, 'linear', true),
    'network.formulas.length': range(1, 9, 'linear', true),
    'data.noise': range(0, 50),
    'network.seed': range(0, 4294967295, 'linear', true),
    'training.learningRate': { ...range(1e-5, 10, 'logarithmic'), initial: 0.03 },
    'training.momentum': range(0, 0.999),
    'training.batchSize': { ...range(1, 5000, 'linear', true), initial: 10 },
  },
  choices: {
    ...small.choices,
    'network.features': ['x1', 'x2'],
    'network.layers.activation': ['tanh', 'relu', 'hard-step'],
    'training.optimizer': ['sgd', 'momentum', 'adam'],
  },
  settings: [
    { path: 'data.noise', key: 'noise' },
    { path: 'data.points', key: 'points' },
    { path: 'network.layers', key: 'layers' },
    { path: 'network.layers.units' },
    { path: 'network.layers.activation', key: 'activation' },
    { path: 'network.seed', key: 'seed' },
    { path: 'training.optimizer', key: 'optimizer' },
    { path: 'training.momentum', key: 'momentum', readWith: { path: 'training.optimizer', ids: ['momentum'] } },
    { path: 'training.learningRate', key: 'lr' },
    { path: 'training.batchSize', key: 'batch' },
    { path: 'training.shuffle', key: 'shuffle' },
  ],
};
const { defaults } = catalogue;
const RATES = { path: 'training.learningRate', values: [0.01, 0.1] };
const LAYERS = { path: 'network.layers', values: [[2], [8, 8], []] };

const read = (path, text) => readValues(catalogue, defaults, path, text);

test('settings that the present run reads can be swept, and no list of points or weights', () => {
  const paths = readNow(catalogue, defaults);
  assert.deepEqual(paths, [
    'data.noise',
    'network.layers',
    'network.layers.activation',
    'network.seed',
    'training.optimizer',
    'training.learningRate',
    'training.batchSize',
    'training.shuffle',
  ]);
  const withMomentum = { ...defaults, training: { ...defaults.training, optimizer: 'momentum' } };
  assert.ok(readNow(catalogue, withMomentum).includes('training.momentum'));
});

test('values are proposed about the present one, within the range, and are read again as they are written', () => {
  assert.deepEqual(proposed(catalogue, defaults, 'training.learningRate'), [0.003, 0.01, 0.03, 0.1, 0.3, 1]);
  assert.deepEqual(proposed(catalogue, defaults, 'data.noise'), [0, 10, 20, 30, 40, 50]);
  assert.deepEqual(proposed(catalogue, defaults, 'training.batchSize'), [1, 3, 10, 30, 100, 300]);
  assert.deepEqual(proposed(catalogue, defaults, 'network.seed'), [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(proposed(catalogue, defaults, 'network.layers.activation'), ['tanh', 'relu'], 'hard steps have no gradient');
  for (const path of readNow(catalogue, defaults)) {
    const values = proposed(catalogue, defaults, path);
    assert.ok(values.length > 1, path);
    const { values: again, problem } = read(path, valuesText(catalogue, path, values));
    assert.equal(problem, null, path);
    assert.deepEqual(again, values);
  }
});

test('each value of one setting meets each of the other, the last one changing fastest', () => {
  const changes = changesOf(defaults, [RATES, { path: 'network.seed', values: [1, 2, 3] }]);
  assert.equal(changes.length, runCount([RATES, { path: 'network.seed', values: [1, 2, 3] }]));
  assert.deepEqual(changes[1], { training: { learningRate: 0.01 }, network: { seed: 2 } });
  assert.deepEqual(changes[3], { training: { learningRate: 0.1 }, network: { seed: 1 } });
  assert.deepEqual(combinations([RATES, LAYERS])[5], [0.1, []]);
  assert.equal(runCount([]), 0);
});

test('layers keep the functions that they had, and layers and functions are swept together', () => {
  const [two, four, none] = changesOf(defaults, [LAYERS]);
  assert.deepEqual(two.network.layers, [{ units: 2, activation: 'tanh' }]);
  assert.deepEqual(four.network.layers.length, 2);
  assert.deepEqual(none.network.layers, []);
  const both = changesOf(defaults, [{ path: 'network.layers.activation', values: ['relu'] }, LAYERS]);
  assert.deepEqual(both[1].network.layers, [
    { units: 8, activation: 'relu' },
    { units: 8, activation: 'relu' },
  ]);
});

test('typed values are separated by commas or spaces, those of layers by spaces; the same value counts once', () => {
  assert.deepEqual(read('training.learningRate', ' 0.01, 0.03  0.1,3e-2 ').values, [0.01, 0.03, 0.1]);
  assert.deepEqual(read('network.layers', '2 8,8 0 none').values, [[2], [8, 8], []]);
  assert.deepEqual(read('training.shuffle', 'true').values, [true]);
});

test('a value that can not be taken is named with its place and what is allowed', () => {
  const problemOf = (path, text) => read(path, text).problem;
  assert.deepEqual(problemOf('training.learningRate', '0.1 20'), {
    kind: 'out-of-range',
    place: 2,
    value: '20',
    allowed: '0.00001 … 10',
  });
  assert.equal(problemOf('training.learningRate', 'fast').kind, 'not-a-number');
  assert.equal(problemOf('network.seed', '1.5').kind, 'not-whole');
  assert.equal(problemOf('training.optimizer', 'sgd adagrad').kind, 'unknown');
  assert.equal(problemOf('training.optimizer', 'sgd adagrad').place, 2);
  assert.equal(problemOf('network.layers', '9').kind, 'out-of-range');
  assert.equal(problemOf('network.layers', '1,1,1').kind, 'out-of-range');
  assert.equal(problemOf('network.layers', '2,').kind, 'not-a-number');
  assert.equal(problemOf('data.noise', '  ').kind, 'none');
  assert.equal(problemOf('network.seed', [...Array(37).keys()].join(' ')).kind, 'too-many');
});

test('a link holds the sweep and the experiment, and brings back both', () => {
  const axes = [RATES, LAYERS];
  const text = sweepText(catalogue, axes);
  assert.equal(text, 'lr:0.01,0.1;layers:2|8,8|none');
  const hash = writeHash(catalogue, { ...defaults, training: { ...defaults.training, batchSize: 30 } }, [], [], text);
  const opened = readHash(catalogue, hash);
  assert.deepEqual(opened.bad, []);
  assert.equal(opened.experiment.training.batchSize, 30);
  assert.deepEqual(readSweep(catalogue, opened.experiment, opened.sweep), { axes, bad: [] });
  const encoded = readHash(catalogue, 'sweep=' + encodeURIComponent(text));
  assert.deepEqual(readSweep(catalogue, encoded.experiment, encoded.sweep).axes, axes);
});

test('of a link whose sweep has mistakes the rest is used', () => {
  const { axes, bad } = readSweep(catalogue, defaults, 'lr:0.01,99;speed:1,2;layers:2|4');
  assert.deepEqual(axes, [
    { path: 'training.learningRate', values: [0.01] },
    { path: 'network.layers', values: [[2], [4]] },
  ]);
  assert.deepEqual(
    bad.map(({ value }) => value),
    ['lr:99', 'speed:1,2'],
  );
  const many = readSweep(catalogue, defaults, 'lr:1,2,3,4,5,6,7;seed:1,2,3,4,5,6');
  assert.equal(runCount(many.axes), 35);
  assert.equal(many.bad.length, 1);
});

/** All runs with the same losses. */
const grid = (step, losses = [0.5, 0.25], bytes = 4) => ({
  sweep: 7,
  step,
  runs: losses.map((testLoss) => ({
    state: testLoss === null ? 'diverged' : 'going-on',
    step,
    epoch: step / 25,
    trainLoss: testLoss,
    testLoss,
    trainScore: null,
    testScore: null,
    parameters: new Float32Array(bytes / 4),
  })),
});

test('grids are kept at equal distances, with the first and the newest, and steps made again find their place', () => {
  const kept = createGrids();
  for (let step = 0; step <= 100; step++) keepGrid(kept, grid(step), 10);
  const steps = () => kept.grids.map(({ step }) => step);
  assert.ok(steps().length <= 10 && steps().length >= 5, String(steps()));
  assert.equal(steps()[0], 0);
  assert.equal(steps().at(-1), 100);
  assert.ok(steps().every((step) => step % kept.distance === 0 || step === 100));
  assert.equal(gridNear(kept, 33)?.step, 32);
  const before = steps();
  keepGrid(kept, grid(32, [0.1, 0.2]), 10);
  assert.deepEqual(steps(), before);
  assert.equal(gridNear(kept, 32)?.runs[0].testLoss, 0.1);
});

test('however large the networks, grids take at most 8 MB', () => {
  const kept = createGrids();
  for (let step = 0; step < 40; step++) keepGrid(kept, grid(step, [1, 1], 2 ** 20));
  assert.ok(kept.grids.length <= 4, String(kept.grids.length));
});

test('the best run has the lowest test loss, and one that has diverged is neither best nor in the spread', () => {
  assert.equal(bestOf(grid(3, [0.5, null, 0.25, 0.3])), 2);
  assert.equal(bestOf(grid(3, [null, null])), -1);
  assert.deepEqual(spreadOf(grid(3, [0.5, null, 0.25, 1, 0.75])), { step: 3, low: 0.25, median: 0.625, high: 1 });
  assert.equal(spreadOf(grid(3, [null])), null);
});

/** A sweep over two rates that a server has. */
function course() {
  const state = stateWith([[1, 1, 0, 0]]);
  state.catalogue = catalogue;
  const made = createCourse(state, [RATES]);
  const runs = RATES.values.map((learningRate) => ({
    experiment: { ...state.confirmed, training: { ...state.confirmed.training, learningRate } },
    network: { inputs: [], layers: [], parameterCount: 1 },
    problem: 'two-class',
  }));
  made.phase = 'asked';
  takeSwept(made, { type: 'swept', sweep: 7, runs });
  for (const step of [0, 10, 20]) takeGrid(made, grid(step));
  return { state, made };
}

test('a step of the past is shown from what was kept, until the server has made it again', () => {
  const { made } = course();
  goToStep(made, 12);
  assert.equal(made.shown.step, 10);
  assert.equal(takeGrid(made, grid(21)), false, 'it was on its way');
  assert.equal(made.shown.step, 10);
  assert.equal(takeGrid(made, grid(12)), true);
  assert.equal(made.shown.step, 12);
  assert.equal(made.wanted, null);
  assert.equal(made.end, 21);
  assert.equal(takeGrid(made, { ...grid(30), sweep: 6 }), false, 'of another sweep');
});

test('on the way to a step that has not been, all that comes is shown', () => {
  const { made } = course();
  goToStep(made, 50);
  assert.equal(takeGrid(made, grid(30)), true);
  assert.equal(made.wanted, 50);
  assert.equal(takeGrid(made, grid(50)), true);
  assert.equal(made.wanted, null);
});

test('after a cut the same sweep is wanted again, up to the step that was shown', () => {
  const { made } = course();
  made.running = true;
  loseCourse(made);
  assert.deepEqual([made.phase, made.wanted, made.goesOn], ['wanted', 20, true]);
});

test('a run comes to the page with its own experiment, points, curve and moments', () => {
  const { state, made } = course();
  const run = runOf(state, made, 1);
  assert.equal(run.experiment.training.learningRate, 0.1);
  assert.deepEqual(run.experiment.data.points, [[1, 1, 0, 0]]);
  assert.deepEqual([...run.history.all.subarray(0, 3)], [0, 10, 20]);
  assert.deepEqual(
    run.recording.moments.map(({ frame }) => frame.step),
    [0, 10, 20],
  );
  assert.equal(run.time.end, 20);
});

test('a sweep is still of the present experiment when only what it sweeps has changed', () => {
  const { state, made } = course();
  state.confirmed = { ...state.confirmed, training: { ...state.confirmed.training, learningRate: 0.1 } };
  assert.ok(isOfThis(made, state));
  state.confirmed = { ...state.confirmed, training: { ...state.confirmed.training, batchSize: 30 } };
  assert.ok(!isOfThis(made, state));
});

test('nine seeds are nine runs of one setting', () => {
  assert.equal(runCount([seedsAxis()]), 9);
});
