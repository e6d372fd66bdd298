/**
 * Keeps in the tab's own storage what a reload must not lose: the experiment, the newest checkpoint of its run, the loss curve; and
 * while a lesson is open, the learner's own run. No DOM, no socket.
 *
 * It is sessionStorage because that outlives a reload and a crash, each tab has its own, and it can be written at the last moment,
 * when the page closes. Each run is one entry, always replaced as a whole, so that its parts fit together. If the entry is too
 * large for the browser, none is kept, and a reload starts the link's run anew.
 */
import { toBase64 } from './base64.js';
import { pack, unpacked } from './kept-history.js';
import { packPicture, unpackedFrame } from './kept-picture.js';
import { packTime, unpackedTime } from './kept-time.js';
import { snapshotOf } from '../model/history.js';
import { goTo, keepOwn, takeUp } from '../model/loan.js';
import * as model from '../model/state.js';
import { showFirst } from '../model/told.js';
import { noteUnkept, restoreTime, startingPoint } from '../model/time.js';
import { createUndo } from '../model/undo.js';

/** @typedef {import('../model/state.js').State} State */

/** @typedef {import('./kept-history.js').PackedHistory} PackedHistory */

/**
 * @typedef {object} Kept
 * @property {string} version  in which it is kept, with the catalogue's default experiment
 * @property {string[]} links  hashes that lead to this experiment, without the `#`
 * @property {import('./messages.js').Experiment} experiment  complete, with the points of a drawn set
 * @property {string} speed
 * @property {boolean} running
 * @property {import('../model/state.js').Checkpoint | null} checkpoint
 * @property {readonly import('../link/uncarried.js').Uncarried[]} uncarried
 * @property {PackedHistory} history
 * @property {import('./kept-time.js').KeptTime} [time]
 * @property {import('./kept-picture.js').KeptPicture} [picture]
 * @property {import('../model/loan.js').Place | null} [lesson] the step of a lesson whose run it is
 */
/** @typedef {Kept & Omit<import('../model/loan.js').OwnRun, 'history'>} KeptOwn */
/** @typedef {Kept & { opened: ReturnType<typeof open> }} Found */

const NAME = 'backprop-playground.run';
const OWN = 'backprop-playground.own';

/** Of how a run is kept. */
const VERSION = 3;

/** Browsers allow a page about five million characters. */
const MOST_CHARACTERS = 3_000_000;

/** @param {State} state @param {import('./protocol.js').Checkpoint} checkpoint @returns {boolean} whether it was taken */
export function takeCheckpoint(state, checkpoint) {
  return model.takeCheckpoint(state, checkpoint, () => toBase64(checkpoint.bytes));
}

/** @param {State} state @param {import('./messages.js').Experiment} experiment @param {string[]} links */
export function keepRun(state, experiment, links) {
  const time = packTime(state.time);
  /** @type {Kept} */
  const kept = {
    version: versionOf(state.catalogue),
    links,
    experiment,
    speed: state.speed,
    running: state.connection === 'connected' ? state.status === 'running' : state.runWhenConnected,
    checkpoint: startingPoint(state, toBase64),
    uncarried: state.uncarried,
    history: pack(snapshotOf(state.history)),
    time,
    picture: packPicture(state, experiment.data.points !== undefined),
    lesson: state.lesson,
  };
  const isKept = store(NAME, state.checkpoint && kept);
  noteUnkept(state, isKept ? state.time.branches.length - time.branches.length : Infinity);
}

/** Keeps what a lesson has found on the page, or nothing any more. @param {State} state */
export function keepOwnRun({ catalogue, own }) {
  /** @type {KeptOwn | null} */
  const kept = own && {
    ...own,
    recording: undefined,
    time: undefined,
    version: versionOf(catalogue),
    history: pack(own.history),
  };
  // The ways back may be too long.
  const short = kept && { ...kept, undo: createUndo() };
  if (!store(OWN, kept)) store(OWN, short);
}

/** What another version of the playground has otherwise. @param {import('../model/state.js').Catalogue} catalogue */
const versionOf = ({ defaults }) => VERSION + JSON.stringify(defaults);

/** @param {string} name @param {Kept | null} kept @returns {boolean} whether it could be stored */
function store(name, kept) {
  try {
    const text = JSON.stringify(kept);
    const fits = text.length <= MOST_CHARACTERS;
    if (kept && fits) sessionStorage.setItem(name, text);
    else sessionStorage.removeItem(name);
    return fits;
  } catch {
    // The storage is full, or the browser's settings forbid it: the page also works without it.
    return false;
  }
}

/**
 * The run that this tab had, if the page was opened by the same link and has the same version.
 *
 * @param {import('../model/state.js').Catalogue} catalogue
 * @param {string[]} links  hashes of the experiment that the page was opened with, without the `#`
 * @returns {Found | null}
 */
export function keptRun(catalogue, links) {
  for (const name of [NAME, OWN]) {
    const kept = stored(catalogue, name);
    if (kept?.checkpoint && links.some((link) => kept.links?.includes(link))) return kept;
  }
  return null;
}

/** @param {import('../model/state.js').Catalogue} catalogue @param {string} name @returns {Found | null} null if damaged, too */
function stored(catalogue, name) {
  try {
    const kept = /** @type {Kept | null} */ (JSON.parse(sessionStorage.getItem(name) ?? 'null'));
    return kept?.version === versionOf(catalogue) ? { ...kept, opened: open(kept) } : null;
  } catch {
    return null;
  }
}

/** What is kept as text. @param {Kept} kept */
function open({ history, time, picture }) {
  return {
    history: unpacked(history),
    time: time && unpackedTime(time),
    frame: picture && unpackedFrame(picture),
  };
}

/** Goes on with the run that this tab had. @param {State} state @param {Found} kept */
export function takeKept(state, kept) {
  const { history, time, frame } = kept.opened;
  takeUp(state, kept, history);
  if (time) restoreTime(state, time);
  const { picture } = kept;
  if (picture && frame) showFirst(state, picture.network, picture.points ?? state.confirmedPoints, frame);
  goTo(state, kept.lesson ?? null);
}

/** What the lesson had found on the page that this tab showed. @param {State} state */
export function takeKeptOwn(state) {
  const kept = /** @type {KeptOwn & Found | null} */ (stored(state.catalogue, OWN));
  if (!kept) return;
  const { version: _, opened, history: __, time: ___, ...own } = kept;
  keepOwn(state, { ...own, history: opened.history });
}
