import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canUndo } from '../../../web/model/undo.js';
import { takeConnection } from '../../../web/model/told.js';
import { takeCheckpoint } from '../../../web/wire/checkpoint.js';
import { actionsOn, stateWith } from './small.js';

const POINTS = [
  [0, 0, 0, 0],
  [1, 1, 1, 0],
];

/** A page that has kept a run and isn't connected yet, what the server hears of it, and its line, as main.js has it. */
function page() {
  const state = stateWith(POINTS);
  state.network = { inputs: [], layers: [], parameterCount: 0 };
  takeCheckpoint(state, { run: state.run, step: 7, bytes: Uint8Array.of(1, 2, 3) });
  state.run = -1;
  takeConnection(state, 'connecting');
  const sent = [];
  const drawn = { times: 0 };
  const actions = actionsOn(state, {
    send: (command) => state.connection === 'connected' && sent.push(command) > 0,
    invalidate: () => drawn.times++,
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

test('what is pressed before the first connection is done in its order once there is a run', () => {
  const { actions, types, connect } = page();
  actions.reset();
  actions.epoch();
  actions.step();
  assert.deepEqual(types(), []);
  connect();
  assert.deepEqual(types(), ['start', 'speed', 'reset', 'epoch', 'step']);
});

test('it is done once, and what is pressed then is done at once', () => {
  const { actions, types, answer, connect } = page();
  actions.step();
  connect();
  actions.step();
  answer('changed', { step: 9 });
  assert.deepEqual(types(), ['start', 'speed', 'step', 'step']);
});

test('a line that is cut before the run is there leaves it to the next one', () => {
  const { state, actions, types, cut, connect } = page();
  actions.step();
  actions.greeting();
  takeConnection(state, 'connected');
  actions.step();
  cut();
  connect();
  assert.deepEqual(types(), ['start', 'speed', 'step', 'step']);
});

test('a step stops the run that was kept as it ran, and the button says so at once', () => {
  const { state, actions, types, connect, drawn } = page();
  state.runWhenConnected = true;
  actions.step();
  assert.equal(state.runWhenConnected, false);
  assert.equal(drawn.times, 1);
  connect();
  assert.deepEqual(types(), ['start', 'speed', 'step']);
});

test('where Run was pressed after it, the run goes on after it', () => {
  const { actions, types, connect } = page();
  actions.step();
  actions.runOrPause();
  connect();
  assert.deepEqual(types().slice(-2), ['step', 'run']);
});

test('a decision is taken back on the page as if nothing had been pressed', () => {
  const { state, actions, types, connect } = page();
  const before = state.experiment.training.learningRate;
  actions.set('training.learningRate', 0.5);
  actions.step();
  actions.undo();
  assert.equal(state.experiment.training.learningRate, before);
  assert.equal(canUndo(state), false);
  connect();
  assert.deepEqual(types(), ['start', 'speed', 'step']);
});

test('what is pressed while a line is lost, as the page says, is not done later', () => {
  const { actions, types, cut, connect } = page();
  connect();
  cut();
  actions.step();
  connect();
  assert.deepEqual(types(), ['start', 'speed']);
});
