/**
 * What a control changes: the part of the experiment that `change` carries. It holds only what the person chose; the server decides
 * which other settings must change with it, and says so in its answer. Pure functions.
 */
import { dataSetChoice } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../wire/messages.js').Experiment} Experiment */
/** @typedef {import('../wire/protocol.js').PartialExperiment} PartialExperiment */

/**
 * @param {State} state
 * @param {string} path  such as training.learningRate; network.activation sets that of all layers
 * @param {unknown} value  of the setting's type; the control that it comes from keeps it in range
 * @returns {PartialExperiment}
 */
export function changeOf(state, path, value) {
  switch (path) {
    case 'data.set':
      // A drawn set comes back as it was left.
      return { data: { ...state.remembered[String(value)], set: String(value) } };
    case 'network.activation': {
      const layers = state.experiment.network.layers.map(({ units }) => ({ units, activation: String(value) }));
      return { network: { layers } };
    }
    // Data without names have none of this setting.
    case 'data.names':
      return { data: { names: /** @type {import('../wire/messages.js').DataNames} */ (value) } };
    default: {
      const names = path.split('.');
      if (valueAt(state.experiment, path) === undefined) throw new Error('no such setting: ' + path);
      return names.reduceRight((inner, name) => ({ [name]: inner }), /** @type {Record<string, unknown>} */ (value));
    }
  }
}

/** Whether a change is only of what is called how, which is nothing to the run and its points. @param {PartialExperiment} part */
export function onlyNames(part) {
  return Object.keys(part).join() === 'data' && Object.keys(part.data ?? {}).join() === 'names';
}

/** @param {PartialExperiment} part @returns {boolean} whether the server may answer with other points */
export function mayBringPoints(part) {
  return part.data !== undefined && !onlyNames(part);
}

/**
 * @param {string} kind of stop rule
 * @param {number} amount its number
 * @param {Record<string, unknown>} [parts] what it watches, by the names of `stopParts`
 * @returns {import('../wire/messages.js').StopRule}
 */
export function stopRule(kind, amount, parts = {}) {
  const rule = kind === 'early' ? { kind, patience: amount } : { kind, ...parts, value: amount };
  return /** @type {import('../wire/messages.js').StopRule} */ (rule);
}

/** @param {import('../wire/messages.js').StopRule} stop @returns {number} NaN if it has none */
export function stopAmount(stop) {
  return stop.kind === 'none' ? NaN : stop.kind === 'early' ? stop.patience : stop.value;
}

/** @param {import('./state.js').Catalogue} catalogue @param {string} kind of stop rule @returns {string[]} what it watches */
export function stopParts({ settings }, kind) {
  return settings
    .filter(
      ({ path, readWith }) => readWith?.path === 'training.stop.kind' && readWith.ids.includes(kind) && !path.endsWith('.' + kind),
    )
    .map(({ path }) => path.slice('training.stop.'.length));
}

/**
 * The experiment as the page shows it until the server has answered: objects merge, lists and the stop rule are replaced.
 *
 * @param {Experiment} experiment  without points
 * @param {PartialExperiment} part
 * @returns {Experiment}
 */
export function merged(experiment, part) {
  const { data, network, training } = structuredClone(experiment);
  const { points: _, ...plain } = part.data ?? {};
  return {
    data: { ...data, ...plain },
    network: { ...network, ...part.network, fourier: { ...network.fourier, ...part.network?.fourier } },
    training: { ...training, ...part.training, schedule: { ...training.schedule, ...part.training?.schedule } },
  };
}

/**
 * The points to restore when a person returns to a drawn set.
 *
 * @param {State} state
 * @returns {Partial<import('../wire/messages.js').DataSettings>}
 */
export function drawing({ catalogue, confirmed, confirmedPoints }) {
  const { classes, trainShare, inputs, scaling, names } = confirmed.data;
  const { problem } = dataSetChoice(catalogue, confirmed.data.set);
  const own = { points: confirmedPoints, trainShare, inputs, scaling, ...(names ? { names } : {}) };
  return problem === 'regression' ? own : { ...own, classes };
}

/** Independent of the order of fields. @param {unknown} one @param {unknown} other @returns {boolean} */
export function same(one, other) {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const a = /** @type {Record<string, unknown>} */ (one);
  const b = /** @type {Record<string, unknown>} */ (other);
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => same(a[name], b[name]));
}

/** @param {Experiment} experiment @param {string} path  of a setting that an experiment has one value of @returns {unknown} */
export function valueAt(experiment, path) {
  /** @type {unknown} */
  let value = experiment;
  for (const name of path.split('.')) value = /** @type {Record<string, unknown> | undefined} */ (value)?.[name];
  return value;
}

/** @param {Experiment} experiment @param {string} path @param {unknown} value */
export function putValue(experiment, path, value) {
  const at = path.lastIndexOf('.');
  const group = /** @type {Record<string, unknown>} */ (valueAt(experiment, path.slice(0, at)));
  group[path.slice(at + 1)] = value;
}

/** @param {Experiment} experiment @param {string} path @returns {unknown[]} the value, or within lists that of every entry */
export function valuesAt(experiment, path) {
  return path
    .split('.')
    .reduce(
      (/** @type {unknown[]} */ values, name) => values.flatMap((value) => /** @type {Record<string, unknown>} */ (value)[name]),
      [experiment],
    );
}
