/**
 * What reading and writing a link share: its keys, which settings have an entry of their own form, and the defaults that follow
 * from other settings.
 */

import * as values from './hash-values.js';
import { dataSetChoice, lossesFor, outputsFor, ownFeatures, problemOf } from '../model/state.js';

/** @typedef {import('../wire/messages.js').Experiment} Experiment */
/** @typedef {import('../model/state.js').Catalogue} Catalogue */

/** In a link the set and its classes come first, then plain numbers, and the long lists last. */
const FIRST = ['data.set', 'data.classes'];
const LAST = ['network.handSet', 'training.frozen'];

/**
 * Settings of several parts as texts.
 *
 * @type {Readonly<Record<string, (experiment: Experiment, catalogue: Catalogue) => string>>}
 */
export const TEXTS = Object.freeze({
  'data.formula': ({ data }) => encodeURIComponent(data.formula),
  'data.names': ({ data }) => values.namesText(data.names),
  'network.features': ({ network }) => network.features.join(','),
  'network.fourier': ({ network }) => values.fourierText(network.fourier),
  'network.formulas': ({ network }) => values.formulasText(network.formulas),
  'network.layers': ({ network }) => values.unitsText(network.layers),
  'network.layers.activation': ({ network }) => values.activationText(network.layers),
  'network.handSet': ({ network }) => values.handSetText(network.handSet),
  'training.schedule': ({ training }, catalogue) => values.scheduleText(catalogue, training.schedule),
  'training.stop': ({ training }, catalogue) => values.stopText(catalogue, training.stop),
  'training.frozen': ({ training }) => values.frozenText(training.frozen),
});

/**
 * Defaults that follow from other settings.
 *
 * @type {Readonly<Record<string, (catalogue: Catalogue, experiment: Experiment) => string | number>>}
 */
export const USUAL = Object.freeze({
  'data.trainShare': (catalogue, { data }) => dataSetChoice(catalogue, data.set).trainShare,
  'data.inputs': (catalogue, { data }) => dataSetChoice(catalogue, data.set).inputs || catalogue.defaults.data.inputs,
  'network.features': (catalogue, { data }) => usualFeatures(catalogue, data).join(','),
  'network.layers.activation': (catalogue, { network }) => (network.layers.length === 0 ? '' : standardActivation(catalogue)),
  'network.loss': (catalogue, { data }) => defaultLoss(catalogue, data),
  'network.output': (catalogue, { data, network }) => outputsFor(catalogue, problemOf(catalogue, data), network.loss)[0],
  'training.regularizationRate': (catalogue, { training }) => defaultRate(catalogue, training.regularization),
});

/**
 * @param {Catalogue} catalogue
 * @param {string} path  of a setting, without indexes
 * @returns {string}  the key of the setting, or of the one around it; empty if there is none
 */
export function keyOf(catalogue, path) {
  const names = path.split('.');
  const keyed = new Map(linked(catalogue).map((setting) => [setting.path, setting.key]));
  while (names.length > 0 && !keyed.has(names.join('.'))) names.pop();
  return keyed.get(names.join('.')) ?? '';
}

/** The settings with a key. @param {Catalogue} catalogue @returns {{ path: string, key: string }[]} */
export function linked({ settings }) {
  return settings.flatMap(({ path, key }) => (key === undefined ? [] : [{ path, key }]));
}

/** The keys in their order in a link. @param {Catalogue} catalogue */
export function inOrder(catalogue) {
  const rank = (/** @type {string} */ path) => {
    if (FIRST.includes(path)) return 0;
    if (LAST.includes(path)) return 3;
    return isPlainNumber(catalogue, path) ? 1 : 2;
  };
  return linked(catalogue)
    .filter(({ path }) => path !== 'data.points')
    .sort((one, other) => rank(one.path) - rank(other.path));
}

/** Whether the value is a single number, independent of the other settings. @param {Catalogue} catalogue @param {string} path */
export function isPlainNumber(catalogue, path) {
  const withOthers = ['data.classes', 'data.points', 'training.regularizationRate'];
  return path in catalogue.ranges && !(path in TEXTS) && !withOthers.includes(path);
}

/** @param {string} hash  without the `#` @param {string} key @returns {string} the hash without that key's entry */
export function withoutKey(hash, key) {
  return hash
    .split('&')
    .filter((entry) => decoded(entry.split('=')[0]) !== key)
    .join('&');
}

/**
 * Whether the value is one constant of an enum, independent of the other settings.
 *
 * @param {Catalogue} catalogue
 * @param {string} path
 */
export function isPlainChoice(catalogue, path) {
  return path in catalogue.choices && !(path in TEXTS) && !(path in USUAL) && path !== 'data.set';
}

/** @param {string} text */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {Catalogue} catalogue @param {{ set: string, classes: number }} data */
export function defaultLoss(catalogue, data) {
  return lossesFor(catalogue, problemOf(catalogue, data))[0];
}

/**
 * Those of the set, else the default features; for points on a line only the first.
 *
 * @param {Catalogue} catalogue
 * @param {Experiment['data']} data
 */
export function usualFeatures(catalogue, data) {
  const { features } = catalogue.defaults.network;
  return ownFeatures(catalogue, data) ?? (data.inputs === 1 ? features.slice(0, 1) : features);
}

/** @param {Catalogue} catalogue @param {string} regularization */
export function defaultRate(catalogue, regularization) {
  return regularization === 'none' ? 0 : catalogue.ranges['training.regularizationRate'].initial;
}

/** @param {Catalogue} catalogue */
export function standardActivation(catalogue) {
  return catalogue.defaults.network.layers[0]?.activation ?? catalogue.choices['network.layers.activation'][0];
}
