/** Gives a person a file. */
import { make } from '../dom.js';
import { t } from '../i18n.js';
import { tell } from '../messages.js';

/** @param {string} name @param {Blob} content */
export function saveFile(name, content) {
  const file = make('a', '');
  file.href = URL.createObjectURL(content);
  file.download = name;
  file.click();
  URL.revokeObjectURL(file.href);
}

/** Gives it, and says so. @param {string} name @param {Blob} content */
export function saved(name, content) {
  saveFile(name, content);
  tell(t('take-home.saved', { name }));
}
