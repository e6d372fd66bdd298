import { hasText, t } from './i18n.js';

/** A setting's name from its label, or from that of the nearest setting around it that has one. @param {string} setting */
export function settingName(setting) {
  for (let name = setting; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    if (hasText('setting.' + name)) return t('error.setting', { name: t('setting.' + name) });
  }
  return t('error.unnamed');
}
