/** What the data's owner calls the columns and the classes; what has no name has an empty one. */

/** @typedef {import('./state.js').State} State */

/** @param {State} state @param {number} index @returns {string} */
export function className({ experiment }, index) {
  return experiment.data.names?.classes[index] ?? '';
}

/** @param {State} state @param {0 | 1} index  of the coordinate @returns {string} */
export function columnName({ experiment }, index) {
  return experiment.data.names?.columns[index] || (index === 0 ? 'x₁' : 'x₂');
}

/** @param {State} state @returns {string} */
export function targetName({ experiment }) {
  return experiment.data.names?.target ?? '';
}
