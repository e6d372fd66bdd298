/** Numbers that were found elsewhere, each to its last digit. */
import { make } from '../dom.js';
import { writeInline } from './write.js';

/**
 * @param {{ columns: string[], rows: number[][] }} table
 * @param {import('./step.js').Said} said
 */
export function makeTable({ columns, rows }, said) {
  const heads = columns.map((column) => {
    const head = make('th', '', ...writeInline(said('column.' + column), new Map()));
    head.scope = 'col';
    return head;
  });
  const lines = rows.map((row) => make('tr', '', ...row.map((number) => make('td', '', digits(number)))));
  const table = make('table', '', make('thead', '', make('tr', '', ...heads)), make('tbody', '', ...lines));
  const room = make('div', 'lesson-table', table);
  // What can be scrolled sideways must be reached by keyboard.
  room.tabIndex = 0;
  return room;
}

/** @param {number} number the shortest text that is this double, as the notes' programs print it */
function digits(number) {
  return String(number).replace('-', '−');
}
