/** One name among those of the columns, the target and the classes: what it is, and the names with another one there. */

/** @typedef {import('../wire/messages.js').DataNames} DataNames */
/** @typedef {{ list: 'columns' | 'classes', index: number } | { list: 'target' }} Named  what can have a name */

/** What the server drops, too; its word is the last (experiment/DataNames). */
const SPACE = /[\t-\r\p{Z}]/gu;
const UNSEEN = /\p{C}|\p{Default_Ignorable_Code_Point}|\u2800/gu;

/** @param {Readonly<DataNames>} names @param {Named} of @returns {string} */
export function nameOf(names, of) {
  return of.list === 'target' ? names.target : (names[of.list][of.index] ?? '');
}

/**
 * A name as it is kept: one line of characters that can be seen, cut where it is too long.
 *
 * @param {string} text
 * @param {number} most characters
 */
export function cleanName(text, most) {
  const seen = text.replace(SPACE, ' ').replace(UNSEEN, '').replace(/ +/g, ' ').trim();
  return [...seen].slice(0, most).join('').trim();
}

/**
 * @param {Readonly<DataNames>} names
 * @param {Named} of
 * @param {string} name
 * @returns {DataNames} the names with this one; empty ones at the end of a list are none
 */
export function renamed({ columns, target, classes }, of, name) {
  const all = { columns: [...columns], target, classes: [...classes] };
  if (of.list === 'target') return { ...all, target: name };
  const list = all[of.list];
  while (list.length <= of.index) list.push('');
  list[of.index] = name;
  while (list.at(-1) === '') list.pop();
  return all;
}
