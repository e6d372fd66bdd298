/**
 * Where the plane lies on a canvas: a square of `size` CSS pixels, and the part of the plane that it shows.
 *
 * @typedef {{ left: number, top: number, size: number } & Shown} Geometry
 */
/** @typedef {{ readonly x: number, readonly y: number }} Place */
/** @typedef {{ centre: Place, extent: Place }} Shown  extent: from the centre to the right and to the upper edge */

/** @param {Geometry} g @param {number} x */
export const toLeft = (g, x) => g.left + ((x - g.centre.x + g.extent.x) / (2 * g.extent.x)) * g.size;
/** @param {Geometry} g @param {number} y */
export const toTop = (g, y) => g.top + ((g.extent.y - (y - g.centre.y)) / (2 * g.extent.y)) * g.size;
/** @param {Geometry} g @param {number} left */
export const toX = (g, left) => g.centre.x + ((left - g.left) / g.size) * 2 * g.extent.x - g.extent.x;
/** @param {Geometry} g @param {number} top */
export const toY = (g, top) => g.centre.y + g.extent.y - ((top - g.top) / g.size) * 2 * g.extent.y;

/**
 * The coordinates of a grid's nodes from edge to edge of the plane: xs rise, ys fall, so that row 0 is the top one.
 *
 * @param {Shown} shown
 * @param {number} side nodes a side, 2 or more
 */
export function gridNodes(shown, side) {
  return grid(shown, side, (extent, i) => -extent + (2 * extent * i) / (side - 1));
}

/**
 * The coordinates of the centres of a map's pixels over the plane, in the same order.
 *
 * @param {Shown} shown
 * @param {number} side pixels a side
 */
export function gridCentres(shown, side) {
  return grid(shown, side, (extent, i) => -extent + (2 * extent * (i + 0.5)) / side);
}

/** @param {Shown} shown @param {number} side @param {(extent: number, i: number) => number} offset  from the centre */
function grid({ centre, extent }, side, offset) {
  return {
    xs: Float64Array.from({ length: side }, (_, i) => centre.x + offset(extent.x, i)),
    ys: Float64Array.from({ length: side }, (_, i) => centre.y - offset(extent.y, i)),
  };
}
