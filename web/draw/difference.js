/** Where two networks answer differently: their answers on a grid, and a map of where these disagree. Pure functions. */
import { Forward } from '../net/forward.js';
import { inOwnUnits } from '../net/scaling.js';
import { pixel } from './colour.js';
import { gridCentres } from './plane.js';

/** @typedef {import('../net/forward.js').NetworkShape} NetworkShape */
/** @typedef {import('./theme.js').Theme} Theme */

const ENTRIES = 64;
const STRONGEST = 0.85;
/** Values disagree if they are further apart than this part of the range of all. */
const FAR = 0.1;

/**
 * @param {NetworkShape} network @param {Float32Array} parameters @param {boolean} isValue  else the answer is a class
 * @param {import('./plane.js').Shown} shown @param {number} side  of the grid
 * @returns {Float64Array} from the upper left: classes, or values in the data's own units
 */
export function answersOf(network, parameters, isValue, shown, side) {
  const forward = new Forward(network, side ** 2);
  const { xs, ys } = gridCentres(shown, side);
  forward.setGrid(xs, ys);
  const values = forward.run(parameters)[network.layers.length - 1];
  if (isValue) return values[0].map((value) => inOwnUnits(network.scaling?.target, value));
  const { logits } = forward;
  if (logits.length === 1) return logits[0].map((logit) => (logit > 0 ? 1 : 0));
  return logits[0].map((_, i) => logits.reduce((best, logit, k) => (logit[i] > logits[best][i] ? k : best), 0));
}

/**
 * @param {Float64Array} one @param {Float64Array} other @param {boolean} isValue
 * @returns {{ apart: Float64Array, share: number, mean: number }} apart: 0 … 1 for each place, where 1 is another class, or the
 *   whole range of values; share: of places that disagree; mean: how far values are apart, in their own units
 */
export function disagreement(one, other, isValue) {
  let low = Infinity;
  let high = -Infinity;
  for (const values of [one, other]) {
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  const range = isValue ? high - low || 1 : 1;
  let far = 0;
  let sum = 0;
  const apart = one.map((value, i) => {
    const difference = Math.abs(value - other[i]);
    sum += difference;
    const part = isValue ? difference / range : Number(difference > 0);
    if (part > FAR) far++;
    return part;
  });
  return { apart, share: far / one.length, mean: sum / one.length };
}

/** @param {Float64Array} apart @param {number} side @param {Theme} theme @returns {ImageData} */
export function differenceMap(apart, side, theme) {
  const table = Uint32Array.from({ length: ENTRIES }, (_, i) => pixel(theme.card, theme.accent, (STRONGEST * i) / (ENTRIES - 1)));
  const image = new ImageData(side, side);
  const pixels = new Uint32Array(image.data.buffer);
  apart.forEach((part, i) => {
    pixels[i] = table[Math.round(part * (ENTRIES - 1))];
  });
  return image;
}
