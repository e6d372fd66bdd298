/**
 * The network without one of its units, for a look: the plane draws it so, a banner over the plane says what is off and what that
 * costs, and gives it back. Nothing of the run changes, and with another network it is over.
 */
import { unitOff } from '../model/state.js';
import { onDemand } from './part.js';
import { styled } from './style.js';

/** @typedef {import('../model/state.js').State} State */

const STYLE = '/web/style/ablation.css';

/** @param {HTMLElement} stage @param {import('../actions.js').Actions} actions */
export function bindAblation(stage, actions) {
  /** @type {Promise<void> | null} */
  let coming = null;
  /** @type {import('./ablation-banner.js').AblationBanner | null} */
  let banner = null;
  /** @type {import('../wire/messages.js').AblationAnswer | null} */
  let answer = null;

  return {
    /** To be called at each redraw. @param {State} state */
    render(state) {
      const off = unitOff(state);
      if (!off && !banner) return;
      coming ??= Promise.all([onDemand('errors'), styled(STYLE)]).then(([part]) => {
        if (part) banner = new part.AblationBanner(stage, () => actions.set('view.off', null));
        else coming = null;
        actions.invalidate();
      });
      banner?.render(state, off, answer);
    },

    /** @param {State} state @returns {import('../wire/protocol.js').Question | null} */
    question(state) {
      const off = unitOff(state);
      return off && { view: 'ablation', layer: off.layer, unit: off.unit };
    },

    /** @param {import('../wire/messages.js').Inspection} found */
    take(found) {
      if (found.view === 'ablation') answer = found;
    },
  };
}
