/** After a divergence: the sharpness where the run stopped, against what its learning rate can bear, said in the report. */
import { say } from '../i18n.js';
import { make } from '../network-dom.js';
import { numberText } from './numbers.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../inspection.js').HealthAnswer} HealthAnswer */

const DIGITS = 3;

export function bindDivergence() {
  const line = make('p', '');
  line.hidden = true;
  document.getElementById('divergence-reason')?.after(line);
  /** The frame whose divergence is explained. @type {State['frame']} */
  let explained = null;

  return {
    /** @param {State} state @returns {boolean} whether the health of the run must be asked for */
    needs(state) {
      if (state.status === 'diverged') return explained !== state.frame;
      line.hidden = true;
      explained = null;
      return false;
    },

    /** @param {import('../../inspection.js').Inspection} answer @param {State} state */
    take(answer, state) {
      if (answer.view !== 'health' || state.status !== 'diverged') return;
      explained = state.frame;
      const { sharpness } = /** @type {HealthAnswer} */ (/** @type {unknown} */ (answer));
      // Far out, where everything is saturated, the loss may be flat again: that explains nothing.
      const tells = sharpness?.state === 'above' && sharpness.value !== null && sharpness.limit !== undefined;
      line.hidden = !tells;
      if (!tells) return;
      say(line, 'inspector.divergence', { value: numberText(sharpness.value, DIGITS), limit: numberText(sharpness.limit, DIGITS) });
    },
  };
}
