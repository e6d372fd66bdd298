/** The parameters of a network by their flat index, and what people call them. */
import { t } from '../i18n.js';
import { sourceName, unitName } from '../network-text.js';

/** @typedef {import('../../protocol.js').NetworkShape} NetworkShape */
/** @typedef {import('../../inspection.js').Parameter} Parameter */

/** @type {WeakMap<NetworkShape, Parameter[]>} */
const known = new WeakMap();

/** Where each lies: layer by layer, a row of weights for each unit, then the biases. @param {NetworkShape} network @returns {Parameter[]} */
export function placesOf(network) {
  const places = known.get(network) ?? network.layers.flatMap(({ units, inputs }, layer) => [
    ...Array.from({ length: units * inputs }, (_, i) => ({ layer, unit: Math.floor(i / inputs), input: i % inputs })),
    ...Array.from({ length: units }, (_, unit) => ({ layer, unit })),
  ]);
  known.set(network, places);
  return places;
}

/** @param {NetworkShape} network @param {Parameter} place */
export function parameterName(network, place) {
  const unit = unitName(t, network, place);
  if (place.input === undefined) return t('inspector.selected.bias', { unit });
  return t('network.link', { source: sourceName(t, network, place.layer, place.input), target: unit });
}
