/** Keeps the run with the tab as it goes on. */
import { complete } from '../model/state.js';
import { keepRun } from './checkpoint.js';

const BETWEEN_MS = 1000;

/**
 * @param {import('../model/state.js').State} state
 * @param {Pick<import('../link/address.js').Address, 'hashes'>} address
 * @param {() => void} redraw  there is more or less room than there was
 */
export function createKeeping(state, address, redraw) {
  let keptAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  function now() {
    keptAt = performance.now();
    const { unkept } = state.time;
    keepRun(state, complete(state.catalogue, state.confirmed, state.confirmedPoints), address.hashes());
    if (state.time.unkept !== unkept) redraw();
  }

  return {
    now,

    /** A run that trains fast has many checkpoints, and all that is kept is written each time. */
    soon() {
      clearTimeout(waiting);
      const wait = state.status === 'running' ? keptAt + BETWEEN_MS - performance.now() : 0;
      if (wait > 0) waiting = setTimeout(now, wait);
      else now();
    },
  };
}
