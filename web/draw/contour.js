/**
 * Where the decision changes, as line segments on a grid of nodes.
 *
 * Both functions work on values before the last activation. These change evenly from node to node where probabilities jump from 0
 * to 1, so that a coarse grid gives nearly the same line as a fine one. Coordinates are in nodes: (0, 0) is the first node, (side -
 * 1, side - 1) the last.
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
 * Marching squares: adds the segments along which the values, linear on the edges of the cells, pass the level.
 * In a saddle the mean of the cell decides which corners join.
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
      const inside = (a > 0 ? 1 : 0) | (b > 0 ? 2 : 0) | (c > 0 ? 4 : 0) | (d > 0 ? 8 : 0);
      if (inside === 0 || inside === 15) continue;
      const top = column + a / (a - b);
      const right = row + b / (b - c);
      const bottom = column + d / (d - c);
      const left = row + a / (a - d);
      const joinsAC = a + b + c + d > 0 === (inside === 5);
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
          if (joinsAC) {
            segments.add(top, row, column + 1, right);
            segments.add(bottom, row + 1, column, left);
          } else {
            segments.add(column, left, top, row);
            segments.add(column + 1, right, bottom, row + 1);
          }
      }
    }
  }
}

/** Scores of each class at the corners of the present triangle; 3 numbers for each class. */
const corner = new Float64Array(3 * 32);
/** The triangle's corners: x0, y0, x1, y1, x2, y2. */
const place = new Float64Array(6);

/**
 * Adds the segments between the regions of k classes, each point belonging to the class with the highest score.
 *
 * A cell is split into four triangles about its middle. In a triangle the scores are linear, so that the regions
 * are convex and their borders straight: three of them meet in one point exactly, and none is lost between cells.
 *
 * @param {Float64Array[]} scores for each class side × side, row by row
 * @param {number} side
 * @param {Segments} segments
 */
export function addBorders(scores, side, segments) {
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const at = row * side + column;
      const best = highest(scores, at);
      if (best === highest(scores, at + 1) && best === highest(scores, at + side) && best === highest(scores, at + side + 1)) {
        continue;
      }
      addTriangle(scores, side, segments, column, row, column + 1, row, column, row);
      addTriangle(scores, side, segments, column + 1, row, column + 1, row + 1, column, row);
      addTriangle(scores, side, segments, column + 1, row + 1, column, row + 1, column, row);
      addTriangle(scores, side, segments, column, row + 1, column, row, column, row);
    }
  }
}

/**
 * @param {Float64Array[]} scores
 * @param {number} at
 */
function highest(scores, at) {
  let best = 0;
  for (let k = 1; k < scores.length; k++) if (scores[k][at] > scores[best][at]) best = k;
  return best;
}

/**
 * The triangle of two nodes and the middle of the cell whose first node is (column, row).
 *
 * @param {Float64Array[]} scores
 * @param {number} side
 * @param {Segments} segments
 * @param {number} x0 @param {number} y0
 * @param {number} x1 @param {number} y1
 * @param {number} column @param {number} row
 */
function addTriangle(scores, side, segments, x0, y0, x1, y1, column, row) {
  const at = row * side + column;
  for (let k = 0; k < scores.length; k++) {
    const s = scores[k];
    corner[3 * k] = s[y0 * side + x0];
    corner[3 * k + 1] = s[y1 * side + x1];
    corner[3 * k + 2] = (s[at] + s[at + 1] + s[at + side] + s[at + side + 1]) / 4;
  }
  place[0] = x0;
  place[1] = y0;
  place[2] = x1;
  place[3] = y1;
  place[4] = column + 0.5;
  place[5] = row + 0.5;
  for (let a = 0; a < scores.length; a++) {
    for (let b = a + 1; b < scores.length; b++) addBorder(scores.length, a, b, segments);
  }
}

/**
 * The border of classes a and b in the triangle: the line on which their scores are equal, where no other is higher.
 *
 * @param {number} classes
 * @param {number} a
 * @param {number} b
 * @param {Segments} segments
 */
function addBorder(classes, a, b, segments) {
  const g0 = corner[3 * a] - corner[3 * b];
  const g1 = corner[3 * a + 1] - corner[3 * b + 1];
  const g2 = corner[3 * a + 2] - corner[3 * b + 2];
  const signs = (g0 > 0 ? 1 : 0) | (g1 > 0 ? 2 : 0) | (g2 > 0 ? 4 : 0);
  if (signs === 0 || signs === 7) return;
  // The corner that lies alone on its side of the line, and the other two: the line crosses the edges to these.
  const alone = signs === 1 || signs === 6 ? 0 : signs === 2 || signs === 5 ? 1 : 2;
  const p = (alone + 1) % 3;
  const q = (alone + 2) % 3;
  const g = alone === 0 ? g0 : alone === 1 ? g1 : g2;
  const gp = alone === 0 ? g1 : alone === 1 ? g2 : g0;
  const gq = alone === 0 ? g2 : alone === 1 ? g0 : g1;
  const toP = g / (g - gp);
  const toQ = g / (g - gq);
  let from = 0;
  let to = 1;
  for (let c = 0; c < classes; c++) {
    if (c === a || c === b) continue;
    const h = corner[3 * a + alone] - corner[3 * c + alone];
    const atP = h + (corner[3 * a + p] - corner[3 * c + p] - h) * toP;
    const atQ = h + (corner[3 * a + q] - corner[3 * c + q] - h) * toQ;
    if (atP < 0 && atQ < 0) return;
    if (atP < 0) from = Math.max(from, atP / (atP - atQ));
    else if (atQ < 0) to = Math.min(to, atP / (atP - atQ));
  }
  if (from >= to) return;
  const xp = place[2 * alone] + (place[2 * p] - place[2 * alone]) * toP;
  const yp = place[2 * alone + 1] + (place[2 * p + 1] - place[2 * alone + 1]) * toP;
  const dx = place[2 * alone] + (place[2 * q] - place[2 * alone]) * toQ - xp;
  const dy = place[2 * alone + 1] + (place[2 * q + 1] - place[2 * alone + 1]) * toQ - yp;
  segments.add(xp + dx * from, yp + dy * from, xp + dx * to, yp + dy * to);
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
