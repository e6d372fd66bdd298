/**
 * The experiment as a link: `#data=xor&layers=8,8&activation=tanh,relu&lr=0.1`. Keys in KEYS, values as on the wire.
 *
 * Only what differs from the defaults is written, so links are short and readable. `layers` lists the units (`none` for no
 * hidden layer), `activation` is one id for all layers or one a layer; `stop` is `epoch:200`, `loss:0.01` or `early:20`;
 * `schedule` is `step:50:0.5`, `exponential:50:0.5` or `cosine:100`, in epochs; `fourier` is `8:1`, the count and the scale;
 * `formulas` are separated by semicolons; `frozen` lists `layer.unit` or `layer.unit.input`, `weights` the same with `:value`;
 * `points`, for drawn sets only, is what hash-points.js says: a link with points and no set that can be used is of a drawn one.
 * `split`, `loss`, `output` and `regRate` have defaults that follow from the set, the problem, the loss and `reg`.
 */

import { decodePoints, encodePoints } from './hash-points.js';
import * as values from './hash-values.js';
import { dataSetChoice, lossesFor, outputsFor, problemOf } from '../model/state.js';

/** @typedef {import('../wire/protocol.js').Experiment} Experiment */
/** @typedef {import('../wire/protocol.js').Point} Point */
/** @typedef {import('../model/state.js').Catalogue} Catalogue */

/** @typedef {{ key: string, value: string, allowed: string }} BadEntry */
/** @typedef {{ experiment: Experiment, points: Point[], hide: string[], bad: BadEntry[] }} Opened */

export const KEYS = [
  'data', 'points', 'noise', 'n', 'split', 'batch', 'shuffle', 'classes', 'inputs', 'features', 'fourier', 'formulas', 'layers',
  'activation', 'slope', 'loss', 'output', 'huber', 'optimizer', 'momentum', 'decay', 'beta1', 'beta2', 'eps', 'weightDecay',
  'lr', 'schedule', 'warmup', 'clip', 'reg', 'regRate', 'dropout', 'init', 'seed', 'weights', 'dataSeed', 'stop', 'frozen', 'hide',
];

/** Keys whose value is one number of the experiment, whatever else is chosen. @type {[key: string, path: string][]} */
export const NUMBERS = [
  ['n', 'data.count'], ['noise', 'data.noise'], ['split', 'data.trainShare'], ['dataSeed', 'data.seed'],
  ['inputs', 'data.inputs'], ['slope', 'network.leakySlope'], ['huber', 'network.huberDelta'], ['seed', 'network.seed'],
  ['momentum', 'training.momentum'], ['decay', 'training.decay'], ['beta1', 'training.beta1'],
  ['beta2', 'training.beta2'], ['eps', 'training.epsilon'], ['weightDecay', 'training.weightDecay'],
  ['lr', 'training.learningRate'], ['warmup', 'training.schedule.warmUp'], ['clip', 'training.clipNorm'],
  ['dropout', 'training.dropout'], ['batch', 'training.batchSize'],
];

/** The key of each setting, by its path in an experiment without indexes. @type {ReadonlyMap<string, string>} */
export const KEY_OF = new Map([
  ...NUMBERS.map(([key, path]) => /** @type {[string, string]} */ ([path, key])),
  ['data.set', 'data'], ['data.points', 'points'], ['data.classes', 'classes'], ['network.features', 'features'],
  ['network.fourier', 'fourier'], ['network.fourier.count', 'fourier'], ['network.fourier.scale', 'fourier'],
  ['network.formulas', 'formulas'], ['network.layers', 'layers'], ['network.layers.units', 'layers'],
  ['network.layers.activation', 'activation'], ['network.loss', 'loss'], ['network.output', 'output'],
  ['network.initialization', 'init'], ['network.handSet', 'weights'], ['training.optimizer', 'optimizer'],
  ['training.schedule', 'schedule'], ['training.regularization', 'reg'], ['training.regularizationRate', 'regRate'],
  ['training.shuffle', 'shuffle'], ['training.stop', 'stop'], ['training.frozen', 'frozen'],
]);

/** @param {string} hash  without the `#` @param {string} key @returns {string} the hash without that key's entry */
export function withoutKey(hash, key) {
  return hash.split('&').filter((entry) => decoded(entry.split('=')[0]) !== key).join('&');
}

/**
 * @param {Catalogue} catalogue
 * @param {Experiment} experiment
 * @param {Point[]} points  of a drawn set; of others they follow from the seed
 * @param {string[]} hide
 * @returns {string} without the `#`; empty for the default experiment
 */
export function writeHash(catalogue, experiment, points, hide) {
  const { data, network, training } = experiment;
  const usual = catalogue.defaults;
  /** @type {string[]} */
  const entries = [];
  /** @param {string} key @param {string | number | boolean} value @param {string | number | boolean} standard */
  const put = (key, value, standard) => {
    if (value !== standard) entries.push(key + '=' + value);
  };
  put('data', data.set, usual.data.set);
  put('classes', data.classes, usual.data.classes);
  const set = dataSetChoice(catalogue, data.set);
  for (const [key, path] of NUMBERS) put(key, numberAt(experiment, path), key === 'split' ? set.trainShare : numberAt(usual, path));
  put('features', network.features.join(','), usualFeatures(catalogue, data).join(','));
  put('fourier', values.fourierText(network.fourier), values.fourierText(usual.network.fourier));
  put('formulas', values.formulasText(network.formulas), values.formulasText(usual.network.formulas));
  put('layers', values.unitsText(network.layers), values.unitsText(usual.network.layers));
  const activation = network.layers.length === 0 ? '' : standardActivation(catalogue);
  put('activation', values.activationText(network.layers), activation);
  put('loss', network.loss, defaultLoss(catalogue, data));
  put('output', network.output, outputsFor(catalogue, problemOf(catalogue, data), network.loss)[0]);
  put('init', network.initialization, usual.network.initialization);
  put('optimizer', training.optimizer, usual.training.optimizer);
  put('schedule', values.scheduleText(training.schedule), values.scheduleText(usual.training.schedule));
  put('reg', training.regularization, usual.training.regularization);
  put('regRate', training.regularizationRate, defaultRate(catalogue, training.regularization));
  put('shuffle', training.shuffle, usual.training.shuffle);
  put('stop', values.stopText(training.stop), values.stopText(usual.training.stop));
  put('weights', values.handSetText(network.handSet), values.handSetText(usual.network.handSet));
  put('frozen', values.frozenText(training.frozen), values.frozenText(usual.training.frozen));
  if (hide.length > 0) entries.push('hide=' + hide.map(encodeURIComponent).join(','));
  if (set.drawn && points.length > 0) entries.push('points=' + encodePoints(points, set.problem === 'regression'));
  return entries.join('&');
}

/**
 * Never throws: what can't be used is listed in `bad`, and the rest is used.
 *
 * @param {Catalogue} catalogue
 * @param {string} hash  with or without the `#`
 * @returns {Opened}
 */
export function readHash(catalogue, hash) {
  const experiment = structuredClone(catalogue.defaults);
  const { data, network, training } = experiment;
  /** @type {BadEntry[]} */
  const bad = [];
  const entries = parse(hash, bad);

  /** @param {string} key @param {string} allowed */
  const refuse = (key, allowed) => bad.push({ key, value: entries.get(key) ?? '', allowed });
  /** @param {string} key @param {readonly string[]} ids @param {(id: string) => void} use */
  const id = (key, ids, use) => {
    const value = entries.get(key);
    if (value === undefined) return;
    if (ids.includes(value)) use(value);
    else refuse(key, ids.join(', '));
  };
  /** @param {string} key @param {string} path @param {(value: number) => void} use */
  const number = (key, path, use) => {
    const value = entries.get(key);
    if (value === undefined) return;
    const range = catalogue.ranges[path];
    const parsed = values.inRange(value, range);
    if (parsed === null) refuse(key, values.rangeText(range));
    else use(parsed);
  };

  const sets = catalogue.choices['data.set'];
  id('data', sets.map((choice) => choice.id), (value) => (data.set = value));
  const named = sets.some((choice) => choice.id === entries.get('data'));
  if (!named && entries.has('points')) data.set = sets.find((choice) => choice.drawn)?.id ?? data.set;
  const set = dataSetChoice(catalogue, data.set);
  data.trainShare = set.trainShare;
  number('classes', 'data.classes', (value) => {
    if (set.problem === 'classification' && value >= set.minClasses && value <= set.maxClasses) data.classes = value;
    else refuse('classes', set.problem === 'regression' ? '–' : values.span(set.minClasses, set.maxClasses));
  });
  for (const [key, path] of NUMBERS) number(key, path, (value) => putNumber(experiment, path, value));
  id('init', catalogue.choices['network.initialization'], (value) => (network.initialization = value));
  id('optimizer', catalogue.choices['training.optimizer'].map((choice) => choice.id), (value) => (training.optimizer = value));
  id('reg', catalogue.choices['training.regularization'], (value) => (training.regularization = value));
  training.regularizationRate = defaultRate(catalogue, training.regularization);
  number('regRate', 'training.regularizationRate', (value) => (training.regularizationRate = value));
  id('shuffle', ['true', 'false'], (value) => (training.shuffle = value === 'true'));

  network.loss = defaultLoss(catalogue, data);
  const problem = problemOf(catalogue, data);
  id('loss', lossesFor(catalogue, problem), (value) => (network.loss = value));
  network.output = outputsFor(catalogue, problem, network.loss)[0];
  id('output', outputsFor(catalogue, problem, network.loss), (value) => (network.output = value));

  /** @template T @param {string} key @param {(text: string) => T | null} read @param {(value: T) => void} use @param {string} allowed */
  const parts = (key, read, use, allowed) => {
    const text = entries.get(key);
    if (text === undefined) return;
    const value = read(text);
    if (value === null) refuse(key, allowed);
    else use(value);
  };
  const { ranges, choices } = catalogue;
  const span = (/** @type {string} */ path) => values.rangeText(ranges[path]);

  const known = choices['network.features'];
  network.features = usualFeatures(catalogue, data);
  parts('features', (text) => readFeatures(known, text), (value) => (network.features = value), known.join(', '));
  const fourierAllowed = `${span('network.fourier.count')} : ${span('network.fourier.scale')}`;
  parts('fourier', (text) => values.readFourier(catalogue, text), (value) => (network.fourier = value), fourierAllowed);
  const formulasAllowed = `${span('network.formulas')} × ${span('network.formulas.length')}`;
  parts('formulas', (text) => values.readFormulas(catalogue, text), (value) => (network.formulas = value), formulasAllowed);
  if (network.features.length + network.fourier.count + network.formulas.length === 0) {
    refuse('features', known.join(', '));
    network.features = usualFeatures(catalogue, data);
  }

  const layers = entries.get('layers');
  if (layers !== undefined) {
    const read = values.readUnits(catalogue, layers);
    if (read) network.layers = read.map((units) => ({ units, activation: standardActivation(catalogue) }));
    else {
      const most = ranges['network.layers'].max;
      refuse('layers', `none, 0 … ${most} × ${span('network.layers.units')}`);
    }
  }
  const activation = entries.get('activation');
  if (activation !== undefined) {
    const functions = choices['network.layers.activation'];
    const chosen = activation.split(',');
    const fits = chosen.length === 1 || chosen.length === network.layers.length;
    if (fits && chosen.every((name) => functions.includes(name))) {
      network.layers.forEach((layer, index) => (layer.activation = chosen[chosen.length === 1 ? 0 : index]));
    } else refuse('activation', functions.join(', '));
  }

  const stops = ['epoch', 'loss'].map((kind) => `${kind}:${span('training.stop.' + kind)}`);
  const stopAllowed = ['none', ...stops, `early:${span('training.stop.patience')}`].join(', ');
  parts('stop', (text) => values.readStop(catalogue, text), (value) => (training.stop = value), stopAllowed);
  const scheduleAllowed = `${choices['training.schedule.kind'].join(', ')} : ${span('training.schedule.every')} : ${span('training.schedule.factor')}`;
  const readSchedule = (/** @type {string} */ text) => values.readSchedule(catalogue, text, training.schedule);
  parts('schedule', readSchedule, (value) => (training.schedule = value), scheduleAllowed);
  const readHandSet = (/** @type {string} */ text) => values.readHandSet(catalogue, text);
  parts('weights', readHandSet, (value) => (network.handSet = value), `layer.unit:${span('network.handSet.value')}, layer.unit.input:…`);
  parts('frozen', (text) => values.readFrozen(catalogue, text), (value) => (training.frozen = value), 'layer.unit, layer.unit.input');

  /** @type {Point[]} */
  let points = [];
  const encoded = entries.get('points');
  if (encoded !== undefined) {
    const read = set.drawn ? decodePoints(catalogue, encoded, set.problem === 'regression', data.classes) : null;
    if (read) points = read;
    else {
      entries.set('points', encoded.length > 40 ? encoded.slice(0, 40) + '…' : encoded);
      const drawn = catalogue.choices['data.set'].filter((choice) => choice.drawn).map((choice) => 'data=' + choice.id);
      refuse('points', drawn.join(', '));
    }
  }

  const hide = (entries.get('hide') ?? '').split(',').filter((name) => name !== '');
  return { experiment, points, hide, bad };
}

/** @param {Experiment} experiment @param {string} path @returns {number} */
function numberAt(experiment, path) {
  /** @type {unknown} */
  let value = experiment;
  for (const name of path.split('.')) value = /** @type {Record<string, unknown>} */ (value)[name];
  return Number(value);
}

/** @param {Experiment} experiment @param {string} path @param {number} value */
function putNumber(experiment, path, value) {
  const names = path.split('.');
  const last = names.pop() ?? '';
  /** @type {unknown} */
  let group = experiment;
  for (const name of names) group = /** @type {Record<string, unknown>} */ (group)[name];
  /** @type {Record<string, unknown>} */ (group)[last] = value;
}

/** @param {string[]} known @param {string} text @returns {string[] | null} */
function readFeatures(known, text) {
  const chosen = new Set(text.split(',').filter((feature) => feature !== ''));
  return [...chosen].every((feature) => known.includes(feature)) ? known.filter((feature) => chosen.has(feature)) : null;
}

/** @param {string} hash @param {BadEntry[]} bad @returns {Map<string, string>} */
function parse(hash, bad) {
  const entries = new Map();
  for (const entry of hash.replace(/^#/, '').split('&')) {
    if (entry === '') continue;
    const at = entry.indexOf('=');
    const key = decoded(at < 0 ? entry : entry.slice(0, at));
    const value = at < 0 ? '' : decoded(entry.slice(at + 1));
    if (KEYS.includes(key)) entries.set(key, value);
    else bad.push({ key, value, allowed: KEYS.join(', ') });
  }
  return entries;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {Catalogue} catalogue @param {{ set: string, classes: number }} data */
function defaultLoss(catalogue, data) {
  return lossesFor(catalogue, problemOf(catalogue, data))[0];
}

/** Of points of a line only the first. @param {Catalogue} catalogue @param {{ inputs: number }} data */
function usualFeatures(catalogue, data) {
  const { features } = catalogue.defaults.network;
  return data.inputs === 1 ? features.slice(0, 1) : features;
}

/** @param {Catalogue} catalogue @param {string} regularization */
function defaultRate(catalogue, regularization) {
  return regularization === 'none' ? 0 : catalogue.ranges['training.regularizationRate'].initial;
}

/** @param {Catalogue} catalogue */
function standardActivation(catalogue) {
  return catalogue.defaults.network.layers[0]?.activation ?? catalogue.choices['network.layers.activation'][0];
}
