/** A smooth surface through the values of a coarse grid. */

/**
 * Values between those of a grid, along Catmull-Rom splines in both directions, which pass through the given ones (Catmull & Rom,
 * 1974). Beyond the edge the surface is taken to go on straight.
 *
 * @param {ArrayLike<number>} values side × side, row by row
 * @param {number} side at least 2
 * @param {number} factor how many new cells are made of one, in each direction
 * @returns {Float64Array} of a grid whose side is (side − 1) · factor + 1
 */
export function refine(values, side, factor) {
  const fine = (side - 1) * factor + 1;
  const wide = new Float64Array(side * fine);
  for (let row = 0; row < side; row++)
    spline(
      (i) => values[row * side + i],
      side,
      factor,
      (k, value) => (wide[row * fine + k] = value),
    );
  const all = new Float64Array(fine * fine);
  for (let column = 0; column < fine; column++) {
    spline(
      (j) => wide[j * fine + column],
      side,
      factor,
      (k, value) => (all[k * fine + column] = value),
    );
  }
  return all;
}

/**
 * @param {(index: number) => number} at
 * @param {number} count
 * @param {number} factor
 * @param {(index: number, value: number) => void} put
 */
function spline(at, count, factor, put) {
  for (let i = 0; i + 1 < count; i++) {
    const [b, c] = [at(i), at(i + 1)];
    const a = i > 0 ? at(i - 1) : 2 * b - c;
    const d = i + 2 < count ? at(i + 2) : 2 * c - b;
    for (let k = 0; k < factor; k++) {
      const t = k / factor;
      put(i * factor + k, b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))));
    }
  }
  put((count - 1) * factor, at(count - 1));
}
