/**
 * A sweep: the present experiment with one or two settings at several values each, as runs that train side by side. Which settings
 * can be swept, and which values they may have, comes from the catalogue. Pure functions.
 */
import { valueAt, valuesAt } from './settings.js';
import { lossesFor, outputsFor, problemOf } from './state.js';

/** @typedef {import('./state.js').Catalogue} Catalogue */
/** @typedef {import('./state.js').Experiment} Experiment */
/** @typedef {import('./state.js').DeepReadonly<Experiment>} ReadonlyExperiment */
/** @typedef {import('../wire/protocol.js').PartialExperiment} PartialExperiment */

/** @typedef {number | string | boolean | readonly number[]} Value  of a setting; the hidden layers are a list of their units */
/** @typedef {{ readonly path: string, readonly values: readonly Value[] }} Axis */
/**
 * @typedef {object} Problem  why a text can't be taken as values
 * @property {'not-a-number' | 'not-whole' | 'out-of-range' | 'unknown' | 'none' | 'too-many'} kind
 * @property {number} place  of the value among those that were typed, from 1
 * @property {string} value
 * @property {string} allowed
 */

export const MOST_RUNS = 36;
export const LAYERS = 'network.layers';
export const ACTIVATION = 'network.layers.activation';
const SEEDS = 9;
const PROPOSED = 6;
/** A range that is wider than this, from its usual value to its end, is gone through in powers. */
const WIDE = 50;
const LARGE = 100;
/** No layer, as it stands in links; a person may also type 0. */
const NO_LAYER = 'none';
const SIZES = [[2], [4], [8], [4, 4], [8, 8], [8, 8, 8]];
/** Lists, texts and what else has no values to go through. */
const NOT_SWEPT = ['data.points', 'network.features', 'network.formulas', 'network.handSet', 'training.frozen'];

/** @param {Catalogue} catalogue @returns {string[]} the paths of all settings that can be swept */
export function sweepable(catalogue) {
  return catalogue.settings
    .filter(({ path, key }) => key !== undefined && !NOT_SWEPT.includes(path) && kindOf(catalogue, path) !== null)
    .map(({ path }) => path);
}

/**
 * Those among them that a run of this experiment reads.
 *
 * @param {Catalogue} catalogue @param {Experiment} experiment @returns {string[]}
 */
export function readNow(catalogue, experiment) {
  return sweepable(catalogue).filter((path) => {
    const { readWith } = catalogue.settings.find((setting) => setting.path === path) ?? {};
    const isRead = !readWith || valuesAt(experiment, readWith.path).some((id) => readWith.ids.includes(String(id)));
    return isRead && (kindOf(catalogue, path) !== 'choice' || choicesOf(catalogue, experiment, path).length > 1);
  });
}

/** @param {Catalogue} catalogue @param {string} path @returns {'layers' | 'choice' | 'number' | 'flag' | null} */
export function kindOf({ defaults, ranges, choices }, path) {
  if (path === LAYERS) return 'layers';
  if (path in choices) return 'choice';
  const value = valueAt(defaults, path);
  if (typeof value === 'boolean') return 'flag';
  return typeof value === 'number' && path in ranges ? 'number' : null;
}

/** @param {Catalogue} catalogue @param {Experiment} experiment @param {string} path @returns {Value[]} of a choice or a flag */
export function choicesOf(catalogue, experiment, path) {
  if (kindOf(catalogue, path) === 'flag') return [true, false];
  switch (path) {
    case 'data.set':
      return catalogue.choices[path].filter(({ drawn }) => !drawn).map(({ id }) => id);
    case ACTIVATION:
      return catalogue.choices[path].filter((id) => !catalogue.withoutGradient.includes(id));
    case 'network.loss':
      return lossesFor(catalogue, problemOf(catalogue, experiment.data));
    case 'network.output':
      return outputsFor(catalogue, problemOf(catalogue, experiment.data), experiment.network.loss);
    default:
      return catalogue.choices[path];
  }
}

/** @param {Catalogue} catalogue @param {Experiment} experiment @param {string} path @returns {Value[]} values to begin with */
export function proposed(catalogue, experiment, path) {
  const kind = kindOf(catalogue, path);
  if (kind === 'layers') return SIZES.filter((sizes) => misfitOf(catalogue, sizes) === null);
  if (kind !== 'number') return choicesOf(catalogue, experiment, path).slice(0, PROPOSED);
  const range = catalogue.ranges[path];
  const now = Number(valueAt(experiment, path));
  if (path.endsWith('eed')) return [...Array(PROPOSED).keys()].map((i) => range.min + 1 + i);
  const usual = now || range.initial;
  const isWide = range.scale === 'logarithmic' || (usual ? range.max / usual > WIDE : range.max > LARGE);
  const values = isWide ? powers(usual || (range.integer ? 1 : range.max / 1e4)) : spread(range);
  const fitting = values.filter((value) => value >= range.min && value <= range.max && (!range.integer || Number.isInteger(value)));
  return range.min === 0 && !fitting.includes(0) ? [0, ...fitting].slice(0, PROPOSED) : fitting;
}

/** About the usual value: 0.003, 0.01, 0.03, 0.1, … @param {number} usual */
function powers(usual) {
  const at = Math.round(2 * Math.log10(usual));
  return [-2, -1, 0, 1, 2, 3].map((i) => {
    const power = Math.floor((at + i) / 2);
    return Number(((at + i) % 2 === 0 ? 1 : 3) + 'e' + power);
  });
}

/** Equally, at round numbers. @param {{ min: number, max: number }} range */
function spread({ min, max }) {
  const raw = (max - min) / (PROPOSED - 1);
  const ten = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((times) => times * ten).find((each) => each >= raw - 1e-9) ?? raw;
  return [...Array(PROPOSED).keys()].map((i) => Number((Math.ceil(min / step - 1e-9) * step + i * step).toPrecision(9)));
}

/** The same experiment from other initial weights. @returns {Axis} */
export function seedsAxis() {
  return { path: 'network.seed', values: [...Array(SEEDS).keys()].map((i) => i + 1) };
}

/** Whether it shows how much is luck. @param {readonly Axis[]} axes */
export function isOfSeeds(axes) {
  return axes.length === 1 && axes[0].path.endsWith('eed');
}

/* Runs */

/** @param {readonly Axis[]} axes */
export function runCount(axes) {
  return axes.reduce((count, { values }) => count * values.length, axes.length > 0 ? 1 : 0);
}

/** @param {readonly Axis[]} axes @returns {Value[][]} of each run its values, the last axis fastest */
export function combinations(axes) {
  return axes.reduce(
    (/** @type {Value[][]} */ all, { values }) => all.flatMap((before) => values.map((value) => [...before, value])),
    [[]],
  );
}

/** @param {Experiment} experiment @param {readonly Axis[]} axes @returns {PartialExperiment[]} what each run changes of it */
export function changesOf(experiment, axes) {
  return combinations(axes).map((values) => {
    /** @type {Record<string, Value>} */
    const chosen = Object.fromEntries(axes.map(({ path }, i) => [path, values[i]]));
    /** @type {Record<string, Record<string, unknown>>} */
    const part = {};
    for (const [path, value] of Object.entries(chosen)) {
      if (path !== LAYERS && path !== ACTIVATION) put(part, path.split('.'), value);
    }
    if (LAYERS in chosen || ACTIVATION in chosen) put(part, LAYERS.split('.'), layersOf(experiment, chosen));
    return part;
  });
}

/** @param {Record<string, any>} part @param {string[]} names @param {unknown} value */
function put(part, names, value) {
  const last = names.pop() ?? '';
  let inner = part;
  for (const name of names) inner = inner[name] ??= {};
  inner[last] = value;
}

/** @param {Experiment} experiment @param {Record<string, Value>} chosen */
function layersOf({ network }, chosen) {
  const units = /** @type {readonly number[]} */ (chosen[LAYERS]) ?? network.layers.map((layer) => layer.units);
  const functions = network.layers.map(({ activation }) => activation);
  return units.map((count, i) => ({
    units: count,
    activation: String(chosen[ACTIVATION] ?? functions[i] ?? functions.at(-1) ?? 'tanh'),
  }));
}

/* Texts */

/** @param {Value} value @returns {string} as it is typed, and stands in a link */
export function valueText(value) {
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? NO_LAYER : value.join(',');
}

/** @param {Catalogue} catalogue @param {string} path @param {readonly Value[]} values @returns {string} as a person types them */
export function valuesText(catalogue, path, values) {
  return values.map(valueText).join(kindOf(catalogue, path) === 'layers' ? '  ' : ' ');
}

/**
 * @param {Catalogue} catalogue
 * @param {Experiment} experiment
 * @param {string} path
 * @param {string} text  values with spaces between them; where a value has no commas itself, also with commas
 * @returns {{ values: Value[], problem: Problem | null }}  those before the first that can't be taken
 */
export function readValues(catalogue, experiment, path, text) {
  const kind = kindOf(catalogue, path);
  const texts = text.split(kind === 'layers' ? /[\s|;]+/ : /[\s|;,]+/).filter(Boolean);
  /** @type {Value[]} */
  const values = [];
  for (const [i, each] of texts.entries()) {
    const read = readValue(catalogue, experiment, path, each);
    if (!('value' in read)) return { values, problem: { ...read, place: i + 1, value: each } };
    if (!values.some((other) => valueText(other) === valueText(read.value))) values.push(read.value);
  }
  const count = { place: 0, value: String(values.length), allowed: '1 … ' + MOST_RUNS };
  if (values.length === 0) return { values, problem: { kind: 'none', ...count } };
  return { values, problem: values.length > MOST_RUNS ? { kind: 'too-many', ...count } : null };
}

/**
 * @param {Catalogue} catalogue @param {Experiment} experiment @param {string} path @param {string} text
 * @returns {{ value: Value } | Pick<Problem, 'kind' | 'allowed'>}
 */
function readValue(catalogue, experiment, path, text) {
  const kind = kindOf(catalogue, path);
  if (kind === 'layers') {
    const sizes = text === NO_LAYER || text === '0' ? [] : text.split(',').map(toNumber);
    return misfitOf(catalogue, sizes) ?? { value: sizes };
  }
  if (kind !== 'number') {
    const choices = choicesOf(catalogue, experiment, path);
    const value = choices.find((choice) => String(choice) === text);
    return value === undefined ? { kind: 'unknown', allowed: choices.join(', ') } : { value };
  }
  const value = toNumber(text);
  const range = catalogue.ranges[path];
  const allowed = `${range.min} … ${range.max}`;
  const kindOfProblem = misfit(value, range);
  return kindOfProblem ? { kind: kindOfProblem, allowed } : { value };
}

/** @param {string} text */
const toNumber = (text) => (text === '' ? NaN : Number(text.replace('−', '-')));

/** @param {number} value @param {import('./state.js').NumberRange} range @returns {Problem['kind'] | null} */
function misfit(value, range) {
  if (!Number.isFinite(value)) return 'not-a-number';
  if (value < range.min || value > range.max) return 'out-of-range';
  return range.integer && !Number.isInteger(value) ? 'not-whole' : null;
}

/** @param {Catalogue} catalogue @param {readonly number[]} sizes @returns {Pick<Problem, 'kind' | 'allowed'> | null} */
function misfitOf({ ranges }, sizes) {
  const units = ranges['network.layers.units'];
  const most = ranges[LAYERS].max;
  const allowed = `${NO_LAYER}, 1 … ${most} × ${units.min} … ${units.max}`;
  const kind = sizes.map((size) => misfit(size, units)).find((found) => found !== null);
  if (kind) return { kind, allowed };
  return sizes.length > most ? { kind: 'out-of-range', allowed } : null;
}

/* Links */

/**
 * `lr:0.01,0.03,0.1;layers:2|4|8,8`: the key of each setting and its values, of the layers with bars between them.
 *
 * @param {Catalogue} catalogue @param {readonly Axis[]} axes @returns {string}
 */
export function sweepText(catalogue, axes) {
  return axes
    .map(({ path, values }) => {
      const { key } = catalogue.settings.find((setting) => setting.path === path) ?? {};
      return key + ':' + values.map(valueText).join(path === LAYERS ? '|' : ',');
    })
    .join(';');
}

/**
 * @param {Catalogue} catalogue
 * @param {Experiment} experiment
 * @param {string} text  of a link
 * @returns {{ axes: Axis[], bad: { value: string, allowed: string }[] }}  bad: what can't be used, and is left out
 */
export function readSweep(catalogue, experiment, text) {
  /** @type {Axis[]} */
  const axes = [];
  /** @type {{ value: string, allowed: string }[]} */
  const bad = [];
  const keys = new Map(sweepable(catalogue).map((path) => [catalogue.settings.find((each) => each.path === path)?.key, path]));
  for (const entry of text.split(';').filter(Boolean)) {
    const at = entry.indexOf(':');
    const path = keys.get(at < 0 ? entry : entry.slice(0, at));
    if (path === undefined || axes.some((axis) => axis.path === path)) {
      bad.push({ value: entry, allowed: [...keys.values()].length > 0 ? [...keys.keys()].join(', ') : '–' });
      continue;
    }
    if (axes.length === 2) {
      bad.push({ value: entry, allowed: '1 … 2' });
      continue;
    }
    const { values, problem } = readValues(catalogue, experiment, path, entry.slice(at + 1));
    if (problem) bad.push({ value: `${entry.slice(0, at)}:${problem.value}`, allowed: problem.allowed });
    const room = Math.floor(MOST_RUNS / Math.max(1, runCount(axes)));
    if (values.length > room) bad.push({ value: entry, allowed: '1 … ' + room });
    const kept = values.slice(0, room);
    if (kept.length > 0) axes.push({ path, values: kept });
  }
  return { axes, bad };
}
