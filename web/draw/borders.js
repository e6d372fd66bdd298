/** Where the decision between several classes changes, as line segments on a grid of nodes (contour.js). */
import { addCell, cross, crossEdge, edges } from './contour.js';

/** @typedef {import('./contour.js').Segments} Segments */

/** Scores of each class at the corners of the present triangle; 3 numbers for each class. */
const corner = new Float64Array(3 * 32);
/** The triangle's corners: x0, y0, x1, y1, x2, y2. */
const place = new Float64Array(6);

/** The class with the highest score at each node. */
let winners = new Uint8Array(0);

/**
 * Adds the segments between the regions of k classes, each point belonging to the class with the highest score.
 *
 * A cell between two classes has the line on which their scores are equal. In a cell where three meet, three lines lead to the
 * point where all three are equal. Any other cell, such as one in which a class comes up between two nodes, is split into four
 * triangles about its middle. In a triangle the scores are linear, so that the regions are convex and their borders straight:
 * three of them meet in one point exactly, and none is lost between cells.
 *
 * @param {Float64Array[]} scores for each class side × side, row by row
 * @param {number} side
 * @param {Segments} segments
 */
export function addBorders(scores, side, segments) {
  if (winners.length < side * side) winners = new Uint8Array(side * side);
  for (let at = 0; at < side * side; at++) winners[at] = highest(scores, at);
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const at = row * side + column;
      const a = winners[at];
      const b = winners[at + 1];
      const c = winners[at + side + 1];
      const d = winners[at + side];
      if (a === b && a === c && a === d) continue;
      corners[0] = at;
      corners[1] = at + 1;
      corners[2] = at + side + 1;
      corners[3] = at + side;
      if (addBetweenTwo(scores, side, segments, column, row) || addJunction(scores, side, segments, column, row)) continue;
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

/** The nodes at the corners of the present cell, clockwise from the upper left. All is kept here, since cells are many. */
const corners = new Int32Array(4);
/** The corners of each edge, from the left or from the top: upper, right, lower, left. */
const FROM = [0, 1, 3, 0];
const TO = [1, 2, 2, 3];

/** @param {number} edge */
const isCrossed = (edge) => winners[corners[FROM[edge]]] !== winners[corners[TO[edge]]];

/**
 * @param {Float64Array[]} scores
 * @param {number} side
 * @param {Segments} segments
 * @param {number} column
 * @param {number} row
 * @returns {boolean} whether the cell is one between two classes
 */
function addBetweenTwo(scores, side, segments, column, row) {
  const first = winners[corners[0]];
  let other = first;
  for (let i = 1; i < 4; i++) {
    const winner = winners[corners[i]];
    if (winner === first || winner === other) continue;
    if (other !== first) return false;
    other = winner;
  }
  const one = scores[first];
  const two = scores[other];
  cross(one, two, 0, side, column, row);
  if (anotherWins(scores)) return false;
  const [a, b, c, d] = corners;
  addCell(column, row, one[a] - two[a], one[b] - two[b], one[c] - two[c], one[d] - two[d], segments);
  return true;
}

/**
 * Whether, where an edge of the cell is crossed, a class is higher than the two that win at the edge's ends.
 *
 * @param {Float64Array[]} scores
 */
function anotherWins(scores) {
  for (let edge = 0; edge < 4; edge++) {
    if (!isCrossed(edge)) continue;
    const [from, to] = [corners[FROM[edge]], corners[TO[edge]]];
    const t = edges[edge];
    const limit = Math.max(between(scores[winners[from]], from, to, t), between(scores[winners[to]], from, to, t));
    for (let k = 0; k < scores.length; k++) {
      if (k !== winners[from] && k !== winners[to] && between(scores[k], from, to, t) > limit) return true;
    }
  }
  return false;
}

/** @param {Float64Array} score @param {number} from @param {number} to @param {number} t */
const between = (score, from, to, t) => score[from] + (score[to] - score[from]) * t;

/**
 * Adds three borders of three classes, which meet in the cell.
 *
 * @param {Float64Array[]} scores
 * @param {number} side
 * @param {Segments} segments
 * @param {number} column
 * @param {number} row
 * @returns {boolean} whether they do
 */
function addJunction(scores, side, segments, column, row) {
  let crossed = 0;
  for (let edge = 0; edge < 4; edge++) if (isCrossed(edge)) crossed++;
  const classes = [...new Set(Array.from(corners, (node) => winners[node]))];
  if (classes.length !== 3 || crossed !== 3) return false;
  for (let edge = 0; edge < 4; edge++) {
    if (!isCrossed(edge)) continue;
    const [from, to] = [corners[FROM[edge]], corners[TO[edge]]];
    edges[edge] = crossEdge(scores[winners[from]], scores[winners[to]], 0, from, to - from, edge % 2 === 0 ? column : row, side);
  }
  const meeting = whereEqual(classes.map((k) => Array.from(corners, (node) => scores[k][node])));
  if (!meeting || anotherWins(scores)) return false;
  const [u, v] = meeting;
  for (let edge = 0; edge < 4; edge++) {
    if (!isCrossed(edge)) continue;
    const t = edges[edge];
    const x = edge % 2 === 0 ? t : edge === 1 ? 1 : 0;
    const y = edge % 2 === 1 ? t : edge === 2 ? 1 : 0;
    segments.add(column + x, row + y, column + u, row + v);
  }
  return true;
}

/**
 * Where in a cell three functions are equal, each bilinear between its values at the corners, by Newton's method.
 *
 * @param {readonly (readonly number[])[]} values of the three, clockwise from the upper left
 * @returns {[u: number, v: number] | null} null if nowhere in the cell
 */
function whereEqual([one, two, three]) {
  const [f, g] = [two, three].map((other) => {
    const [a, b, c, d] = one.map((value, i) => value - other[i]);
    return { a, right: b - a, down: d - a, both: a - b + c - d };
  });
  let u = 0.5;
  let v = 0.5;
  for (let i = 0; i < 4; i++) {
    const [fu, fv, gu, gv] = [f.right + f.both * v, f.down + f.both * u, g.right + g.both * v, g.down + g.both * u];
    const f0 = f.a + f.right * u + f.down * v + f.both * u * v;
    const g0 = g.a + g.right * u + g.down * v + g.both * u * v;
    const determinant = fu * gv - fv * gu;
    u -= (f0 * gv - g0 * fv) / determinant;
    v -= (g0 * fu - f0 * gu) / determinant;
  }
  return u >= 0 && u <= 1 && v >= 0 && v <= 1 ? [u, v] : null;
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
