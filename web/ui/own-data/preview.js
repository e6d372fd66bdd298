/** The first rows of a file as they were understood, with the part that each column has. */
import { make, named } from '../dom.js';
import { t } from '../i18n.js';

/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {'x1' | 'x2' | 'target'} Part */

/** @type {readonly Part[]} */
const PARTS = ['x1', 'x2', 'target'];

/** @param {import('./reading.js').Column[]} columns @param {number} index */
export function columnName(columns, index) {
  return columns[index].name || t('own-data.column', { number: index + 1 });
}

/** @param {Reading} reading @returns {HTMLElement} */
export function makePreview({ columns, first, selection, rows }) {
  const parts = columns.map((_, index) => PARTS.filter((part) => selection?.[part] === index));
  const heads = columns.map((column, index) => {
    const head = make('th', className(column, parts[index]), make('span', 'own-data-name', columnName(columns, index)));
    head.scope = 'col';
    for (const part of parts[index]) head.append(make('span', 'own-data-part', t('own-data.part.' + part)));
    return head;
  });
  const lines = first.map((row) => {
    const line = make('th', '', String(row.line));
    line.scope = 'row';
    const fields = row.fields.map(({ text, number }, index) => {
      const field = make('td', className(columns[index], parts[index]));
      // A number as it was understood, so that a wrong mark is seen.
      field.textContent = columns[index].isNumeric && number !== undefined ? String(number) : text;
      return field;
    });
    return make('tr', '', line, ...fields);
  });
  const table = make(
    'table',
    '',
    make('caption', 'visually-hidden', t('own-data.preview', { count: rows })),
    make('thead', '', make('tr', '', make('td', '', t('own-data.line')), ...heads)),
    make('tbody', '', ...lines),
  );
  const region = named(make('div', 'own-data-preview', table), 'own-data.first-rows');
  region.tabIndex = 0;
  region.setAttribute('role', 'region');
  return region;
}

/** @param {import('./reading.js').Column} column @param {Part[]} parts */
function className({ isNumeric }, parts) {
  return [isNumeric ? 'figure' : '', parts.length > 0 ? 'used' : ''].filter(Boolean).join(' ');
}
