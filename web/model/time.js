/**
 * The time line of a run: keyframes from which the server makes any of its steps again, the step that is shown, and the branches,
 * which are what came after a step from which a person went on differently.
 *
 * A keyframe is a checkpoint as the server sent it. Each edit has one of its very step, and from one keyframe to the next nothing
 * was edited, so the steps between them follow from the former.
 */
import { addSample, createHistory, cutAfter, restoreHistory, snapshotOf } from './history.js';
import { thin } from './keyframes.js';
import { createRecording, momentNear } from './recording.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').MutableState} MutableState */
/** @typedef {import('../link/uncarried.js').Uncarried} Uncarried */
/** @typedef {import('./keyframes.js').Keyframe} Keyframe */

/**
 * @typedef {object} Line  one way that the run took, from its start
 * @property {readonly Keyframe[]} keyframes  steps rise
 * @property {import('./history.js').Snapshot} history
 * @property {import('./recording.js').Recording} recording
 * @property {readonly Uncarried[]} uncarried
 * @property {number} end  its last step
 */
/** @typedef {Line & { readonly from: number, readonly colour: number }} Branch  from: the step at which it leaves the run shown */

/**
 * @typedef {object} MutableTime
 * @property {readonly Keyframe[]} keyframes  of the run that is shown
 * @property {readonly { step: number, bytes: Uint8Array<ArrayBuffer> }[]} ahead  checkpoints of steps beyond the newest frame
 * @property {readonly Branch[]} branches  the oldest first
 * @property {number} end  the newest step of the run
 * @property {number | null} playhead  the step that a person has gone to; null: the newest
 * @property {boolean} away  the server's run stands, or stops, at the playhead
 * @property {Keyframe | null} from  the checkpoint before the step that a server's run went to last, whose settings are known; null
 *   once there is a newer one
 * @property {number | null} standsAt  the step at which it stands there; null while it is on its way
 * @property {number} editedAt  the newest step at which the run was edited; -1 if at none
 * @property {number} unkept  the oldest branches that a reload loses, for want of room; Infinity: it loses the run, too
 */

const MOST_BYTES = 20 * 2 ** 20;
const MOST_KEYFRAMES = 1000;
/** As many as there are colours for them. */
const MOST_BRANCHES = 4;

/** @returns {MutableTime} */
export function createTime() {
  return {
    keyframes: [],
    ahead: [],
    branches: [],
    end: 0,
    playhead: null,
    away: false,
    from: null,
    standsAt: null,
    editedAt: -1,
    unkept: 0,
  };
}

/**
 * The run was edited at this step: its next checkpoint is a keyframe that nothing replaces.
 *
 * @param {MutableState} state @param {number} step
 */
export function noteEdit(state, step) {
  state.time.editedAt = step;
}

/**
 * @param {MutableState} state
 * @param {{ step: number, bytes: Uint8Array<ArrayBuffer> }} checkpoint  of its run
 */
export function keepKeyframe(state, { step, bytes }) {
  const { time } = state;
  const known = time.keyframes.find((keyframe) => keyframe.step === step);
  // A step that was made again has the checkpoint that it had.
  if (time.away && known) return;
  const edited = !time.away && (step === 0 || step === time.editedAt);
  const keyframe = {
    step,
    bytes,
    edited: edited || known?.edited === true,
    ...(known?.lost !== undefined && { lost: known.lost }),
  };
  const others = time.keyframes.filter((other) => other !== known);
  const at = others.findLastIndex((other) => other.step < step) + 1;
  const ofBranches = new Set(time.branches.flatMap((branch) => branch.keyframes));
  const taken = [...ofBranches].reduce((sum, other) => sum + other.bytes.length, 0);
  const all = [...others.slice(0, at), keyframe, ...others.slice(at)];
  time.keyframes = thin(all, MOST_KEYFRAMES, Math.max(MOST_BYTES / 2, MOST_BYTES - taken));
}

/**
 * A run that goes on has come farther than its newest frame.
 *
 * @param {MutableState} state @param {{ step: number, bytes: Uint8Array<ArrayBuffer> }} checkpoint
 */
export function keepAhead({ time }, checkpoint) {
  time.ahead = [...time.ahead, checkpoint];
}

/** A frame has come. @param {MutableState} state @param {number} step */
export function comeTo(state, step) {
  const { time } = state;
  time.end = step;
  if (time.ahead.length === 0) return;
  const reached = time.ahead.filter((checkpoint) => checkpoint.step <= step);
  time.ahead = time.ahead.filter((checkpoint) => checkpoint.step > step);
  for (const checkpoint of reached) keepKeyframe(state, checkpoint);
}

/**
 * @param {State['time']} time
 * @param {number} wanted
 * @returns {number | null} the step nearest to the wanted one that can be made again; null if none can
 */
export function reachable({ keyframes, end }, wanted) {
  if (keyframes.length === 0) return null;
  const step = Math.round(Math.min(end, Math.max(keyframes[0].step, wanted)));
  const next = keyframes.find((keyframe) => keyframe.step > step);
  return next?.lost !== undefined && step >= next.lost ? next.step : step;
}

/**
 * @param {State['time']} time
 * @param {number} step  that is {@link reachable}
 * @returns {Keyframe | undefined} from which to make it
 */
export function keyframeFor({ keyframes }, step) {
  return keyframes.findLast((keyframe) => keyframe.step <= step);
}

/** @param {State} state @returns {number} the step that is shown, or will be at once */
export function stepShown({ time }) {
  return time.playhead ?? time.end;
}

/** @param {State} state @returns {readonly Uncarried[]} what a link can't carry of the state that is shown */
export function uncarriedNow({ uncarried, time }) {
  const { playhead } = time;
  return playhead === null ? uncarried : uncarried.filter(({ from }) => from <= playhead);
}

/** A person goes to a step. @param {MutableState} state @param {number} step */
export function lookAt(state, step) {
  state.time.playhead = step;
}

/**
 * Until the step that a person has gone to has been made again, what is known of the nearest recorded moment is shown.
 *
 * @param {MutableState} state
 */
export function showNearest(state) {
  const { time, frame, recording, network } = state;
  if (time.playhead === null || frame?.step === time.playhead) return;
  const moment = momentNear(recording, time.playhead);
  if (moment?.network?.parameterCount === network?.parameterCount) state.frame = moment?.frame ?? frame;
}

/** The server takes its run to a step. @param {MutableState} state @param {number} step */
export function goAway(state, step) {
  const { time } = state;
  time.from = keyframeFor(time, step) ?? null;
  time.standsAt = null;
  time.ahead = [];
  time.away = step !== time.end;
  if (!time.away && time.playhead === step) time.playhead = null;
}

/** It can't, and its run stays where it is. @param {MutableState} state */
export function stayThere(state) {
  const { time } = state;
  time.playhead = time.away ? (time.standsAt ?? time.playhead) : null;
}

/**
 * The run goes on from where it stands. If that is in the past, what came after becomes a branch.
 *
 * @param {MutableState} state
 * @param {(bytes: Uint8Array) => string} toText  as the newest checkpoint is kept
 */
export function goOn(state, toText) {
  const { time } = state;
  if (!time.away) return;
  const from = time.playhead ?? time.end;
  const colours = time.branches.map(({ colour }) => colour);
  const colour = [...Array(MOST_BRANCHES).keys()].find((index) => !colours.includes(index)) ?? colours[0];
  const branches = [...time.branches, { ...lineOf(state), from, colour }].slice(-MOST_BRANCHES);
  cutAfter(state.history, from);
  if (state.frame?.step === from) addSample(state.history, state.frame);
  state.recording = { ...state.recording, moments: state.recording.moments.filter(({ frame }) => frame.step <= from) };
  state.uncarried = state.uncarried.filter((edit) => edit.from <= from).map((edit) => ({ ...edit, to: Math.min(edit.to, from) }));
  const keyframes = time.keyframes.filter(({ step }) => step <= from);
  const newest = keyframes.at(-1);
  state.checkpoint = newest ? { step: newest.step, text: toText(newest.bytes) } : null;
  state.time = { ...createTime(), keyframes, branches, end: from, editedAt: Math.min(time.editedAt, from) };
}

/** @param {MutableState} state @returns {Line} */
function lineOf({ time, history, recording, uncarried }) {
  return { keyframes: time.keyframes, history: snapshotOf(history), recording, uncarried, end: time.end };
}

/** @param {MutableState} state @param {State['time']} time  of the run that this tab had */
export function restoreTime(state, time) {
  state.time = { ...time };
}

/**
 * A branch takes the place of the run that is shown, which becomes a branch itself.
 *
 * @param {MutableState} state
 * @param {Branch} branch
 */
export function takeBranch(state, branch) {
  const { time } = state;
  const { from, colour } = branch;
  const branches = time.branches.map((other) => (other === branch ? { ...lineOf(state), from, colour } : other));
  state.history = createHistory();
  restoreHistory(state.history, branch.history);
  state.recording = { ...createRecording(), ...branch.recording, moments: [...branch.recording.moments] };
  state.uncarried = branch.uncarried;
  // Nobody has told its settings yet.
  state.time = { ...createTime(), keyframes: branch.keyframes, branches, end: branch.end, away: true, from: time.from };
}

/** @param {MutableState} state @param {Branch} branch  that nobody wants any more */
export function dropBranch(state, branch) {
  state.time.branches = state.time.branches.filter((other) => other !== branch);
}

/**
 * Where another server is to go on with the run: at the checkpoint that the settings which are known belong to. What a person has
 * asked for meanwhile, of the past or of a branch, may have others.
 *
 * @param {State} state
 * @param {(bytes: Uint8Array) => string} toText
 * @returns {import('./state.js').Checkpoint | null}
 */
export function startingPoint({ time: { from }, checkpoint }, toText) {
  return from ? { step: from.step, text: toText(from.bytes) } : checkpoint;
}

/** What of all this a reload would lose. @param {MutableState} state @param {number} unkept */
export function noteUnkept({ time }, unkept) {
  time.unkept = unkept;
}

/** A server has taken the run up in the past. @param {MutableState} state @param {number} step */
export function standAt({ time }, step) {
  time.standsAt = step;
}

/**
 * The run was taken up again from a checkpoint, at the newest of its steps that a server knows.
 *
 * @param {MutableState} state
 * @param {number} step
 * @param {boolean} edited  whether it goes on differently from there
 */
export function resumeTime({ time }, step, edited) {
  time.away = false;
  time.standsAt = null;
  time.ahead = [];
  if (!edited) return;
  time.from = null;
  time.playhead = null;
  time.end = time.editedAt = step;
  time.keyframes = time.keyframes.filter((keyframe) => keyframe.step < step);
}
