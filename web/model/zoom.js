/**
 * The part of the plane that a person has zoomed or panned to. It belongs to who looks: neither to the experiment nor to what can
 * be undone. Directions are told in halves of the plane: −1 is the left or the lower edge, 0 the middle, 1 the right or the upper.
 */
import { fittedAxis, heightOf, isLine, valueAt, valueAxis } from './line.js';
import { GRID } from './points.js';
import { PLANE_EXTENT, see, seeFitted } from './view.js';

/** @typedef {import('./state.js').MutableState} MutableState */
/** @typedef {[right: number, up: number]} Direction */

/** Points that are drawn on the usual plane lie on a grid, so there is nothing to be seen within one of its cells. */
const NEAREST = 0.5 / GRID;
/** Of data that are smaller, as much. */
const NEAREST_PART = NEAREST / PLANE_EXTENT;
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
  const { centre, extent, fitted } = view;
  /** @param {number} half @param {number} usual @param {number} wanted @returns {number} the factor as far as one can zoom */
  const within = (half, usual, wanted) => {
    const nearest = Math.min(NEAREST, usual * NEAREST_PART);
    return Math.min(Math.max(wanted, Math.min(1, nearest / half)), Math.max(1, (max * ROOM) / half));
  };
  /** @param {number} middle @param {number} half @param {number} next @param {0 | 1} direction @returns {number} */
  const moved = (middle, half, next, direction) => {
    const at = middle + around[direction] * (half - next) + by[direction] * next;
    return Math.min(max, Math.max(-max, at));
  };
  keepingCross(state, () => {
    if (isLine(state)) {
      const { low, high } = valueAxis(state);
      const half = (high - low) / 2;
      const wide = extent.x * within(extent.x, fitted.extent.x, factor);
      const reach = half * within(half, half, factor);
      const middle = moved((low + high) / 2, half, reach, 1);
      const place = { x: moved(centre.x, extent.x, wide, 0), y: centre.y };
      see(view, place, { x: wide, y: wide }, { low: middle - reach, high: middle + reach });
    } else {
      // Both alike, so that neither coordinate is stretched against the other.
      const by = within(extent.y, fitted.extent.y, within(extent.x, fitted.extent.x, factor));
      const next = { x: extent.x * by, y: extent.y * by };
      see(view, { x: moved(centre.x, extent.x, next.x, 0), y: moved(centre.y, extent.y, next.y, 1) }, next, null);
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
  return [(x - centre.x) / extent.x, (y - centre.y) / extent.y];
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
    near(extent.x, fitted.extent.x, extent.x) &&
    near(extent.y, fitted.extent.y, extent.y) &&
    near(centre.x, fitted.centre.x, extent.x) &&
    near(centre.y, fitted.centre.y, extent.y) &&
    (!axis || (near(axis.low, low, high - low) && near(axis.high, high, high - low)))
  );
}
