/**
 * The experiment as a link: `#data=xor&layers=8,8&activation=tanh,relu&lr=0.1`. Keys and ranges come from the catalogue.
 *
 * Only what differs from the defaults is written, so links are short and readable. `layers` lists the units (`none` for no hidden
 * layer), `activation` is one id for all layers or one a layer; `stop` is `epoch:200`, `loss:0.01` or `early:20`; `schedule` is
 * `step:50:0.5`, `exponential:50:0.5` or `cosine:100`, in epochs; `fourier` is `8:1`, the count and the scale; `formulas` are
 * separated by semicolons, `formula` is that of a data set; `frozen` lists `layer.unit` or `layer.unit.input`, `weights` the same
 * with `:value`; `points`, for drawn sets only, has the format of hash-points.js; a link with points but no usable set is a drawn
 * set. `split`, `inputs`, `features`, `loss`, `output` and `regRate` have defaults that follow from the set, the problem, the loss
 * and `reg`.
 */

import { decodePoints, encodePoints } from './hash-points.js';
import * as values from './hash-values.js';
import { putValue, valueAt } from '../model/settings.js';
import { dataSetChoice, lossesFor, outputsFor, ownFeatures, problemOf } from '../model/state.js';

/** @typedef {import('../wire/messages.js').Experiment} Experiment */
/** @typedef {import('../wire/messages.js').Point} Point */
/** @typedef {import('../model/state.js').Catalogue} Catalogue */

/** @typedef {{ key: string, path?: string, value: string, allowed: string }} BadEntry  without a path for a key that there isn't */
/** @typedef {{ experiment: Experiment, points: Point[], hide: string[], lesson: string, bad: BadEntry[] }} Opened */

/** In a link the set and its classes come first, then plain numbers, and the long lists last. */
const FIRST = ['data.set', 'data.classes'];
const LAST = ['network.handSet', 'training.frozen'];

/**
 * Settings of several parts as texts.
 *
 * @type {Readonly<Record<string, (experiment: Experiment, catalogue: Catalogue) => string>>}
 */
const TEXTS = Object.freeze({
  'data.formula': ({ data }) => encodeURIComponent(data.formula),
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
const USUAL = Object.freeze({
  'data.trainShare': (catalogue, { data }) => dataSetChoice(catalogue, data.set).trainShare,
  'data.inputs': (catalogue, { data }) => dataSetChoice(catalogue, data.set).inputs || catalogue.defaults.data.inputs,
  'network.features': (catalogue, { data }) => usualFeatures(catalogue, data).join(','),
  'network.layers.activation': (catalogue, { network }) => (network.layers.length === 0 ? '' : standardActivation(catalogue)),
  'network.loss': (catalogue, { data }) => defaultLoss(catalogue, data),
  'network.output': (catalogue, { data, network }) => outputsFor(catalogue, problemOf(catalogue, data), network.loss)[0],
  'training.regularizationRate': (catalogue, { training }) => defaultRate(catalogue, training.regularization),
});

/** @param {Catalogue} catalogue @returns {string[]} every key that a link may have */
function keys(catalogue) {
  return [...linked(catalogue).map(({ key }) => key), 'hide', 'lesson'];
}

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
function linked({ settings }) {
  return settings.flatMap(({ path, key }) => (key === undefined ? [] : [{ path, key }]));
}

/** The keys in their order in a link. @param {Catalogue} catalogue */
function inOrder(catalogue) {
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
function isPlainNumber(catalogue, path) {
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
 * @param {Catalogue} catalogue
 * @param {Experiment} experiment
 * @param {Point[]} points  of a drawn set; of others they follow from the seed
 * @param {readonly string[]} hide
 * @returns {string} without the `#`; empty for the default experiment
 */
export function writeHash(catalogue, experiment, points, hide) {
  const usual = catalogue.defaults;
  /** @type {string[]} */
  const entries = [];
  for (const { path, key } of inOrder(catalogue)) {
    const value = TEXTS[path]?.(experiment, catalogue) ?? valueAt(experiment, path);
    const standard = USUAL[path]?.(catalogue, experiment) ?? TEXTS[path]?.(usual, catalogue) ?? valueAt(usual, path);
    if (value !== standard) entries.push(key + '=' + value);
  }
  const set = dataSetChoice(catalogue, experiment.data.set);
  entries.push(...hideEntry(hide));
  if (set.drawn && points.length > 0)
    entries.push(keyOf(catalogue, 'data.points') + '=' + encodePoints(points, set.problem === 'regression'));
  return entries.join('&');
}

/** @param {readonly string[]} hide */
const hideEntry = (hide) => (hide.length > 0 ? ['hide=' + hide.map(encodeURIComponent).join(',')] : []);

/**
 * @param {import('../model/loan.js').Place} place  in a lesson, whose steps have experiments of their own
 * @param {readonly string[]} hide
 */
export function lessonHash({ lesson, step }, hide) {
  return [`lesson=${lesson}:${step}`, ...hideEntry(hide)].join('&');
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
  const { entries, hide, lesson } = parse(catalogue, hash, bad);

  /** @param {string} path @param {string} allowed */
  const refuse = (path, allowed) => bad.push({ key: keyOf(catalogue, path), path, value: entries.get(path) ?? '', allowed });
  /** @param {string} path @param {readonly string[]} ids @param {(id: string) => void} use */
  const id = (path, ids, use) => {
    const value = entries.get(path);
    if (value === undefined) return;
    if (ids.includes(value)) use(value);
    else refuse(path, ids.join(', '));
  };
  /** @param {string} path @param {(value: number) => void} [use] */
  const number = (path, use = (value) => putValue(experiment, path, value)) => {
    const value = entries.get(path);
    if (value === undefined) return;
    const range = catalogue.ranges[path];
    const parsed = values.inRange(value, range);
    if (parsed === null) refuse(path, values.rangeText(range));
    else use(parsed);
  };

  const sets = catalogue.choices['data.set'];
  id(
    'data.set',
    sets.map((choice) => choice.id),
    (value) => (data.set = value),
  );
  const named = sets.some((choice) => choice.id === entries.get('data.set'));
  if (!named && entries.has('data.points')) data.set = sets.find((choice) => choice.drawn)?.id ?? data.set;
  const set = dataSetChoice(catalogue, data.set);
  data.trainShare = set.trainShare;
  data.inputs = set.inputs || data.inputs;
  number('data.classes', (value) => {
    if (set.problem === 'classification' && value >= set.minClasses && value <= set.maxClasses) data.classes = value;
    else refuse('data.classes', set.problem === 'regression' ? '–' : values.span(set.minClasses, set.maxClasses));
  });
  for (const { path } of inOrder(catalogue)) {
    if (isPlainNumber(catalogue, path)) number(path);
    else if (isPlainChoice(catalogue, path)) id(path, catalogue.choices[path], (value) => putValue(experiment, path, value));
    else if (typeof valueAt(experiment, path) === 'boolean') {
      id(path, ['true', 'false'], (value) => putValue(experiment, path, value === 'true'));
    }
  }
  if (set.inputs && data.inputs !== set.inputs) {
    refuse('data.inputs', String(set.inputs));
    data.inputs = set.inputs;
  }
  training.regularizationRate = defaultRate(catalogue, training.regularization);
  number('training.regularizationRate');

  network.loss = defaultLoss(catalogue, data);
  const problem = problemOf(catalogue, data);
  id('network.loss', lossesFor(catalogue, problem), (value) => (network.loss = value));
  network.output = outputsFor(catalogue, problem, network.loss)[0];
  id('network.output', outputsFor(catalogue, problem, network.loss), (value) => (network.output = value));

  /**
   * @template T
   * @param {string} path
   * @param {(text: string) => T | null} read
   * @param {(value: T) => void} use
   * @param {string} allowed
   */
  const parts = (path, read, use, allowed) => {
    const text = entries.get(path);
    if (text === undefined) return;
    const value = read(text);
    if (value === null) refuse(path, allowed);
    else use(value);
  };
  const { ranges, choices } = catalogue;
  const span = (/** @type {string} */ path) => values.rangeText(ranges[path]);

  parts(
    'data.formula',
    (text) => (values.inRange(String(text.trim().length), ranges['data.formula.length']) === null ? null : text),
    (value) => (data.formula = value),
    span('data.formula.length'),
  );
  const known = choices['network.features'];
  network.features = usualFeatures(catalogue, data);
  parts(
    'network.features',
    (text) => readFeatures(known, text),
    (value) => (network.features = value),
    known.join(', '),
  );
  const fourierAllowed = `${span('network.fourier.count')} : ${span('network.fourier.scale')}`;
  parts(
    'network.fourier',
    (text) => values.readFourier(catalogue, text),
    (value) => (network.fourier = value),
    fourierAllowed,
  );
  const formulasAllowed = `${span('network.formulas')} × ${span('network.formulas.length')}`;
  parts(
    'network.formulas',
    (text) => values.readFormulas(catalogue, text),
    (value) => (network.formulas = value),
    formulasAllowed,
  );
  if (network.features.length + network.fourier.count + network.formulas.length === 0) {
    refuse('network.features', known.join(', '));
    network.features = usualFeatures(catalogue, data);
  }

  const layers = entries.get('network.layers');
  if (layers !== undefined) {
    const read = values.readUnits(catalogue, layers);
    if (read) network.layers = read.map((units) => ({ units, activation: standardActivation(catalogue) }));
    else {
      const most = ranges['network.layers'].max;
      refuse('network.layers', `none, 0 … ${most} × ${span('network.layers.units')}`);
    }
  }
  const activation = entries.get('network.layers.activation');
  if (activation !== undefined) {
    const functions = choices['network.layers.activation'];
    const chosen = activation.split(',');
    const fits = chosen.length === 1 || chosen.length === network.layers.length;
    if (fits && chosen.every((name) => functions.includes(name))) {
      network.layers.forEach((layer, index) => (layer.activation = chosen[chosen.length === 1 ? 0 : index]));
    } else refuse('network.layers.activation', functions.join(', '));
  }

  parts(
    'training.stop',
    (text) => values.readStop(catalogue, text),
    (value) => (training.stop = value),
    values.stopForms(catalogue),
  );
  const schedules = choices['training.schedule.kind'].join(', ');
  const scheduleAllowed = `${schedules} : ${span('training.schedule.every')} : ${span('training.schedule.factor')}`;
  const readSchedule = (/** @type {string} */ text) => values.readSchedule(catalogue, text, training.schedule);
  parts('training.schedule', readSchedule, (value) => (training.schedule = value), scheduleAllowed);
  const readHandSet = (/** @type {string} */ text) => values.readHandSet(catalogue, text);
  parts(
    'network.handSet',
    readHandSet,
    (value) => (network.handSet = value),
    `layer.unit:${span('network.handSet.value')}, layer.unit.input:…`,
  );
  parts(
    'training.frozen',
    (text) => values.readFrozen(catalogue, text),
    (value) => (training.frozen = value),
    'layer.unit, layer.unit.input',
  );

  /** @type {Point[]} */
  let points = [];
  const encoded = entries.get('data.points');
  if (encoded !== undefined) {
    const read = set.drawn ? decodePoints(catalogue, encoded, set.problem === 'regression', data.classes) : null;
    if (read) points = read;
    else {
      entries.set('data.points', encoded.length > 40 ? encoded.slice(0, 40) + '…' : encoded);
      const drawn = catalogue.choices['data.set']
        .filter((choice) => choice.drawn)
        .map((choice) => keyOf(catalogue, 'data.set') + '=' + choice.id);
      refuse('data.points', drawn.join(', '));
    }
  }

  return { experiment, points, hide, lesson, bad };
}

/**
 * Whether the value is one constant of an enum, independent of the other settings.
 *
 * @param {Catalogue} catalogue
 * @param {string} path
 */
function isPlainChoice(catalogue, path) {
  return path in catalogue.choices && !(path in TEXTS) && !(path in USUAL) && path !== 'data.set';
}

/** @param {string[]} known @param {string} text @returns {string[] | null} */
function readFeatures(known, text) {
  const chosen = new Set(text.split(',').filter((feature) => feature !== ''));
  return [...chosen].every((feature) => known.includes(feature)) ? known.filter((feature) => chosen.has(feature)) : null;
}

/**
 * @param {Catalogue} catalogue @param {string} hash @param {BadEntry[]} bad
 * @returns {{ entries: Map<string, string>, hide: string[], lesson: string }}  the texts by the paths of their settings
 */
function parse(catalogue, hash, bad) {
  const paths = new Map(linked(catalogue).map(({ path, key }) => [key, path]));
  /** @type {Map<string, string>} */
  const entries = new Map();
  let hide = '';
  let lesson = '';
  for (const entry of hash.replace(/^#/, '').split('&')) {
    if (entry === '') continue;
    const at = entry.indexOf('=');
    const key = decoded(at < 0 ? entry : entry.slice(0, at));
    const value = at < 0 ? '' : decoded(entry.slice(at + 1));
    const path = paths.get(key);
    if (path !== undefined) entries.set(path, value);
    else if (key === 'hide') hide = value;
    else if (key === 'lesson') lesson = value;
    else bad.push({ key, value, allowed: keys(catalogue).join(', ') });
  }
  return { entries, hide: hide.split(',').filter((name) => name !== ''), lesson };
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

/**
 * Those of the set, else the default features; for points on a line only the first.
 *
 * @param {Catalogue} catalogue
 * @param {Experiment['data']} data
 */
function usualFeatures(catalogue, data) {
  const { features } = catalogue.defaults.network;
  return ownFeatures(catalogue, data) ?? (data.inputs === 1 ? features.slice(0, 1) : features);
}

/** @param {Catalogue} catalogue @param {string} regularization */
function defaultRate(catalogue, regularization) {
  return regularization === 'none' ? 0 : catalogue.ranges['training.regularizationRate'].initial;
}

/** @param {Catalogue} catalogue */
function standardActivation(catalogue) {
  return catalogue.defaults.network.layers[0]?.activation ?? catalogue.choices['network.layers.activation'][0];
}
