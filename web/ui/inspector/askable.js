/** Whether a run has what the inspector asks about. */

/** @typedef {import('../../model/state.js').State} State */

/** Nothing can be traced back through an activation that is flat wherever it has a slope at all. @param {State} state */
export const hasGradient = ({ network, catalogue }) =>
  !network?.layers.some(({ activation }) => catalogue.withoutGradient.includes(activation));

/** @param {State} state */
export const hasTrainingPoint = ({ points }) => points.some(([, , , test]) => test === 0);
