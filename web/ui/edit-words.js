/** A change that was made in mid-run, in words: “Learning rate: 0.03 → 0.1”. */
import { setting } from './format.js';
import { hasText, t } from './i18n.js';
import { settingName } from './setting-name.js';

/** @param {{ readonly what: string, readonly was?: unknown, readonly is?: unknown }} edit */
export function editInWords({ what, was, is }) {
  if (what === 'weights' || what === 'points') return t('chart.edit.' + what);
  const name = hasText('setting.' + what) ? t('setting.' + what) : settingName(what);
  const before = inWords(what, was);
  const after = inWords(what, is);
  if (!before || !after || before === after) return t('chart.edit.setting', { name });
  return t('chart.edit.value', { name, before, after });
}

/** @param {string} what @param {unknown} value @returns {string | null} if a few words say it */
function inWords(what, value) {
  if (typeof value === 'number') return setting(value);
  const choice = `choice.${what}.${value}`;
  return typeof value === 'string' && hasText(choice) ? t(choice) : null;
}
