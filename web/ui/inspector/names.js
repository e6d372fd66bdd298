/** What columns and classes are called: by whoever brought the data, else by the page. */
import { classCount } from '../../model/state.js';
import { columnName, targetName } from '../../model/names.js';
import { classText } from '../class-names.js';
import { t } from '../i18n.js';

/** @typedef {import('../../model/state.js').State} State */

/** @param {State} state @returns {string[]} none in a regression */
export function classNames(state) {
  return Array.from({ length: classCount(state) }, (_, index) => classText(state, index));
}

/** @param {State} state */
export function columnNames(state) {
  const target = targetName(state) || (classCount(state) > 0 ? t('errors.own') : 'y');
  return { x: columnName(state, 0), y: columnName(state, 1), target };
}
