/**
 * Where the plane lies on a canvas: a square of `size` CSS pixels, and the part of the plane that it shows.
 *
 * @typedef {{ left: number, top: number, size: number } & Shown} Geometry
 */
/** @typedef {{ centre: { readonly x: number, readonly y: number }, extent: number }} Shown  extent: from the centre to each edge */

/** @param {Geometry} g @param {number} x */
export const toLeft = (g, x) => g.left + ((x - g.centre.x + g.extent) / (2 * g.extent)) * g.size;
/** @param {Geometry} g @param {number} y */
export const toTop = (g, y) => g.top + ((g.extent - (y - g.centre.y)) / (2 * g.extent)) * g.size;
/** @param {Geometry} g @param {number} left */
export const toX = (g, left) => g.centre.x + ((left - g.left) / g.size) * 2 * g.extent - g.extent;
/** @param {Geometry} g @param {number} top */
export const toY = (g, top) => g.centre.y + g.extent - ((top - g.top) / g.size) * 2 * g.extent;

/**
 * The coordinates of a grid's nodes from edge to edge of the plane: xs rise, ys fall, so that row 0 is the top one.
 *
 * @param {Shown} shown
 * @param {number} side nodes a side, 2 or more
 */
export function gridNodes({ centre, extent }, side) {
  return grid(centre, side, (i) => -extent + (2 * extent * i) / (side - 1));
}

/**
 * The coordinates of the centres of a map's pixels over the plane, in the same order.
 *
 * @param {Shown} shown
 * @param {number} side pixels a side
 */
export function gridCentres({ centre, extent }, side) {
  return grid(centre, side, (i) => -extent + (2 * extent * (i + 0.5)) / side);
}

/** @param {Shown['centre']} centre @param {number} side @param {(i: number) => number} offset  from the centre */
function grid({ x, y }, side, offset) {
  const offsets = Float64Array.from({ length: side }, (_, i) => offset(i));
  return { xs: offsets.map((right) => x + right), ys: offsets.map((up) => y - up) };
}
