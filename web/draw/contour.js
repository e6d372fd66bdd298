/**
 * Where values on a grid of nodes pass a level, as line segments.
 *
 * They are values before the last activation, since these change evenly from node to node where probabilities jump from 0 to 1.
 * Between two nodes they are taken to be curved as they are about them, so that a coarse grid, as in a run, gives nearly the same
 * line as a fine one. Coordinates are in nodes: (0, 0) is the first node, (side - 1, side - 1) the last.
 */

/** @typedef {import('./plane.js').Geometry} Geometry */

/** A growing list of segments, four numbers each; kept from frame to frame so that it stops growing. */
export class Segments {
  constructor() {
    this.coordinates = new Float32Array(1024);
    this.length = 0;
  }

  clear() {
    this.length = 0;
  }

  /** @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 */
  add(x0, y0, x1, y1) {
    if (this.length + 4 > this.coordinates.length) {
      const larger = new Float32Array(this.coordinates.length * 2);
      larger.set(this.coordinates);
      this.coordinates = larger;
    }
    const at = this.coordinates;
    at[this.length] = x0;
    at[this.length + 1] = y0;
    at[this.length + 2] = x1;
    at[this.length + 3] = y1;
    this.length += 4;
  }
}

/**
 * Where between two nodes, 0..1, values of different sign pass 0, by the parabola through both that is curved as the values about
 * either node are, whichever is curved less: so a kink beside these two nodes doesn't bend it (Harten & Osher 1987).
 *
 * @param {number} before the value of the node before them, NaN beyond the grid
 * @param {number} a
 * @param {number} b
 * @param {number} after
 */
function crossing(before, a, b, after) {
  const atA = before - 2 * a + b;
  const atB = a - 2 * b + after;
  const half = lesser(Number.isNaN(atA) ? atB : atA, Number.isNaN(atB) ? atA : atB) / 2;
  if (!half) return a / (a - b);
  // half t² + slope t + a = 0, of which one root lies between the nodes.
  const slope = b - a - half;
  const q = -(slope + Math.sign(slope || 1) * Math.sqrt(slope * slope - 4 * half * a)) / 2;
  const t = a / q;
  return t >= 0 && t <= 1 ? t : Math.max(0, Math.min(1, q / half));
}

/** Of two numbers of one sign the one nearer to 0, else 0. @param {number} one @param {number} other */
function lesser(one, other) {
  if (!(one * other > 0)) return 0;
  return Math.abs(one) < Math.abs(other) ? one : other;
}

/** Where the edges of the present cell are crossed, 0..1: upper, right, lower, left, from the left or from the top. */
export const edges = new Float64Array(4);

/**
 * Adds the segments within a cell in which values are above 0 at some corners, not at others.
 *
 * @param {number} column
 * @param {number} row
 * @param {number} a  the value at the upper left corner, then clockwise
 * @param {number} b
 * @param {number} c
 * @param {number} d
 * @param {Segments} segments
 */
export function addCell(column, row, a, b, c, d, segments) {
  const inside = (a > 0 ? 1 : 0) | (b > 0 ? 2 : 0) | (c > 0 ? 4 : 0) | (d > 0 ? 8 : 0);
  const top = column + edges[0];
  const right = row + edges[1];
  const bottom = column + edges[2];
  const left = row + edges[3];
  switch (inside) {
    case 1:
    case 14:
      segments.add(column, left, top, row);
      break;
    case 2:
    case 13:
      segments.add(top, row, column + 1, right);
      break;
    case 4:
    case 11:
      segments.add(column + 1, right, bottom, row + 1);
      break;
    case 8:
    case 7:
      segments.add(bottom, row + 1, column, left);
      break;
    case 3:
    case 12:
      segments.add(column, left, column + 1, right);
      break;
    case 6:
    case 9:
      segments.add(top, row, bottom, row + 1);
      break;
    default:
      // A saddle: the mean decides which corners join.
      if (a + b + c + d > 0 === (inside === 5)) {
        segments.add(top, row, column + 1, right);
        segments.add(bottom, row + 1, column, left);
      } else {
        segments.add(column, left, top, row);
        segments.add(column + 1, right, bottom, row + 1);
      }
  }
}

/**
 * Marching squares: adds the segments along which the values pass the level.
 *
 * @param {Float64Array} values side × side, row by row
 * @param {number} side
 * @param {number} level
 * @param {Segments} segments
 */
export function addLevel(values, side, level, segments) {
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const at = row * side + column;
      const a = values[at] - level;
      const b = values[at + 1] - level;
      const c = values[at + side + 1] - level;
      const d = values[at + side] - level;
      const above = a > 0;
      if (above === b > 0 && above === c > 0 && above === d > 0) continue;
      cross(values, null, level, side, column, row);
      addCell(column, row, a, b, c, d, segments);
    }
  }
}

/**
 * Sets where one function passes another, or a level, on the edges of a cell.
 *
 * @param {Float64Array} one
 * @param {Float64Array | null} other none: 0
 * @param {number} level added to the other
 * @param {number} side
 * @param {number} column
 * @param {number} row
 */
export function cross(one, other, level, side, column, row) {
  edges[0] = crossEdge(one, other, level, row * side + column, 1, column, side);
  edges[1] = crossEdge(one, other, level, row * side + column + 1, side, row, side);
  edges[2] = crossEdge(one, other, level, (row + 1) * side + column, 1, column, side);
  edges[3] = crossEdge(one, other, level, row * side + column, side, row, side);
}

/**
 * @param {Float64Array} one
 * @param {Float64Array | null} other
 * @param {number} level
 * @param {number} at the first node of the edge
 * @param {number} step from it to the second
 * @param {number} place of the first among the nodes along this line
 * @param {number} side
 */
export function crossEdge(one, other, level, at, step, place, side) {
  const difference = (/** @type {number} */ i) => one[i] - (other ? other[i] : 0) - level;
  const a = difference(at);
  const b = difference(at + step);
  if (a > 0 === b > 0) return 0;
  return crossing(place > 0 ? difference(at - step) : NaN, a, b, place + 2 < side ? difference(at + 2 * step) : NaN);
}

/**
 * Draws the segments of a grid over the plane, in the context's own line style.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Geometry} geometry
 * @param {number} side
 * @param {Segments} segments
 */
export function strokeSegments(context, geometry, side, segments) {
  const cell = geometry.size / (side - 1);
  const at = segments.coordinates;
  context.beginPath();
  for (let i = 0; i < segments.length; i += 4) {
    context.moveTo(geometry.left + at[i] * cell, geometry.top + at[i + 1] * cell);
    context.lineTo(geometry.left + at[i + 2] * cell, geometry.top + at[i + 3] * cell);
  }
  context.stroke();
}
