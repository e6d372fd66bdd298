/** Keeps the run with the tab as it goes on. */
import { complete } from '../model/state.js';
import { keepRun } from './checkpoint.js';

const BETWEEN_MS = 1000;
/** The most of the page's time that may go into it: all of a large run is written each time. */
const SHARE = 1 / 50;

/**
 * @param {import('../model/state.js').State} state
 * @param {Pick<import('../link/address.js').Address, 'hashes'>} address
 * @param {() => void} redraw  there is more or less room than there was
 */
export function createKeeping(state, address, redraw) {
  let keptAt = -Infinity;
  let tookMs = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  function now() {
    keptAt = performance.now();
    const { unkept } = state.time;
    keepRun(state, complete(state.catalogue, state.confirmed, state.confirmedPoints), address.hashes());
    tookMs = performance.now() - keptAt;
    if (state.time.unkept !== unkept) redraw();
  }

  return {
    now,

    /** A run that trains fast has many checkpoints. */
    soon() {
      clearTimeout(waiting);
      const wait = state.status === 'running' ? keptAt + Math.max(BETWEEN_MS, tookMs / SHARE) - performance.now() : 0;
      if (wait > 0) waiting = setTimeout(now, wait);
      else now();
    },
  };
}
