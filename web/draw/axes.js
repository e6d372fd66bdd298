/** The plane's axes: faint lines through 0 under the points, and over them the ticks along the lower and the left edge. */
import { mix } from './colour.js';
import { toLeft, toTop } from './plane.js';
import { FONT, USUAL_TICK } from './theme.js';
import { distinctTexts, linearTicks, roundStep } from './ticks.js';

/** @typedef {import('./plane.js').Geometry} Geometry */
/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {{ value: number, text: string }} Tick */

const TICK = 4;
/** From a tick to its label. */
const BESIDE = 3;
/** Ticks are at least this many pixels apart, where letters have their usual size. */
const NEAREST = 56;
/** What the plane shows to each side if nobody has zoomed in. */
const USUAL_EXTENT = 6;
/** Between two labels. */
const APART = 4;
/** The width of a letter, at most, as a part of its height. */
const LETTER = 0.6;

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
 * The ticks of the plane and which of them have room for their labels: one that would reach beyond the plane, or lie on a label of
 * the other axis in the corner, has none.
 *
 * @param {Geometry} geometry
 * @param {number} letters their height
 * @param {{ across: Tick[], upwards: Tick[] } | null} [given] other ticks than round numbers
 */
export function tickPlaces({ size, centre, extent }, letters, given = null) {
  const widthOf = (/** @type {string} */ text) => text.length * LETTER * letters;
  const round = (/** @type {number} */ middle, /** @type {number} */ extent) => {
    const least = roundStep((((NEAREST * letters) / USUAL_TICK) * 2 * extent) / size);
    // Whole numbers are enough, however large the plane is drawn, until less of it is seen than usual.
    const step = extent < USUAL_EXTENT ? least : Math.max(1, least);
    const count = (2 * extent) / step;
    const values = linearTicks(middle - extent, middle + extent, count).filter((value) => Math.abs(value - middle) < extent);
    const texts = distinctTexts(values);
    return values.map((value, i) => ({ value, text: texts[i] }));
  };
  const along = (/** @type {'x' | 'y'} */ direction, /** @type {Tick[] | undefined} */ ticks) => {
    const { [direction]: middle } = centre;
    const { [direction]: reach } = extent;
    return (ticks ?? round(middle, reach)).map((tick) => ({ ...tick, at: ((tick.value - middle + reach) / (2 * reach)) * size }));
  };
  const foot = TICK + BESIDE + letters;
  let end = 1;
  const across = along('x', given?.across).map((tick) => {
    const half = widthOf(tick.text) / 2;
    const named = tick.at - half > end && tick.at + half < size - 1;
    // Numbers of many digits don't fit at every tick.
    if (named) end = tick.at + half + APART;
    return { ...tick, named };
  });
  const [first] = across.filter(({ named }) => named);
  const upwards = along('y', given?.upwards).map((tick) => {
    const lowest = tick.at - letters / 2;
    const free = lowest > foot + 1 || !first || TICK + BESIDE + widthOf(tick.text) + 2 < first.at - widthOf(first.text) / 2;
    return { ...tick, named: lowest > 1 && free && tick.at + letters / 2 < size - 1 };
  });
  return { across, upwards };
}

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {Geometry} geometry
 * @param {Theme} theme
 * @param {{ across: Tick[], upwards: Tick[] } | null} [given] other ticks than round numbers
 */
export function drawTicks(context, geometry, theme, given = null) {
  const { left, top, size } = geometry;
  const bottom = top + size;
  const { across, upwards } = tickPlaces(geometry, theme.tick, given);
  context.save();
  context.lineWidth = 1;
  context.font = `${theme.tick}px ${FONT}`;
  context.fillStyle = mix(theme.card, theme.ink, 0.75);
  context.strokeStyle = mix(theme.card, theme.ink, 0.5);
  context.beginPath();
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const { value, text, named } of across) {
    const x = crisp(toLeft(geometry, value));
    context.moveTo(x, bottom);
    context.lineTo(x, bottom - TICK);
    if (named) label(context, text, x, bottom - TICK - BESIDE, theme);
  }
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { value, text, named } of upwards) {
    const y = crisp(toTop(geometry, value));
    context.moveTo(left, y);
    context.lineTo(left + TICK, y);
    if (named) label(context, text, left + TICK + BESIDE, y, theme);
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
