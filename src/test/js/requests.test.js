import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summed } from '../../../web/link/uncarried.js';
import { addPoint, erasePoints } from '../../../web/model/points.js';
import { canRedo, canUndo } from '../../../web/model/undo.js';
import * as offline from '../../../web/wire/offline.js';
import * as requests from '../../../web/wire/requests.js';
import { stateWith } from './small.js';

const POINTS = [
  [0, 0, 0, 0],
  [1, 1, 1, 0],
];
const change = (part, of = 'x') => ({ kind: 'change', of, part });

/** Sends what stands first, as actions.js does. */
function send(state) {
  const [first] = state.requests;
  const command = requests.commandOf(state, first);
  if (command) requests.awaitAnswer(first);
  return command;
}

const changed = (state, part, step = 0) => ({
  type: 'changed',
  step,
  experiment: { ...state.confirmed, training: { ...state.confirmed.training, ...part } },
});

/** A change that is asked for, sent, answered and over. */
function carriedOut(state, part, decision) {
  requests.request(state, change({ training: part }), decision);
  send(state);
  requests.takeChanged(state, changed(state, part));
  assert.equal(send(state), null);
  return requests.finish(state);
}

test('of changes of one decision that wait the last is sent; another decision waits its turn', () => {
  const state = stateWith(POINTS);
  requests.request(state, change({ training: { learningRate: 0.1 } }), 1);
  requests.request(state, change({ training: { learningRate: 0.2 } }), 1);
  requests.request(state, change({ training: { learningRate: 0.3 } }), 2);
  assert.deepEqual(
    state.requests.map(({ part }) => part.training.learningRate),
    [0.2, 0.3],
  );
  assert.deepEqual(send(state), { type: 'change', experiment: { training: { learningRate: 0.2 } } });
});

test('what was sent is not changed any more', () => {
  const state = stateWith(POINTS);
  requests.request(state, change({ training: { learningRate: 0.1 } }), 1);
  send(state);
  requests.request(state, change({ training: { learningRate: 0.2 } }), 1);
  assert.equal(state.requests.length, 2);
});

test('an answer is what runs, and the decision can be undone and redone', () => {
  const state = stateWith(POINTS);
  const over = carriedOut(state, { learningRate: 0.5 }, 1);
  assert.deepEqual(over, { kind: 'change', decision: 1, changed: true });
  assert.equal(state.confirmed.training.learningRate, 0.5);
  assert.equal(state.experiment.training.learningRate, 0.5);
  assert.ok(canUndo(state) && !canRedo(state));
  requests.request(state, { kind: 'undo' }, 2);
  const command = send(state);
  assert.equal(command.experiment.training.learningRate, 0.03);
  requests.takeChanged(state, changed(state, { learningRate: 0.03 }));
  assert.equal(send(state), null);
  requests.finish(state);
  assert.ok(!canUndo(state) && canRedo(state));
});

test('a slider that comes back to where it was leaves nothing to undo', () => {
  const state = stateWith(POINTS);
  carriedOut(state, { learningRate: 0.5 }, 1);
  carriedOut(state, { learningRate: 0.03 }, 1);
  assert.equal(canUndo(state), false);
});

test('edits of points are sent as splices, one after the other, until the server has them', () => {
  const state = stateWith(POINTS);
  erasePoints(state, [0]);
  addPoint(state, 3, 3, 0);
  assert.ok(requests.takeUpEdits(state));
  assert.equal(requests.takeUpEdits(state), false, 'taken up once');
  const sent = [];
  for (let command = send(state); command; command = send(state)) {
    sent.push(command);
    requests.takeChanged(state, changed(state, {}, 5));
  }
  assert.deepEqual(
    sent.map(({ type, start, remove, add }) => [type, start, remove, add.length]),
    [
      ['editPoints', 0, 1, 0],
      ['editPoints', 1, 0, 1],
    ],
  );
  assert.deepEqual(state.confirmedPoints, state.points);
  assert.deepEqual(summed(state.uncarried), [{ what: 'points', count: 2, from: 5, to: 5 }]);
  assert.equal(state.uncarried.length, 1, 'the edits of one decision are one');
});

test('a refusal is of the request that waits, and of none that is about something else', () => {
  const state = stateWith(POINTS);
  requests.request(state, change({ training: { learningRate: 99 } }), 1);
  send(state);
  assert.equal(requests.takeRefusal(state, { code: 'out-of-range', path: 'inspect.rows' }), undefined);
  for (const path of ['lesson', 'step', 'numbers[0]']) {
    assert.equal(requests.takeRefusal(state, { code: 'not-allowed', path }), undefined, path);
  }
  assert.equal(requests.takeRefusal(state, { code: 'unheard-of' }), undefined);
  const asked = requests.takeRefusal(state, { code: 'out-of-range', path: 'experiment.training.learningRate' });
  assert.equal(asked, state.requests[0]);
  assert.equal(requests.takeRefusal(state, { code: 'out-of-range', path: 'experiment.training.learningRate' }), undefined);
  assert.equal(requests.finish(state).changed, false);
  assert.equal(canUndo(state), false);
});

test('a decision that was not sent is taken back without the server', () => {
  const state = stateWith(POINTS);
  requests.request(state, change({ training: { learningRate: 0.1 } }), 1);
  requests.request(state, change({ training: { batchSize: 5 } }, 'y'), 2);
  assert.ok(offline.unask(state));
  assert.deepEqual([state.experiment.training.learningRate, state.experiment.training.batchSize], [0.1, 10]);
  assert.ok(offline.unask(state));
  assert.equal(offline.unask(state), false);
  assert.equal(state.experiment.training.learningRate, 0.03);
});

test('on a new connection the run comes first, then what was asked for, then to go on', () => {
  const state = stateWith(POINTS);
  state.checkpoint = { step: 7, text: 'AQID' };
  state.runWhenConnected = true;
  requests.request(state, { kind: 'tell', command: { type: 'step' } }, -1);
  requests.request(state, change({ training: { learningRate: 0.1 } }), 1);
  requests.awaitAnswer(state.requests[1]);
  offline.beginAnew(state);
  assert.deepEqual(
    state.requests.map(({ kind, waiting }) => [kind, Boolean(waiting)]),
    [
      ['start', false],
      ['change', false],
      ['tell', false],
    ],
  );
  const start = requests.commandOf(state, state.requests[0]);
  assert.deepEqual([start.type, start.checkpoint, start.experiment.data.points], ['start', 'AQID', POINTS]);
});

test('where no server can go on, the run starts over, at rest', () => {
  const state = stateWith(POINTS);
  state.checkpoint = { step: 7, text: 'AQID' };
  state.runWhenConnected = true;
  offline.beginAnew(state);
  offline.startOver(state);
  assert.deepEqual(
    state.requests.map(({ kind }) => kind),
    ['start'],
  );
  assert.equal(state.runWhenConnected, false);
  assert.equal('checkpoint' in requests.commandOf(state, state.requests[0]), false);
});

test('a checkpoint from before a weight was set by hand at the start is not handed over', () => {
  const state = stateWith(POINTS);
  state.checkpoint = { step: 0, text: 'before' };
  const start = () => requests.commandOf(state, { kind: 'start', decision: -1 });
  assert.equal(start().checkpoint, 'before');
  const experiment = { ...state.confirmed, network: { ...state.confirmed.network, handSet: [[2, 0, -0.1]] } };
  requests.takeChanged(state, { type: 'changed', step: 0, experiment });
  assert.equal(start().checkpoint, undefined);
  assert.deepEqual(start().experiment.network.handSet, [[2, 0, -0.1]]);
});

test('a new run empties the curve, and the same points keep their identity', () => {
  const state = stateWith(POINTS);
  requests.request(state, change({ training: { batchSize: 5 } }), 1);
  send(state);
  state.history.length = 3;
  const message = {
    type: 'started',
    run: 2,
    points: structuredClone(POINTS),
    problem: 'two-class',
    network: { inputs: [], layers: [], parameterCount: 0 },
    experiment: structuredClone(state.confirmed),
  };
  requests.takeStarted(state, message);
  assert.equal(state.confirmedPoints, POINTS);
  assert.deepEqual([state.run, state.history.length, state.frame], [2, 0, null]);
});
