/** How the network's diagram names its parts. */
import { SYMBOLS } from '../../model/names.js';
import { called } from '../called.js';
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

/** The inputs that are a coordinate as it is, and so can have the name of a column. */
const COORDINATES = Object.freeze(['x1', 'x2']);
/** Room for the names of the inputs, in sides of the largest unit: for formulas, and for the names of columns. */
const ROOM = Object.freeze({ formulas: 1, names: 2 });

/** @param {string} id  of a feature @returns {string} the name of its column; empty if it has none */
function columnOf(id) {
  return called().columns[COORDINATES.indexOf(id)] ?? '';
}

/** @param {readonly import('../../net/features.js').InputShape[]} inputs @returns {number} the room on their left */
export function roomForNames(inputs) {
  return inputs.some(({ id }) => columnOf(id)) ? ROOM.names : ROOM.formulas;
}

/** Which column an input is: x₁ = bill length. @param {string} id  of a feature @returns {string} empty without a name */
export function meaningOf(id) {
  const column = columnOf(id);
  return column && SYMBOLS[COORDINATES.indexOf(id)] + ' = ' + column;
}

/** @param {string} id  of a feature; of what is none, itself */
export function featureName(id) {
  const [, number] = /^bit-(\d)$/.exec(id) ?? [];
  return number ? t('network.bit', { number }) : (FORMULAS[id] ?? id);
}

/** @param {import('../../net/features.js').InputShape} input */
export function inputName({ id, w, b = 0, text }) {
  if (!w) return text ?? (columnOf(id) || featureName(id));
  const [w1, w2, phase] = [w[0], w[1], b].map((number) => fixed(number, 1));
  const plus = (/** @type {string} */ number) => (number.startsWith('−') ? number : '+' + number);
  return `cos(${w1}x₁${plus(w2)}x₂${plus(phase)})`;
}

/**
 * The same in about six letters, for small room; but a column's name is cut where it is written.
 *
 * @param {import('../../net/features.js').InputShape} input
 */
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
  const { classes, target } = called();
  const name = shape.layers[layer].units > 1 ? classes[unit] : target;
  if (name) return t('network.output-named', { name });
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
  const { classes, target } = called();
  if (shape.layers[layer].units === 1) return target || t('network.output');
  return classes[unit] || t('drawing.class', { number: unit + 1 });
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
