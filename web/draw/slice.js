/** The loss over one weight: the curve, its tangent where the weight is, and the secant to the place h beside it. */
import { FONT } from './theme.js';
import { axisTexts, linearTicks, tickText, writeUpwards } from './ticks.js';

/** @typedef {import('./theme.js').Theme} Theme */
/**
 * @typedef {object} Slice
 * @property {readonly number[]} at rising
 * @property {readonly (number | null)[]} losses
 * @property {number} value of the weight
 * @property {number | null} loss
 * @property {number | null} gradient
 * @property {{ h: number, loss: number | null, slope: number | null }} secant
 */
/** @typedef {{ across: (value: number) => number, down: (loss: number) => number, valueAt: (x: number) => number }} SliceScale */

const LEFT = 56;
const RIGHT = 14;
const TOP = 12;
const BOTTOM = 32;

/**
 * @param {Slice} slice
 * @param {number} width
 * @param {number} height
 * @returns {SliceScale}
 */
export function sliceScale({ at, losses }, width, height) {
  const known = losses.filter((loss) => loss !== null);
  let low = Math.min(...known);
  let high = Math.max(...known);
  // The scale leaves out very high losses at the sides, which would flatten the curve near the minimum.
  const sorted = [...known].sort((one, other) => one - other);
  high = Math.min(
    high,
    Math.max(sorted[Math.floor(sorted.length * 0.9)] ?? 1, low + (sorted[Math.floor(sorted.length / 2)] - low) * 4),
  );
  if (!(high - low > 1e-9 * Math.abs(high))) {
    low -= 0.05 + Math.abs(low) * 0.05;
    high += 0.05 + Math.abs(high) * 0.05;
  }
  const margin = 0.08 * (high - low);
  const [from, to] = [at[0], at[at.length - 1]];
  return {
    across: (value) => LEFT + ((value - from) / (to - from)) * (width - LEFT - RIGHT),
    down: (loss) => height - BOTTOM - ((loss - low + margin) / (high - low + 2 * margin)) * (height - TOP - BOTTOM),
    valueAt: (x) => from + ((x - LEFT) / (width - LEFT - RIGHT)) * (to - from),
  };
}

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {number} width
 * @param {number} height
 * @param {Slice} slice
 * @param {{ x: string, y: string }} labels
 * @param {Theme} theme
 */
export function drawSlice(context, width, height, slice, labels, theme) {
  const scale = sliceScale(slice, width, height);
  const { across, down } = scale;
  context.clearRect(0, 0, width, height);
  drawFrame(context, width, height, slice, scale, labels, theme);
  context.save();
  context.beginPath();
  context.rect(LEFT, TOP - 4, width - LEFT - RIGHT, height - TOP - BOTTOM + 8);
  context.clip();

  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.beginPath();
  let pen = false;
  slice.at.forEach((value, i) => {
    const loss = slice.losses[i];
    if (loss === null) pen = false;
    else if (pen) context.lineTo(across(value), down(loss));
    else {
      context.moveTo(across(value), down(loss));
      pen = true;
    }
  });
  context.stroke();

  const { value, loss, gradient, secant } = slice;
  if (loss !== null && gradient !== null) {
    if (secant.slope !== null && secant.loss !== null) {
      drawLine(context, scale, slice, value, loss, secant.slope, theme.classes[2], [5, 4]);
      drawDot(context, across(value + secant.h), down(secant.loss), 4, theme.classes[2], theme);
    }
    drawLine(context, scale, slice, value, loss, gradient, theme.accent, []);
    drawDot(context, across(value), down(loss), 7, theme.accent, theme);
  }
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {SliceScale} scale
 * @param {Slice} slice
 * @param {number} value
 * @param {number} loss
 * @param {number} slope
 * @param {string} colour
 * @param {number[]} dashes
 */
function drawLine(context, { across, down }, { at }, value, loss, slope, colour, dashes) {
  const [from, to] = [at[0], at[at.length - 1]];
  context.strokeStyle = colour;
  context.lineWidth = 1.75;
  context.setLineDash(dashes);
  context.beginPath();
  context.moveTo(across(from), down(loss + slope * (from - value)));
  context.lineTo(across(to), down(loss + slope * (to - value)));
  context.stroke();
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} colour
 * @param {Theme} theme
 */
function drawDot(context, x, y, radius, colour, theme) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.strokeStyle = theme.card;
  context.lineWidth = 2;
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} width
 * @param {number} height
 * @param {Slice} slice
 * @param {SliceScale} scale
 * @param {{ x: string, y: string }} labels
 * @param {Theme} theme
 */
function drawFrame(context, width, height, { at }, { across, down }, labels, theme) {
  context.font = `10px ${FONT}`;
  context.fillStyle = theme.soft;
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  const ends = [height - BOTTOM, TOP].map((y) => lossAt(down, y));
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.beginPath();
  const ticks = linearTicks(ends[0], ends[1], Math.max(2, Math.floor((height - TOP - BOTTOM) / 30)));
  axisTexts(ticks).forEach((text, i) => {
    const y = Math.round(down(ticks[i])) + 0.5;
    context.moveTo(LEFT, y);
    context.lineTo(width - RIGHT, y);
    context.fillText(text, LEFT - 6, y);
  });
  context.stroke();
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const tick of linearTicks(at[0], at[at.length - 1], Math.max(2, Math.floor((width - LEFT - RIGHT) / 70)))) {
    context.fillText(tickText(tick), across(tick), height - BOTTOM + 13);
  }
  context.fillText(labels.x, (LEFT + width - RIGHT) / 2, height - 4);
  writeUpwards(context, labels.y, 9, (TOP + height - BOTTOM) / 2);
}

/**
 * The loss at a height: the scale is linear, so two places determine its inverse.
 *
 * @param {(loss: number) => number} down
 * @param {number} y
 */
function lossAt(down, y) {
  const zero = down(0);
  return (y - zero) / (down(1) - zero);
}
