/** What a person can choose of a file: its columns, and how it is read. */
import { make, worded } from '../dom.js';
import { t } from '../i18n.js';
import { columnName } from './preview.js';

/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {(name: string, value: string) => void} OnChoice */
/** @typedef {{ value: string, text: string }} Option */

const NONE = 'none';

/** Each by the names of the protocol. */
const FORMAT = Object.freeze({
  encoding: ['utf-8', 'utf-16', 'windows-1252'],
  delimiter: ['comma', 'semicolon', 'tab', 'bar'],
  decimalMark: ['point', 'comma'],
});

/** @param {Reading} reading @param {{ all: string[], chosen: string }} scaling @param {OnChoice} onChoice @returns {HTMLElement} */
export function makeColumnChoices({ columns, selection }, scaling, onChoice) {
  const group = make('div', 'own-data-fields');
  const any = columns.map((_, index) => ({ value: String(index), text: columnName(columns, index) }));
  const numeric = any.filter((_, index) => columns[index].isNumeric);
  if (!selection) return group;
  const { x1, x2, target, kind } = selection;
  const scalings = scaling.all.map((value) => ({ value, text: t('choice.data.scaling.' + value) }));
  group.append(
    choice('x1', numeric, String(x1), onChoice),
    choice('x2', [...numeric, { value: NONE, text: t('own-data.one-input') }], String(x2 ?? NONE), onChoice),
    choice('target', any, String(target), onChoice),
    choice('kind', options('kind', columns[target].isNumeric ? ['classes', 'values'] : ['classes']), kind, onChoice),
    choice('scaling', scalings, scaling.chosen, onChoice, 'setting.data.scaling'),
  );
  return group;
}

/** @param {import('./reading.js').Format} format @param {OnChoice} onChoice @returns {HTMLElement} */
export function makeFormatChoices(format, onChoice) {
  const header = make('input', '');
  header.type = 'checkbox';
  header.id = 'own-data-header';
  header.checked = format.header;
  header.addEventListener('change', () => onChoice('header', String(header.checked)));
  const found = [
    format.byteOrderMark ? t('own-data.found.byte-order-mark') : '',
    format.declared ? t('own-data.found.declared') : '',
    format.thousands ? t('own-data.found.thousands') : '',
  ].filter(Boolean);
  return make(
    'div',
    'own-data-fields',
    choice('encoding', options('encoding', FORMAT.encoding), format.encoding, onChoice),
    choice('delimiter', options('delimiter', FORMAT.delimiter), format.delimiter, onChoice),
    choice('decimalMark', options('decimalMark', FORMAT.decimalMark), format.decimalMark, onChoice),
    make('label', 'own-data-header', header, worded('span', '', 'own-data.header')),
    ...(found.length > 0 ? [make('p', 'hint', found.join(' '))] : []),
  );
}

/** @param {string} name @param {readonly string[]} ids @returns {Option[]} */
function options(name, ids) {
  return ids.map((value) => ({ value, text: t('own-data.' + name + '.' + value) }));
}

/** @param {string} name @param {Option[]} all @param {string} value @param {OnChoice} onChoice @param {string} [label] its key */
function choice(name, all, value, onChoice, label = 'own-data.' + name) {
  const select = make('select', '');
  select.id = 'own-data-' + name;
  // A choice that doesn't fit is shown too, so that nobody takes another for the one that holds.
  const missing = all.some((each) => each.value === value) ? [] : [{ value, text: '–' }];
  for (const each of [...all, ...missing]) select.append(new Option(each.text, each.value, false, each.value === value));
  select.addEventListener('change', () => onChoice(name, select.value));
  return make('label', 'own-data-choice', worded('span', 'caption', label), select);
}
