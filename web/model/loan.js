/**
 * A lesson borrows the page: its runs take the place of the learner's own, with all that belongs to a run, and what was there
 * before is kept until it is given back.
 */
import { createHistory, restoreHistory, snapshotOf } from './history.js';
import { createRecording } from './recording.js';
import { complete, show, withoutPoints } from './state.js';
import { createTime } from './time.js';
import { createUndo } from './undo.js';
import { createView, NONE } from './view.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').MutableState} MutableState */
/** @typedef {import('./state.js').Experiment} Experiment */

/** @typedef {{ lesson: string, step: string }} Place  where a learner is */

/**
 * @typedef {object} OtherRun  a run that isn't on the page, with all that belongs to it
 * @property {Experiment} experiment complete, with the points of a drawn set
 * @property {import('./state.js').Checkpoint | null} checkpoint null: it stands at its start, which the experiment describes
 * @property {readonly import('../link/uncarried.js').Uncarried[]} uncarried
 * @property {import('./history.js').Snapshot} history
 * @property {import('./recording.js').MutableRecording} [recording]  as long as the page isn't loaded anew
 * @property {import('./time.js').MutableTime} [time]  likewise
 * @property {number} [at]  the step that it is to stand at, made again from the checkpoint; else it stands where that is
 * @property {import('./undo.js').MutableUndo} undo
 * @property {State['remembered']} remembered
 * @property {Partial<import('./view.js').MutableView>} view
 * @property {string} speed
 * @property {boolean} running
 */

/** @typedef {OtherRun & { links: string[] }} OwnRun  links: hashes that lead to it, without the `#` */

/**
 * The page's run, to be given back later.
 *
 * @param {State} state @param {string[]} links @param {boolean} running @returns {OwnRun}
 */
export function ownRun(state, links, running) {
  const { catalogue, confirmed, confirmedPoints, checkpoint, uncarried, undo, remembered, view, speed } = state;
  return {
    links,
    experiment: complete(catalogue, confirmed, confirmedPoints),
    checkpoint,
    uncarried,
    history: snapshotOf(state.history),
    recording: state.recording,
    time: state.time,
    undo: { ...undo },
    remembered,
    view: { ...view, cursor: null, pointer: null, reading: null, unit: null, off: null, selected: NONE },
    speed,
    running,
  };
}

/** A run at its start. @param {Experiment} experiment complete @param {string} speed @returns {OtherRun} */
export function freshRun(experiment, speed) {
  const history = snapshotOf(createHistory());
  const nothing = { checkpoint: null, uncarried: [], remembered: {}, running: false };
  return { experiment, history, undo: createUndo(), view: createView(), speed, ...nothing };
}

/**
 * Goes on with a run that isn't on the page, as after a reload.
 *
 * @param {MutableState} state
 * @param {Pick<OtherRun, 'experiment' | 'speed' | 'running' | 'checkpoint' | 'uncarried'>} kept
 * @param {import('./history.js').Snapshot} history
 */
export function takeUp(state, kept, history) {
  state.confirmed = withoutPoints(kept.experiment);
  state.confirmedPoints = kept.experiment.data.points ?? [];
  show(state, state.confirmed, state.confirmedPoints);
  state.speed = kept.speed;
  state.runWhenConnected = kept.running;
  state.checkpoint = kept.checkpoint;
  state.uncarried = kept.uncarried;
  restoreHistory(state.history, history);
}

/** The server has this run now. @param {MutableState} state @param {OtherRun} run */
export function takeOver(state, run) {
  takeUp(state, run, run.history);
  state.frame = null;
  state.recording = run.recording ?? createRecording();
  const { at = null } = run;
  state.time = { ...(run.time ?? createTime()), playhead: at, away: at !== null, standsAt: null };
  state.resetting = false;
  state.undo = { ...run.undo };
  state.remembered = run.remembered;
  Object.assign(state.view, run.view);
}

/** @param {MutableState} state @param {Place | null} place  null: no lesson is open */
export function goTo(state, place) {
  state.lesson = place;
}

/** @param {MutableState} state @param {OwnRun | null} own  null: it has been given back */
export function keepOwn(state, own) {
  state.own = own;
}
