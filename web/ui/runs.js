/** The ways to pinned runs: a button that pins the one that is shown, and one for the list, which comes when it is asked for. */
import { byId } from './dom.js';
import { onDemand } from './part.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {{ takeUp: (run: import('../model/loan.js').OtherRun) => void, invalidate: () => void }} Actions */
/** @typedef {import('../model/pins-file.js').Coder} Coder */
/** @typedef {Coder & { read: () => string | null, keep: (text: string | null) => boolean }} Store */
/** @typedef {(experiment: import('../model/state.js').Experiment) => string} LinkTo  makes a run again, from its start */

/**
 * @param {State} state @param {import('./loss-view.js').LossView} chart
 * @param {Actions} actions @param {Store} store @param {LinkTo} linkTo
 */
export function bindRuns(state, chart, actions, store, linkTo) {
  const pin = byId('pin', HTMLElement);
  const list = byId('runs', HTMLElement);
  /** @type {import('./pins/runs.js').Runs | null} */
  let runs = null;

  async function wanted() {
    const part = await onDemand('pins');
    runs ??= part && (await part.makeRuns(state, chart, { ...actions, ...store, linkTo }, pin));
    return runs;
  }

  pin.addEventListener('click', async () => {
    const { run } = state;
    (await wanted())?.pin(run);
  });
  list.addEventListener('click', async () => (await wanted())?.open());
  // What the tab has kept is drawn at once.
  if (store.read()) void wanted();
}
