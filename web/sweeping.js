/** Carries out what a sweep decides of the address. No DOM. */
import { planSweep } from './model/state.js';

/** @param {import('./model/state.js').State} state @param {import('./link/address.js').Address} address */
export function createSweeping(state, address) {
  return {
    /** The link names this sweep from now on. @param {string} text  as links have it; '' for none */
    planSweep(text) {
      if (text === state.sweep) return;
      address.keep();
      planSweep(state, text);
      address.push();
    },

    /** Hashes that lead to the page's run. */
    links: () => address.hashes(),
  };
}
