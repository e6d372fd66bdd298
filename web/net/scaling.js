/**
 * How data in units of their own are scaled on their way into a network, by numbers that the server has fitted to the training
 * points. Mirrors `data.PointScaling`.
 */

/** @typedef {{ readonly shift: number, readonly unit: number }} Affine */
/** @typedef {{ readonly x: Affine, readonly y: Affine, readonly target: Affine }} Scaling */

/** @param {Affine | undefined} column  without one, nothing is scaled @param {number} own @returns {number} */
export function scaled(column, own) {
  return column ? (own - column.shift) / column.unit : own;
}

/** @param {Affine | undefined} column @param {number} value  scaled @returns {number} in the column's own units */
export function inOwnUnits(column, value) {
  return column ? value * column.unit + column.shift : value;
}
