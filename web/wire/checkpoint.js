/**
 * What a reload of this tab must not lose, in the tab's own storage: the experiment, the newest checkpoint of its run, the
 * loss curve. No DOM, no socket.
 *
 * sessionStorage, since it is exactly as long-lived as wanted: it outlives a reload and a crash, another tab has its own,
 * and it can be written at the last moment, as the page goes. One entry, replaced whole, so that its parts fit together;
 * too large for the browser, there is none, and a reload starts the run of its link anew.
 */
import { fromBase64, toBase64 } from './base64.js';
import { snapshotOf } from '../model/history.js';
import * as model from '../model/state.js';

/** @typedef {import('../model/state.js').State} State */

/** @typedef {{ columns: string, committed: number, bucketSize: number, inBucket: number }} PackedHistory  as it is stored */

/**
 * @typedef {object} Kept
 * @property {string} defaults  the catalogue's, as JSON: another version of the playground has others
 * @property {string[]} links  hashes that lead to this experiment, without the `#`
 * @property {import('./messages.js').Experiment} experiment  complete, with the points of a drawn set
 * @property {string} speed
 * @property {boolean} running
 * @property {import('../model/state.js').Checkpoint} checkpoint
 * @property {readonly import('../link/uncarried.js').Uncarried[]} uncarried
 * @property {PackedHistory} history
 */

const NAME = 'backprop-playground.run';

/** Browsers give a page some five million characters. */
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
    // Full, or forbidden by the browser's settings: the page works as well without.
  }
}

/**
 * The run that this tab had, if the page was opened by the same link and is of the same version.
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
