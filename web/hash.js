/**
 * The experiment as a link: `#data=xor&layers=8,8&activation=tanh,relu&lr=0.1`. Keys in KEYS, values as on the wire.
 *
 * Only what differs from the defaults is written, so links are short and readable. `layers` lists the units (`none` for no
 * hidden layer), `activation` is one id for all layers or one a layer; `stop` is `epoch:200` or `loss:0.01`; `loss` and
 * `regRate` have defaults that follow from the problem and from `reg`.
 *
 * `points`, for drawn sets only, is base64url without padding of one record a point, little-endian:
 *   classes:  i16 x·1000, i16 y·1000, u8 class | test << 7                   5 bytes
 *   values:   i16 x·1000, i16 y·1000, i16 target·1000, u8 test               7 bytes
 * Points drawn on the page lie on the grid of 1/1000, so they come back exactly.
 */

import { dataSetChoice, lossesFor, problemOf } from './state.js';

/** @typedef {import('./protocol.js').Experiment} Experiment */
/** @typedef {import('./protocol.js').Point} Point */
/** @typedef {import('./state.js').Catalogue} Catalogue */

/** @typedef {{ key: string, value: string, allowed: string }} BadEntry */
/** @typedef {{ experiment: Experiment, points: Point[], hide: string[], bad: BadEntry[] }} Opened */

export const KEYS = [
  'data', 'points', 'noise', 'n', 'split', 'batch', 'shuffle', 'classes', 'features', 'layers', 'activation', 'loss',
  'optimizer', 'lr', 'reg', 'regRate', 'init', 'seed', 'dataSeed', 'stop', 'hide',
];

const GRID = 1000;

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
  put('n', data.count, usual.data.count);
  put('noise', data.noise, usual.data.noise);
  put('split', data.trainShare, usual.data.trainShare);
  put('dataSeed', data.seed, usual.data.seed);
  put('features', network.features.join(','), usual.network.features.join(','));
  put('layers', unitsText(network.layers), unitsText(usual.network.layers));
  put('activation', activationText(network.layers), network.layers.length === 0 ? '' : standardActivation(catalogue));
  put('loss', network.loss, defaultLoss(catalogue, data));
  put('init', network.initialization, usual.network.initialization);
  put('seed', network.seed, usual.network.seed);
  put('optimizer', training.optimizer, usual.training.optimizer);
  put('lr', training.learningRate, usual.training.learningRate);
  put('reg', training.regularization, usual.training.regularization);
  put('regRate', training.regularizationRate, defaultRate(catalogue, training.regularization));
  put('batch', training.batchSize, usual.training.batchSize);
  put('shuffle', training.shuffle, usual.training.shuffle);
  put('stop', stopText(training.stop), stopText(usual.training.stop));
  if (hide.length > 0) entries.push('hide=' + hide.map(encodeURIComponent).join(','));
  const set = dataSetChoice(catalogue, data.set);
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
    const parsed = inRange(value, range);
    if (parsed === null) refuse(key, rangeText(range));
    else use(parsed);
  };

  id('data', catalogue.choices['data.set'].map((set) => set.id), (value) => (data.set = value));
  const set = dataSetChoice(catalogue, data.set);
  number('classes', 'data.classes', (value) => {
    if (set.problem === 'classification' && value >= set.minClasses && value <= set.maxClasses) data.classes = value;
    else refuse('classes', set.problem === 'regression' ? '–' : span(set.minClasses, set.maxClasses));
  });
  number('n', 'data.count', (value) => (data.count = value));
  number('noise', 'data.noise', (value) => (data.noise = value));
  number('split', 'data.trainShare', (value) => (data.trainShare = value));
  number('dataSeed', 'data.seed', (value) => (data.seed = value));
  number('seed', 'network.seed', (value) => (network.seed = value));
  number('lr', 'training.learningRate', (value) => (training.learningRate = value));
  number('batch', 'training.batchSize', (value) => (training.batchSize = value));
  id('init', catalogue.choices['network.initialization'], (value) => (network.initialization = value));
  id('optimizer', catalogue.choices['training.optimizer'], (value) => (training.optimizer = value));
  id('reg', catalogue.choices['training.regularization'], (value) => (training.regularization = value));
  training.regularizationRate = defaultRate(catalogue, training.regularization);
  number('regRate', 'training.regularizationRate', (value) => (training.regularizationRate = value));
  id('shuffle', ['true', 'false'], (value) => (training.shuffle = value === 'true'));

  network.loss = defaultLoss(catalogue, data);
  id('loss', lossesFor(catalogue, problemOf(catalogue, data)), (value) => (network.loss = value));

  const features = entries.get('features');
  if (features !== undefined) {
    const known = catalogue.choices['network.features'];
    const chosen = new Set(features.split(','));
    if ([...chosen].every((feature) => known.includes(feature))) {
      network.features = known.filter((feature) => chosen.has(feature));
    } else refuse('features', known.join(', '));
  }

  const layers = entries.get('layers');
  if (layers !== undefined) {
    const read = readUnits(catalogue, layers);
    if (read) network.layers = read.map((units) => ({ units, activation: standardActivation(catalogue) }));
    else {
      const most = catalogue.ranges['network.layers'].max;
      refuse('layers', `none, 0 … ${most} × ${rangeText(catalogue.ranges['network.layers.units'])}`);
    }
  }
  const activation = entries.get('activation');
  if (activation !== undefined) {
    const known = catalogue.choices['network.layers.activation'];
    const chosen = activation.split(',');
    const fits = chosen.length === 1 || chosen.length === network.layers.length;
    if (fits && chosen.every((name) => known.includes(name))) {
      network.layers.forEach((layer, index) => (layer.activation = chosen[chosen.length === 1 ? 0 : index]));
    } else refuse('activation', known.join(', '));
  }

  const stop = entries.get('stop');
  if (stop !== undefined) {
    const rule = readStop(catalogue, stop);
    if (rule) training.stop = rule;
    else {
      const { ranges } = catalogue;
      refuse('stop', `none, epoch:${rangeText(ranges['training.stop.epoch'])}, loss:${rangeText(ranges['training.stop.loss'])}`);
    }
  }

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

/** @param {string} text @param {import('./state.js').NumberRange} range @returns {number | null} */
function inRange(text, range) {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!(value >= range.min && value <= range.max)) return null;
  return range.integer && !Number.isInteger(value) ? null : value;
}

/** @param {number} low @param {number} high */
function span(low, high) {
  return low === high ? String(low) : `${low} … ${high}`;
}

/** @param {import('./state.js').NumberRange} range */
function rangeText(range) {
  return span(range.min, range.max);
}

/** @param {Catalogue} catalogue @param {{ set: string, classes: number }} data */
function defaultLoss(catalogue, data) {
  return lossesFor(catalogue, problemOf(catalogue, data))[0];
}

/** @param {Catalogue} catalogue @param {string} regularization */
function defaultRate(catalogue, regularization) {
  return regularization === 'none' ? 0 : catalogue.ranges['training.regularizationRate'].initial;
}

/** @param {Catalogue} catalogue */
function standardActivation(catalogue) {
  return catalogue.defaults.network.layers[0]?.activation ?? catalogue.choices['network.layers.activation'][0];
}

/** @param {{ units: number }[]} layers */
function unitsText(layers) {
  return layers.length === 0 ? 'none' : layers.map((layer) => layer.units).join(',');
}

/** @param {Catalogue} catalogue @param {string} text @returns {number[] | null} */
function readUnits(catalogue, text) {
  if (text === 'none' || text === '') return [];
  const units = text.split(',').map((part) => inRange(part, catalogue.ranges['network.layers.units']));
  if (units.length > catalogue.ranges['network.layers'].max) return null;
  /** @type {number[]} */
  const read = [];
  for (const unit of units) {
    if (unit === null) return null;
    read.push(unit);
  }
  return read;
}

/** @param {{ activation: string }[]} layers */
function activationText(layers) {
  const names = layers.map((layer) => layer.activation);
  return new Set(names).size <= 1 ? (names[0] ?? '') : names.join(',');
}

/** @param {import('./protocol.js').StopRule} stop */
function stopText(stop) {
  return stop.kind === 'none' ? 'none' : stop.kind + ':' + stop.value;
}

/** @param {Catalogue} catalogue @param {string} text @returns {import('./protocol.js').StopRule | null} */
function readStop(catalogue, text) {
  if (text === 'none') return { kind: 'none' };
  const [kind, amount] = text.split(':');
  if (kind !== 'epoch' && kind !== 'loss') return null;
  const value = inRange(amount ?? '', catalogue.ranges['training.stop.' + kind]);
  return value === null ? null : { kind, value };
}

/** @param {Point[]} points @param {boolean} values  real targets @returns {string} base64url */
export function encodePoints(points, values) {
  const size = values ? 7 : 5;
  const bytes = new Uint8Array(points.length * size);
  const view = new DataView(bytes.buffer);
  points.forEach(([x, y, target, test], index) => {
    const at = index * size;
    view.setInt16(at, Math.round(x * GRID), true);
    view.setInt16(at + 2, Math.round(y * GRID), true);
    if (values) view.setInt16(at + 4, Math.round(target * GRID), true);
    view.setUint8(at + size - 1, values ? test : target | (test << 7));
  });
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * @param {Catalogue} catalogue
 * @param {string} text
 * @param {boolean} values
 * @param {number} classes
 * @returns {Point[] | null} null when it is no such list
 */
export function decodePoints(catalogue, text, values, classes) {
  let binary;
  try {
    binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
  const size = values ? 7 : 5;
  if (binary.length % size !== 0 || binary.length / size > catalogue.ranges['data.points'].max) return null;
  const view = new DataView(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer);
  const limit = catalogue.ranges['data.points.x'].max * GRID;
  /** @type {Point[]} */
  const points = [];
  for (let at = 0; at < binary.length; at += size) {
    const x = view.getInt16(at, true);
    const y = view.getInt16(at + 2, true);
    const last = view.getUint8(at + size - 1);
    const target = values ? view.getInt16(at + 4, true) / GRID : last & 127;
    const test = values ? last : last >> 7;
    if (Math.abs(x) > limit || Math.abs(y) > limit || test > 1) return null;
    if (values ? Math.abs(target) * GRID > limit : target >= classes) return null;
    points.push([x / GRID, y / GRID, target, test === 1 ? 1 : 0]);
  }
  return points;
}
