/**
 * Editing the points: add, move, erase, clear, and their roles; and the splices that tell the server. Pure functions on the
 * state, no DOM.
 *
 * A point is an immutable 4-tuple and a list is never changed in place, so what is identical hasn't changed: a snapshot for undo is
 * a reference, and the difference between what the server has and what the page shows is found in one walk.
 */
import { isLine, shownPoints, valueAt, valueAxis } from './line.js';
import { roleFor } from './roles.js';
import { asDrawn } from './state.js';
import { fitExtent, keepView, PLANE_EXTENT, setField, showTestPoints, withinReach } from './view.js';

/** @typedef {import('../wire/messages.js').Point} Point */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./view.js').Place} Place */
/** @typedef {import('./state.js').MutableState} MutableState */

/** So many places of a point are in a unit of the usual plane: a link holds points on this grid in the fewest bytes. */
export const GRID = 1000;
/** A plane this many times as small, or more, has a finer grid. */
const FINER = 10;

/**
 * @param {number} value
 * @param {number} extent  of the plane along this coordinate: a coarser grid suits a large one, a finer one a small part
 * @returns {number} on the grid, where a hand puts points
 */
export function onGrid(value, extent) {
  const power = Math.floor(Math.log10(extent / (extent < PLANE_EXTENT ? PLANE_EXTENT / FINER : PLANE_EXTENT)));
  const places = Math.log10(GRID) - power;
  return (places < 0 ? Math.round(value / 10 ** -places) * 10 ** -places : Math.round(value * 10 ** places) / 10 ** places) + 0;
}

/**
 * @param {MutableState} state
 * @param {number} x
 * @param {number} y
 * @param {number} target
 * @returns {boolean} false when the set is full, or about to be replaced
 */
export function addPoint(state, x, y, target) {
  if (state.points.length >= state.catalogue.ranges['data.points'].max) return false;
  const kind = state.problem === 'regression' ? null : target;
  const role = roleFor(state.points, kind, shareOfDrawn(state));
  if (!edit(state, [...state.points, [...place(state, x, y), targetAt(state, y, target), role]])) return false;
  // Test points are shown when one is drawn, since what a person draws must be visible.
  if (role === 1) showTestPoints(state.view);
  return true;
}

/**
 * @param {State} state
 * @returns {number} per cent of newly drawn points that are trained on: in a generated set as in one that is drawn
 */
function shareOfDrawn(state) {
  return asDrawn(state.catalogue, state.experiment.data).trainShare;
}

/**
 * A training point becomes a test point, a test point a training point.
 *
 * @param {MutableState} state
 * @param {number} index
 * @returns {boolean}
 */
export function changeRole(state, index) {
  const [x, y, target, test] = state.points[index];
  if (!replace(state, [[index, [x, y, target, test === 1 ? 0 : 1]]])) return false;
  showTestPoints(state.view);
  return true;
}

/** @param {MutableState} state @param {number} index @param {number} x @param {number} y @returns {boolean} */
export function movePoint(state, index, x, y) {
  const [, , target, test] = state.points[index];
  return replace(state, [[index, [...place(state, x, y), targetAt(state, y, target), test]]]);
}

/**
 * Points as a person has typed them, to the last digit, so they may lie wherever points may.
 *
 * @param {MutableState} state
 * @param {readonly [index: number, point: Point][]} typed
 * @returns {boolean}
 */
export function setPoints(state, typed) {
  const { ranges } = state.catalogue;
  const set = replace(
    state,
    typed.map(([index, [x, y, target, test]]) => {
      const value = state.problem === 'regression' ? within(ranges['data.points.target'], target) : target;
      return [index, [within(ranges['data.points.x'], x), isLine(state) ? 0 : within(ranges['data.points.y'], y), value, test]];
    }),
  );
  if (set && typed.some(([, [, , , test]]) => test === 1)) showTestPoints(state.view);
  return set;
}

/** A point that stood out still does. @param {MutableState} state @param {[index: number, point: Point][]} others */
function replace(state, others) {
  const points = state.points.slice();
  const became = new Map(others.map(([index, point]) => [points[index], point]));
  for (const [index, point] of others) points[index] = point;
  if (!edit(state, points)) return false;
  const { view } = state;
  if (view.selected.some((point) => became.has(point))) {
    setField(
      view,
      'selected',
      view.selected.map((point) => became.get(point) ?? point),
    );
  }
  return true;
}

/**
 * @param {State} state
 * @param {number} y
 * @param {number} target
 * @returns {number} the target of a point that is put there: on a line, the height is the value
 */
function targetAt(state, y, target) {
  if (!isLine(state) || state.problem !== 'regression') return target;
  const { low, high } = valueAxis(state);
  return onGrid(within(state.catalogue.ranges['data.points.target'], valueAt(state, y)), (high - low) / 2);
}

/** @param {MutableState} state @param {Set<number> | number[]} indices @returns {boolean} */
export function erasePoints(state, indices) {
  const gone = new Set(indices);
  if (gone.size === 0) return false;
  return edit(
    state,
    state.points.filter((_, index) => !gone.has(index)),
  );
}

/** @param {MutableState} state @returns {boolean} */
export function clearPoints(state) {
  return state.points.length > 0 && edit(state, []);
}

/** @param {MutableState} state @param {Point[]} points @returns {boolean} */
function edit(state, points) {
  if (state.awaitingPoints) return false;
  state.points = points;
  state.experiment.data = asDrawn(state.catalogue, state.experiment.data);
  keepView(state.view, points);
  if (state.view.carried < 0) fitExtent(state.view, points, isLine(state));
  return true;
}

/**
 * @param {State} state
 * @param {number} x
 * @param {number} y
 * @returns {[x: number, y: number]} where a point may lie: of a line, on it
 */
function place(state, x, y) {
  return [coordinate(state, 'x', x), isLine(state) ? 0 : coordinate(state, 'y', y)];
}

/** @param {State} state @param {'x' | 'y'} direction @param {number} value */
function coordinate({ catalogue, view }, direction, value) {
  return onGrid(within(catalogue.ranges['data.points.' + direction], withinReach(view, direction, value)), view.extent[direction]);
}

/** @param {import('./state.js').NumberRange} range @param {number} value @returns {number} */
function within({ min, max }, value) {
  return Math.min(max, Math.max(min, value)) + 0;
}

/**
 * @param {State} state
 * @param {Place} at
 * @param {number} radius  in units
 * @param {Place} unit  how long one is across and upwards
 * @returns {number} the nearest point's index, or -1
 */
export function nearestPoint(state, at, radius, unit) {
  let best = -1;
  let closest = Infinity;
  for (const { index, distance } of pointsWithin(state, at, radius, unit)) {
    if (distance > closest) continue;
    closest = distance;
    best = index;
  }
  return best;
}

/**
 * @param {State} state
 * @param {Place} at
 * @param {number} radius  in units
 * @param {Place} unit
 * @returns {{ index: number, distance: number }[]} those that are seen
 */
export function pointsWithin(state, at, radius, unit) {
  /** @type {{ index: number, distance: number }[]} */
  const found = [];
  shownPoints(state).forEach(([x, y, , test], index) => {
    if (test === 1 && !state.view.showTest) return;
    const distance = Math.hypot((x - at.x) / unit.x, (y - at.y) / unit.y);
    if (distance <= radius) found.push({ index, distance });
  });
  return found;
}

/* Telling the server */

/** @typedef {{ start: number, remove: number, add: Point[] }} Splice */

/**
 * What turns one list into the other, when edits keep the order: splices to be applied one after the other.
 *
 * @param {Point[]} before @param {Point[]} after @returns {Splice[]}
 */
export function difference(before, after) {
  const kept = new Set(after);
  const known = new Set(before);
  /** @type {Splice[]} */
  const splices = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i++;
      j++;
      continue;
    }
    const start = j;
    let remove = 0;
    while (i < before.length && !kept.has(before[i])) {
      i++;
      remove++;
    }
    while (j < after.length && !known.has(after[j])) j++;
    if (remove === 0 && j === start) return [{ start: 0, remove: before.length, add: after }];
    splices.push({ start, remove, add: after.slice(start, j) });
  }
  return splices;
}

/** @param {Point[]} points @param {Splice} splice @returns {Point[]} */
export function spliced(points, { start, remove, add }) {
  return [...points.slice(0, start), ...add, ...points.slice(start + remove)];
}

/** @param {Point[]} one @param {Point[]} other */
export function samePoints(one, other) {
  return one.length === other.length && one.every((point, i) => point.every((value, k) => value === other[i][k]));
}
