/** The parameters of a network by their flat index, and what people call them. */
import { t } from '../i18n.js';
import { sourceName, unitName } from '../network/text.js';

/** @typedef {import('../../wire/messages.js').NetworkShape} NetworkShape */
/** @typedef {import('../../wire/messages.js').Address} Parameter */

/** @type {WeakMap<NetworkShape, Parameter[]>} */
const known = new WeakMap();

/**
 * The parameters in their flat order: layer by layer, a row of weights for each unit, then the biases.
 *
 * @param {NetworkShape} network
 * @returns {Parameter[]}
 */
export function placesOf(network) {
  const places =
    known.get(network) ??
    network.layers.flatMap(({ units, inputs }, layer) => [
      ...Array.from({ length: units * inputs }, (_, i) => ({ layer, unit: Math.floor(i / inputs), input: i % inputs })),
      ...Array.from({ length: units }, (_, unit) => ({ layer, unit })),
    ]);
  known.set(network, places);
  return places;
}

/** Every unit as an option: its place as text, such as 0.2, and its name. @param {NetworkShape} network */
export function unitOptions(network) {
  return network.layers.flatMap((shape, layer) =>
    Array.from(
      { length: shape.units },
      (_, unit) => /** @type {const} */ ([`${layer}.${unit}`, unitName(t, network, { layer, unit })]),
    ),
  );
}

/** The nearest parameter that the network has. @param {NetworkShape} network @param {Parameter} parameter @returns {Parameter} */
export function within(network, parameter) {
  const layer = Math.min(parameter.layer, network.layers.length - 1);
  const { units, inputs } = network.layers[layer];
  const unit = Math.min(parameter.unit, units - 1);
  return parameter.input === undefined ? { layer, unit } : { layer, unit, input: Math.min(parameter.input, inputs - 1) };
}

/** @param {NetworkShape} network @param {Parameter} place */
export function parameterName(network, place) {
  const unit = unitName(t, network, place);
  if (place.input === undefined) return t('inspector.selected.bias', { unit });
  return t('network.link', { source: sourceName(t, network, place.layer, place.input), target: unit });
}
