/**
 * Who trains and who tests: the roles of drawn points. Generated sets get theirs from the server. Pure functions.
 */

/** @typedef {import('./protocol.js').Point} Point */

/**
 * The role that keeps the training share nearest to the one asked for, within the point's class, so that no class ends
 * up without training points; the first point of a class is for training.
 *
 * @param {Point[]} points  those there are already
 * @param {number | null} target  the class; null in a regression, where all points count alike
 * @param {number} trainShare  per cent
 * @returns {0 | 1} 1 = test
 */
export function roleFor(points, target, trainShare) {
  const share = trainShare / 100;
  let train = 0;
  let all = 0;
  for (const point of points) {
    if (target !== null && point[2] !== target) continue;
    all++;
    if (point[3] === 0) train++;
  }
  if (train === 0) return 0;
  const asTrain = Math.abs((train + 1) / (all + 1) - share);
  const asTest = Math.abs(train / (all + 1) - share);
  return asTrain <= asTest ? 0 : 1;
}

/**
 * Gives out the roles anew, evenly along the list within each class; the first point of each is for training.
 *
 * @param {Point[]} points
 * @param {number} trainShare  per cent
 * @param {boolean} regression  all points count alike
 * @returns {Point[]}
 */
export function respreadRoles(points, trainShare, regression) {
  const testShare = 1 - trainShare / 100;
  /** @type {Map<number, number>} */
  const seen = new Map();
  return points.map((point) => {
    const [x, y, target, was] = point;
    const kind = regression ? 0 : target;
    const index = seen.get(kind) ?? 0;
    seen.set(kind, index + 1);
    const test = Math.floor((index + 1) * testShare + 1e-9) > Math.floor(index * testShare + 1e-9) ? 1 : 0;
    return test === was ? point : [x, y, target, test];
  });
}
