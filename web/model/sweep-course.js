/**
 * One sweep as the page knows it: what was asked for, the runs that the server made of it, what came of them so far, the step that
 * is shown, and the one that a person has gone to. And one of its runs, as it takes the page's place.
 */
import { bestOf, createGrids, gridNear, keepGrid } from './grids.js';
import { addSample, createHistory, snapshotOf } from './history.js';
import { freshRun } from './loan.js';
import { samePoints } from './points.js';
import { createRecording, record } from './recording.js';
import { merged, same } from './settings.js';
import { complete } from './state.js';
import { changesOf } from './sweep.js';
import { createTime } from './time.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Experiment} Experiment */
/** @typedef {import('./sweep.js').Axis} Axis */
/** @typedef {import('./grids.js').Grid} Grid */
/** @typedef {import('../wire/messages.js').Point} Point */
/** @typedef {import('../wire/messages.js').SweepStarted['runs'][number]} SweptRun */

/**
 * @typedef {object} Course
 * @property {readonly Axis[]} axes
 * @property {Experiment} base  that the runs are made of, without points
 * @property {Point[]} points  of the base
 * @property {import('../wire/protocol.js').PartialExperiment[]} changes  of each run
 * @property {'wanted' | 'asked' | 'there' | 'gone'} phase  wanted: to be asked for; gone: no server has it
 * @property {number} sweep  the server's number of it; -1 before its answer
 * @property {readonly SweptRun[]} runs
 * @property {boolean} running
 * @property {import('./grids.js').Grids} kept
 * @property {Grid | null} shown
 * @property {number} end  the newest step that it came to
 * @property {number | null} wanted  the step that a person has gone to and that hasn't come yet
 * @property {boolean} ahead  that step lies beyond all that has been
 * @property {boolean} goesOn  is to run when it is there again
 */

/** @param {State} state @param {readonly Axis[]} axes @returns {Course} not asked for yet */
export function createCourse({ confirmed, confirmedPoints }, axes) {
  return {
    axes,
    base: confirmed,
    points: confirmedPoints,
    changes: changesOf(confirmed, axes),
    phase: 'wanted',
    sweep: -1,
    runs: [],
    running: false,
    kept: createGrids(),
    shown: null,
    end: 0,
    wanted: null,
    ahead: false,
    goesOn: false,
  };
}

/** @param {Course} course @param {import('../wire/messages.js').SweepStarted} message */
export function takeSwept(course, { sweep, runs }) {
  course.sweep = sweep;
  course.runs = runs;
  course.phase = 'there';
}

/** @param {Course} course @param {Grid} grid @returns {boolean} whether it is shown */
export function takeGrid(course, grid) {
  if (grid.sweep !== course.sweep || grid.runs.length !== course.runs.length) return false;
  keepGrid(course.kept, grid);
  course.end = Math.max(course.end, grid.step);
  if (course.wanted !== null && grid.step !== course.wanted && !(course.ahead && grid.step < course.wanted)) return false;
  if (course.wanted === grid.step) course.wanted = null;
  course.shown = grid;
  return true;
}

/** A person goes to a step: what is known of the nearest is shown until it has come. @param {Course} course @param {number} step */
export function goToStep(course, step) {
  course.ahead = step > course.end;
  course.wanted = step;
  course.running = false;
  const near = gridNear(course.kept, step);
  if (near && !course.ahead) course.shown = near;
}

/** The connection is gone, and with it the server's sweep; the same is to be had of any server. @param {Course} course */
export function loseCourse(course) {
  if (course.phase === 'gone') return;
  course.goesOn ||= course.running;
  course.running = false;
  course.wanted ??= course.shown?.step ?? 0;
  course.ahead = true;
  course.phase = 'wanted';
}

/** Whether the page's run has only those other settings that are swept. @param {Course} course @param {State} state */
export function isOfThis({ base, points, changes }, { confirmed, confirmedPoints }) {
  const [change] = changes;
  const isSame = same(without(merged(base, change)), without(merged(confirmed, change)));
  return isSame && (change.data !== undefined || samePoints(points, confirmedPoints));
}

/** @param {Experiment} experiment  what follows from other settings is left out */
function without({ data, network, training }) {
  return { data, network: { ...network, loss: '', output: '' }, training };
}

/** @param {Course} course @param {number} index @returns {Point[]} of a run */
export function pointsOfRun({ runs, points }, index) {
  const { points: own, pointsOf } = runs[index];
  return own ?? (pointsOf === undefined ? points : (runs[pointsOf].points ?? points));
}

/** @param {Course} course @param {number} index */
export function networkOfRun({ runs }, index) {
  const { network, scaling } = runs[index];
  return { ...network, scaling };
}

/** @param {Course} course @param {Grid} grid @param {number} index @returns {import('../wire/protocol.js').Frame} of one run */
export function frameOf({ runs }, grid, index) {
  const { state: _, ...run } = grid.runs[index];
  return { frame: 0, run: 0, learningRate: runs[index].experiment.training.learningRate, ...run };
}

/** @param {Course} course @returns {number} -1 if there is none */
export function bestRun({ shown }) {
  return shown ? bestOf(shown) : -1;
}

/**
 * A run of the sweep as it is to take the page's place, with what has been seen of it.
 *
 * @param {State} state @param {Course} course @param {number} index @returns {import('./loan.js').OtherRun}
 */
export function runOf(state, course, index) {
  const { experiment } = course.runs[index];
  const points = pointsOfRun(course, index);
  const end = course.shown?.step ?? 0;
  const history = createHistory();
  const recording = createRecording();
  for (const grid of course.kept.grids.filter(({ step }) => step <= end)) {
    const frame = frameOf(course, grid, index);
    addSample(history, frame);
    record(recording, { frame, network: networkOfRun(course, index), points });
  }
  const time = { ...createTime(), end: course.shown?.runs[index].step ?? 0 };
  const view = { ...state.view, cursor: null, pointer: null, reading: null, unit: null, off: null, selected: [] };
  return {
    ...freshRun(complete(state.catalogue, experiment, points), state.speed),
    history: snapshotOf(history),
    recording,
    time,
    view,
    remembered: state.remembered,
  };
}
