/** The role of a drawn point: for training or for testing. Pure functions. */

/** @typedef {import('../wire/messages.js').Point} Point */

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
 * How many per cent of the points are trained on.
 *
 * @param {Point[]} points  at least one
 * @returns {number}
 */
export function shareOfTraining(points) {
  return Math.round((100 * points.filter((point) => point[3] === 0).length) / points.length);
}
