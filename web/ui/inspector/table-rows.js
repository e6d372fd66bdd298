/** Which points the table of points shows, in which order, and what a selection becomes. No DOM. */

/** @typedef {import('../../wire/messages.js').Point} Point */
/** @typedef {'index' | 'x' | 'y' | 'target' | 'role'} Column */
/** @typedef {{ column: Column, falling: boolean }} Sorting */

/** Where a column's number stands in a point. @type {Readonly<Record<Exclude<Column, 'index'>, 0 | 1 | 2 | 3>>} */
export const PLACE = Object.freeze({ x: 0, y: 1, target: 2, role: 3 });

/** Rows beyond the edges, so that scrolling finds some there already. */
const SPARE = 6;

/**
 * @param {readonly Point[]} points
 * @param {Sorting} sorting
 * @returns {number[]} the points' indexes as the rows have them; equal ones stay in the points' own order
 */
export function ordered(points, { column, falling }) {
  const order = points.map((_, index) => index);
  if (column === 'index') return falling ? order.reverse() : order;
  const at = PLACE[column];
  const sign = falling ? -1 : 1;
  return order.sort((one, other) => sign * (points[one][at] - points[other][at]) || one - other);
}

/**
 * The rows that must be there: those in sight, and some more.
 *
 * @param {number} top  how far the table is scrolled
 * @param {number} height  of what is in sight
 * @param {number} row  a row's height
 * @param {number} count  of all rows
 */
export function rowsInSight(top, height, row, count) {
  const first = Math.max(0, Math.min(count, Math.floor(top / row)) - SPARE);
  return { first, end: Math.max(first, Math.min(count, Math.ceil((top + height) / row) + SPARE)) };
}

/**
 * How far to scroll so that a row is in sight.
 *
 * @param {number} position  of the row
 * @param {number} top  how far the table is scrolled
 * @param {number} height  of what is in sight below the head
 * @param {number} row  a row's height
 */
export function scrolledTo(position, top, height, row) {
  if (position * row < top) return position * row;
  return Math.max(top, (position + 1) * row - height);
}

/**
 * The points from one row to another.
 *
 * @param {readonly Point[]} points
 * @param {readonly number[]} order
 * @param {number} from  a row
 * @param {number} to  a row, above or below
 */
export function between(points, order, from, to) {
  return order.slice(Math.min(from, to), Math.max(from, to) + 1).map((index) => points[index]);
}

/** @param {readonly Point[]} selected @param {Point} point @returns {Point[]} with the point if it wasn't there, else without it */
export function toggled(selected, point) {
  return selected.includes(point) ? selected.filter((other) => other !== point) : [...selected, point];
}

/**
 * Where a key leads in the table.
 *
 * @param {{ key: string, ctrlKey: boolean, metaKey: boolean }} event
 * @param {{ row: number, column: number }} at
 * @param {{ rows: number, columns: number, page: number }} size  page: rows in sight
 * @returns {{ row: number, column: number } | null} null if it isn't one that leads anywhere
 */
export function movedBy({ key, ctrlKey, metaKey }, { row, column }, { rows, columns, page }) {
  const far = ctrlKey || metaKey;
  const to = (/** @type {number} */ r, /** @type {number} */ c) => ({
    row: Math.max(0, Math.min(rows - 1, r)),
    column: Math.max(0, Math.min(columns - 1, c)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(far ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(far ? rows - 1 : row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'PageUp':
      return to(row - page, column);
    case 'PageDown':
      return to(row + page, column);
    case 'Home':
      return to(far ? 0 : row, 0);
    case 'End':
      return to(far ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}
