/**
 * The loss curves of training and test by step, with axes and the values under the pointer. The page's metrics are the legend,
 * since each stands beside its line's colour.
 *
 * Where there are more samples than pixels, each column of pixels shows the whole range that the loss had in it.
 */
import { mix } from './colour.js';
import { FONT } from './theme.js';
import { linearTicks, logTicks, tickText } from './ticks.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {{left: number, top: number, width: number, height: number}} Box in CSS pixels */
/**
 * @typedef {object} LossSamples
 * @property {number} length
 * @property {Float64Array} steps rising
 * @property {Float64Array} train NaN where there was none
 * @property {Float64Array} test
 */
/**
 * @typedef {object} LossOptions
 * @property {boolean} logScale
 * @property {boolean} smoothing shows a moving mean, the measured line faint behind it
 * @property {number | null} pointer where the pointer is, in CSS pixels from the left; null: nowhere
 * @property {{train: string, test: string, step: string}} labels
 * @property {(loss: number) => string} format of a loss under the pointer
 */
/**
 * @typedef {{left: number, top: number, right: number, bottom: number, from: number, to: number, low: number, high: number,
 *   logScale: boolean}} Scale
 */

/** Room for the values of the axes, in heights of their letters. */
const GUTTER_LEFT = 3.8;
const GUTTER_BOTTOM = 1.8;
const GUTTER_TOP = 8;
const GUTTER_RIGHT = 8;
/** The moving mean reaches over this part of the samples, as many before as behind, so that it doesn't lag. */
const WINDOW = 0.05;
const TRAIN_WIDTH = 1.5;
const TEST_WIDTH = 2;
/** Values on the loss axis are at least this many heights of their letters apart. */
const TICKS_APART = 1.7;

/** Paler than the train line, which lies on it. @param {Theme} theme */
const testColour = (theme) => mix(theme.card, theme.test, 0.42);

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {Box} box
 * @param {LossSamples} samples
 * @param {Theme} theme
 * @param {LossOptions} options
 */
export function drawLoss(context, box, samples, theme, options) {
  context.save();
  context.clearRect(box.left, box.top, box.width, box.height);
  const scale = lossScale(box, samples, options.logScale, theme.tick);
  drawGrid(context, scale, theme);
  // The test line is drawn first and wider, so that both lines are seen where they coincide.
  for (const [values, colour, width] of series(samples, theme)) {
    context.strokeStyle = colour;
    context.lineJoin = 'round';
    context.lineWidth = width;
    if (options.smoothing) {
      context.globalAlpha = 0.25;
      traceLine(context, scale, samples, values, 0);
      context.globalAlpha = 1;
      traceLine(context, scale, samples, values, Math.ceil((WINDOW / 2) * samples.length));
    } else {
      traceLine(context, scale, samples, values, 0);
    }
  }
  const at = options.pointer === null ? -1 : sampleNear(scale, samples, options.pointer);
  if (at >= 0) drawPointer(context, scale, samples, at, theme, options);
  context.restore();
}

/**
 * The sample that the pointer shows, to say it in words; -1 if there is none.
 *
 * @param {Box} box
 * @param {LossSamples} samples
 * @param {number} pointer in CSS pixels from the left
 * @param {number} tick the height of letters at the axes
 */
export function sampleAt(box, samples, pointer, tick) {
  return sampleNear(lossScale(box, samples, false, tick), samples, pointer);
}

/**
 * @param {LossSamples} samples
 * @param {Theme} theme
 * @returns {[Float64Array, string, number][]}
 */
function series(samples, theme) {
  return [
    [samples.test, testColour(theme), TEST_WIDTH],
    [samples.train, theme.train, TRAIN_WIDTH],
  ];
}

/**
 * @param {Box} box
 * @param {LossSamples} samples
 * @param {boolean} logScale
 * @param {number} tick
 * @returns {Scale}
 */
function lossScale(box, samples, logScale, tick) {
  let high = 0;
  let low = Infinity;
  for (const values of [samples.train, samples.test]) {
    for (let i = 0; i < samples.length; i++) {
      if (values[i] > high) high = values[i];
      if (values[i] > 0 && values[i] < low) low = values[i];
    }
  }
  if (!(high > 0)) high = 1;
  if (logScale) low = Math.min(Number.isFinite(low) ? low : high / 10, high / 1.5);
  else low = 0;
  return {
    left: box.left + GUTTER_LEFT * tick,
    right: box.left + box.width - GUTTER_RIGHT,
    top: box.top + GUTTER_TOP,
    bottom: box.top + box.height - GUTTER_BOTTOM * tick,
    from: samples.length > 0 ? samples.steps[0] : 0,
    to: Math.max(1, samples.length > 0 ? samples.steps[samples.length - 1] : 1),
    low,
    high: high * 1.04,
    logScale,
  };
}

/** @param {Scale} s @param {number} step */
const across = (s, step) => s.left + ((step - s.from) / Math.max(1e-9, s.to - s.from)) * (s.right - s.left);

/** @param {Scale} s @param {number} loss */
function down(s, loss) {
  const part = s.logScale ? Math.log(Math.max(loss, s.low) / s.low) / Math.log(s.high / s.low) : loss / s.high;
  return s.bottom - part * (s.bottom - s.top);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scale} scale
 * @param {Theme} theme
 */
function drawGrid(context, scale, theme) {
  context.font = `${theme.tick}px ${FONT}`;
  context.fillStyle = theme.soft;
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const rows = (scale.bottom - scale.top) / (TICKS_APART * theme.tick);
  const losses = scale.logScale
    ? logTicks(scale.low, scale.high, Math.max(2, Math.floor(rows)))
    : linearTicks(0, scale.high, Math.min(rows, 6), true);
  context.beginPath();
  for (const loss of losses) {
    const y = Math.round(down(scale, loss)) + 0.5;
    context.moveTo(scale.left, y);
    context.lineTo(scale.right, y);
    context.fillText(tickText(loss), scale.left - 6, y);
  }
  context.stroke();
  context.textBaseline = 'alphabetic';
  for (const step of linearTicks(scale.from, scale.to, Math.max(2, Math.floor((scale.right - scale.left) / (7.2 * theme.tick))))) {
    if (!Number.isInteger(step)) continue;
    const x = across(scale, step);
    context.textAlign = x > scale.right - 14 ? 'right' : 'center';
    context.fillText(tickText(step), Math.min(x, scale.right), scale.bottom + 1.4 * theme.tick);
  }
}

/**
 * One line through the samples, or through their moving mean.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scale} scale
 * @param {LossSamples} samples
 * @param {Float64Array} values
 * @param {number} reach samples to each side that the mean is taken over; 0 gives the samples themselves
 */
function traceLine(context, scale, samples, values, reach) {
  context.beginPath();
  let column = NaN;
  let sum = 0;
  let count = 0;
  let from = 0;
  let to = 0;
  let top = 0;
  let bottom = 0;
  let last = 0;
  for (let i = 0; i < samples.length; i++) {
    // At the start, where the loss falls, the mean reaches equally far to both sides, so it begins on the line itself. At the end
    // there is nothing ahead, so only the samples behind keep the mean smooth.
    const back = Math.min(reach, i);
    const ahead = Math.min(back, samples.length - 1 - i);
    for (; to <= i + ahead; to++) {
      if (Number.isNaN(values[to])) continue;
      sum += values[to];
      count++;
    }
    for (; from < i - back; from++) {
      if (Number.isNaN(values[from])) continue;
      sum -= values[from];
      count--;
    }
    if (Number.isNaN(values[i])) {
      if (!Number.isNaN(column)) closeColumn(context, column, top, bottom, last);
      column = NaN;
      continue;
    }
    const x = across(scale, samples.steps[i]);
    const y = down(scale, sum / count);
    if (x - column < 0.75) {
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      last = y;
      continue;
    }
    if (Number.isNaN(column)) context.moveTo(x, y);
    else {
      closeColumn(context, column, top, bottom, last);
      context.lineTo(x, y);
    }
    column = x;
    top = bottom = last = y;
  }
  if (!Number.isNaN(column)) closeColumn(context, column, top, bottom, last);
  context.stroke();
}

/**
 * Ends a column of pixels: a stroke over the range it had, then on to its last value.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} top
 * @param {number} bottom
 * @param {number} last
 */
function closeColumn(context, x, top, bottom, last) {
  if (top === bottom) return;
  context.lineTo(x, bottom);
  context.lineTo(x, top);
  context.lineTo(x, last);
}

/**
 * The sample nearest to a place on the chart; -1 if there is none, or the place is beside the chart.
 *
 * @param {Scale} scale
 * @param {LossSamples} samples
 * @param {number} left
 */
function sampleNear(scale, samples, left) {
  if (samples.length === 0 || left < scale.left - 8 || left > scale.right + 8) return -1;
  const wanted = scale.from + ((left - scale.left) / (scale.right - scale.left)) * (scale.to - scale.from);
  let low = 0;
  let high = samples.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (samples.steps[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low > 0 && wanted - samples.steps[low - 1] < samples.steps[low] - wanted ? low - 1 : low;
}

/**
 * The line under the pointer, a dot on each curve, and a card with the values.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scale} scale
 * @param {LossSamples} samples
 * @param {number} at
 * @param {Theme} theme
 * @param {LossOptions} options
 */
function drawPointer(context, scale, samples, at, theme, options) {
  const x = across(scale, samples.steps[at]);
  context.strokeStyle = theme.soft;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(Math.round(x) + 0.5, scale.top - 2);
  context.lineTo(Math.round(x) + 0.5, scale.bottom);
  context.stroke();
  for (const [values, colour] of series(samples, theme)) {
    if (Number.isNaN(values[at])) continue;
    context.beginPath();
    context.arc(x, down(scale, values[at]), 3.5, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.strokeStyle = theme.card;
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
  }
  drawCard(context, scale, x, theme, [
    [options.labels.step, String(samples.steps[at])],
    [options.labels.train, valueText(samples.train[at], options)],
    [options.labels.test, valueText(samples.test[at], options)],
  ]);
}

/** @param {number} loss @param {LossOptions} options */
const valueText = (loss, options) => (Number.isNaN(loss) ? '–' : options.format(loss));

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scale} scale
 * @param {number} x
 * @param {Theme} theme
 * @param {[string, string][]} rows
 */
function drawCard(context, scale, x, theme, rows) {
  context.font = `11px ${FONT}`;
  const names = Math.max(...rows.map(([name]) => context.measureText(name).width));
  const width = names + Math.max(...rows.map(([, value]) => context.measureText(value).width)) + 32;
  const height = rows.length * 16 + 10;
  const left = x + 10 + width > scale.right ? Math.max(scale.left, x - 10 - width) : x + 10;
  const top = scale.top;
  context.beginPath();
  context.roundRect(left, top, width, height, 6);
  context.fillStyle = theme.card;
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.fill();
  context.stroke();
  context.textBaseline = 'middle';
  rows.forEach(([name, value], row) => {
    const y = top + 5 + 16 * row + 8;
    context.textAlign = 'left';
    context.fillStyle = theme.soft;
    context.fillText(name, left + 10, y);
    context.textAlign = 'right';
    context.fillStyle = theme.ink;
    context.fillText(value, left + width - 10, y);
  });
}
