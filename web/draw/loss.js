/**
 * The loss curves of training and test by step, with axes, marks where something was edited, and the sample under the pointer. The
 * page's metrics are the legend, since each stands beside its line's colour.
 *
 * Where there are more samples than pixels, each column of pixels shows the whole range that the loss had in it.
 */
import { FONT } from './theme.js';
import { across, down, lossScale } from './loss-scale.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {import('./loss-scale.js').LossSamples} LossSamples */
/** @typedef {import('./loss-scale.js').Scale} Scale */
/** @typedef {{readonly what: string, readonly from: number}} Edit `weights`, `points` or a setting, and the step of the edit */
/**
 * @typedef {object} LossOptions
 * @property {boolean} logScale
 * @property {boolean} newestOnly
 * @property {boolean} smoothing shows a moving mean, the measured line faint behind it
 * @property {string} stepName
 * @property {number | null} [playhead]  the step that is shown, if that isn't the newest
 * @property {readonly { samples: LossSamples, colour: number }[]} [branches]  other ways of the run, from where they leave it
 * @property {readonly { samples: LossSamples }[]} [pinned]  other runs, for which there is room, too
 * @property {(context: CanvasRenderingContext2D, scale: Scale) => void} [drawOver]  draws their curves over the run's own
 * @property {LossSamples} [axesOf]  what the axes have room for; else it is what is drawn
 */

/** The moving mean reaches over this part of the samples, as many before as behind, so that it doesn't lag. */
const WINDOW = 0.05;
const TRAIN_WIDTH = 1.5;
const TEST_WIDTH = 2.5;
const MARK = 3.5;
const GRIP = 5;
/** How far the last dot of a curve reaches. */
const RIM_OF_DOTS = 5;

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {import('./loss-scale.js').Size} size of the canvas
 * @param {LossSamples} samples
 * @param {readonly Edit[]} edits
 * @param {Theme} theme
 * @param {LossOptions} options
 * @returns {Scale} where all lies
 */
export function drawLoss(context, size, samples, edits, theme, options) {
  context.save();
  context.clearRect(0, 0, size.width, size.height);
  context.font = `${theme.tick}px ${FONT}`;
  const widthOf = (/** @type {string} */ text) => context.measureText(text).width;
  const { playhead = null, branches = [], pinned = [] } = options;
  const others = [...branches, ...pinned].map((other) => other.samples);
  const scale = lossScale(size, options.axesOf ?? samples, { ...options, others, tick: theme.tick, widthOf });
  drawGrid(context, scale, theme, options.stepName);
  for (const { samples: other, colour } of branches) drawBranch(context, scale, other, branchColour(theme, colour));
  for (const edit of edits) if (edit.from >= scale.from) drawMark(context, scale, edit, theme);
  context.lineJoin = 'round';
  for (const [curve, colour, width] of series(samples, theme)) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    if (options.smoothing) {
      context.globalAlpha = 0.3;
      traceLine(context, scale, samples, curve, 0);
      context.globalAlpha = 1;
      traceLine(context, scale, samples, curve, reachOf(samples));
    } else {
      traceLine(context, scale, samples, curve, 0);
    }
  }
  options.drawOver?.(context, scale);
  if (playhead !== null) drawPlayhead(context, scale, playhead, theme);
  // A run that has not begun is seen, too: by where it begins.
  else drawDots(context, scale, samples, samples.length - 1, theme);
  context.restore();
  return scale;
}

/** @param {Theme} theme @param {number} colour  of a branch @returns {string} none of the curves, nor of the first two classes */
export const branchColour = (theme, colour) => theme.classes[2 + colour];

/**
 * The train loss of another way that the run took: thin and faint, and told apart from the run's own by its dashes, too.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scale} scale
 * @param {LossSamples} samples
 * @param {string} colour
 */
function drawBranch(context, scale, samples, colour) {
  context.save();
  context.beginPath();
  context.rect(scale.left - 1, scale.top, scale.right - scale.left + 2, scale.bottom - scale.top);
  context.clip();
  context.globalAlpha = 0.7;
  context.setLineDash([5, 3]);
  context.lineWidth = TRAIN_WIDTH;
  context.strokeStyle = colour;
  traceLine(context, scale, samples, trainOf(samples), 0);
  context.restore();
}

/** @param {LossSamples} samples @returns {number} of them that the moving mean is taken over, to each side */
export const reachOf = (samples) => Math.ceil((WINDOW / 2) * samples.length);

/**
 * Where the run is looked at: what came after is veiled.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scale} scale
 * @param {number} step
 * @param {Theme} theme
 */
function drawPlayhead(context, scale, step, theme) {
  const x = Math.round(across(scale, Math.max(scale.from, step))) + 0.5;
  context.fillStyle = theme.paper;
  context.globalAlpha = 0.65;
  context.fillRect(x, scale.top, scale.right - x + RIM_OF_DOTS, scale.bottom - scale.top);
  context.globalAlpha = 1;
  context.strokeStyle = context.fillStyle = theme.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, scale.top);
  context.lineTo(x, scale.bottom);
  context.stroke();
  // A grip, as on the strip of a film.
  context.beginPath();
  context.moveTo(x - GRIP, scale.top - GRIP);
  context.lineTo(x + GRIP, scale.top - GRIP);
  context.lineTo(x, scale.top + GRIP);
  context.closePath();
  context.fill();
}

/**
 * The line under the pointer, and a dot on each curve.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scale} scale
 * @param {LossSamples} samples
 * @param {number} at
 * @param {Theme} theme
 */
export function drawPointer(context, scale, samples, at, theme) {
  const x = Math.round(across(scale, samples.steps[at])) + 0.5;
  context.strokeStyle = theme.soft;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, scale.top - 2);
  context.lineTo(x, scale.bottom);
  context.stroke();
  drawDots(context, scale, samples, at, theme);
}

/**
 * The test line is drawn first and wider, so that both lines are seen where they coincide.
 *
 * @param {LossSamples} samples
 * @param {Theme} theme
 * @returns {[Curve, string, number][]}
 */
function series(samples, theme) {
  return [
    [testOf(samples), theme.test, TEST_WIDTH],
    [trainOf(samples), theme.train, TRAIN_WIDTH],
  ];
}

/** @typedef {{ values: Float64Array, sums: Float64Array, counts: Float64Array }} Curve */

/** @param {LossSamples} samples @returns {Curve} */
export const trainOf = ({ train, trainSums, trainCounts }) => ({ values: train, sums: trainSums, counts: trainCounts });

/** @param {LossSamples} samples @returns {Curve} */
export const testOf = ({ test, testSums, testCounts }) => ({ values: test, sums: testSums, counts: testCounts });

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scale} scale
 * @param {Theme} theme
 * @param {string} stepName
 */
function drawGrid(context, scale, theme, stepName) {
  context.fillStyle = theme.soft;
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.beginPath();
  for (const { value, text } of scale.losses) {
    const y = Math.round(down(scale, value)) + 0.5;
    context.moveTo(scale.left, y);
    context.lineTo(scale.right, y);
    context.fillText(text, scale.left - 6, y);
  }
  context.stroke();
  if (scale.steps.length === 0) return;
  const low = Math.round(scale.bottom) + 0.5;
  context.strokeStyle = theme.soft;
  context.beginPath();
  context.moveTo(scale.left, low);
  context.lineTo(scale.right, low);
  for (const { value } of scale.steps) {
    const x = Math.round(across(scale, value)) + 0.5;
    context.moveTo(x, low);
    context.lineTo(x, low + 3);
  }
  context.stroke();
  context.textBaseline = 'alphabetic';
  const line = low + 1.4 * theme.tick;
  context.fillText(stepName, scale.left - theme.tick, line);
  for (const { value, text } of scale.steps) {
    const x = across(scale, value);
    context.textAlign = x > scale.right - 14 ? 'right' : 'center';
    context.fillText(text, x, line);
  }
}

/**
 * Where something was edited: a disc for points, a square for weights, a diamond for a setting.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scale} scale
 * @param {Edit} edit
 * @param {Theme} theme
 */
function drawMark(context, scale, { what, from }, theme) {
  const x = Math.round(across(scale, from)) + 0.5;
  const y = scale.top;
  context.strokeStyle = theme.soft;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x, scale.bottom);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = theme.ink;
  context.beginPath();
  if (what === 'points') {
    context.arc(x, y, MARK, 0, 2 * Math.PI);
  } else if (what === 'weights') {
    context.rect(x - 3, y - 3, 6, 6);
  } else {
    context.moveTo(x, y - MARK - 1);
    context.lineTo(x + MARK + 1, y);
    context.lineTo(x, y + MARK + 1);
    context.lineTo(x - MARK - 1, y);
  }
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scale} scale
 * @param {LossSamples} samples
 * @param {number} at
 * @param {Theme} theme
 */
function drawDots(context, scale, samples, at, theme) {
  for (const [{ values }, colour, width] of series(samples, theme)) {
    if (!(values[at] >= 0)) continue;
    context.beginPath();
    context.arc(across(scale, samples.steps[at]), down(scale, values[at]), 1.5 + width / 2, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
  }
}

/**
 * The mean of all that was measured around a sample, not only of the samples that are kept, which are the extremes.
 *
 * At the start, where the loss falls, the mean reaches equally far to both sides, so it begins on the line itself. At the end there
 * is nothing ahead, so only what is behind keeps the mean smooth.
 *
 * @param {Curve} curve @param {number} length  samples @param {number} at  one that has a value
 * @param {number} reach samples to each side; 0 gives the sample itself
 * @returns {number}
 */
export function meanAround({ values, sums, counts }, length, at, reach) {
  if (reach === 0 || !Number.isFinite(values[at])) return values[at];
  const back = Math.min(reach, at);
  if (back === 0) return values[at];
  const [from, to] = [at - back, at + Math.min(back, length - 1 - at)];
  const isFirstCounted = Number.isFinite(values[from]);
  const sum = sums[to] - sums[from] + (isFirstCounted ? values[from] : 0);
  return sum / (counts[to] - counts[from] + Number(isFirstCounted));
}

/**
 * One line through the samples, or through their moving mean.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scale} scale
 * @param {LossSamples} samples
 * @param {Curve} curve
 * @param {number} reach samples to each side that the mean is taken over; 0 gives the samples themselves
 */
export function traceLine(context, scale, samples, curve, reach) {
  const { values } = curve;
  context.beginPath();
  // Of the column of pixels that is being drawn: losses, since there are far fewer columns than samples to be scaled.
  let column = NaN;
  let highest = 0;
  let lowest = 0;
  let last = 0;
  for (let i = 0; i < samples.length; i++) {
    if (Number.isNaN(values[i])) {
      if (!Number.isNaN(column)) closeColumn(context, scale, column, highest, lowest, last);
      column = NaN;
      continue;
    }
    const x = across(scale, samples.steps[i]);
    const loss = meanAround(curve, samples.length, i, reach);
    if (x - column < 0.75) {
      highest = Math.max(highest, loss);
      lowest = Math.min(lowest, loss);
      last = loss;
      continue;
    }
    if (Number.isNaN(column)) context.moveTo(x, down(scale, loss));
    else {
      closeColumn(context, scale, column, highest, lowest, last);
      context.lineTo(x, down(scale, loss));
    }
    column = x;
    highest = lowest = last = loss;
  }
  if (!Number.isNaN(column)) closeColumn(context, scale, column, highest, lowest, last);
  context.stroke();
}

/**
 * Ends a column of pixels: a stroke over the range it had, then on to its last value.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scale} scale
 * @param {number} x
 * @param {number} highest
 * @param {number} lowest
 * @param {number} last
 */
function closeColumn(context, scale, x, highest, lowest, last) {
  if (highest === lowest) return;
  context.lineTo(x, down(scale, lowest));
  context.lineTo(x, down(scale, highest));
  context.lineTo(x, down(scale, last));
}
