/** The card of a run that diverged: what happened, which weight is farthest out, and the one click back. */
import { parameterAt } from '../net/forward.js';
import { byId, setText } from './dom.js';
import { parameter } from './format.js';
import { sentences, t } from './i18n.js';
import { sourceName, unitName } from './network/text.js';

/** @typedef {import('../model/state.js').State} State */

/**
 * @param {import('../actions.js').Actions} actions
 * @returns {(state: State) => void} to be called at each redraw
 */
export function bindDivergence(actions) {
  const box = byId('divergence', HTMLElement);
  const reason = byId('divergence-reason', HTMLElement);
  const recover = byId('recover', HTMLElement);
  recover.addEventListener('click', () => actions.recover());
  return (state) => {
    const diverged = state.status === 'diverged';
    if (diverged) {
      const what = t('divergence.' + (state.reason ?? 'loss-exploded'), { step: state.frame?.step ?? 0 });
      setText(reason, sentences(what, farthest(state)));
    }
    if (box.hidden !== diverged) return;
    box.hidden = !diverged;
    // Half in sight is brought wholly, but nobody is taken away from what they look at.
    if (diverged && box.getBoundingClientRect().top < innerHeight) recover.scrollIntoView({ block: 'nearest' });
  };
}

/** @param {State} state @returns {string} which weight or bias is the largest */
function farthest({ network, frame }) {
  if (!network || !frame) return '';
  const { parameters } = frame;
  let index = 0;
  for (let i = 1; i < parameters.length; i++) if (Math.abs(parameters[i]) > Math.abs(parameters[index])) index = i;
  const { layer, unit, input } = parameterAt(network, index);
  const target = unitName(t, network, { layer, unit });
  const value = parameter(parameters[index]);
  if (input === undefined) return t('divergence.bias', { unit: target, value });
  return t('divergence.weight', { source: sourceName(t, network, layer, input), target, value });
}
