/** How the settings of a sweep and their values are called. */
import { ACTIVATION, valueText } from '../../model/sweep.js';
import { hasText, language, t } from '../i18n.js';

/** @typedef {import('../../model/sweep.js').Value} Value */
/** @typedef {import('../../model/sweep.js').Axis} Axis */

const named = (/** @type {string} */ path) => (path === ACTIVATION ? 'network.activation' : path);

/** @param {string} path @returns {string} */
export function settingName(path) {
  if (hasText('sweep.setting.' + path)) return t('sweep.setting.' + path);
  return t('setting.' + named(path));
}

/** @param {string} path @param {Value} value @returns {string} */
export function valueName(path, value) {
  const key = `choice.${named(path)}.${value}`;
  if (typeof value === 'string' && hasText(key)) return t(key);
  if (typeof value === 'boolean') return t('sweep.' + value);
  return Array.isArray(value) && value.length === 0 ? t('sweep.no-layer') : valueText(value);
}

/** @param {readonly Axis[]} axes @param {readonly Value[]} values  one of each @returns {string} such as “Seed 3 and Noise 5” */
export function combinationName(axes, values) {
  const parts = axes.map(({ path }, i) => t('sweep.value', { setting: settingName(path), value: valueName(path, values[i]) }));
  return new Intl.ListFormat(language()).format(parts);
}
