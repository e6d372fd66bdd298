/** Goes along the run's time line. No DOM. */
import { runSoon } from './model/state.js';
import { dropBranch, lookAt, reachable, showNearest, takeBranch } from './model/time.js';

/** The very step mostly comes sooner than this, and is drawn at once; a drag over slow steps shows the nearest ones meanwhile. */
const PATIENCE_MS = 45;

/**
 * @param {import('./model/state.js').State} state
 * @param {{ ask: (wish: import('./wire/requests.js').Wish) => void, redraw: () => void }} surroundings
 *   redraw: at the next animation frame, since another step is shown; what else the state has changes with the answer
 */
export function createVisiting(state, { ask, redraw }) {
  let isWaiting = false;

  /** Shows another step of the run, at rest. @param {number} wanted */
  function visit(wanted) {
    const step = reachable(state.time, wanted);
    const { playhead, away, end } = state.time;
    const isThere = playhead === null && !away && step === end && state.status !== 'running';
    if (step === null || step === playhead || isThere) return;
    lookAt(state, step);
    runSoon(state, false);
    ask({ kind: 'visit', of: 'time', step });
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      if (state.frame?.step === state.time.playhead) return;
      showNearest(state);
      redraw();
    }, PATIENCE_MS);
  }

  return {
    visit,

    /** The newest step of the run is shown again. */
    live: () => visit(state.time.end),

    /**
     * A branch takes the place of the run, and shows one of its steps.
     *
     * @param {import('./model/time.js').Branch} branch @param {number} [step]  its last one, unless another is wanted
     */
    takeBranch(branch, step = branch.end) {
      takeBranch(state, branch);
      visit(step);
    },

    /** @param {import('./model/time.js').Branch} branch */
    dropBranch(branch) {
      dropBranch(state, branch);
      redraw();
    },
  };
}
