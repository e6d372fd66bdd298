/** The card of a run that is stuck, or has learned everything, which comes when the first one is. */
import { onDemand } from './part.js';

/**
 * @param {import('../actions.js').Actions} actions
 * @returns {(state: import('../model/state.js').State) => void} to be called at each redraw
 */
export function bindDiagnosis(actions) {
  /** @type {ReturnType<typeof import('./diagnosis-card.js').makeDiagnosis> | null} */
  let show = null;
  let asked = false;
  return (state) => {
    show?.(state);
    // Where it can't be had, the next finding asks again.
    if (!state.diagnosis) asked = false;
    if (show || asked || !state.diagnosis) return;
    asked = true;
    onDemand('diagnosis').then((part) => {
      if (!part) return;
      show ??= part.makeDiagnosis(actions);
      actions.invalidate();
    });
  };
}
