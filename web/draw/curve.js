/**
 * The answer of a network with one input: x across, the answer upwards. Between curve and decision (or zero) lies the colour of the
 * class (or of the sign) that the network answers there.
 */
import { mix } from './colour.js';
import { fitText } from './fit-text.js';
import { toLeft } from './plane.js';
import { FONT } from './theme.js';
import { distinctTexts, linearTicks } from './ticks.js';

/** @typedef {import('./plane.js').Geometry} Geometry */
/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {{ low: number, high: number }} Axis  the values at the lower and the upper edge of the plane */
/** @typedef {{ values: ArrayLike<number>, colour: string, width: number, faint?: boolean }} Curve  a value for each node */

const TICK = 4;
/** Ticks are at least this many pixels apart. */
const NEAREST = 48;
const KINK = 3;

/** @param {Geometry} geometry @param {Axis} axis @param {number} value @returns {number} pixels from the top of the canvas */
export function valueTop({ top, size }, { low, high }, value) {
  return top + ((high - value) / (high - low)) * size;
}

/**
 * Where a unit switches on or off, between two nodes of which one is above 0 and the other isn't. A straight piece is carried on
 * from the nodes where the unit is on, so the place is exact for a ReLU of a straight input.
 *
 * @param {ArrayLike<number>} xs  rising
 * @param {ArrayLike<number>} values  of the unit, after its activation
 * @returns {number[]} places between the first and the last node
 */
export function kinks(xs, values) {
  const found = [];
  for (let i = 1; i < xs.length; i++) {
    if (values[i] > 0 === values[i - 1] > 0) continue;
    const [on, off, beyond] = values[i] > 0 ? [i, i - 1, i + 1] : [i - 1, i, i - 2];
    const slope = (values[beyond] - values[on]) / (xs[beyond] - xs[on]);
    const at = slope ? xs[on] - values[on] / slope : xs[on];
    found.push(Math.min(Math.max(at, Math.min(xs[on], xs[off])), Math.max(xs[on], xs[off])));
  }
  return found;
}

/** @param {ArrayLike<number>} xs @param {ArrayLike<number>} values @param {number} x @returns {number} between two nodes */
export function between(xs, values, x) {
  const step = (xs[xs.length - 1] - xs[0]) / (xs.length - 1);
  const i = Math.min(Math.max(Math.floor((x - xs[0]) / step), 0), xs.length - 2);
  const part = (x - xs[i]) / step;
  return values[i] * (1 - part) + values[i + 1] * part;
}

/**
 * The colours behind the curves.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Geometry} geometry
 * @param {Axis} axis
 * @param {ArrayLike<number>} xs
 * @param {ArrayLike<number>} values
 * @param {number} base  the value that decides
 * @param {readonly string[]} colours  below and above it
 */
export function fillBetween(context, geometry, axis, xs, values, base, colours) {
  const level = valueTop(geometry, axis, base);
  const { left, top, size } = geometry;
  colours.forEach((colour, above) => {
    context.save();
    context.beginPath();
    context.rect(left, above ? top : level, size, above ? level - top : top + size - level);
    context.clip();
    context.beginPath();
    context.moveTo(left, level);
    trace(context, geometry, axis, xs, values, true);
    context.lineTo(left + size, level);
    context.closePath();
    context.globalAlpha = 0.2;
    context.fillStyle = colour;
    context.fill();
    context.restore();
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Geometry} geometry
 * @param {Axis} axis
 * @param {ArrayLike<number>} xs
 * @param {Curve} curve
 * @param {Theme} theme
 */
export function drawCurve(context, geometry, axis, xs, { values, colour, width, faint = false }, theme) {
  context.save();
  context.lineJoin = context.lineCap = 'round';
  context.beginPath();
  trace(context, geometry, axis, xs, values, false);
  if (!faint) {
    // A rim sets the curve off from the points under it.
    context.strokeStyle = theme.card;
    context.globalAlpha = 0.8;
    context.lineWidth = width + 2.5;
    context.stroke();
  }
  context.globalAlpha = faint ? 0.75 : 1;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Geometry} geometry
 * @param {Axis} axis
 * @param {ArrayLike<number>} xs
 * @param {ArrayLike<number>} values
 * @param {boolean} goesOn  the path that was begun
 */
function trace(context, geometry, axis, xs, values, goesOn) {
  // A curve far beyond the edge would be drawn wrongly or not at all by some browsers.
  const { top, size } = geometry;
  for (let i = 0; i < xs.length; i++) {
    const y = Math.min(Math.max(valueTop(geometry, axis, values[i]), top - size), top + 2 * size);
    if (i === 0 && !goesOn) context.moveTo(toLeft(geometry, xs[i]), y);
    else context.lineTo(toLeft(geometry, xs[i]), y);
  }
}

/**
 * The marks of kinks on a curve: little diamonds.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Geometry} geometry
 * @param {Axis} axis
 * @param {readonly (readonly [x: number, value: number])[]} places
 * @param {boolean} strong
 * @param {Theme} theme
 */
export function drawKinks(context, geometry, axis, places, strong, theme) {
  const reach = strong ? KINK + 2 : KINK;
  context.save();
  context.beginPath();
  for (const [x, value] of places) {
    const [left, top] = [toLeft(geometry, x), valueTop(geometry, axis, value)];
    context.moveTo(left - reach, top);
    context.lineTo(left, top - reach);
    context.lineTo(left + reach, top);
    context.lineTo(left, top + reach);
    context.closePath();
  }
  context.fillStyle = strong ? theme.accent : theme.card;
  context.strokeStyle = strong ? theme.card : theme.ink;
  context.lineWidth = 1.5;
  context.stroke();
  context.fill();
  context.restore();
}

/**
 * The place that is looked at: a hairline, and a dot on each curve.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Geometry} geometry
 * @param {Axis} axis
 * @param {number} x
 * @param {readonly { value: number, colour: string }[]} dots
 * @param {Theme} theme
 */
export function drawProbe(context, geometry, axis, x, dots, theme) {
  const at = Math.round(toLeft(geometry, x)) + 0.5;
  context.save();
  context.strokeStyle = theme.ink;
  context.globalAlpha = 0.45;
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(at, geometry.top);
  context.lineTo(at, geometry.top + geometry.size);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
  context.strokeStyle = theme.card;
  context.lineWidth = 2;
  for (const { value, colour } of dots) {
    context.beginPath();
    context.arc(at, valueTop(geometry, axis, value), 4.5, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    context.stroke();
  }
  context.restore();
}

/**
 * Faint lines at the values, the strongest at `base`, and one at x = 0.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Geometry} geometry
 * @param {Axis} axis
 * @param {readonly number[]} ticks
 * @param {number} base
 * @param {Theme} theme
 */
export function drawLevels(context, geometry, axis, ticks, base, theme) {
  const { left, top, size } = geometry;
  context.save();
  context.lineWidth = 1;
  context.strokeStyle = theme.ink;
  for (const value of [...ticks, base]) {
    context.globalAlpha = value === base ? 0.16 : 0.07;
    context.beginPath();
    context.moveTo(left, Math.round(valueTop(geometry, axis, value)) + 0.5);
    context.lineTo(left + size, Math.round(valueTop(geometry, axis, value)) + 0.5);
    context.stroke();
  }
  context.globalAlpha = 0.14;
  context.beginPath();
  context.moveTo(Math.round(toLeft(geometry, 0)) + 0.5, top);
  context.lineTo(Math.round(toLeft(geometry, 0)) + 0.5, top + size);
  context.stroke();
  context.restore();
}

/** @param {Geometry} geometry @param {Axis} axis @param {boolean} shares  only between 0 and 1 @returns {number[]} */
export function valueTicks({ size }, { low, high }, shares) {
  const room = Math.max(2, Math.floor(size / NEAREST));
  if (!shares) return linearTicks(low, high, Math.min(8, room)).filter(inside(low, high));
  return linearTicks(Math.max(0, low), Math.min(1, high), Math.min(4, room)).filter(inside(low, high, 0.07));
}

/** A tick in the corner would lie on that of the other axis. @param {number} low @param {number} high @param {number} [part] */
function inside(low, high, part = 0.08) {
  const margin = part * (high - low);
  return (/** @type {number} */ value) => value > low + margin && value < high - margin;
}

/**
 * Ticks and names of both axes, over all else.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Geometry} geometry
 * @param {Axis} axis
 * @param {readonly number[]} ticks
 * @param {{ x: string, y: string, right?: { name: string, ticks: readonly (readonly [number, string])[] } | null }} names
 * @param {Theme} theme
 */
export function drawTicksAndNames(context, geometry, axis, ticks, names, theme) {
  const { left, top, size, centre, extent } = geometry;
  const bottom = top + size;
  context.save();
  context.font = `${theme.tick}px ${FONT}`;
  context.fillStyle = mix(theme.card, theme.ink, 0.75);
  context.strokeStyle = mix(theme.card, theme.ink, 0.5);
  context.lineWidth = 1;
  context.beginPath();
  const [low, high] = [centre.x - extent.x, centre.x + extent.x];
  const across = linearTicks(low, high, Math.max(2, Math.floor(size / NEAREST / 1.2))).filter(inside(low, high));
  const acrossTexts = distinctTexts(across);
  const texts = distinctTexts(ticks);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  let end = left;
  for (const [i, value] of across.entries()) {
    const x = Math.round(toLeft(geometry, value)) + 0.5;
    context.moveTo(x, bottom);
    context.lineTo(x, bottom - TICK);
    const half = context.measureText(acrossTexts[i]).width / 2;
    // Numbers of many digits don't fit at every tick.
    if (x - half < end || x + half > left + size - 4 * theme.tick) continue;
    end = x + half + 4;
    write(context, acrossTexts[i], x, bottom - TICK - 3, theme);
  }
  for (const [i, value] of ticks.entries()) {
    const y = Math.round(valueTop(geometry, axis, value)) + 0.5;
    context.moveTo(left, y);
    context.lineTo(left + TICK, y);
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    write(context, texts[i], left + TICK + 3, y, theme);
  }
  context.textAlign = 'right';
  for (const [value, text] of names.right?.ticks ?? []) {
    const y = Math.round(valueTop(geometry, axis, value)) + 0.5;
    context.moveTo(left + size, y);
    context.lineTo(left + size - TICK, y);
    write(context, text, left + size - TICK - 3, y, theme);
  }
  context.stroke();
  context.font = `600 ${theme.tick}px ${FONT}`;
  context.textBaseline = 'alphabetic';
  // A longer name has no room beside the ticks.
  const lift = names.x.length > 2 ? 1.6 * theme.tick : 0;
  const room = size - 16;
  write(context, fitText(context, names.x, room), left + size - 8, bottom - TICK - 3 - lift, theme);
  // The name of what is on the right stands lowest there, since what is read at a place is written over the plane.
  const right = fitText(context, names.right?.name ?? '', room);
  if (names.right) write(context, right, left + size - 8, bottom - TICK - 3 - lift - 1.6 * theme.tick, theme);
  context.textAlign = 'left';
  context.textBaseline = 'top';
  write(context, fitText(context, names.y, room), left + 8, top + 8, theme);
  context.restore();
}

/**
 * The names of the plane's two columns, off the ticks' own labels.
 *
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {Geometry} geometry
 * @param {{ x: string, y: string }} names
 * @param {Theme} theme
 */
export function drawNames(context, { left, top, size }, names, theme) {
  context.save();
  context.font = `600 ${theme.tick}px ${FONT}`;
  context.fillStyle = theme.ink;
  context.textAlign = 'right';
  context.textBaseline = 'alphabetic';
  const room = size - 5 * theme.tick;
  write(context, fitText(context, names.x, room), left + size - 8, top + size - TICK - 3 - 1.6 * theme.tick, theme);
  context.textAlign = 'left';
  context.textBaseline = 'top';
  write(context, fitText(context, names.y, room), left + 4 * theme.tick, top + 8, theme);
  context.restore();
}

/**
 * Writes with a rim of the card's colour, so that it can be read over points and lines.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {Theme} theme
 */
function write(context, text, x, y, theme) {
  context.save();
  context.globalAlpha = 0.8;
  context.strokeStyle = theme.card;
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeText(text, x, y);
  context.restore();
  context.fillText(text, x, y);
}
