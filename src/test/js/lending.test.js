import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addSample } from '../../../web/model/history.js';
import { takeConnection, takeFrame, takeStatus } from '../../../web/model/told.js';
import { keepOwnRun, takeCheckpoint, takeKeptOwn } from '../../../web/wire/checkpoint.js';
import { fact, withFacts } from './facts.js';
import { actionsOn, catalogue, stateWith } from './small.js';

const OWN_POINTS = [
  [1, 1, 0, 0],
  [2, 2, 1, 1],
];
const PLACE = { lesson: 'neuron', step: 'sum' };
const START = {
  ...catalogue.defaults,
  data: { ...catalogue.defaults.data, set: 'drawn', points: [[0, 0, 1, 0]] },
  training: { ...catalogue.defaults.training, learningRate: 0.3 },
};
const stored = new Map();

/** A page at step 2 of its own run, with what the server would hear of it. */
function page(of = catalogue) {
  stored.clear();
  globalThis.sessionStorage = {
    getItem: (name) => stored.get(name) ?? null,
    setItem: (name, text) => stored.set(name, text),
    removeItem: (name) => stored.delete(name),
  };
  const state = stateWith(OWN_POINTS);
  state.catalogue = of;
  state.network = { inputs: [], layers: [], parameterCount: 0 };
  state.uncarried = [{ what: 'points', count: 1, from: 1, to: 1 }];
  state.speed = 'one-step-a-second';
  state.undo.past = [{ experiment: state.confirmed, points: [], live: false }];
  [0.9, 0.5, 0.7].forEach((trainLoss, step) => addSample(state.history, { step, epoch: 0, trainLoss, testLoss: null }));
  takeStatus(state, { type: 'status', status: 'paused' });
  takeCheckpoint(state, { run: 1, step: 2, bytes: Uint8Array.of(1, 2, 3) });
  const sent = [];
  const pushed = [];
  const address = {
    keep() {},
    follow() {},
    push: () => pushed.push(state.lesson?.step ?? ''),
    hashes: () => ['data=drawn'],
  };
  const actions = actionsOn(state, {
    send: (command) => {
      sent.push(command);
      return state.connection === 'connected';
    },
    address,
    onLesson(place) {
      if (!place) actions.leaveLesson();
    },
    keepOwn: () => keepOwnRun(state),
  });
  return { state, actions, sent, pushed };
}

/** What the server says to the start that it was sent last. */
function start({ state, actions, sent }) {
  const { experiment, checkpoint } = sent.findLast(({ type }) => type === 'start');
  const { points, ...data } = experiment.data;
  const resumed = checkpoint ? { step: 2, edited: false } : undefined;
  const run = state.run + 1;
  actions.take({
    type: 'started',
    run,
    ...(resumed && { resumed }),
    experiment: { ...experiment, data },
    points,
    network: state.network,
    problem: 'two-class',
  });
  const step = resumed?.step ?? 0;
  takeFrame(state, { run, step, epoch: 0, trainLoss: 0.7, testLoss: null, parameters: new Float32Array(0) });
  takeCheckpoint(state, { run, step, bytes: Uint8Array.of(9, step) });
  actions.kept();
}

/** A page in the first step of a lesson. */
function inLesson(of) {
  const lent = page(of);
  lent.actions.openStep(PLACE, START);
  lent.actions.kept();
  start(lent);
  return lent;
}

const types = (sent) => sent.map(({ type }) => type);

test('a lesson waits for the newest checkpoint of the own run, then begins its step and has it watched', () => {
  const lent = page();
  lent.actions.openStep(PLACE, START);
  assert.deepEqual(types(lent.sent), ['pause']);
  assert.equal(lent.state.own, null);
  lent.actions.kept();
  assert.deepEqual(types(lent.sent), ['pause', 'watch', 'start']);
  start(lent);
  assert.deepEqual(lent.sent.slice(3), [
    { type: 'speed', speed: 'epoch-a-frame' },
    { type: 'watch', lesson: 'neuron', step: 'sum' },
  ]);
  assert.equal(lent.state.confirmed.training.learningRate, 0.3);
  assert.deepEqual([lent.state.points, lent.state.history.length, lent.state.undo.past.length], [START.data.points, 1, 0]);
});

test('leaving gives back the same experiment, points, checkpoint, curve, moments and ways back', () => {
  const lent = inLesson();
  const { state, actions, sent, pushed } = lent;
  const { recording } = state.own;
  assert.notEqual(state.recording, recording);
  actions.set('training.learningRate', 1);
  actions.take({
    type: 'changed',
    step: 0,
    experiment: { ...state.confirmed, training: { ...state.confirmed.training, learningRate: 1 } },
  });
  assert.equal(state.undo.past.length, 1);
  actions.leaveLesson();
  assert.deepEqual(sent.at(-1).checkpoint, 'AQID');
  start(lent);
  assert.deepEqual([state.confirmed.training.learningRate, state.points], [0.03, OWN_POINTS]);
  assert.deepEqual([...state.history.train.subarray(0, state.history.length)], [0.9, 0.5, 0.7]);
  assert.equal(state.recording, recording);
  assert.deepEqual([state.uncarried, state.undo.past.length], [[{ what: 'points', count: 1, from: 1, to: 1 }], 1]);
  assert.deepEqual([state.speed, state.lesson, state.own], ['one-step-a-second', null, null]);
  assert.deepEqual(pushed.at(-1), '');
  assert.equal(stored.size, 0);
});

test('an own run that went on goes on again when it is back', () => {
  const lent = page();
  takeStatus(lent.state, { type: 'status', status: 'running' });
  lent.actions.openStep(PLACE, START);
  lent.actions.kept();
  assert.deepEqual(types(lent.sent), ['pause', 'pause'], 'it must rest first');
  takeStatus(lent.state, { type: 'status', status: 'paused' });
  lent.actions.kept();
  start(lent);
  lent.actions.leaveLesson();
  start(lent);
  assert.equal(lent.sent.at(-1).type, 'run');
});

test('after a lost connection the step is watched again, on its own run', () => {
  const { state, actions } = inLesson();
  takeConnection(state, 'reconnecting');
  actions.cut();
  const greeting = actions.greeting();
  assert.deepEqual(types(greeting), ['start', 'speed', 'watch']);
  assert.equal(greeting[0].experiment.training.learningRate, 0.3);
});

test('a step that was asked for without a connection is not watched on the run of the step before', () => {
  const { state, actions } = inLesson();
  takeConnection(state, 'reconnecting');
  actions.cut();
  actions.openStep({ ...PLACE, step: 'count' }, START);
  assert.deepEqual(types(actions.greeting()), ['start', 'speed']);
  assert.deepEqual(state.requests.map(({ kind }) => kind).includes('exchange'), true);
});

test('if no server can go on with the own run, its experiment comes back at its start', () => {
  const lent = inLesson();
  lent.actions.leaveLesson();
  lent.actions.refuse({ type: 'error', code: 'checkpoint-other-version', path: 'checkpoint', message: '' });
  assert.deepEqual([lent.sent.at(-1).type, lent.sent.at(-1).checkpoint], ['start', undefined]);
  start(lent);
  assert.deepEqual([lent.state.points, lent.state.own], [OWN_POINTS, null]);
});

test('a reload in a lesson does not lose the own run, but what was recorded of it, and its time line', () => {
  const { state: before } = inLesson();
  const after = stateWith([], 'circle');
  takeKeptOwn(after);
  const { recording, time, ...own } = before.own;
  assert.ok(recording && time);
  assert.deepEqual(after.own, own);
});

test('a link that leads out of the lesson to where one was needs nothing but the own run', withFacts, () => {
  const lent = inLesson(fact('catalogue.json'));
  lent.actions.open('data=drawn');
  assert.deepEqual(
    lent.state.requests.map(({ kind }) => kind),
    ['exchange'],
  );
  start(lent);
  const other = inLesson(fact('catalogue.json'));
  other.actions.open('data=circle');
  assert.deepEqual(
    other.state.requests.map(({ kind }) => kind),
    ['exchange', 'link'],
  );
});
