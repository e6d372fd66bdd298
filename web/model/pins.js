/**
 * Runs that a person has pinned to compare them: each a whole run, as it was at one step, from which it can be made again. Pins are
 * never changed in place. Pure functions.
 */
import { asOf, snapshotOf } from './history.js';
import { NO_NAMES } from './names.js';
import { multiplyAdds, progressIn } from './progress.js';
import { same, valueAt } from './settings.js';
import { complete } from './state.js';
import { createTime, keyframeFor, stepShown, uncarriedNow } from './time.js';
import { createUndo } from './undo.js';
import { NONE } from './view.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Experiment} Experiment */
/**
 * @typedef {object} Pin
 * @property {Experiment} experiment  complete, with the points of a drawn set
 * @property {{ readonly step: number, readonly bytes: Uint8Array<ArrayBuffer> }} keyframe  a checkpoint at its step, or before it
 * @property {import('../wire/protocol.js').Frame} frame  with its step
 * @property {import('./state.js').ScaledNetwork} network
 * @property {number} trained  training points
 * @property {readonly import('../link/uncarried.js').Uncarried[]} uncarried
 * @property {import('./history.js').Snapshot} history  up to its step
 * @property {{ readonly centre: import('./view.js').Place, readonly extent: import('./view.js').Place }} shown  of the plane
 * @property {string | null} name  that a person gave it; else it has one of what sets it apart
 * @property {number} colour  an index
 * @property {boolean} hidden  its curves aren't drawn
 */
/** @typedef {Readonly<Pin>} ReadonlyPin */
/** @typedef {{ path: string, value: unknown }} Part  of a name: a setting; or `step` */

export const MOST_PINS = 12;

/** What the list can be sorted by. */
export const COLUMNS = /** @type {const} */ ([
  'name',
  'trainLoss',
  'testLoss',
  'trainScore',
  'testScore',
  'step',
  'epoch',
  'multiplyAdds',
]);
/** @typedef {typeof COLUMNS[number]} Column */

/** A name says no more than so many settings, those first that are changed most often. */
const MOST_PARTS = 3;
const FIRST = [
  'training.learningRate',
  'network.layers',
  'network.layers.activation',
  'training.optimizer',
  'training.batchSize',
  'network.features',
  'data.set',
];

/** @param {readonly ReadonlyPin[]} pins @returns {number} the colour that the fewest of them have */
export function freeColour(pins) {
  const counts = Array(MOST_PINS).fill(0);
  for (const { colour } of pins) counts[colour]++;
  return counts.indexOf(Math.min(...counts));
}

/**
 * The run as it is shown. While it is on its way there, or hasn't a checkpoint to make the step from yet, it can't be pinned.
 *
 * @param {State} state @param {number} colour @returns {Pin | null}
 */
export function pinOf(state, colour) {
  const { catalogue, frame, network, time, confirmed, confirmedPoints, history, view } = state;
  const step = stepShown(state);
  const keyframe = keyframeFor(time, step);
  if (!frame || !network || frame.step !== step || state.requests.length > 0 || !keyframe) return null;
  if (time.editedAt <= step && keyframe.step < time.editedAt) return null;
  return {
    experiment: structuredClone(complete(catalogue, confirmed, confirmedPoints)),
    keyframe: { step: keyframe.step, bytes: keyframe.bytes },
    frame,
    network,
    trained: confirmedPoints.filter((point) => point[3] === 0).length,
    uncarried: uncarriedNow(state),
    history: snapshotOf(asOf(history, frame)),
    shown: view.fitted,
    name: null,
    colour,
    hidden: false,
  };
}

/** Whether they are the same state of the same run. @param {ReadonlyPin} one @param {ReadonlyPin} other */
export function isSameState(one, other) {
  const [a, b] = [one.frame, other.frame];
  return (
    a.step === b.step &&
    a.trainLoss === b.trainLoss &&
    same(one.experiment, other.experiment) &&
    a.parameters.length === b.parameters.length &&
    a.parameters.every((value, i) => value === b.parameters[i])
  );
}

/**
 * What takes the place of the page's run: the pin's, at its step.
 *
 * @param {ReadonlyPin} pin
 * @param {State} state
 * @param {(bytes: Uint8Array) => string} toText  as checkpoints are kept
 * @returns {import('./loan.js').OtherRun}
 */
export function runOf({ experiment, keyframe, frame, uncarried, history, shown }, { speed, remembered }, toText) {
  const start = { ...keyframe, edited: true };
  return {
    experiment,
    checkpoint: { step: keyframe.step, text: toText(keyframe.bytes) },
    uncarried,
    history,
    time: { ...createTime(), keyframes: [start], end: frame.step },
    at: frame.step,
    undo: createUndo(),
    remembered,
    view: { ...shown, zoomed: false, cursor: null, reading: null, unit: null, off: null, carried: -1, selected: NONE },
    speed,
    running: false,
  };
}

/** @param {Experiment} experiment @param {string} path @returns {unknown} a setting as a person chooses it */
export function settingAt(experiment, path) {
  const { layers } = experiment.network;
  if (path === 'network.layers') return layers.map(({ units }) => units);
  if (path === 'network.layers.activation') {
    const kinds = layers.map(({ activation }) => activation);
    return kinds.every((kind) => kind === kinds[0]) ? kinds[0] : kinds;
  }
  if (path === 'data.names') return same(experiment.data.names, NO_NAMES) ? undefined : experiment.data.names;
  return valueAt(experiment, path);
}

/**
 * The settings in which experiments differ, as a link has them.
 *
 * @param {import('./state.js').Catalogue} catalogue @param {readonly Experiment[]} experiments @returns {string[]}
 */
export function differing({ settings }, experiments) {
  const [first, ...others] = experiments;
  if (!first) return [];
  const rank = (/** @type {string} */ path) => (FIRST.includes(path) ? FIRST.indexOf(path) : FIRST.length);
  const keyed = settings.filter(({ key }) => key !== undefined).map(({ path }) => path);
  // Of a setting that has parts with keys, such as the schedule, the whole says it.
  const whole = keyed.filter((path) => path.startsWith('network.layers') || !keyed.some((other) => path.startsWith(other + '.')));
  return whole
    .filter((path) => others.some(({ ...other }) => !same(settingAt(first, path), settingAt(other, path))))
    .sort((one, other) => rank(one) - rank(other));
}

/**
 * What a pin is called by: the settings in which it differs from the others; alone, those that aren't usual. Where that doesn't
 * tell it from another one, its step does.
 *
 * @param {import('./state.js').Catalogue} catalogue @param {readonly ReadonlyPin[]} pins @param {ReadonlyPin} pin @returns {Part[]}
 */
export function nameParts(catalogue, pins, pin) {
  const { experiment, frame } = pin;
  const paths = pins.length > 1 ? differing(catalogue, pins.map(experimentOf)) : unusual(catalogue, experiment);
  const named = paths.slice(0, MOST_PARTS);
  // A network of no layers has no activation.
  const parts = named.map((path) => ({ path, value: settingAt(experiment, path) })).filter(({ value }) => value !== undefined);
  const alike = (/** @type {ReadonlyPin} */ other) =>
    named.every((path) => same(settingAt(experiment, path), settingAt(other.experiment, path)));
  const isTold = parts.length > 0 && pins.every((other) => other === pin || !alike(other));
  return isTold ? parts : [...parts, { path: 'step', value: frame.step }];
}

/** @param {ReadonlyPin} pin */
const experimentOf = ({ experiment }) => experiment;

/** @param {import('./state.js').Catalogue} catalogue @param {Experiment} experiment */
function unusual(catalogue, experiment) {
  return differing(catalogue, [catalogue.defaults, experiment]);
}

/** @param {ReadonlyPin} pin @returns {import('./progress.js').Sizes} */
export function sizesOf({ network, experiment, trained, uncarried }) {
  return { network, batchSize: experiment.training.batchSize, trained, uncarried };
}

/** @param {State} state @returns {import('./progress.js').Sizes | null} of the run that is shown; null before the first answer */
export function sizesNow(state) {
  const { network, experiment, points } = state;
  if (!network) return null;
  const trained = points.filter((point) => point[3] === 0).length;
  return { network, batchSize: experiment.training.batchSize, trained, uncarried: uncarriedNow(state) };
}

/** @param {ReadonlyPin} pin @returns {number} that it took to come to its step */
export function workOf(pin) {
  return progressIn('multiply-adds', sizesOf(pin)).of(pin.frame.step);
}

/** @param {ReadonlyPin} pin @returns {number} that a step of it takes */
export function workOfAStep(pin) {
  return multiplyAdds(pin.network, Math.min(pin.experiment.training.batchSize, pin.trained));
}

/**
 * @param {readonly ReadonlyPin[]} pins
 * @param {Column} column
 * @param {boolean} falls
 * @param {(pin: ReadonlyPin) => string} nameOf
 * @param {string} [language]
 * @returns {readonly ReadonlyPin[]} those without a value last, whichever way; equal ones as they were
 */
export function sortedBy(pins, column, falls, nameOf, language) {
  if (column === 'name') {
    const order = new Intl.Collator(language, { numeric: true });
    return [...pins].sort((one, other) => (falls ? -1 : 1) * order.compare(nameOf(one), nameOf(other)));
  }
  const value = (/** @type {ReadonlyPin} */ pin) => (column === 'multiplyAdds' ? workOf(pin) : pin.frame[column]) ?? NaN;
  return [...pins].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return falls ? b - a : a - b;
  });
}

/**
 * How the values of two lists are spread, over the range of both.
 *
 * @param {ArrayLike<number>} one @param {ArrayLike<number>} other @param {number} bars
 * @returns {{ min: number, max: number, counts: number[] }[]} of each
 */
export function histograms(one, other, bars) {
  let reach = 0;
  for (const values of [one, other]) for (let i = 0; i < values.length; i++) reach = Math.max(reach, Math.abs(values[i]));
  const most = reach || 1;
  return [one, other].map((values) => {
    const counts = Array(bars).fill(0);
    for (let i = 0; i < values.length; i++) counts[Math.min(bars - 1, Math.floor(((values[i] + most) / (2 * most)) * bars))]++;
    return { min: -most, max: most, counts };
  });
}
