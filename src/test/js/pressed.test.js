import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createActions } from '../../../web/actions.js';
import { comeTo } from '../../../web/model/time.js';
import { canUndo } from '../../../web/model/undo.js';
import { takeConnection, takeStatus } from '../../../web/model/told.js';
import { takeCheckpoint } from '../../../web/wire/checkpoint.js';
import { stateWith } from './small.js';

const POINTS = [
  [0, 0, 0, 0],
  [1, 1, 1, 0],
];

/** A page with a run at rest, what the server hears of it, and its line, as main.js has it. */
function page() {
  const state = stateWith(POINTS);
  state.network = { inputs: [], layers: [], parameterCount: 0 };
  state.connection = 'connected';
  takeStatus(state, { type: 'status', status: 'paused' });
  takeCheckpoint(state, { run: 1, step: 0, bytes: Uint8Array.of(1) });
  takeCheckpoint(state, { run: 1, step: 7, bytes: Uint8Array.of(1, 2, 3) });
  const sent = [];
  const drawn = { times: 0 };
  const actions = createActions(state, {
    send: (command) => state.connection === 'connected' && sent.push(command) > 0,
    invalidate: () => drawn.times++,
    redraw() {},
    address: { keep() {}, follow() {}, push() {}, hashes: () => [] },
    onLink() {},
    onSweep() {},
    onLesson() {},
    keepOwn() {},
    onOwnPoints: () => () => {},
  });
  const answer = (type, more) =>
    actions.take({ type, run: state.run + 1, experiment: state.confirmed, points: POINTS, problem: 'two-class', ...more });
  return {
    state,
    actions,
    drawn,
    answer,
    types: () => sent.map(({ type }) => type),
    cut() {
      takeConnection(state, 'reconnecting');
      actions.cut();
      sent.length = 0;
    },
    connect() {
      sent.push(...actions.greeting());
      takeConnection(state, 'connected');
      answer('started', { resumed: { step: 7, edited: false }, network: state.network });
    },
  };
}

test('what is pressed before the first connection is done in its order once there is one', () => {
  const { state, actions, types, connect } = page();
  takeConnection(state, 'connecting');
  actions.epoch();
  actions.step();
  assert.deepEqual(types(), []);
  connect();
  assert.deepEqual(types(), ['start', 'speed', 'epoch', 'step']);
});

test('it is done once', () => {
  const { actions, types, cut, connect } = page();
  cut();
  actions.step();
  connect();
  cut();
  connect();
  assert.deepEqual(types(), ['start', 'speed']);
});

test('a step without a connection stops a run, and the button says so at once', () => {
  const { state, actions, types, cut, connect, drawn } = page();
  takeStatus(state, { type: 'status', status: 'running' });
  cut();
  assert.equal(state.runWhenConnected, true);
  const { times } = drawn;
  actions.step();
  assert.equal(state.runWhenConnected, false);
  assert.ok(drawn.times > times);
  connect();
  assert.deepEqual(types(), ['start', 'speed', 'step']);
});

test('where Run was pressed after it, the run goes on after it', () => {
  const { actions, types, cut, connect } = page();
  cut();
  actions.reset();
  actions.runOrPause();
  connect();
  assert.deepEqual(types().slice(-2), ['reset', 'run']);
});

test('a decision is undone on the page as if nothing had been pressed', () => {
  const { state, actions, answer, cut } = page();
  const before = state.experiment.training.learningRate;
  actions.set('training.learningRate', 0.5);
  answer('changed', {
    step: 7,
    experiment: { ...state.confirmed, training: { ...state.confirmed.training, learningRate: 0.5 } },
  });
  cut();
  actions.step();
  actions.undo();
  assert.equal(state.experiment.training.learningRate, before);
  assert.equal(canUndo(state), false);
});

test('after a reset the next step is the first, wherever one looked before', () => {
  const { state, actions, types, cut, connect, answer } = page();
  comeTo(state, 7);
  state.time.playhead = 5;
  cut();
  actions.reset();
  actions.step();
  connect();
  assert.deepEqual(types(), ['start', 'speed', 'revisit']);
  answer('revisited', { step: 5 });
  assert.deepEqual(types().slice(-2), ['reset', 'step']);
});

test('a line that is cut again before the run is there leaves it to the next one', () => {
  const { state, actions, types, cut, connect } = page();
  cut();
  actions.step();
  actions.greeting();
  takeConnection(state, 'connected');
  actions.step();
  cut();
  connect();
  assert.deepEqual(types(), ['start', 'speed', 'step', 'step']);
});
