/** How the network's diagram names its parts. */
import { fixed } from '../format.js';
import { t } from '../i18n.js';

/** @typedef {import('../../net/forward.js').NetworkShape} NetworkShape */
/** @typedef {(key: string, parameters?: Record<string, string | number>) => string} Translate */
/** @typedef {{layer: number, unit: number}} UnitPlace */

/** Formulas are the same in every language. @type {Readonly<Record<string, string>>} */
const FORMULAS = Object.freeze({
  x1: 'x₁',
  x2: 'x₂',
  'x1-squared': 'x₁²',
  'x2-squared': 'x₂²',
  'x1-x2': 'x₁x₂',
  'sin-x1': 'sin x₁',
  'sin-x2': 'sin x₂',
  'radius-squared': 'x₁²+x₂²',
});

/** @param {string} id  of a feature; of what is none, itself */
export function featureName(id) {
  const [, number] = /^bit-(\d)$/.exec(id) ?? [];
  return number ? t('network.bit', { number }) : (FORMULAS[id] ?? id);
}

/** @param {import('../../net/features.js').InputShape} input */
export function inputName({ id, w, b = 0, text }) {
  if (!w) return text ?? featureName(id);
  const [w1, w2, phase] = [w[0], w[1], b].map((number) => fixed(number, 1));
  const plus = (/** @type {string} */ number) => (number.startsWith('−') ? number : '+' + number);
  return `cos(${w1}x₁${plus(w2)}x₂${plus(phase)})`;
}

/** The same in about six letters, for small room. @param {import('../../net/features.js').InputShape} input */
export function shortInputName(input) {
  const name = input.w ? 'cos' : inputName(input);
  return input.text && name.length > 7 ? name.slice(0, 6) + '…' : name;
}

/**
 * @param {Translate} t
 * @param {NetworkShape} shape
 * @param {UnitPlace} place
 */
export function unitName(t, shape, { layer, unit }) {
  if (layer < shape.layers.length - 1) return t('network.unit', { layer: layer + 1, unit: unit + 1 });
  return shape.layers[layer].units > 1 ? t('network.output-class', { number: unit + 1 }) : t('network.output');
}

/**
 * What feeds a layer, by the index of the input: a feature, or a unit of the layer before.
 *
 * @param {Translate} t
 * @param {NetworkShape} shape
 * @param {number} layer
 * @param {number} input
 */
export function sourceName(t, shape, layer, input) {
  return layer === 0 ? inputName(shape.inputs[input]) : unitName(t, shape, { layer: layer - 1, unit: input });
}

/**
 * The same without the layer, for those who see the diagram: Unit 2.
 *
 * @param {Translate} t
 * @param {NetworkShape} shape
 * @param {UnitPlace} place
 */
export function shortName(t, shape, { layer, unit }) {
  if (layer < shape.layers.length - 1) return t('network.source', { unit: unit + 1 });
  return shape.layers[layer].units > 1 ? t('drawing.class', { number: unit + 1 }) : t('network.output');
}

/**
 * @param {Translate} t
 * @param {NetworkShape} shape
 * @param {number} layer
 * @param {number} input
 */
export function shortSourceName(t, shape, layer, input) {
  return layer === 0 ? inputName(shape.inputs[input]) : shortName(t, shape, { layer: layer - 1, unit: input });
}
