/** The way to pinned runs: a button that pins the one that is shown. Their list comes when it is asked for. */
import { byId } from './dom.js';
import { onDemand } from './part.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {{ takeUp: (run: import('../model/loan.js').OtherRun) => void, invalidate: () => void }} Actions */
/** @typedef {import('../model/pins-file.js').Coder} Coder */
/** @typedef {(experiment: import('../model/state.js').Experiment) => string} LinkTo  makes a run again, from its start */

/** The entry of the tab's storage that they are kept in. */
export const KEPT = 'backprop-playground.pins';

/**
 * @param {State} state @param {import('./loss-view.js').LossView} chart
 * @param {Actions} actions @param {Coder} coder @param {LinkTo} linkTo
 */
export function bindRuns(state, chart, actions, coder, linkTo) {
  const pin = byId('pin', HTMLElement);
  /** @type {import('./pins/runs.js').Runs | null} */
  let runs = null;

  async function wanted() {
    const part = await onDemand('pins');
    runs ??= part && (await part.makeRuns(state, chart, { ...actions, ...coder, linkTo }, pin));
    return runs;
  }

  pin.addEventListener('click', async () => {
    const { run } = state;
    (await wanted())?.press(run);
  });
  try {
    // What the tab has kept is drawn at once.
    if (sessionStorage.getItem(KEPT)) void wanted();
  } catch {
    // The browser's settings forbid it.
  }
}
