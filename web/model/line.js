/**
 * The plane of one input. Its data lie on a line, so the second direction of the plane shows the target: a point of a regression
 * lies as high as its value, one of a class at the probability that it asks for. A place on it has the plane's own units both ways,
 * so that pointing, reaching and drawing work as on every plane.
 */
import { problemOf } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../wire/messages.js').Point} Point */

/** Probabilities at the lower and the upper edge: beyond 0 and 1 there is room for points. */
const TWO_CLASSES = { low: -0.25, high: 1.25 };
const MORE_CLASSES = { low: -0.1, high: 1.25 };
/** Points of a class that would hide each other are put side by side, in so many rows at most, so far apart. */
const ROWS = 6;
const ROW = 0.24;

/** @param {State} state @returns {boolean} */
export function isLine({ experiment }) {
  return experiment.data.inputs === 1;
}

/** @param {State} state @returns {import('./view.js').Span} the values at the lower and the upper edge */
export function valueAxis(state) {
  return state.view.axis ?? fittedAxis(state);
}

/** @param {State} state @returns {import('./view.js').Span} those that fit */
export function fittedAxis({ catalogue, experiment, view }) {
  const problem = problemOf(catalogue, experiment.data);
  if (problem === 'regression') return view.values;
  return problem === 'two-class' ? TWO_CLASSES : MORE_CLASSES;
}

/** @param {State} state @param {number} value @returns {number} where it lies on the plane */
export function heightOf(state, value) {
  const { low, high } = valueAxis(state);
  const { centre, extent } = state.view;
  return centre.y + extent.y * ((2 * (value - low)) / (high - low) - 1);
}

/** @param {State} state @param {number} y  a place on the plane @returns {number} the value there */
export function valueAt(state, y) {
  const { low, high } = valueAxis(state);
  const { centre, extent } = state.view;
  return low + (((y - centre.y) / extent.y + 1) / 2) * (high - low);
}

/** The points of a line as shown last, and what they were made from. @type {{ of: unknown[], points: readonly Point[] }} */
let kept = { of: [], points: [] };

/** @param {State} state @returns {readonly Point[]} the points, each at the place where the plane shows it */
export function shownPoints(state) {
  if (!isLine(state)) return state.points;
  const { points, view, experiment } = state;
  const of = [
    points,
    view.centre,
    view.extent,
    view.values,
    view.axis,
    view.showTest,
    experiment.data.set,
    experiment.data.classes,
  ];
  if (of.some((value, i) => value !== kept.of[i])) kept = { of, points: placed(state) };
  return kept.points;
}

/** @param {State} state @returns {readonly Point[]} */
function placed(state) {
  const { points, view, catalogue, experiment } = state;
  const problem = problemOf(catalogue, experiment.data);
  if (problem === 'regression') return points.map(([x, , target, test]) => [x, heightOf(state, target), target, test]);
  const row = (ROW * view.extent.x) / 6;
  const rows = problem === 'two-class' ? ROWS : Math.max(1, Math.floor(ROWS / experiment.data.classes));
  const [zero, one] = [heightOf(state, 0), heightOf(state, 1)];
  /** The right end of each row of each class. @type {number[][]} */
  const ends = [];
  /** @type {Point[]} */
  const found = points.slice();
  const order = points.map((_, index) => index).sort((a, b) => points[a][0] - points[b][0]);
  for (const index of order) {
    const [x, , target, test] = points[index];
    const ofClass = (ends[target] ??= Array.from({ length: rows }, () => -Infinity));
    let at = ofClass.findIndex((end) => x - end >= row);
    // Where all rows are full, points hide each other where they do so least.
    if (at < 0) at = ofClass.indexOf(Math.min(...ofClass));
    if (test !== 1 || view.showTest) ofClass[at] = x;
    const y = problem === 'two-class' ? (target === 0 ? zero - at * row : one + at * row) : one + (target * rows + at) * row;
    found[index] = [x, y, target, test];
  }
  return found;
}
