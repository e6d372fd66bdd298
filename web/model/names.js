/** What the data's owner calls the columns, the target and the classes; what has no name has an empty one. */

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../wire/messages.js').DataNames} DataNames */

/** @type {DataNames} */
export const NO_NAMES = Object.freeze({ columns: [], target: '', classes: [] });

/** @param {State} state @param {number} index @returns {string} */
export function className({ experiment }, index) {
  return experiment.data.names?.classes[index] ?? '';
}

/** @param {State} state @param {0 | 1} index  of the coordinate @returns {string} */
export function columnName({ experiment }, index) {
  return experiment.data.names?.columns[index] || SYMBOLS[index];
}

/** What formulas call the coordinates, whatever their names. */
export const SYMBOLS = Object.freeze(/** @type {const} */ (['x₁', 'x₂']));

/** @param {State} state @returns {string} */
export function targetName({ experiment }) {
  return experiment.data.names?.target ?? '';
}
