import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { addSample, createHistory, snapshotOf } from '../../../web/model/history.js';
import { keepRun, keptRun, takeCheckpoint, takeKept } from '../../../web/wire/checkpoint.js';
import { catalogue, stateWith } from './small.js';

const stored = new Map();

beforeEach(() => {
  stored.clear();
  globalThis.sessionStorage = {
    getItem: (name) => stored.get(name) ?? null,
    setItem: (name, text) => stored.set(name, text),
    removeItem: (name) => stored.delete(name),
  };
});

/** A page that has run for a while. */
function running() {
  const state = stateWith([
    [1, 1, 0, 0],
    [2, 2, 1, 1],
  ]);
  state.status = 'running';
  state.time.end = 2;
  state.speed = 'step-a-frame';
  state.uncarried = [{ what: 'points', count: 1, from: 3, to: 3 }];
  [0.9, 0.5, 0.7].forEach((trainLoss, step) => addSample(state.history, { step, epoch: 0, trainLoss, testLoss: null }));
  takeCheckpoint(state, { run: 1, step: 2, bytes: Uint8Array.of(1, 2, 3) });
  return state;
}

const experimentOf = (state) => ({ ...state.confirmed, data: { ...state.confirmed.data, points: state.confirmedPoints } });

test('a reloaded tab goes on with its run, from the same experiment, checkpoint and curve', () => {
  const before = running();
  keepRun(before, experimentOf(before), ['link', 'link&n=1']);
  const kept = keptRun(catalogue, ['link']);
  const after = stateWith([], 'circle');
  takeKept(after, kept);
  assert.deepEqual(after.confirmed, before.confirmed);
  assert.deepEqual([after.points, after.confirmedPoints], [before.points, before.points]);
  assert.deepEqual([after.speed, after.runWhenConnected, after.uncarried], ['step-a-frame', true, before.uncarried]);
  assert.deepEqual(after.checkpoint, { step: 2, text: 'AQID' });
  assert.deepEqual([...after.history.train.subarray(0, after.history.length)], [0.9, 0.5, 0.7]);
  assert.deepEqual([...after.history.steps.subarray(0, after.history.length)], [0, 1, 2]);
});

test('a reloaded tab shows points and frame as they were, before a server has the run again', () => {
  const before = running();
  before.network = { inputs: [{ id: 'x1' }], layers: [], parameterCount: 2 };
  before.frame = { frame: 9, run: 1, step: 2, epoch: 0, trainLoss: 0.7, testLoss: null, trainScore: 1, testScore: null };
  before.frame.learningRate = 0.1;
  before.frame.parameters = Float32Array.of(0.1, -2).subarray(0);
  keepRun(before, before.confirmed, ['link']);
  const after = stateWith([], 'circle');
  takeKept(after, keptRun(catalogue, ['link']));
  assert.deepEqual([after.network, after.points, after.frame], [before.network, before.points, before.frame]);
  assert.equal(after.flushed, after.points, 'nobody edited them');

  before.frame.parameters = Float32Array.of(1, 2, 3);
  keepRun(before, experimentOf(before), ['link']);
  const other = stateWith([], 'circle');
  takeKept(other, keptRun(catalogue, ['link']));
  assert.equal(other.frame, null, 'a frame of another network');
});

test('another link, another version, or what is no run opens nothing', () => {
  const state = running();
  keepRun(state, experimentOf(state), ['link']);
  assert.equal(keptRun(catalogue, ['other']), null);
  assert.equal(keptRun({ ...catalogue, defaults: {} }, ['link']), null);
  const [[name, whole]] = stored;
  const columns = JSON.parse(whole).history.columns;
  for (const damaged of ['{', whole.replace(columns, '!' + columns), whole.replace('"links":["link"]', '"links":null')]) {
    assert.notEqual(damaged, whole);
    stored.set(name, damaged);
    assert.equal(keptRun(catalogue, ['link']), null);
  }
});

test('a checkpoint of an older run, or from before a reset, is not taken', () => {
  const state = running();
  assert.equal(takeCheckpoint(state, { run: 0, step: 9, bytes: Uint8Array.of(9) }), false);
  state.resetting = true;
  assert.equal(takeCheckpoint(state, { run: 1, step: 9, bytes: Uint8Array.of(9) }), false);
  assert.equal(state.checkpoint.step, 2);
  assert.equal(takeCheckpoint(state, { run: 1, step: 0, bytes: Uint8Array.of(9) }), true);
});

test('without a checkpoint nothing is kept, and what was kept goes', () => {
  const state = running();
  keepRun(state, experimentOf(state), ['link']);
  state.checkpoint = null;
  keepRun(state, experimentOf(state), ['link']);
  assert.equal(stored.size, 0);
});

test('what is too large for a browser is not kept, and a storage that is full does no harm', () => {
  const state = running();
  keepRun(state, experimentOf(state), ['link']);
  assert.equal(state.time.unkept, 0);
  state.checkpoint = { step: 3, text: 'A'.repeat(3_000_000) };
  keepRun(state, experimentOf(state), ['link']);
  assert.equal(stored.size, 0);
  assert.equal(state.time.unkept, Infinity, 'and the page can say so');
  globalThis.sessionStorage.setItem = () => {
    throw new Error('full');
  };
  state.checkpoint = { step: 3, text: 'AAAA' };
  keepRun(state, experimentOf(state), ['link']);
  assert.equal(state.time.unkept, Infinity);
});

test('of branches for which there is no room, the newest are kept, and the page can say how many are not', () => {
  const state = running();
  const branch = (bytes) => ({
    keyframes: [{ step: 0, bytes: new Uint8Array(bytes), edited: true }],
    history: snapshotOf(createHistory()),
    recording: { moments: [], distance: 1, most: 0 },
    uncarried: [],
    end: 5,
    from: 3,
    colour: 0,
  });
  state.time.branches = [branch(900_000), branch(600_000), branch(100)];
  keepRun(state, experimentOf(state), ['link']);
  assert.deepEqual([state.time.unkept, keptRun(catalogue, ['link']).time.branches.length], [1, 2]);
});

test('a page without a connection keeps that it wants to run', () => {
  const state = running();
  state.connection = 'reconnecting';
  state.status = 'paused';
  state.runWhenConnected = true;
  keepRun(state, experimentOf(state), ['link']);
  assert.equal(keptRun(catalogue, ['link']).running, true);
});
