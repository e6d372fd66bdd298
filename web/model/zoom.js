/**
 * The part of the plane that a person has zoomed or panned to. It belongs to who looks: neither to the experiment nor to what can
 * be undone. Directions are told in halves of the plane: −1 is the left or the lower edge, 0 the middle, 1 the right or the upper.
 */
import { fittedAxis, heightOf, isLine, valueAt, valueAxis } from './line.js';
import { GRID } from './points.js';
import { see, seeFitted } from './view.js';

/** @typedef {import('./state.js').MutableState} MutableState */
/** @typedef {[right: number, up: number]} Direction */

/** Points lie on the grid, so there is nothing to be seen within one of its cells. */
const NEAREST = 0.5 / GRID;
/** Farther away than all points can lie, by this, the plane is no smaller. */
const ROOM = 1.2;
/** A view that differs by less than this part of it is the fitted one. */
const SAME = 1e-6;
/** A zoomed view follows the cross when it comes so near to the edge. */
const EDGE = 0.95;

/** The view that fits the data. @param {MutableState} state */
export function fit(state) {
  keepingCross(state, () => seeFitted(state.view));
}

/**
 * Zooms around a place, which stays where it is, and then pans.
 *
 * @param {MutableState} state
 * @param {number} factor  below 1 what is seen becomes larger
 * @param {Direction} [around]
 * @param {Direction} [by]
 */
export function moveView(state, factor, around = [0, 0], by = [0, 0]) {
  const { view } = state;
  const { max } = state.catalogue.ranges['data.points.x'];
  /** @param {number} middle @param {number} half @param {0 | 1} direction @returns {[middle: number, half: number]} */
  const moved = (middle, half, direction) => {
    const next = Math.min(Math.max(half * factor, Math.min(half, NEAREST)), Math.max(half, max * ROOM));
    const at = middle + around[direction] * (half - next) + by[direction] * next;
    return [Math.min(max, Math.max(-max, at)), next];
  };
  const { centre, extent } = view;
  const [x, wide] = moved(centre.x, extent, 0);
  keepingCross(state, () => {
    if (isLine(state)) {
      const { low, high } = valueAxis(state);
      const [middle, half] = moved((low + high) / 2, (high - low) / 2, 1);
      see(view, { x, y: centre.y }, wide, { low: middle - half, high: middle + half });
    } else {
      const [y] = moved(centre.y, extent, 1);
      see(view, { x, y }, wide, null);
    }
    if (isFitted(state)) seeFitted(view);
  });
}

/** The cross has moved: a zoomed view comes along before it is out of sight. @param {MutableState} state */
export function followCross(state) {
  const { cursor, zoomed } = state.view;
  if (!cursor || !zoomed) return;
  const beyond = directionOf(state, cursor).map((at) => at - Math.min(EDGE, Math.max(-EDGE, at)));
  if (beyond.some((by) => by !== 0)) moveView(state, 1, [0, 0], [beyond[0], beyond[1]]);
}

/** @param {import('./state.js').State} state @param {import('./view.js').Place} place @returns {Direction} where it is seen */
export function directionOf({ view: { centre, extent } }, { x, y }) {
  return [(x - centre.x) / extent, (y - centre.y) / extent];
}

/** On a line, the cross keeps its value, whatever height this has then. @param {MutableState} state @param {() => void} change */
function keepingCross(state, change) {
  const { cursor } = state.view;
  const value = cursor && isLine(state) ? valueAt(state, cursor.y) : 0;
  change();
  if (cursor && isLine(state)) state.view.cursor = { x: cursor.x, y: heightOf(state, value) };
}

/** @param {import('./state.js').State} state */
function isFitted(state) {
  const { centre, extent, fitted, axis } = state.view;
  const { low, high } = fittedAxis(state);
  const near = (/** @type {number} */ one, /** @type {number} */ other, /** @type {number} */ size) =>
    Math.abs(one - other) < SAME * size;
  return (
    near(extent, fitted.extent, extent) &&
    near(centre.x, fitted.centre.x, extent) &&
    near(centre.y, fitted.centre.y, extent) &&
    (!axis || (near(axis.low, low, high - low) && near(axis.high, high, high - low)))
  );
}
