/**
 * The experiment as a link: `#data=xor&layers=8,8&activation=tanh,relu&lr=0.1`. Keys and ranges come from the catalogue.
 *
 * Only what differs from the defaults is written, so links are short and readable. `layers` lists the units (`none` for no hidden
 * layer), `activation` is one id for all layers or one a layer; `stop` is `epoch:200`, `loss:0.01` or `early:20`; `schedule` is
 * `step:50:0.5`, `exponential:50:0.5` or `cosine:100`, in epochs; `fourier` is `8:1`, the count and the scale; `formulas` are
 * separated by semicolons, `formula` is that of a data set; `names` are those of the columns, the target and the classes:
 * `bill length,bill depth;species;Adelie,Gentoo`, with a backslash before a comma, semicolon or backslash of a name; `frozen` lists
 * `layer.unit` or `layer.unit.input`, `weights` the same with `:value`; `points`, for drawn sets only, has the format of
 * hash-points.js; a link with points but no usable set is a drawn set. `split`, `inputs`, `features`, `loss`, `output` and
 * `regRate` have defaults that follow from the set, the problem, the loss and `reg`.
 */

import {
  decoded,
  defaultLoss,
  defaultRate,
  inOrder,
  isPlainChoice,
  isPlainNumber,
  keyOf,
  linked,
  standardActivation,
  usualFeatures,
} from './hash-keys.js';
import { decodePoints } from './hash-points.js';
import * as values from './hash-values.js';
import { putValue, valueAt } from '../model/settings.js';
import { dataSetChoice, lossesFor, outputsFor, problemOf } from '../model/state.js';

/** @typedef {import('../wire/messages.js').Experiment} Experiment */
/** @typedef {import('../wire/messages.js').Point} Point */
/** @typedef {import('../model/state.js').Catalogue} Catalogue */

/** @typedef {{ key: string, path?: string, value: string, allowed: string }} BadEntry  without a path for a key that there isn't */
/** @typedef {{ experiment: Experiment, points: Point[], hide: string[], lesson: string, sweep: string, bad: BadEntry[] }} Opened */

/** @param {Catalogue} catalogue @returns {string[]} every key that a link may have */
function keys(catalogue) {
  return [...linked(catalogue).map(({ key }) => key), 'hide', 'lesson', 'sweep'];
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
  const { entries, hide, lesson, sweep } = parse(catalogue, hash, bad);

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
  const readNames = (/** @type {string} */ text) => values.readNames(catalogue, text);
  parts('data.names', readNames, (value) => (data.names = value), `x1,x2;y;… × ${span('data.names.length')}`);
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

  return { experiment, points, hide, lesson, sweep, bad };
}

/** @param {string[]} known @param {string} text @returns {string[] | null} */
function readFeatures(known, text) {
  const chosen = new Set(text.split(',').filter((feature) => feature !== ''));
  return [...chosen].every((feature) => known.includes(feature)) ? known.filter((feature) => chosen.has(feature)) : null;
}

/**
 * @param {Catalogue} catalogue @param {string} hash @param {BadEntry[]} bad
 * @returns {{ entries: Map<string, string>, hide: string[], lesson: string, sweep: string }}  by the paths of settings
 */
function parse(catalogue, hash, bad) {
  const paths = new Map(linked(catalogue).map(({ path, key }) => [key, path]));
  /** @type {Map<string, string>} */
  const entries = new Map();
  let hide = '';
  let lesson = '';
  let sweep = '';
  for (const entry of hash.replace(/^#/, '').split('&')) {
    if (entry === '') continue;
    const at = entry.indexOf('=');
    const key = decoded(at < 0 ? entry : entry.slice(0, at));
    const value = at < 0 ? '' : decoded(entry.slice(at + 1));
    const path = paths.get(key);
    if (path !== undefined) entries.set(path, value);
    else if (key === 'hide') hide = value;
    else if (key === 'lesson') lesson = value;
    else if (key === 'sweep') sweep = value;
    else bad.push({ key, value, allowed: keys(catalogue).join(', ') });
  }
  return { entries, hide: hide.split(',').filter((name) => name !== ''), lesson, sweep };
}
