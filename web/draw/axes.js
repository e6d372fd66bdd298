/** The plane's axes: faint lines through 0 under the points, and over them the ticks along the lower and the left edge. */
import { mix } from './colour.js';
import { toLeft, toTop } from './plane.js';
import { FONT } from './theme.js';
import { roundStep, tickText } from './ticks.js';

/** @typedef {import('./plane.js').Geometry} Geometry */
/** @typedef {import('./theme.js').Theme} Theme */

const TICK = 4;
/** Ticks are at least this many pixels apart. */
const NEAREST = 56;

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {Geometry} geometry
 * @param {Theme} theme
 */
export function drawAxes(context, geometry, theme) {
  const { left, top, size } = geometry;
  const bottom = top + size;
  context.save();
  context.lineWidth = 1;
  context.strokeStyle = theme.ink;
  context.globalAlpha = 0.14;
  context.beginPath();
  context.moveTo(left, crisp(toTop(geometry, 0)));
  context.lineTo(left + size, crisp(toTop(geometry, 0)));
  context.moveTo(crisp(toLeft(geometry, 0)), top);
  context.lineTo(crisp(toLeft(geometry, 0)), bottom);
  context.stroke();
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {Geometry} geometry
 * @param {Theme} theme
 */
export function drawTicks(context, geometry, theme) {
  const { left, top, size, extent } = geometry;
  const bottom = top + size;
  context.save();
  context.lineWidth = 1;
  context.font = `${theme.tick}px ${FONT}`;
  context.fillStyle = mix(theme.card, theme.ink, 0.75);
  context.strokeStyle = mix(theme.card, theme.ink, 0.5);
  const step = Math.max(1, roundStep((NEAREST * 2 * extent) / size));
  context.beginPath();
  for (let value = -Math.floor(extent / step) * step; value <= extent; value += step) {
    if (Math.abs(value) >= extent) continue;
    const x = crisp(toLeft(geometry, value));
    const y = crisp(toTop(geometry, value));
    context.moveTo(x, bottom);
    context.lineTo(x, bottom - TICK);
    context.moveTo(left, y);
    context.lineTo(left + TICK, y);
    const text = tickText(value);
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    label(context, text, x, bottom - TICK - 3, theme);
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    label(context, text, left + TICK + 3, y, theme);
  }
  context.stroke();
  context.restore();
}

/**
 * Draws the text with a soft rim of the card's colour, so that it can be read over points and lines.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {Theme} theme
 */
function label(context, text, x, y, theme) {
  context.save();
  context.globalAlpha = 0.75;
  context.strokeStyle = theme.card;
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeText(text, x, y);
  context.restore();
  context.fillText(text, x, y);
}

/** @param {number} at a line of one pixel's width lies in the middle of a pixel */
const crisp = (at) => Math.round(at) + 0.5;
