/**
 * What the page holds as comma-separated values, for spreadsheets and programs: UTF-8, a header, CRLF (RFC 4180). Numbers have all
 * their digits. A text that a spreadsheet would take for a formula begins with an apostrophe. Pure functions.
 */

/** @typedef {import('../../wire/messages.js').Point} Point */
/** @typedef {{ columns: readonly string[], target: string, classes: readonly string[] }} Names  classes: none for values */

/** What begins a formula in one spreadsheet or another. */
const FORMULA = /^[=+\-@\t\r]/;

/** The points, each with its role. @param {readonly Point[]} points @param {Names} names */
export function pointsCsv(points, { columns, target, classes }) {
  const rows = points.map((point) => [
    ...point.slice(0, columns.length),
    classes.length > 0 ? classes[point[2]] : point[2],
    point[3] === 1 ? 'test' : 'training',
  ]);
  return csv([[...columns, target, 'split'], ...rows]);
}

/** The losses as they were measured. @param {import('../../model/history.js').LossHistory} history */
export function lossCsv({ length, steps, epochs, train, test }) {
  const rows = Array.from({ length }, (_, i) => [steps[i], epochs[i], train[i], test[i]]);
  return csv([['step', 'epoch', 'training loss', 'test loss'], ...rows]);
}

/** @param {readonly (readonly (string | number)[])[]} rows */
function csv(rows) {
  return rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}

/** @param {string | number} content  NaN is a cell without content */
function cell(content) {
  if (typeof content === 'number') return Number.isNaN(content) ? '' : String(content);
  const text = FORMULA.test(content) ? "'" + content : content;
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}
