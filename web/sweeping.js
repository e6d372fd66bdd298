/** Carries out what a sweep decides: the link names it, and one of its runs takes the place of the page's. No DOM. */
import { planSweep } from './model/state.js';

/** @typedef {import('./model/state.js').State} State */

/** @param {State} state @param {Pick<import('./lending.js').Ways, 'ask' | 'flushEdits' | 'invalidate' | 'address'>} ways */
export function createSweeping(state, { ask, flushEdits, invalidate, address }) {
  return {
    /** @param {string} text  as links have it; '' for none */
    planSweep(text) {
      if (text === state.sweep) return;
      address.keep();
      planSweep(state, text);
      address.push();
    },

    /**
     * Another run takes the place of the page's own.
     *
     * @param {import('./model/loan.js').OtherRun} run
     * @param {import('./wire/protocol.js').Command} [command]  by which the server makes it the page's; else it is started
     */
    exchange(run, command) {
      flushEdits();
      address.keep();
      ask({ kind: 'exchange', run, ...(command && { command }) });
      invalidate();
    },

    /** Hashes that lead to the page's run. */
    links: () => address.hashes(),
  };
}
