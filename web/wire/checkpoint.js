/**
 * Keeps in the tab's own storage what a reload must not lose: the experiment, the newest checkpoint of its run, the loss curve. No
 * DOM, no socket.
 *
 * It is sessionStorage because that outlives a reload and a crash, each tab has its own, and it can be written at the last moment,
 * when the page closes. It holds one entry, always replaced as a whole, so that its parts fit together. If the entry is too large
 * for the browser, none is kept, and a reload starts the link's run anew.
 */
import { fromBase64, toBase64 } from './base64.js';
import { snapshotOf } from '../model/history.js';
import * as model from '../model/state.js';

/** @typedef {import('../model/state.js').State} State */

/** @typedef {{ columns: string, committed: number, bucketSize: number, inBucket: number }} PackedHistory  as it is stored */

/**
 * @typedef {object} Kept
 * @property {string} defaults the catalogue's default experiment, as JSON: another version of the playground has other defaults
 * @property {string[]} links  hashes that lead to this experiment, without the `#`
 * @property {import('./messages.js').Experiment} experiment  complete, with the points of a drawn set
 * @property {string} speed
 * @property {boolean} running
 * @property {import('../model/state.js').Checkpoint} checkpoint
 * @property {readonly import('../link/uncarried.js').Uncarried[]} uncarried
 * @property {PackedHistory} history
 */

const NAME = 'backprop-playground.run';

/** Browsers allow a page about five million characters. */
const MOST_CHARACTERS = 3_000_000;

/** @param {State} state @param {import('./protocol.js').Checkpoint} checkpoint @returns {boolean} whether it was taken */
export function takeCheckpoint(state, checkpoint) {
  return model.takeCheckpoint(state, checkpoint, () => toBase64(checkpoint.bytes));
}

/** @param {State} state @param {import('./messages.js').Experiment} experiment @param {string[]} links */
export function keepRun(state, experiment, links) {
  try {
    if (state.checkpoint === null) {
      sessionStorage.removeItem(NAME);
      return;
    }
    /** @type {Kept} */
    const kept = {
      defaults: JSON.stringify(state.catalogue.defaults),
      links,
      experiment,
      speed: state.speed,
      running: state.connection === 'connected' ? state.status === 'running' : state.runWhenConnected,
      checkpoint: state.checkpoint,
      uncarried: state.uncarried,
      history: packHistory(state.history),
    };
    const text = JSON.stringify(kept);
    if (text.length <= MOST_CHARACTERS) sessionStorage.setItem(NAME, text);
    else sessionStorage.removeItem(NAME);
  } catch {
    // The storage is full, or the browser's settings forbid it: the page also works without it.
  }
}

/**
 * The run that this tab had, if the page was opened by the same link and has the same version.
 *
 * @param {import('../model/state.js').Catalogue} catalogue
 * @param {string[]} links  hashes of the experiment that the page was opened with, without the `#`
 * @returns {Kept | null}
 */
export function keptRun(catalogue, links) {
  try {
    const kept = /** @type {Kept | null} */ (JSON.parse(sessionStorage.getItem(NAME) ?? 'null'));
    if (kept === null || kept.defaults !== JSON.stringify(catalogue.defaults)) return null;
    return links.some((link) => kept.links.includes(link)) ? kept : null;
  } catch {
    return null;
  }
}

/** Goes on with the run that this tab had. @param {State} state @param {Kept} kept */
export function takeKept(state, kept) {
  model.takeUp(state, kept, unpacked(kept.history));
}

/** @param {import('../model/history.js').LossHistory} history @returns {PackedHistory} */
function packHistory(history) {
  const { all, ...rest } = snapshotOf(history);
  return { columns: toBase64(new Uint8Array(all.buffer)), ...rest };
}

/** @param {PackedHistory} packed @returns {import('../model/history.js').Snapshot} */
function unpacked({ columns, ...rest }) {
  return { all: new Float64Array(fromBase64(columns).buffer), ...rest };
}
