/** What of the data that are shown can have a name. */
import { isLine } from '../../model/line.js';
import { bitsShown, classCount } from '../../model/state.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../model/renaming.js').Named} Named */

/**
 * In the order of the fields. Where the plane is a map of bits, no axis is a column.
 *
 * @param {State} state
 * @returns {Named[]}
 */
export function namedParts(state) {
  const axes = bitsShown(state) > 0 ? 0 : isLine(state) ? 1 : 2;
  return [
    .../** @type {Named[]} */ (Array.from({ length: axes }, (_, index) => ({ list: 'columns', index }))),
    { list: 'target' },
    .../** @type {Named[]} */ (Array.from({ length: classCount(state) }, (_, index) => ({ list: 'classes', index }))),
  ];
}
