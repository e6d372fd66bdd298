/** What comes of a file: how many rows are taken, how many dropped and why, or in one sentence why there are no data. */
import { make } from '../dom.js';
import { language, t } from '../i18n.js';
import { columnName } from './preview.js';

/** @typedef {import('./reading.js').Reading} Reading */

/** @param {Reading} reading @returns {HTMLElement} */
export function makeOutcome(reading) {
  const parts = [];
  if (reading.problem) parts.push(make('p', 'own-data-problem', problemSentence(reading)));
  if (reading.taken) parts.push(make('p', '', takenSentence(reading.taken)), ...classes(reading.taken));
  if (reading.dropped.count > 0) parts.push(makeDropped(reading));
  return make('div', 'own-data-outcome', ...parts);
}

/** @param {Reading} reading @returns {string} for a screen reader, which hears it after each choice */
export function outcomeSentence(reading) {
  return reading.taken ? takenSentence(reading.taken) : problemSentence(reading);
}

/** @param {Reading} reading */
function problemSentence({ problem, columns, selection }) {
  if (!problem) return '';
  const { kind, found, allowed } = problem;
  const name = selection ? columnName(columns, selection.target) : '';
  return t('own-data.problem.' + kind, { name, found: number(found), allowed: number(allowed), mib: allowed / 2 ** 20 });
}

/** @param {import('./reading.js').Taken} taken */
function takenSentence({ points, of }) {
  const test = points.filter((point) => point[3] === 1).length;
  const key = of > points.length ? 'own-data.sampled' : 'own-data.taken';
  return t(key, { count: number(points.length), of: number(of), train: number(points.length - test), test: number(test) });
}

/** @param {import('./reading.js').Taken} taken @returns {HTMLElement[]} */
function classes({ points, classNames }) {
  if (classNames.length === 0) return [];
  const items = classNames.map((name, index) => {
    const count = points.filter(([, , target]) => target === index).length;
    return make('li', 'class-' + index, make('span', 'own-data-class', name), ' ' + number(count));
  });
  return [make('ul', 'own-data-classes', ...items)];
}

/** @param {Reading} reading */
function makeDropped({ dropped, columns, format }) {
  const { count, causes, first } = dropped;
  const words = (/** @type {{ reason: string, column?: number, field?: string }} */ { reason, column, field = '' }) =>
    t('own-data.dropped.' + reason, {
      name: column === undefined ? '' : columnName(columns, column),
      field,
      width: format?.width ?? 0,
    });
  const rows = first.map((row) => make('li', '', t('own-data.dropped-row', { line: row.line, reason: words(row) })));
  if (count > first.length) rows.push(make('li', '', t('own-data.dropped-more', { count: number(count - first.length) })));
  const summary = causes.map((cause) =>
    t('own-data.dropped-cause', { count: number(cause.count), reason: inShort(cause, columns) }),
  );
  const list = new Intl.ListFormat(language()).format(summary);
  return make(
    'details',
    'own-data-dropped',
    make('summary', '', t('own-data.dropped', { count: number(count), causes: list })),
    make('ul', '', ...rows),
  );
}

/** @param {import('./reading.js').Cause} cause @param {import('./reading.js').Column[]} columns */
function inShort({ reason, column }, columns) {
  return t('own-data.cause.' + reason, { name: column === undefined ? '' : columnName(columns, column) });
}

/** @param {number} count */
function number(count) {
  return new Intl.NumberFormat(language()).format(count);
}
