/** Gives a person a file. */
import { make } from '../dom.js';

/** @param {string} name @param {Blob} content */
export function saveFile(name, content) {
  const file = make('a', '');
  file.href = URL.createObjectURL(content);
  file.download = name;
  file.click();
  URL.revokeObjectURL(file.href);
}
