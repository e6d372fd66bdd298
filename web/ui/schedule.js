/** The learning rate in force, shown beside the one that is set while a schedule makes them differ. */
import { roundText } from '../draw/number-text.js';
import { t } from './i18n.js';

/**
 * The learning rate of an epoch. For show only: the run has its own, of which `nn.Schedule` is the definition.
 *
 * @param {{ learningRate: number, schedule: import('../wire/protocol.js').Schedule }} training
 * @param {number} epoch from 0
 */
export function rateAt({ learningRate, schedule }, epoch) {
  const { kind, every, factor, warmUp } = schedule;
  const share = {
    constant: 1,
    step: factor ** Math.floor(epoch / every),
    exponential: factor ** (epoch / every),
    cosine: (1 + Math.cos(Math.PI * Math.min(epoch / every, 1))) / 2,
  }[kind];
  const rate = learningRate * (share ?? 1);
  return epoch < warmUp ? (rate * (epoch + 1)) / (warmUp + 1) : rate;
}

/** @returns {(state: import('../model/state.js').State) => void} to be called at each redraw */
export function bindRateInForce() {
  const place = document.getElementById('rate-in-force');
  let shown = '';
  return ({ experiment, frame }) => {
    const { schedule } = experiment.training;
    const runs = schedule.kind !== 'constant' || schedule.warmUp > 0;
    const text = runs ? t('rate.now', { rate: rounded(rateAt(experiment.training, frame?.epoch ?? 0)) }) : '';
    if (!place || text === shown) return;
    shown = text;
    place.textContent = text;
    place.hidden = !runs;
  };
}

/** @param {number} rate */
function rounded(rate) {
  return roundText(rate, 3);
}
