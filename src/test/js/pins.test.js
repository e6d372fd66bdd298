import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samplesFrom, samplesIn } from '../../../web/model/history.js';
import { disagreement } from '../../../web/draw/difference.js';
import { takeOver } from '../../../web/model/loan.js';
import {
  differing,
  freeColour,
  histograms,
  isSameState,
  MOST_PINS,
  nameParts,
  pinOf,
  runOf,
  sortedBy,
  workOf,
} from '../../../web/model/pins.js';
import { read, written } from '../../../web/model/pins-file.js';
import { progressIn } from '../../../web/model/progress.js';
import { noteEdit } from '../../../web/model/time.js';
import { takeFrame, takeStatus } from '../../../web/model/told.js';
import { fromBase64, toBase64 } from '../../../web/wire/base64.js';
import { takeCheckpoint } from '../../../web/wire/checkpoint.js';
import { keepText, keptText } from '../../../web/ui/pins/store.js';
import { catalogue as small, stateWith } from './small.js';

const coder = { toBase64, fromBase64 };
const keyed = ['data.set', 'data.seed', 'data.points', 'network.layers', 'network.layers.activation', 'training.learningRate'];
const catalogue = {
  ...small,
  settings: [...keyed, 'training.batchSize'].map((path) => ({ path, key: path.split('.').at(-1) })),
  choices: { ...small.choices, 'network.layers.activation': ['tanh', 'relu'] },
};
/** 2 inputs, layers of 4, 2 and 1: 8 + 8 + 2 weights, 7 biases. */
const NETWORK = {
  inputs: [{ id: 'x1' }, { id: 'x2' }],
  layers: [
    { units: 4, activation: 'tanh' },
    { units: 2, activation: 'tanh' },
    { units: 1, activation: 'sigmoid' },
  ],
  parameterCount: 25,
};
const POINTS = [
  [1, 1, 0, 0],
  [2, 2, 1, 0],
  [3, 3, 1, 1],
];

/** A page whose run has made so many steps, with a checkpoint of every tenth. */
function page(made = 25, change = () => {}) {
  const state = stateWith(POINTS);
  state.catalogue = catalogue;
  state.network = NETWORK;
  change(state.confirmed);
  takeStatus(state, { type: 'status', status: 'paused' });
  for (let step = 0; step <= made; step++) {
    const trainLoss = 1 / (1 + step);
    const parameters = new Float32Array(25).fill(step);
    const measured = { trainLoss, testLoss: null, trainScore: 0.5, testScore: null };
    takeFrame(state, { run: 1, step, epoch: step, ...measured, learningRate: 1, parameters });
    if (step % 10 === 0) takeCheckpoint(state, { run: 1, step, bytes: Uint8Array.of(step, 7) });
  }
  return state;
}

const pinned = (made, change) => pinOf(page(made, change), 0);
const rate = (learningRate) => (experiment) => {
  experiment.training.learningRate = learningRate;
};

test('a pin holds the run at the step that is shown, with the checkpoint before it and the curve up to there', () => {
  const state = page(25);
  const pin = pinOf(state, 3);
  assert.deepEqual([pin.frame.step, pin.keyframe.step, pin.colour, pin.trained], [25, 20, 3, 2]);
  assert.equal(samplesIn(pin.history.all), 26);
  state.time.playhead = 12;
  assert.equal(pinOf(state, 0), null, 'step 12 is on its way');
  state.time.away = true;
  takeFrame(state, { ...pin.frame, run: 1, step: 12, trainLoss: 0.125 });
  const past = pinOf(state, 0);
  assert.deepEqual([past.frame.step, past.keyframe.step], [12, 10]);
  const { length, steps, train } = samplesFrom(past.history, -1);
  assert.deepEqual([length, steps[12], train[12]], [13, 12, 0.125]);
});

test('what was edited after the last checkpoint is pinned once its checkpoint is there', () => {
  const state = page(25);
  noteEdit(state, 25);
  assert.equal(pinOf(state, 0), null);
  takeCheckpoint(state, { run: 1, step: 25, bytes: Uint8Array.of(25) });
  assert.equal(pinOf(state, 0).keyframe.step, 25);
});

test('a pin that takes the place of the run is on its way from its checkpoint to its step', () => {
  const pin = pinned(25);
  const state = page(3, rate(0.5));
  const run = runOf(pin, state, toBase64);
  assert.deepEqual([run.checkpoint, run.at], [{ step: 20, text: toBase64(Uint8Array.of(20, 7)) }, 25]);
  takeOver(state, run);
  assert.deepEqual([state.time.playhead, state.time.away, state.time.end, state.runWhenConnected], [25, true, 25, false]);
  assert.equal(state.confirmed.training.learningRate, 0.03);
  assert.equal(state.history.steps[state.history.length - 1], 25);
});

test('names say what differs, the most usual settings first, and the step where nothing else tells', () => {
  const one = pinned(5, rate(0.1));
  const other = pinned(5, rate(0.3));
  const deep = pinned(5, ({ network, training }) => {
    network.layers = [{ units: 8, activation: 'relu' }];
    training.learningRate = 0.1;
  });
  const of = (pins, pin) => nameParts(catalogue, pins, pin);
  assert.deepEqual(of([one, other], one), [{ path: 'training.learningRate', value: 0.1 }]);
  assert.deepEqual(of([one, deep], deep), [
    { path: 'network.layers', value: [8] },
    { path: 'network.layers.activation', value: 'relu' },
  ]);
  assert.deepEqual(
    of([one], one)
      .map(({ path }) => path)
      .slice(0, 1),
    ['training.learningRate'],
    'alone, what isn’t usual',
  );
  const later = pinned(9, rate(0.1));
  assert.deepEqual(of([one, later], later), [{ path: 'step', value: 9 }]);
  assert.deepEqual(of([one, later, other], later).at(-1), { path: 'step', value: 9 });
  assert.deepEqual(differing(catalogue, [one.experiment, pinned(8, rate(0.1)).experiment]), []);
});

test('steps, epochs and multiply-adds lead to each other, also where the batch size was changed in mid-run', () => {
  // 100 points in batches of 10, from step 20 on of 40: 10 steps an epoch, then 3.
  const uncarried = [{ what: 'training.batchSize', from: 20, was: 10, is: 40 }];
  const sizes = { network: NETWORK, batchSize: 40, trained: 100, uncarried };
  const epochs = progressIn('epochs', sizes);
  assert.deepEqual([0, 10, 20, 23].map(epochs.of), [0, 1, 2, 3]);
  const work = progressIn('multiply-adds', sizes);
  // 3 × 18 weights × the examples of the batch.
  assert.deepEqual([1, 20, 21].map(work.of), [540, 10_800, 12_960]);
  for (const axis of [epochs, work, progressIn('steps', sizes)]) {
    for (const step of [0, 7, 20, 31]) assert.ok(Math.abs(axis.stepAt(axis.of(step)) - step) < 1e-9);
  }
  assert.equal(workOf(pinned(25)), 25 * 3 * 18 * 2, 'a batch has no more examples than there are training points');
});

test('the list is sorted by any column, both ways, with what has no value last', () => {
  const [a, b, c] = [pinned(3), pinned(12), pinned(7)];
  const lost = { ...b, frame: { ...b.frame, trainLoss: null } };
  const pins = [a, lost, c];
  const steps = (list) => list.map(({ frame }) => frame.step);
  const name = ({ frame }) => 'run ' + frame.step;
  assert.deepEqual(steps(sortedBy(pins, 'step', false, name)), [3, 7, 12]);
  assert.deepEqual(steps(sortedBy(pins, 'multiplyAdds', true, name)), [12, 7, 3]);
  assert.deepEqual(steps(sortedBy(pins, 'name', false, name)), [3, 7, 12], 'numbers in names count as numbers');
  assert.deepEqual(steps(sortedBy(pins, 'trainLoss', false, name)), [7, 3, 12]);
  assert.deepEqual(steps(sortedBy(pins, 'trainLoss', true, name)), [3, 7, 12]);
  assert.deepEqual(steps(pins), [3, 12, 7], 'the list itself stays as it was');
});

test('each of twelve pins has a colour of its own, and one that became free is used again', () => {
  let pins = [];
  for (let i = 0; i < MOST_PINS; i++) pins = [...pins, { colour: freeColour(pins) }];
  assert.equal(new Set(pins.map(({ colour }) => colour)).size, MOST_PINS);
  assert.equal(freeColour(pins.filter(({ colour }) => colour !== 4)), 4);
});

test('a file brings back what was saved, to the bit', () => {
  const pin = { ...pinned(25, rate(0.1)), name: 'mine', hidden: true, uncarried: [{ what: 'points', count: 1, from: 3, to: 3 }] };
  const found = read(catalogue, written([pin], coder), coder);
  const [back] = found.pins;
  assert.ok(isSameState(pin, back));
  assert.deepEqual({ ...back, frame: 0 }, { ...pin, frame: 0 });
});

test('a foreign or damaged file is refused with the place, what stands there and what may', () => {
  const text = written([pinned(25), pinned(8)], coder);
  const refused = (edit) => {
    const file = JSON.parse(text);
    edit(file);
    return read(catalogue, JSON.stringify(file), coder).refusal;
  };
  assert.deepEqual(read(catalogue, 'x,y\n1,2', coder).refusal, { place: '', value: 'x,y\n1,2', allowed: 'file' });
  assert.equal(read(catalogue, '', coder).refusal.allowed, 'file');
  for (const foreign of ['null', '[]', '7', '{"pins":[]}']) {
    assert.equal(read(catalogue, foreign, coder).refusal.allowed, 'file', foreign);
  }
  assert.deepEqual(
    refused((file) => (file.version = 2)),
    { place: 'version', value: '2', allowed: 'version', range: '1' },
  );
  const awkward = {
    'pins[1].frame.step': (pin) => (pin.frame.step = -1),
    'pins[1].frame.trainLoss': (pin) => (pin.frame.trainLoss = 'low'),
    'pins[1].frame.parameters': (pin) => (pin.frame.parameters = toBase64(new Uint8Array(8))),
    'pins[1].keyframe.bytes': (pin) => (pin.keyframe.bytes = '<script>'),
    'pins[1].keyframe.step': (pin) => (pin.keyframe.step = pin.frame.step + 1),
    'pins[1].network.parameterCount': (pin) => (pin.network.parameterCount = 1e9),
    'pins[1].history.all': (pin) => (pin.history.all = toBase64(new Uint8Array(128))),
    'pins[1].experiment.training': (pin) => delete pin.experiment.training,
    'pins[1].experiment.network.layers.units': (pin) => (pin.experiment.network.layers[0].units = 1000),
    'pins[1].experiment.data.set': (pin) => (pin.experiment.data.set = 'nowhere'),
    'pins[1].experiment.data.points[0]': (pin) => (pin.experiment.data.points[0] = [1, 'x']),
    'pins[1].colour': (pin) => (pin.colour = 99),
    'pins[1].name': (pin) => (pin.name = 'x'.repeat(1e4)),
    'pins[1]': (_, file) => (file.pins[1] = null),
    pins: (_, file) => (file.pins = Array(13).fill(file.pins[0])),
  };
  for (const [place, edit] of Object.entries(awkward)) {
    const refusal = refused((file) => edit(file.pins[1], file));
    assert.equal(refusal?.place, place);
    assert.ok(refusal.allowed.length > 0 && refusal.value.length < 60);
  }
});

test('a store that is full keeps nothing, and says so', () => {
  const stored = new Map();
  globalThis.sessionStorage = {
    getItem: (name) => stored.get(name) ?? null,
    setItem: (name, text) => {
      if (text.length > 10) throw new Error('full');
      stored.set(name, text);
    },
    removeItem: (name) => stored.delete(name),
  };
  assert.equal(keepText('short'), true);
  assert.equal(keptText(), 'short');
  assert.equal(keepText('longer than ten'), false);
  assert.equal(keptText(), null, 'no older list comes back in its place');
});

test('two networks disagree where their classes differ, or their values are far apart', () => {
  const classes = disagreement(Float64Array.of(0, 1, 1, 2), Float64Array.of(0, 1, 2, 1), false);
  assert.deepEqual([classes.share, [...classes.apart]], [0.5, [0, 0, 1, 1]]);
  const values = disagreement(Float64Array.of(0, 10), Float64Array.of(0.5, 8), true);
  assert.deepEqual([values.share, values.mean, values.apart[1]], [0.5, 1.25, 0.2]);
});

test('two histograms have one scale, so that they compare', () => {
  const [one, other] = histograms([-4, 4], [1, 1, 1], 4);
  assert.deepEqual(one, { min: -4, max: 4, counts: [1, 0, 0, 1] });
  assert.deepEqual(other.counts, [0, 0, 3, 0]);
});
