/**
 * Where the plane lies on a canvas: a square of `size` CSS pixels that shows [-extent, extent]².
 *
 * @typedef {{left: number, top: number, size: number, extent: number}} Geometry
 */

/** The plane shows at least [-6, 6]². */
const SMALLEST_EXTENT = 6;

/**
 * The extent that shows every point: 6, or the next whole number beyond the farthest coordinate.
 *
 * @param {readonly (readonly number[])[]} points [x, y, …]
 */
export function extentOf(points) {
  let farthest = 0;
  for (const [x, y] of points) farthest = Math.max(farthest, Math.abs(x), Math.abs(y));
  return Math.max(SMALLEST_EXTENT, Math.ceil(farthest * 1.02));
}

/** @param {Geometry} g @param {number} x */
export const toLeft = (g, x) => g.left + ((x + g.extent) / (2 * g.extent)) * g.size;
/** @param {Geometry} g @param {number} y */
export const toTop = (g, y) => g.top + ((g.extent - y) / (2 * g.extent)) * g.size;
/** @param {Geometry} g @param {number} left */
export const toX = (g, left) => ((left - g.left) / g.size) * 2 * g.extent - g.extent;
/** @param {Geometry} g @param {number} top */
export const toY = (g, top) => g.extent - ((top - g.top) / g.size) * 2 * g.extent;

/**
 * The coordinates of a grid's nodes from edge to edge of the plane: xs rise, ys fall, so that row 0 is the top one.
 *
 * @param {number} extent
 * @param {number} side nodes a side, 2 or more
 */
export function gridNodes(extent, side) {
  const xs = Float64Array.from({ length: side }, (_, i) => -extent + (2 * extent * i) / (side - 1));
  return { xs, ys: xs.map((x) => -x) };
}

/**
 * The coordinates of the centres of a map's pixels over the plane, in the same order.
 *
 * @param {number} extent
 * @param {number} side pixels a side
 */
export function gridCentres(extent, side) {
  const xs = Float64Array.from({ length: side }, (_, i) => -extent + (2 * extent * (i + 0.5)) / side);
  return { xs, ys: xs.map((x) => -x) };
}
