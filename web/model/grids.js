/**
 * What a sweep has shown: all its runs at one step is a grid. Grids at about equal distances in steps are kept, however far the
 * sweep goes, so that its time line can be scrubbed; a step between them can be made again, since it always has the same bits.
 */

const MOST = 240;
const MOST_BYTES = 8 * 2 ** 20;

/** @typedef {'going-on' | 'diverged' | 'untrainable' | 'stopped'} RunState  it goes on, or why it doesn't */
/**
 * @typedef {object} GridRun  one run of a grid; a value that is absent is null
 * @property {RunState} state
 * @property {number} step  its own, which lies before the grid's if it has stopped
 * @property {number} epoch
 * @property {number | null} trainLoss
 * @property {number | null} testLoss
 * @property {number | null} trainScore
 * @property {number | null} testScore
 * @property {Float32Array} parameters
 */
/** @typedef {{ readonly sweep: number, readonly step: number, readonly runs: readonly GridRun[] }} Grid */
/** @typedef {{ grids: readonly Grid[], distance: number }} Grids  steps rise; distance: in steps */

/** @returns {Grids} */
export function createGrids() {
  return { grids: [], distance: 1 };
}

/** @param {Grids} kept @param {Grid} grid  of any step @param {number} [most] grids */
export function keepGrid(kept, grid, most = MOST) {
  const others = kept.grids.filter(({ step }) => step !== grid.step);
  const at = others.findLastIndex(({ step }) => step < grid.step) + 1;
  kept.grids = [...others.slice(0, at), grid, ...others.slice(at)];
  const bytes = grid.runs.reduce((sum, { parameters }) => sum + parameters.byteLength, 0);
  const room = Math.max(2, Math.min(most, Math.floor(MOST_BYTES / Math.max(1, bytes))));
  thin(kept);
  while (kept.grids.length > room) {
    kept.distance *= 2;
    thin(kept);
  }
}

/** Of each stretch of so many steps the first grid stays, and the newest of all. @param {Grids} kept */
function thin(kept) {
  const { grids, distance } = kept;
  const stretch = (/** @type {Grid} */ { step }) => Math.floor(step / distance);
  kept.grids = grids.filter((grid, i) => i === 0 || i === grids.length - 1 || stretch(grid) !== stretch(grids[i - 1]));
}

/** @param {Grids} kept @param {number} step @returns {Grid | undefined} the grid that is nearest to it */
export function gridNear({ grids }, step) {
  const after = grids.findIndex((grid) => grid.step >= step);
  if (after <= 0) return grids.at(after);
  return step - grids[after - 1].step < grids[after].step - step ? grids[after - 1] : grids[after];
}

/** @param {GridRun} run @returns {number | null} by which runs are compared: that of the test points, if there are any */
export function lossOf({ state, testLoss, trainLoss }) {
  return state === 'diverged' || state === 'untrainable' ? null : (testLoss ?? trainLoss);
}

/** @param {Grid} grid @returns {number} the index of the run with the lowest loss; -1 if none has one */
export function bestOf({ runs }) {
  let best = -1;
  runs.forEach((run, i) => {
    const loss = lossOf(run);
    if (loss !== null && (best < 0 || loss < Number(lossOf(runs[best])))) best = i;
  });
  return best;
}

/**
 * How the loss is spread over the runs: who has diverged counts as the worst, and isn't drawn.
 *
 * @param {Grid} grid @returns {{ step: number, low: number, median: number, high: number } | null} null if no run has a loss
 */
export function spreadOf({ step, runs }) {
  const losses = runs.map(lossOf).filter((loss) => loss !== null);
  if (losses.length === 0) return null;
  const sorted = losses.map(Number).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return { step, low: sorted[0], median, high: sorted[sorted.length - 1] };
}
