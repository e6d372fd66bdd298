/** Where the samples of the loss chart lie, its ticks, and what lies under a pointer. No DOM, no canvas. */
import { axisTexts, linearTicks, logTicks, tickText, wholeTicks } from './ticks.js';

/** @typedef {{width: number, height: number}} Size in CSS pixels */
/**
 * @typedef {object} LossSamples
 * @property {number} length
 * @property {Float64Array} steps rising
 * @property {Float64Array} train NaN where there was none
 * @property {Float64Array} test
 * @property {Float64Array} trainSums  of the losses of all samples that came, up to this one, also of those that aren't kept
 * @property {Float64Array} trainCounts  of how many
 * @property {Float64Array} testSums
 * @property {Float64Array} testCounts
 */
/** @typedef {{readonly value: number, readonly text: string}} Tick */
/**
 * @typedef {object} Scale
 * @property {number} left  the lines' room, in CSS pixels
 * @property {number} top
 * @property {number} right
 * @property {number} bottom
 * @property {number} from  the first step
 * @property {number} to
 * @property {number} low  the smallest loss
 * @property {number} high
 * @property {boolean} logScale
 * @property {readonly Tick[]} losses  none where there is no room for axes
 * @property {readonly Tick[]} steps
 */
/**
 * @typedef {object} ScaleOptions
 * @property {boolean} logScale
 * @property {boolean} newestOnly  shows only the newest quarter of the run
 * @property {number} tick  the height of letters at the axes
 * @property {readonly LossSamples[]} [others]  that the chart has room for, too
 * @property {string} stepName  stands left of the steps
 * @property {(text: string) => number} widthOf  a text at an axis
 */

/** Lower than this, the chart is a sparkline: lines without axes. */
const LOWEST_WITH_AXES = 64;
const NARROWEST_WITH_AXES = 160;
/** In heights of the letters. */
const STEPS_HEIGHT = 1.8;
const LOSSES_APART = 2;
const STEPS_APART = 7.2;
const BESIDE_TEXT = 8;
/** So that the end of a line, with its dot, isn't cut. */
const RIM = 5;
/** So that marks aren't cut. */
const TOP = 8;
/** Lines stay this part of the height away from the rim. */
const MARGIN = 0.04;
/** Where the loss is 0, a logarithmic axis ends here. */
const TINIEST = 1e-300;
const SHOWN_OF_NEWEST = 0.25;

/**
 * @param {Size} size of the canvas
 * @param {LossSamples} samples
 * @param {ScaleOptions} options
 * @returns {Scale}
 */
export function lossScale({ width, height }, samples, options) {
  const { logScale, newestOnly, tick, widthOf } = options;
  const all = [samples, ...(options.others ?? [])];
  const { low, high } = lossRange(all, logScale, newestOnly);
  const from = newestOnly && samples.length > 0 ? samples.steps[0] : 0;
  const to = Math.max(from + 1, ...all.map(({ length, steps }) => (length > 0 ? steps[length - 1] : 1)));
  const scale = { left: RIM, top: RIM, right: width - RIM, bottom: height - RIM, from, to, low, high, logScale };
  if (height < LOWEST_WITH_AXES || width < NARROWEST_WITH_AXES) return { ...scale, losses: [], steps: [] };
  scale.top = TOP;
  scale.bottom = height - STEPS_HEIGHT * tick;
  const rows = Math.max(2, Math.floor((scale.bottom - scale.top) / (LOSSES_APART * tick)));
  const losses = logScale ? logTicks(low, high, rows) : linearTicks(low, high, Math.min(rows, 5), true);
  const texts = logScale ? losses.map(tickText) : axisTexts(losses);
  // In steps, so that the lines don't move at each new number.
  const texted = Math.max(widthOf(options.stepName) + tick, ...texts.map(widthOf)) + BESIDE_TEXT;
  scale.left = Math.ceil(texted / tick) * tick;
  const steps = wholeTicks(from, to, Math.max(2, Math.floor((scale.right - scale.left) / (STEPS_APART * tick))));
  return {
    ...scale,
    losses: losses.map((value, i) => ({ value, text: texts[i] })),
    steps: steps.map((value) => ({ value, text: tickText(value) })),
  };
}

/** @param {readonly LossSamples[]} all @param {boolean} logScale @param {boolean} newestOnly */
function lossRange(all, logScale, newestOnly) {
  let high = 0;
  let least = Infinity;
  for (const { length, train, test } of all) {
    for (const values of [train, test]) {
      for (let i = 0; i < length; i++) {
        if (values[i] > high) high = values[i];
        if (values[i] < least && (values[i] > 0 || !logScale)) least = values[i];
      }
    }
  }
  if (!(high > 0)) high = 1;
  if (!Number.isFinite(least)) least = high / 10;
  if (logScale) {
    const low = Math.max(TINIEST, Math.min(least, high / 1.5));
    const rim = (high / low) ** MARGIN;
    return { low: low / rim, high: Math.min(high * rim, Number.MAX_VALUE) };
  }
  // Of the whole run, the axis begins at 0, so that heights compare; its newest part is looked at for small differences.
  const low = newestOnly ? Math.max(0, least - Math.max(2 * MARGIN * (high - least), 1e-3 * high)) : 0;
  return { low, high: Math.min(high + MARGIN * (high - low), Number.MAX_VALUE) };
}

/** The samples of the newest quarter of the run. @param {LossSamples} samples @returns {LossSamples} */
export function newestOf(samples) {
  const { length, steps } = samples;
  const begin = length > 0 ? (1 - SHOWN_OF_NEWEST) * steps[length - 1] : 0;
  return between(samples, Math.min(firstFrom(steps, length, begin), Math.max(0, length - 1)), length);
}

/** @param {LossSamples} samples @param {number} first @param {number} end @returns {LossSamples} those from first on, before end */
function between(samples, first, end) {
  const { steps, train, test, trainSums, trainCounts, testSums, testCounts } = samples;
  return {
    length: end - first,
    steps: steps.subarray(first, end),
    train: train.subarray(first, end),
    test: test.subarray(first, end),
    trainSums: trainSums.subarray(first, end),
    trainCounts: trainCounts.subarray(first, end),
    testSums: testSums.subarray(first, end),
    testCounts: testCounts.subarray(first, end),
  };
}

/** @param {Scale} s @param {number} left in CSS pixels @returns {number} the step that lies there, if the chart reaches that far */
export function stepAt(s, left) {
  const part = Math.min(1, Math.max(0, (left - s.left) / (s.right - s.left)));
  return s.from + part * (s.to - s.from);
}

/** @param {Scale} s @param {number} step */
export const across = (s, step) => s.left + ((step - s.from) / (s.to - s.from)) * (s.right - s.left);

/** @param {Scale} s @param {number} loss */
export function down(s, loss) {
  const part = s.logScale ? Math.log(Math.max(loss, s.low) / s.low) / Math.log(s.high / s.low) : (loss - s.low) / (s.high - s.low);
  return s.bottom - part * (s.bottom - s.top);
}

/**
 * The sample nearest to a place on the chart; -1 if there is none, or the place is beside the chart.
 *
 * @param {Scale} scale
 * @param {LossSamples} samples
 * @param {number} left in CSS pixels
 */
export function sampleNear(scale, { length, steps }, left) {
  if (length === 0 || left < scale.left - 8 || left > scale.right + 8) return -1;
  const wanted = stepAt(scale, left);
  const after = Math.min(firstFrom(steps, length, wanted), length - 1);
  return after > 0 && wanted - steps[after - 1] < steps[after] - wanted ? after - 1 : after;
}

/** @param {Float64Array} steps @param {number} length @param {number} wanted @returns {number} the first that is not before it */
function firstFrom(steps, length, wanted) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
