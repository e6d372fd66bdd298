/**
 * What a person asked of the server, in order: one request after the other is sent, and the next one when its answer is there.
 * So each is told what has become of the one before, nothing that is refused takes another one with it, and what was asked
 * for without a connection is sent when there is one.
 *
 * The answers make what runs (`confirmed`), the ways back (`undo`), and what a link can't carry. Pure functions on the state.
 */
import { clearHistory, cutAfter, expectAgain } from '../model/history.js';
import { KEY_OF, readHash, withoutKey } from '../link/hash.js';
import { difference, spliced } from '../model/points.js';
import { commands } from './protocol.js';
import { drawing, merged, same } from '../model/settings.js';
import { asDrawn, complete, dataSetChoice, show, showLink, withoutPoints } from '../model/state.js';
import { note, noteSettings, takenUpAt } from '../link/uncarried.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {import('./protocol.js').Command} Command */
/** @typedef {import('./protocol.js').Experiment} Experiment */
/** @typedef {import('./protocol.js').Point} Point */
/** @typedef {import('./protocol.js').Refused} Refused */

/** @typedef {{ experiment: Experiment, points: Point[], live: boolean }} Snapshot  live: edits of points led away from it */
/** @typedef {{ past: Snapshot[], future: Snapshot[], newest: number }} Undo  newest: the decision that the last snapshot was taken before */

/**
 * @typedef {{ kind: 'start' }
 *   | { kind: 'link', hash: string }
 *   | { kind: 'change', of: string, part: import('./protocol.js').PartialExperiment }
 *   | { kind: 'weight', of: string, set: Command }
 *   | { kind: 'edit', points: Point[] }
 *   | { kind: 'undo' | 'redo' }
 *   | { kind: 'tell', command: Command }} Wish
 *   start: what is confirmed already, on a new connection; tell: whatever has no answer of its own. Of two that wait, the later one
 *   takes the place of the former if they are `of` the same and of one decision
 */

/**
 * @typedef {Wish & {
 *   decision: number,
 *   waiting?: boolean,
 *   done?: boolean,
 *   splice?: import('../model/points.js').Splice | null,
 *   before?: { experiment: Experiment, points: Point[] },
 * }} Request  waiting: sent, and not answered; done: there is nothing more to send; splice: the edit that was sent
 */

const MOST_SNAPSHOTS = 100;

/** @param {State} state @param {Wish} wish @param {number} decision */
export function request(state, wish, decision) {
  const last = state.requests.at(-1);
  if (last && last.decision === decision && takesPlace(last, wish)) Object.assign(last, wish);
  else state.requests.push({ ...wish, decision });
  refresh(state);
}

/** @param {Request} last @param {Wish} wish */
function takesPlace(last, wish) {
  // An edit is on its way to a list of points; that list may still become another.
  if (last.kind === 'edit') return wish.kind === 'edit';
  if (last.before || !('of' in last) || !('of' in wish)) return false;
  return last.kind === wish.kind && last.of === wish.of;
}

/** @param {State} state  what is shown of it follows from the requests */
function refresh(state) {
  const { catalogue, requests, confirmed } = state;
  const generated = (/** @type {Experiment} */ { data }) => !dataSetChoice(catalogue, data.set).drawn;
  const knowsNone = state.run < 0 && generated(confirmed) && requests[0]?.kind !== 'link';
  state.awaitingPoints = knowsNone || requests.some((asked) => {
    if (asked.kind === 'link') return generated(readHash(catalogue, asked.hash).experiment);
    return asked.kind === 'undo' || asked.kind === 'redo' || (asked.kind === 'change' && asked.part.data !== undefined);
  });
}

/** @param {State} state @returns {Snapshot | undefined} */
function wanted({ undo }, /** @type {'undo' | 'redo'} */ kind) {
  return (kind === 'undo' ? undo.past : undo.future).at(-1);
}

/**
 * What is to be sent for a request now.
 *
 * @param {State} state
 * @param {Request} asked
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
      const snapshot = wanted(state, asked.kind);
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
    case 'start': {
      const experiment = complete(catalogue, confirmed, confirmedPoints);
      return state.checkpoint ? commands.resume(experiment, state.checkpoint.text) : commands.start(experiment);
    }
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
  }
}

/** @param {State} state @param {Request} asked */
function begin(state, asked) {
  asked.before = { experiment: state.confirmed, points: state.confirmedPoints };
  if (asked.kind !== 'undo' && asked.kind !== 'redo') return;
  const snapshot = wanted(state, asked.kind);
  if (snapshot && state.requests.length === 1) show(state, snapshot.experiment, snapshot.points);
}

/** @param {State} state @param {Request} asked @param {Point[]} points @returns {Command | null} the next edit on the way to them */
function towards(state, asked, points) {
  asked.splice = difference(state.confirmedPoints, points)[0] ?? null;
  if (!asked.splice) {
    state.confirmedPoints = points;
    return null;
  }
  return commands.editPoints(asked.splice.start, asked.splice.remove, asked.splice.add);
}

/* Answers */

/** @param {State} state @returns {Request | undefined} the one that was sent and has no answer yet */
function answered(state) {
  const first = state.requests[0];
  if (!first?.waiting) return undefined;
  first.waiting = false;
  return first;
}

/** @param {State} state @param {import('./protocol.js').Started} message */
export function takeStarted(state, message) {
  const asked = answered(state);
  if (asked) asked.done = true;
  const leaves = state.run >= 0 && message.experiment.data.set !== state.confirmed.data.set;
  if (leaves && dataSetChoice(state.catalogue, state.confirmed.data.set).drawn) {
    state.remembered[state.confirmed.data.set] = drawing(state);
  }
  state.run = message.run;
  state.network = message.network;
  state.reason = null;
  state.steepness = null;
  state.diagnosis = null;
  state.resumed = message.resumed !== undefined;
  if (message.resumed) {
    state.uncarried = takenUpAt(state.uncarried, message.resumed.step);
    expectAgain(state.history);
    if (message.resumed.edited) cutAfter(state.history, message.resumed.step);
  } else {
    state.frame = null;
    state.checkpoint = null;
    state.uncarried = [];
    clearHistory(state.history);
  }
  state.confirmed = withoutPoints(message.experiment);
  // The same points keep their identity, by which undo and splices know them.
  const known = [state.points, state.confirmedPoints, asked && 'points' in asked ? asked.points : []];
  const snapshots = [...state.undo.past, ...state.undo.future].map(({ points }) => points);
  state.confirmedPoints = [...known, ...snapshots].find((list) => samePoints(list, message.points)) ?? message.points;
  if (message.problem !== state.problem) {
    state.problem = message.problem;
    state.points = state.flushed = state.confirmedPoints;
  }
  // Who comes to drawn points must see them all.
  const newData = asked?.kind !== 'change' || asked.part.data;
  const drawn = dataSetChoice(state.catalogue, state.confirmed.data.set).drawn;
  if (newData && drawn && message.points.some((point) => point[3] === 1)) state.view.showTest = true;
}

/** @param {Point[]} one @param {Point[]} other */
function samePoints(one, other) {
  return one.length === other.length && one.every((point, i) => point.every((value, k) => value === other[i][k]));
}

/** @param {State} state @param {import('./protocol.js').Changed} message */
export function takeChanged(state, { step, experiment }) {
  const asked = answered(state);
  const before = state.confirmed;
  state.confirmed = withoutPoints(experiment);
  noteSettings(state.uncarried, before, state.confirmed, step);
  // Weights set by hand before the first step: until the next checkpoint comes, the run is one to start.
  if (!same(before.network, state.confirmed.network)) state.checkpoint = null;
  if (asked?.splice) {
    state.confirmedPoints = spliced(state.confirmedPoints, asked.splice);
    asked.splice = null;
    note(state.uncarried, 'points', step);
    return;
  }
  if (asked?.kind === 'weight') note(state.uncarried, 'weights', step);
  if (asked) asked.done = true;
}

/** The server refused an edit and says what it has. @param {State} state @param {import('./protocol.js').Points} message */
export function takePoints(state, { points }) {
  if (samePoints(state.confirmedPoints, points)) return;
  state.confirmedPoints = points;
  if (state.requests.length === 0) show(state, state.confirmed, points);
}

/** Fields of messages that aren't requests. */
const NOT_OURS = /^(type|inspect|frame|speed)/;

/** What a server answers to any command that it can't carry out. */
const WITHOUT_PATH = ['busy', 'not-running', 'internal'];

/** @param {State} state @param {Refused} message @returns {Request | undefined} the request that it answers, which still stands first */
export function takeRefusal(state, { code, path }) {
  const first = state.requests[0];
  if (!first?.waiting || first.kind === 'tell') return undefined;
  if (path ? NOT_OURS.test(path) : !WITHOUT_PATH.includes(code)) return undefined;
  first.waiting = false;
  return first;
}

/**
 * The link without what the server refused, to be asked for again.
 *
 * @param {State} state
 * @param {Request & { kind: 'link' }} asked
 * @param {string} path  of what was refused
 */
export function leaveOut(state, asked, path) {
  const names = path.replace(/^experiment\./, '').replace(/\[\d+\]/g, '').split('.');
  while (names.length > 0 && !KEY_OF.has(names.join('.'))) names.pop();
  const left = withoutKey(asked.hash, KEY_OF.get(names.join('.')) ?? '');
  asked.hash = left === asked.hash ? '' : left;
  refresh(state);
}

/**
 * The first request is over. What a person decided can be undone from now on; a refused one leaves no trace.
 *
 * @param {State} state
 * @returns {{ kind: Request['kind'], decision: number, changed: boolean }}
 */
export function finish(state) {
  const asked = /** @type {Request} */ (state.requests.shift());
  const { before, decision, kind } = asked;
  const changed = before !== undefined && (before.points !== state.confirmedPoints || !same(before.experiment, state.confirmed));
  const { undo } = state;
  if (before && (kind === 'undo' || kind === 'redo')) {
    const [from, to] = kind === 'undo' ? [undo.past, undo.future] : [undo.future, undo.past];
    const snapshot = from.pop();
    if (snapshot && changed) to.push({ ...before, live: snapshot.live });
    undo.newest = -1;
  } else if (before && changed && kind !== 'start' && decision >= 0) {
    const first = undo.past.at(-1);
    if (undo.newest !== decision) {
      undo.past.push({ ...before, live: kind === 'edit' });
      if (undo.past.length > MOST_SNAPSHOTS) undo.past.shift();
      undo.future = [];
      undo.newest = decision;
    } else if (first && same(first.points, state.confirmedPoints) && same(first.experiment, state.confirmed)) {
      // A slider that came back to where it was: there is nothing to undo.
      undo.past.pop();
      undo.newest = -1;
    }
  }
  if (state.requests.length === 0) settle(state);
  refresh(state);
  return { kind, decision, changed };
}

/** Nothing is asked for any more: what is shown is what runs, but for edits that are just being made. @param {State} state */
export function settle(state) {
  show(state, state.confirmed, state.points === state.flushed ? state.confirmedPoints : null);
}

/* Without a connection */

/** What was sent and not answered is sent again on the next one; what has no answer is lost. @param {State} state */
export function cut(state) {
  state.requests = state.requests.filter(({ kind }) => kind !== 'tell' && kind !== 'start');
  for (const asked of state.requests) Object.assign(asked, { waiting: false, done: false, splice: null });
  refresh(state);
}

/** Takes back the last decision, which wasn't sent yet. @param {State} state @returns {boolean} whether there was one */
export function unask(state) {
  const last = state.requests.at(-1);
  if (!last || !isDecision(last)) return false;
  state.requests = state.requests.filter(({ decision }) => decision !== last.decision);
  showAsked(state);
  refresh(state);
  return true;
}

/** Shows what is confirmed with all that was asked for since, as it will be when there is a connection. @param {State} state */
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
      const { experiment } = now;
      now = { experiment: { ...experiment, data: asDrawn(catalogue, experiment.data) }, points: asked.points };
    }
    if (asked.kind === 'link') {
      const { experiment, points } = readHash(catalogue, asked.hash);
      now = { experiment, points: points.length > 0 ? points : pointsFor(experiment, now.points, now.experiment) };
    }
  }
  show(state, withoutPoints(now.experiment), now.points);
}

/** @param {Request} asked */
function isDecision({ kind }) {
  return kind === 'change' || kind === 'edit' || kind === 'weight';
}

/** @param {State} state */
export function canUndo({ undo, requests }) {
  const asked = requests.filter(({ kind }) => kind === 'undo').length;
  return undo.past.length > asked || requests.some(isDecision);
}

/** @param {State} state */
export function canRedo({ undo }) {
  return undo.future.length > 0;
}
