/** What columns and classes are called: by whoever brought the data, else by the page. */
import { classCount } from '../../model/state.js';
import { t } from '../i18n.js';

/** @typedef {import('../../model/state.js').State} State */

/** @param {State} state @returns {string[]} none in a regression */
export function classNames(state) {
  const classes = state.experiment.data.names?.classes;
  return Array.from({ length: classCount(state) }, (_, k) => classes?.[k] || t('drawing.class', { number: k + 1 }));
}

/** @param {State} state */
export function columnNames(state) {
  const names = state.experiment.data.names;
  const [x, y] = names?.columns ?? [];
  return { x: x || 'x₁', y: y || 'x₂', target: names?.target || (classCount(state) > 0 ? t('errors.own') : 'y') };
}
