/** The sweep: a button and links lead to it, and what it takes comes when it is first asked for. */
import { byId } from './dom.js';
import { onDemand } from './part.js';

/**
 * @typedef {object} Page what a sweep works with
 * @property {import('../model/state.js').State} state
 * @property {import('../actions.js').Actions} actions
 */

/** @param {Page} page */
export function bindSweep(page) {
  /** @type {import('./sweep/dialog.js').SweepDialog | null} */
  let dialog = null;

  async function made() {
    const part = await onDemand('sweep');
    return (dialog ??= (await part?.makeSweep(page, part.sweepCommands)) ?? null);
  }

  byId('sweep', HTMLElement).addEventListener('click', async () => (await made())?.open());
  return {
    /** @param {string} text  that a link names; '' for none */
    async follow(text) {
      if (text) (await made())?.follow(text);
      else dialog?.leave();
    },

    /** @param {import('../wire/messages.js').SweepStarted | import('../wire/messages.js').SweepStatus} message */
    take: (message) => dialog?.take(message),

    /** @param {import('../model/grids.js').Grid} grid */
    show: (grid) => dialog?.takeGrid(grid),

    /** @param {import('../wire/messages.js').Refused} message @returns {boolean} whether it was the sweep that was refused */
    refuse: (message) => dialog?.refuse(message) ?? false,

    /** The connection is gone. */
    cut: () => dialog?.cut(),
  };
}
