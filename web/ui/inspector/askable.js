/** Whether a run has what the inspector asks about. */

/** @typedef {import('../../model/state.js').State} State */

/** A step of height one is flat wherever it has a slope at all: nothing can be traced back through it. */
const WITHOUT_GRADIENT = 'hard-step';

/** @param {State} state */
export const hasGradient = ({ network }) => !network?.layers.some(({ activation }) => activation === WITHOUT_GRADIENT);

/** @param {State} state */
export const hasTrainingPoint = ({ points }) => points.some(([, , , test]) => test === 0);
