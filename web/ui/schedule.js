/** The learning rate in force, shown beside the one that is set while a schedule makes them differ. */
import { roundText } from '../draw/number-text.js';
import { t } from './i18n.js';

/** @returns {(state: import('../model/state.js').State) => void} to be called at each redraw */
export function bindRateInForce() {
  const place = document.getElementById('rate-in-force');
  let shown = '';
  return ({ experiment, frame }) => {
    const { schedule } = experiment.training;
    const changes = schedule.kind !== 'constant' || schedule.warmUp > 0;
    const text = changes && frame ? t('rate.now', { rate: roundText(frame.learningRate, 3) }) : '';
    if (!place || text === shown) return;
    shown = text;
    place.textContent = text;
    place.hidden = text === '';
  };
}
