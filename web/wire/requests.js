/**
 * What a person asked of the server, in order: a request is sent when the one before has its answer. So each request starts from
 * the result of the one before, a refused request doesn't affect others, and what was asked for without a connection is sent when
 * there is one.
 *
 * The answers determine what runs (`confirmed`), what can be undone (`undo`), and what a link can't carry. Pure functions on the
 * state. Beside web/model, only this module and offline.js change the state: what was asked for, and what the answers say.
 */
import { cutAfter, expectAgain } from '../model/history.js';
import { keyOf, withoutKey } from '../link/hash-keys.js';
import { readHash } from '../link/hash.js';
import { difference, samePoints, spliced } from '../model/points.js';
import { commands } from './protocol.js';
import { drawing, mayBringPoints, same } from '../model/settings.js';
import { goAway, keyframeFor, noteEdit, resumeTime, standAt, startingPoint } from '../model/time.js';
import { toBase64 } from './base64.js';
import { takeOver } from '../model/loan.js';
import { beginRun, complete, dataSetChoice, refit, show, showLink, withoutPoints } from '../model/state.js';
import { forgetNewest, goneBack, remember, snapshotAt } from '../model/undo.js';
import { showTestPoints } from '../model/view.js';
import { noted, takenUpAt, withSettings } from '../link/uncarried.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {import('../model/state.js').MutableState} MutableState */
/** @typedef {import('../model/undo.js').Snapshot} Snapshot */
/** @typedef {import('./protocol.js').Command} Command */
/** @typedef {import('./messages.js').Experiment} Experiment */
/** @typedef {import('./messages.js').Point} Point */
/** @typedef {import('./messages.js').Refused} Refused */

/**
 * @typedef {{ kind: 'start' }
 *   | { kind: 'link', hash: string }
 *   | { kind: 'change', of: string, part: import('./protocol.js').PartialExperiment }
 *   | { kind: 'weight', of: string, set: Command }
 *   | { kind: 'edit', points: Point[] }
 *   | { kind: 'undo' | 'redo' }
 *   | { kind: 'visit', of: 'time', step: number }
 *   | { kind: 'exchange', run: import('../model/loan.js').OtherRun, command?: Command }
 *   | { kind: 'tell', command: Command }} Wish
 *   start: what is confirmed already, on a new connection; visit: another step of the run; exchange: another run, with all that
 *   is its own, made the session's by the command, if there is one; tell: whatever has no answer of its own. Of two that wait,
 *   the later one takes the place of the former if they are `of` the same and of one decision
 */

/** @typedef {Readonly<MutableRequest>} Request */
/**
 * @typedef {Wish & {
 *   decision: number,
 *   waiting?: boolean,
 *   done?: boolean,
 *   splice?: import('../model/points.js').Splice | null,
 *   before?: { experiment: Experiment, points: Point[] },
 * }} MutableRequest  waiting: sent, and not answered; done: there is nothing more to send; splice: the edit that was sent
 */

/** What belongs to no decision, and can't be undone. */
export const NOBODYS = -1;

/**
 * Something else is decided than before: what is asked for from now on is undone apart from it.
 *
 * @param {MutableState} state
 * @returns {number} the decision
 */
export function newDecision(state) {
  return ++state.decisions;
}

/** @param {MutableState} state @param {Wish} wish @param {number} decision */
export function request(state, wish, decision) {
  const last = state.requests.at(-1);
  if (last && last.decision === decision && takesPlace(last, wish)) Object.assign(last, wish);
  else state.requests = [...state.requests, { ...wish, decision }];
  refresh(state);
}

/**
 * Takes up the points as they were edited since the last time.
 *
 * @param {MutableState} state
 * @returns {boolean} whether there was anything
 */
export function takeUpEdits(state) {
  if (state.points === state.flushed || state.awaitingPoints) return false;
  state.flushed = state.points;
  request(state, { kind: 'edit', points: state.points }, state.decisions);
  return true;
}

/** @param {MutableRequest} asked  that was sent, and is to have an answer */
export function awaitAnswer(asked) {
  asked.waiting = true;
}

/** @param {Request} last @param {Wish} wish */
function takesPlace(last, wish) {
  // An edit is on its way to a list of points; that list may still become another.
  if (last.kind === 'edit') return wish.kind === 'edit';
  if (last.before || !('of' in last) || !('of' in wish)) return false;
  return last.kind === wish.kind && last.of === wish.of;
}

/** @param {MutableState} state  what is shown of it follows from the requests */
export function refresh(state) {
  const { catalogue, requests, confirmed } = state;
  const generated = (/** @type {Experiment} */ { data }) => !dataSetChoice(catalogue, data.set).drawn;
  const knowsNone = state.run < 0 && generated(confirmed) && requests[0]?.kind !== 'link';
  state.awaitingPoints =
    knowsNone ||
    requests.some((asked) => {
      if (asked.kind === 'link') return generated(readHash(catalogue, asked.hash).experiment);
      return asked.kind === 'undo' || asked.kind === 'redo' || (asked.kind === 'change' && mayBringPoints(asked.part));
    });
}

/**
 * What is to be sent for a request now.
 *
 * @param {MutableState} state
 * @param {MutableRequest} asked
 * @returns {Command | null} null: nothing more
 */
export function commandOf(state, asked) {
  const { catalogue, confirmed, confirmedPoints } = state;
  if (asked.kind === 'tell') return asked.command;
  if (!asked.before) begin(state, asked);
  switch (asked.kind) {
    case 'edit':
      return towards(state, asked, asked.points);
    case 'undo':
    case 'redo': {
      const snapshot = snapshotAt(state.undo, asked.kind);
      if (!snapshot || asked.done) return null;
      // Points are brought back by edits, and the run goes on; last comes the way in which they are described.
      const edit = snapshot.live ? towards(state, asked, snapshot.points) : null;
      if (edit || (snapshot.live && same(confirmed, snapshot.experiment))) return edit;
      return commands.change(snapshot.live ? snapshot.experiment : complete(catalogue, snapshot.experiment, snapshot.points));
    }
    default:
      break;
  }
  if (asked.done) return null;
  switch (asked.kind) {
    case 'start':
      return commands.start(complete(catalogue, confirmed, confirmedPoints), startingPoint(state, toBase64)?.text);
    case 'exchange':
      return asked.command ?? commands.start(asked.run.experiment, asked.run.checkpoint?.text);
    case 'link': {
      const { experiment, points } = readHash(catalogue, asked.hash);
      showLink(state, experiment, points);
      const whole = complete(catalogue, experiment, points);
      return state.run < 0 ? commands.start(whole) : commands.change(whole);
    }
    case 'change':
      return commands.change(asked.part);
    case 'weight':
      return asked.set;
    case 'visit':
      return visit(state.time, asked.step);
  }
}

/** @param {State['time']} time @param {number} step @returns {Command | null} */
function visit(time, step) {
  const keyframe = keyframeFor(time, step);
  if (!keyframe) return null;
  const { standsAt, from, keyframes } = time;
  const isOfThisWay = from !== null && keyframes.includes(from);
  const isOnTheWay = isOfThisWay && standsAt !== null && standsAt >= keyframe.step && standsAt <= step;
  return commands.revisit(step, isOnTheWay ? undefined : toBase64(keyframe.bytes));
}

/** @param {MutableState} state @param {MutableRequest} asked */
function begin(state, asked) {
  asked.before = { experiment: state.confirmed, points: state.confirmedPoints };
  if (asked.kind !== 'undo' && asked.kind !== 'redo') return;
  const snapshot = snapshotAt(state.undo, asked.kind);
  if (snapshot && state.requests.length === 1) show(state, snapshot.experiment, snapshot.points);
}

/**
 * @param {MutableState} state
 * @param {MutableRequest} asked
 * @param {Point[]} points
 * @returns {Command | null} the next edit on the way to them
 */
function towards(state, asked, points) {
  asked.splice = difference(state.confirmedPoints, points)[0] ?? null;
  if (!asked.splice) {
    state.confirmedPoints = points;
    return null;
  }
  return commands.editPoints(asked.splice.start, asked.splice.remove, asked.splice.add);
}

/* Answers */

/** @param {MutableState} state @returns {MutableRequest | undefined} the one that was sent and has no answer yet */
function answered(state) {
  /** @type {MutableRequest | undefined} */
  const first = state.requests[0];
  if (!first?.waiting) return undefined;
  first.waiting = false;
  return first;
}

/** @param {MutableState} state @param {import('./messages.js').Started} message */
export function takeStarted(state, message) {
  const asked = answered(state);
  if (asked) asked.done = true;
  if (asked?.kind === 'exchange') takeOver(state, asked.run);
  const leaves = state.run >= 0 && message.experiment.data.set !== state.confirmed.data.set;
  if (leaves && dataSetChoice(state.catalogue, state.confirmed.data.set).drawn) {
    state.remembered = { ...state.remembered, [state.confirmed.data.set]: drawing(state) };
  }
  beginRun(state, message);
  state.network = { ...message.network, scaling: message.scaling };
  state.resumed = message.resumed !== undefined;
  if (message.resumed) {
    takeUpAgain(state, message.resumed);
  }
  state.confirmed = withoutPoints(message.experiment);
  state.confirmedPoints = known(state, message.points, asked && 'points' in asked ? asked.points : []);
  if (message.problem !== state.problem) {
    state.problem = message.problem;
    state.points = state.flushed = state.confirmedPoints;
  }
  // Who comes to drawn points must see them all.
  const newData = asked?.kind !== 'change' || asked.part.data;
  const drawn = dataSetChoice(state.catalogue, state.confirmed.data.set).drawn;
  if (newData && drawn && message.points.some((point) => point[3] === 1)) showTestPoints(state.view);
}

/** @param {MutableState} state @param {import('./messages.js').Resumed} resumed */
function takeUpAgain(state, { step, edited }) {
  if (state.time.away && !edited) return standAt(state, step);
  state.uncarried = takenUpAt(state.uncarried, step);
  expectAgain(state.history);
  if (edited) cutAfter(state.history, step);
  resumeTime(state, step, edited);
}

/**
 * The same points keep their identity, by which undo and splices know them.
 *
 * @param {State} state @param {Point[]} came @param {Point[]} [asked]
 */
function known(state, came, asked = []) {
  const snapshots = [...state.undo.past, ...state.undo.future].map(({ points }) => points);
  return [state.points, state.confirmedPoints, asked, ...snapshots].find((list) => samePoints(list, came)) ?? came;
}

/** @param {MutableState} state @param {import('./messages.js').Revisited} message */
export function takeRevisited(state, { step, experiment, points, scaling }) {
  const asked = answered(state);
  if (asked) asked.done = true;
  refit(state, scaling);
  state.confirmed = withoutPoints(experiment);
  if (points) state.confirmedPoints = known(state, points);
  goAway(state, step);
}

/** @param {MutableState} state @param {import('./messages.js').Changed} message */
export function takeChanged(state, { step, experiment, scaling }) {
  const asked = answered(state);
  const before = state.confirmed;
  noteEdit(state, step);
  refit(state, scaling);
  state.confirmed = withoutPoints(experiment);
  state.uncarried = withSettings(state.uncarried, before, state.confirmed, step, asked?.decision);
  // Weights set by hand before the first step: until the next checkpoint comes, the run is one to start.
  if (!same(before.network, state.confirmed.network)) state.checkpoint = null;
  if (asked?.splice) {
    state.confirmedPoints = spliced(state.confirmedPoints, asked.splice);
    asked.splice = null;
    state.uncarried = noted(state.uncarried, 'points', step, asked.decision);
    return;
  }
  if (asked?.kind === 'weight') state.uncarried = noted(state.uncarried, 'weights', step, asked.decision);
  if (asked) asked.done = true;
}

/** The server refused an edit and says what it has. @param {MutableState} state @param {import('./messages.js').Points} message */
export function takePoints(state, { points }) {
  if (samePoints(state.confirmedPoints, points)) return;
  state.confirmedPoints = points;
  if (state.requests.length === 0) show(state, state.confirmed, points);
}

/** Fields of messages that aren't requests. */
const NOT_OURS = /^(type|inspect|frame|speed|lesson|step|numbers)/;

/** What a server answers to any command that it can't carry out. */
const WITHOUT_PATH = ['busy', 'not-running', 'internal'];

/**
 * @param {MutableState} state
 * @param {Refused} message
 * @returns {MutableRequest | undefined} the request that it answers, which still stands first
 */
export function takeRefusal(state, { code, path }) {
  /** @type {MutableRequest | undefined} */
  const first = state.requests[0];
  if (!first?.waiting || first.kind === 'tell') return undefined;
  const isOurs = path ? !NOT_OURS.test(path) || (first.kind === 'visit' && path === 'step') : WITHOUT_PATH.includes(code);
  if (!isOurs) return undefined;
  first.waiting = false;
  return first;
}

/**
 * The link without what the server refused, to be asked for again.
 *
 * @param {MutableState} state
 * @param {MutableRequest & { kind: 'link' }} asked
 * @param {string} path  of what was refused
 */
export function leaveOut(state, asked, path) {
  const setting = path.replace(/^experiment\./, '').replace(/\[\d+\]/g, '');
  const left = withoutKey(asked.hash, keyOf(state.catalogue, setting));
  asked.hash = left === asked.hash ? '' : left;
  refresh(state);
}

/**
 * The first request is over. What a person decided can be undone from now on; a refused one leaves no trace.
 *
 * @param {MutableState} state
 * @returns {{ kind: Request['kind'], decision: number, changed: boolean }}
 */
export function finish(state) {
  const [{ before, decision, kind }, ...others] = state.requests;
  state.requests = others;
  const changed = before !== undefined && (before.points !== state.confirmedPoints || !same(before.experiment, state.confirmed));
  const { undo } = state;
  if (before && (kind === 'undo' || kind === 'redo')) goneBack(undo, kind, before, changed);
  else if (before && changed && kind !== 'start' && decision >= 0) {
    const newest = undo.past.at(-1);
    if (undo.newest !== decision) remember(undo, { ...before, live: kind === 'edit' }, decision);
    // A slider that came back to where it was.
    else if (newest && same(newest.points, state.confirmedPoints) && same(newest.experiment, state.confirmed)) forgetNewest(undo);
  }
  if (state.requests.length === 0) settle(state);
  refresh(state);
  return { kind, decision, changed };
}

/**
 * Nothing is asked for any more: what is shown is what runs, but for edits that are just being made.
 *
 * @param {MutableState} state
 */
export function settle(state) {
  show(state, state.confirmed, state.points === state.flushed ? state.confirmedPoints : null);
}
