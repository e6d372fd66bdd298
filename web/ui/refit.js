/** Says that the scaling of the data was fitted anew because the split has changed. */
import { tell } from './messages.js';
import { t } from './i18n.js';

/** @typedef {import('../model/state.js').State} State */

/** @param {State} state  before an answer of the server is taken @returns {(state: State) => void} to be called after that */
export function watchFit({ confirmed: { data: before }, network }) {
  const wasScaled = network?.scaling !== undefined;
  return ({ confirmed: { data } }) => {
    const isSplit = data.set === before.set && data.scaling === before.scaling && data.trainShare !== before.trainShare;
    if (isSplit && wasScaled) tell(t('data.refitted'));
  };
}
