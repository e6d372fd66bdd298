/** Where the network's answers are wrong: how many points of each class, and in which ninth of the plane most of them lie. */

/** @typedef {import('../../model/state.js').Point} Point */
/** @typedef {import('../../draw/plane.js').Shown} Shown */

/** A ninth with fewer of the wrong points than this share isn't where they lie. */
const SHARE = 0.5;

const ROWS = Object.freeze(['lower', 'middle', 'upper']);
const COLUMNS = Object.freeze(['left', 'centre', 'right']);

/**
 * @param {readonly Point[]} points
 * @param {number[]} labels what the network answers at each
 * @param {number} classes
 * @param {Shown} shown of the plane
 * @returns {{ count: number, wrong: number, region: string | null }[]} of each class; null: they are spread over the plane
 */
export function wrongByClass(points, labels, classes, shown) {
  return Array.from({ length: classes }, (_, label) => {
    const own = points.filter(([, , target]) => target === label);
    const wrong = points.filter(([, , target], i) => target === label && labels[i] !== label);
    const counts = new Map();
    for (const point of wrong) {
      const region = regionOf(point, shown);
      counts.set(region, (counts.get(region) ?? 0) + 1);
    }
    const [region, most] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [null, 0];
    return { count: own.length, wrong: wrong.length, region: most >= SHARE * wrong.length ? region : null };
  });
}

/**
 * @param {readonly Point[]} points
 * @param {number[]} values what the network answers at each
 * @param {Shown} shown
 * @returns {{ mean: number, region: string }} the mean distance from the target, and where it is largest
 */
export function meanMiss(points, values, shown) {
  /** @type {Map<string, number[]>} */
  const misses = new Map();
  points.forEach((point, i) => {
    const region = regionOf(point, shown);
    misses.set(region, [...(misses.get(region) ?? []), Math.abs(values[i] - point[2])]);
  });
  const mean = (/** @type {number[]} */ numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const [region] = [...misses].sort(([, a], [, b]) => mean(b) - mean(a))[0];
  return { mean: mean([...misses.values()].flat()), region };
}

/** @param {Point} point @param {Shown} shown @returns {string} the ninth, such as `upper-left` */
function regionOf([x, y], { centre, extent }) {
  return ROWS[third(y - centre.y, extent.y)] + '-' + COLUMNS[third(x - centre.x, extent.x)];
}

/** @param {number} at  from the centre @param {number} extent */
function third(at, extent) {
  return at < -extent / 3 ? 0 : at > extent / 3 ? 2 : 1;
}
