/** The classes by their names. */
import { classCount } from '../../model/state.js';
import { t } from '../i18n.js';

/** @param {import('../../model/state.js').State} state @returns {string[]} none in a regression */
export function classNames(state) {
  return Array.from({ length: classCount(state) }, (_, k) => t('drawing.class', { number: k + 1 }));
}
