import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeFrame, takeStatus } from '../../../web/model/told.js';
import { createTime, keepKeyframe, keyframeFor, reachable, startingPoint } from '../../../web/model/time.js';
import { takeCheckpoint } from '../../../web/wire/checkpoint.js';
import { packTime, unpackedTime } from '../../../web/wire/kept-time.js';
import { actionsOn, stateWith } from './small.js';

const steps = (list) => list.map(({ step }) => step);
const curve = ({ history }) => [...history.steps.subarray(0, history.length)];

/** A page whose run has made so many steps, with a checkpoint of every tenth. */
function page(made = 40) {
  const state = stateWith([[1, 1, 0, 0]]);
  state.network = { inputs: [], layers: [], parameterCount: 1 };
  const sent = [];
  const actions = actionsOn(state, { send: (command) => sent.push(command) > 0 });
  const server = { state, actions, sent };
  takeStatus(state, { type: 'status', status: 'running' });
  for (let step = 0; step <= made; step++) frame(server, step);
  return server;
}

/** The loss of a step tells the step and the way there. */
function frame({ state }, step, way = 0) {
  const frame = { run: 1, step, epoch: 0, trainLoss: step + way, testLoss: null, parameters: Float32Array.of(step + way) };
  takeFrame(state, frame);
  if (step % 10 === 0) takeCheckpoint(state, { run: 1, step, bytes: Uint8Array.of(step, 2 * way) });
}

/** The server carries out the visit that it was sent last. */
function arrive(server) {
  const { state, actions, sent } = server;
  const { step } = sent.findLast(({ type }) => type === 'revisit');
  actions.take({ type: 'revisited', step, experiment: state.confirmed });
  frame(server, step);
  takeStatus(state, { type: 'status', status: 'paused' });
}

/** Another server has taken the run up at this step. */
function takenUp({ state, actions }, experiment, step) {
  actions.take({
    type: 'started',
    run: 1,
    resumed: { step, edited: false },
    experiment: { ...experiment },
    points: state.points,
    network: state.network,
    problem: 'two-class',
  });
}

/** The step, and the way there, of the checkpoint from which a server would take the run up. */
function from(state) {
  const { text } = startingPoint(state, (bytes) => btoa(String.fromCharCode(...bytes)));
  return [...atob(text)].map((letter) => letter.charCodeAt(0)).join(' ');
}

test('a checkpoint beyond the newest frame counts once a frame has come as far, and not if the run goes back before', () => {
  const { state, actions, ...server } = page();
  const ahead = (step) => takeCheckpoint(state, { run: 1, step, bytes: Uint8Array.of(step, 0) });
  assert.equal(ahead(47), false);
  assert.equal(ahead(52), false);
  assert.deepEqual([steps(state.time.keyframes).at(-1), state.checkpoint.step], [40, 40]);
  frame({ state }, 49);
  assert.deepEqual([steps(state.time.keyframes).at(-1), state.checkpoint.step], [47, 40], 'a reload goes on from a step seen');
  actions.visit(48);
  assert.equal(server.sent.at(-1).checkpoint, btoa(String.fromCharCode(47, 0)));
  arrive({ state, actions, ...server });
  actions.runOrPause();
  takeStatus(state, { type: 'status', status: 'running' });
  frame({ state }, 55);
  assert.deepEqual(steps(state.time.keyframes), [0, 10, 20, 30, 40, 47]);
});

test('going back asks for the step from the checkpoint before it, and the curve stays whole', () => {
  const server = page();
  const { state, actions, sent } = server;
  actions.visit(17);
  assert.deepEqual(sent, [{ type: 'revisit', step: 17, checkpoint: btoa(String.fromCharCode(10, 0)) }]);
  frame(server, 41);
  arrive(server);
  assert.deepEqual([state.frame.step, state.time.playhead, state.time.end], [17, 17, 41]);
  assert.equal(curve(state).at(-1), 41, 'a frame that was on its way still belongs to the run');
  actions.visit(19);
  assert.deepEqual(sent.at(-1), { type: 'revisit', step: 19 }, 'from where it stands, it needs no checkpoint');
  arrive(server);
  actions.visit(18);
  assert.equal(sent.at(-1).checkpoint, btoa(String.fromCharCode(10, 0)));
});

test('while a step is long on its way, the nearest moment is shown, and only the last wanted step is asked for next', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const server = page();
  const { state, actions, sent } = server;
  actions.visit(30);
  assert.equal(state.frame.step, 40, 'what may come at once is awaited');
  t.mock.timers.tick(1000);
  assert.equal(state.frame.step, 30);
  actions.visit(20);
  actions.visit(21);
  actions.visit(12);
  assert.deepEqual(steps(sent), [30]);
  t.mock.timers.tick(1000);
  arrive(server);
  assert.deepEqual(steps(sent), [30, 12]);
  assert.equal(state.frame.step, 12, 'what comes of a step that was left is no longer shown');
});

test('the newest step is the present again, from where the run goes on without a branch', () => {
  const server = page();
  const { state, actions, sent } = server;
  actions.visit(5);
  arrive(server);
  actions.live();
  arrive(server);
  assert.deepEqual([state.time.playhead, state.time.away, state.frame.step], [null, false, 40]);
  actions.tell({ type: 'run' });
  frame(server, 41);
  assert.deepEqual([state.time.branches.length, curve(state).at(-1)], [0, 41]);
  assert.equal(sent.at(-1).type, 'run');
});

test('going on in the past makes a branch of what came after, and the way is free for other steps', () => {
  const server = page();
  const { state, actions } = server;
  actions.visit(17);
  arrive(server);
  actions.runOrPause();
  assert.deepEqual([steps(state.time.keyframes), state.time.end, state.checkpoint.step], [[0, 10], 17, 10]);
  for (let step = 18; step <= 30; step++) frame(server, step, 0.5);
  const [branch] = state.time.branches;
  assert.deepEqual([branch.from, branch.end, steps(branch.keyframes)], [17, 40, [0, 10, 20, 30, 40]]);
  assert.deepEqual(curve(state), [...Array(31).keys()]);
  assert.deepEqual([...state.history.train.subarray(16, 20)], [16, 17, 18.5, 19.5]);
  assert.deepEqual([...keyframeFor(state.time, 25).bytes], [20, 1]);

  actions.takeBranch(branch, 33);
  arrive(server);
  assert.deepEqual([curve(state).at(-1), state.time.end, state.time.playhead], [40, 40, 33]);
  const [other] = state.time.branches;
  assert.deepEqual([other.from, other.end, other.colour], [17, 30, branch.colour]);
  actions.takeBranch(other);
  assert.equal(server.sent.at(-1).step, 30, 'without a step, its end is wanted');
  arrive(server);
  assert.deepEqual([state.time.playhead, state.time.away, state.time.end], [null, false, 30]);
  actions.dropBranch(state.time.branches[0]);
  assert.deepEqual(state.time.branches, []);
});

test('an edit in the past goes on from there, and its checkpoint takes the place of the one of the same step', () => {
  const server = page();
  const { state, actions } = server;
  actions.visit(20);
  arrive(server);
  actions.set('training.learningRate', 0.3);
  assert.equal(state.time.branches.length, 1);
  const experiment = { ...state.confirmed, training: { ...state.confirmed.training, learningRate: 0.3 } };
  actions.take({ type: 'changed', step: 20, experiment });
  frame(server, 20, 0.25);
  assert.deepEqual(
    state.time.keyframes.map(({ step, edited }) => [step, edited]),
    [
      [0, true],
      [10, false],
      [20, true],
    ],
  );
  assert.deepEqual(steps(state.time.branches[0].keyframes), [0, 10, 20, 30, 40]);
  assert.equal(state.time.branches[0].keyframes[2].edited, false, 'the branch keeps the state before the edit');
});

test('a refused visit leaves the page where the run is', () => {
  const server = page();
  const { state, actions } = server;
  actions.visit(17);
  actions.refuse({ type: 'error', code: 'busy', path: '', value: '', allowed: '', message: '' });
  assert.deepEqual([state.time.playhead, state.requests], [null, []]);
  actions.visit(17);
  arrive(server);
  actions.visit(12);
  actions.refuse({ type: 'error', code: 'out-of-range', path: 'step', value: '12', allowed: '', message: '' });
  assert.equal(state.time.playhead, 17);
});

test('a new connection takes the run up in the past, and shows the past step again', () => {
  const server = page();
  const { state, actions } = server;
  actions.visit(17);
  arrive(server);
  actions.cut();
  const [start] = actions.greeting();
  assert.equal(start.checkpoint, btoa(String.fromCharCode(10, 0)), 'from there, with the experiment of then');
  takenUp(server, start.experiment, 10);
  assert.deepEqual(server.sent.at(-1), { type: 'revisit', step: 17 });
  arrive(server);
  assert.deepEqual([state.time.playhead, state.time.end, curve(state).at(-1)], [17, 40, 40]);
});

test('a run is taken up where its settings are known, though a person may have asked for a step before that', () => {
  const server = page();
  const { state, actions } = server;
  actions.visit(25);
  arrive(server);
  // The answer, with the settings of that step, never comes.
  actions.visit(3);
  assert.deepEqual([state.time.playhead, from(state)], [3, '20 0']);
  actions.live();
  for (let answers = 0; answers < 2; answers++) arrive(server);
  assert.equal(from(state), '40 0');
});

test('so it is while a branch was asked for, which a cut server has not told of', () => {
  const server = page(39);
  const { state, actions } = server;
  actions.visit(17);
  arrive(server);
  actions.runOrPause();
  for (let step = 18; step <= 35; step++) frame(server, step, 0.5);
  assert.equal(from(state), '30 1');
  actions.takeBranch(state.time.branches[0]);
  assert.deepEqual([state.time.playhead, from(state)], [39, '30 1']);
  actions.cut();
  const [start] = actions.greeting();
  takenUp(server, start.experiment, 30);
  const { step, checkpoint } = server.sent.at(-1);
  assert.deepEqual([step, checkpoint], [39, btoa(String.fromCharCode(30, 0))], 'not from where the other way stands');
  arrive(server);
  assert.equal(from(state), '30 0');
});

test('a reset, and a new run, have no past', () => {
  const { state, actions } = page();
  actions.reset();
  assert.deepEqual(state.time, createTime());
});

test('keyframes are bounded, their gaps stay alike, and edits go last', () => {
  const state = { time: createTime() };
  const bytes = new Uint8Array(2 ** 20);
  const edits = [33, 57];
  for (let step = 0; step < 200; step++) {
    state.time.editedAt = edits.includes(step) ? step : state.time.editedAt;
    keepKeyframe(state, { step, bytes });
  }
  const kept = steps(state.time.keyframes);
  assert.equal(kept.length, 20);
  assert.deepEqual([kept[0], kept.at(-1)], [0, 199]);
  for (const edit of edits) assert.ok(kept.includes(edit));
  const gaps = kept.slice(1).map((step, i) => step - kept[i]);
  assert.ok(Math.max(...gaps) <= 32, 'no stretch is left alone: ' + gaps);
  assert.ok(state.time.keyframes.every(({ lost }) => lost === undefined));
});

test('where there was no room for all edits, the nearest step that can be made again is shown instead', () => {
  const state = { time: createTime() };
  const bytes = new Uint8Array(5 * 2 ** 20);
  for (let step = 0; step <= 60; step += 10) {
    state.time.editedAt = step;
    keepKeyframe(state, { step, bytes });
  }
  state.time.end = 60;
  const kept = steps(state.time.keyframes);
  assert.equal(kept.length, 4);
  for (let step = 0; step <= 60; step++) {
    const reached = reachable(state.time, step);
    const from = keyframeFor(state.time, reached).step;
    assert.ok(Math.floor(reached / 10) * 10 === from, `${step} → ${reached} from ${from}: an edit lies between`);
  }
});

test('a reload has the keyframes, the branches and the past step again', () => {
  const server = page();
  const { state, actions } = server;
  actions.visit(17);
  arrive(server);
  actions.runOrPause();
  for (let step = 18; step <= 30; step++) frame(server, step, 0.5);
  actions.visit(25);
  arrive(server);
  const after = unpackedTime(JSON.parse(JSON.stringify(packTime(state.time))));
  const { branches, ...line } = after;
  const { branches: before, ...known } = state.time;
  assert.deepEqual(line, { ...known, standsAt: null, from: null });
  assert.deepEqual(
    branches.map(({ recording: _, ...rest }) => rest),
    before.map(({ recording: _, ...rest }) => rest),
  );
  assert.equal(branches[0].keyframes[1], line.keyframes[1], 'what two ways have is there once');
});

test('what is too large to be kept leaves a line from which every step can still be made', () => {
  const state = { time: createTime() };
  for (let step = 0; step < 40; step++) keepKeyframe(state, { step, bytes: new Uint8Array(200_000) });
  const kept = packTime(state.time);
  assert.ok(JSON.stringify(kept).length < 1_600_000);
  const after = steps(unpackedTime(kept).keyframes);
  assert.deepEqual([after[0], after.at(-1), after.length], [0, 39, 5]);
});
