/** What was asked of the server while there was no connection, or when it was cut. Pure functions on the state. */
import { readHash } from '../link/hash.js';
import { merged } from '../model/settings.js';
import { asDrawn, dataSetChoice, giveUpRun, show, withoutPoints } from '../model/state.js';
import { isDecision } from '../model/undo.js';
import { commands } from './protocol.js';
import { NOBODYS, refresh } from './requests.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {import('../model/state.js').MutableState} MutableState */
/** @typedef {import('./requests.js').Request} Request */
/** @typedef {import('./messages.js').Experiment} Experiment */
/** @typedef {import('./messages.js').Point} Point */

/**
 * What was sent and not answered is sent again on the next one; what has no answer is lost, and so is the run of a sweep.
 *
 * @param {MutableState} state
 */
export function cut(state) {
  const again = state.requests.filter((asked) => asked.kind !== 'tell' && asked.kind !== 'start' && !isOfSweep(asked));
  state.requests = again.map((asked) => ({ ...asked, waiting: false, done: false, splice: null }));
  refresh(state);
}

/** @param {Request} asked */
const isOfSweep = (asked) => asked.kind === 'exchange' && asked.command !== undefined;

/**
 * What to ask for on a new connection: what is confirmed, if anything ran; then what the person asked for; then to go on running.
 *
 * @param {MutableState} state
 */
export function beginAnew(state) {
  cut(state);
  /** @type {Request[]} */
  const start = state.run >= 0 || state.checkpoint ? [{ kind: 'start', decision: NOBODYS }] : [];
  /** @type {Request[]} */
  const run = state.runWhenConnected ? [{ kind: 'tell', command: commands.run(), decision: NOBODYS }] : [];
  // What was shown of the past is shown again.
  const { playhead } = state.time;
  /** @type {Request[]} */
  const visit =
    playhead !== null && !state.requests.some(({ kind }) => kind === 'visit')
      ? [{ kind: 'visit', of: 'time', step: playhead, decision: NOBODYS }]
      : [];
  state.requests = [...start, ...visit, ...state.requests, ...run];
}

/** No server can go on with the run from its checkpoint. @param {MutableState} state */
export function startOver(state) {
  giveUpRun(state);
  state.requests = state.requests
    .filter(({ kind }) => kind !== 'tell')
    .map((asked) => (asked.kind === 'exchange' ? { ...asked, run: { ...asked.run, checkpoint: null, running: false } } : asked));
}

/** Takes back the last decision, which wasn't sent yet. @param {MutableState} state @returns {boolean} whether there was one */
export function unask(state) {
  const last = state.requests.at(-1);
  if (!last || !isDecision(last)) return false;
  state.requests = state.requests.filter(({ decision }) => decision !== last.decision);
  showAsked(state);
  refresh(state);
  return true;
}

/**
 * Shows what is confirmed with all that was asked for since, as it will be when there is a connection.
 *
 * @param {MutableState} state
 */
export function showAsked(state) {
  const { catalogue, confirmed, confirmedPoints, requests, undo } = state;
  let now = { experiment: confirmed, points: confirmedPoints };
  /** Until the server sends those of another set, its points are the old ones; but a class is no value, and a value no class. */
  const pointsFor = (/** @type {Experiment} */ { data }, /** @type {Point[]} */ points, /** @type {Experiment} */ of) =>
    dataSetChoice(catalogue, data.set).problem === dataSetChoice(catalogue, of.data.set).problem ? points : [];
  const ways = { undo: [...undo.past], redo: [...undo.future] };
  let last = NaN;
  for (const asked of requests) {
    if (asked.kind === 'undo' || asked.kind === 'redo') {
      const snapshot = ways[asked.kind].pop();
      if (!snapshot) continue;
      ways[asked.kind === 'undo' ? 'redo' : 'undo'].push({ ...now, live: snapshot.live });
      now = snapshot;
    } else if (asked.decision !== last) {
      ways.undo.push({ ...now, live: false });
      ways.redo = [];
    }
    last = asked.decision;
    if (asked.kind === 'change') {
      const experiment = merged(now.experiment, asked.part);
      now = { experiment, points: pointsFor(experiment, now.points, now.experiment) };
    }
    if (asked.kind === 'edit') {
      now = { experiment: { ...now.experiment, data: asDrawn(catalogue, now.experiment.data) }, points: asked.points };
    }
    if (asked.kind === 'link') {
      const { experiment, points } = readHash(catalogue, asked.hash);
      now = { experiment, points: points.length > 0 ? points : pointsFor(experiment, now.points, now.experiment) };
    }
  }
  show(state, withoutPoints(now.experiment), now.points);
}
