/**
 * The points on the plane. Each class has its mark and colour; a real target is a disc in the colour that the field has for this
 * value, within a rim of ink, so that a point vanishes but for its rim where the network answers right. A thin halo of the card's
 * colour sets points off from the field and from each other. Test points are hollow.
 */
import { mix, valueColour } from './colour.js';
import { scaled } from '../net/scaling.js';
import { toLeft, toTop } from './plane.js';
import { scaleOf } from './theme.js';

/** @typedef {import('./plane.js').Geometry} Geometry */
/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {readonly number[]} Point x, y, target (index of the class, or the real value), 1 for a test point */
/**
 * @typedef {object} PointOptions
 * @property {boolean} regression
 * @property {import('../net/scaling.js').Affine} [scaling] of real targets, whose colours are those of the scaled ones
 * @property {boolean} showTest
 * @property {number} ratio devicePixelRatio
 * @property {number} [radius] in CSS pixels; else by the number of points
 * @property {boolean} [stamped]  false where no pixels are drawn on
 */

const HALO = 1.25;
/** The rim of a real target, and the hole of one to test with, as parts of its radius. */
const RIM = 0.2;
const HOLE = 0.55;
/** @typedef {Path2D & { data: string }} Outline  of a mark, with its SVG path data */
/** @type {Map<string, Outline>} by SVG path data */
const outlines = new Map();
/** Shades of a real value on each side of 0. */
const SHADES = 16;

/** @type {WeakMap<Theme, Map<string, ImageBitmap>>} a point is drawn once and then stamped */
const stamps = new WeakMap();

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {Geometry} geometry
 * @param {readonly Point[]} points
 * @param {Theme} theme
 * @param {PointOptions} options
 */
export function drawPoints(context, geometry, points, theme, options) {
  const radius = options.radius ?? pointRadius(geometry.size, points.length, theme);
  const { ratio, stamped = true } = options;
  for (const [x, y, target, test] of points) {
    if (test && !options.showTest) continue;
    const kind = options.regression ? shade(scaled(options.scaling, target)) : target;
    if (!stamped) {
      drawPoint(context, toLeft(geometry, x), toTop(geometry, y), radius, kind, options.regression, theme, Boolean(test));
      continue;
    }
    const stamp = stampOf(theme, kind, options.regression, Boolean(test), radius, ratio);
    // Stamps lie on whole pixels of the screen, so that they stay sharp.
    const left = Math.round(toLeft(geometry, x) * ratio - stamp.width / 2) / ratio;
    const top = Math.round(toTop(geometry, y) * ratio - stamp.height / 2) / ratio;
    context.drawImage(stamp, left, top, stamp.width / ratio, stamp.height / ratio);
  }
}

/**
 * The radius of points in CSS pixels: smaller on a small plane, and where there are thousands of them.
 *
 * @param {number} size of the plane in CSS pixels
 * @param {number} count
 * @param {Theme} theme
 */
export function pointRadius(size, count, theme) {
  const crowded = Math.min(1, Math.sqrt(1500 / Math.max(1, count)));
  const scale = scaleOf(theme);
  return Math.max(1.75, Math.min(4.25 * scale, size / 95) * Math.max(0.6, crowded));
}

/**
 * A ring about one point: the one under the pointer, or chosen by keyboard.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Geometry} geometry
 * @param {Point} point
 * @param {Theme} theme
 * @param {number} radius of the points
 */
export function ringPoint(context, geometry, point, theme, radius) {
  context.save();
  context.beginPath();
  context.arc(toLeft(geometry, point[0]), toTop(geometry, point[1]), radius + 5, 0, 2 * Math.PI);
  context.strokeStyle = theme.card;
  context.lineWidth = 4;
  context.stroke();
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.stroke();
  context.restore();
}

/**
 * One mark about (left, top), filled or hollow, with its halo.
 *
 * @param {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} context
 * @param {number} left
 * @param {number} top
 * @param {number} radius
 * @param {number} mark  the index of the class
 * @param {string} colour
 * @param {Theme} theme
 * @param {boolean} hollow
 */
export function drawMark(context, left, top, radius, mark, colour, theme, hollow) {
  const outline = outlineOf(theme.marks[mark]);
  const inner = hollow ? radius * 0.9 : radius;
  context.save();
  context.translate(left, top);
  context.scale(inner, inner);
  context.lineJoin = 'round';
  context.strokeStyle = theme.card;
  context.lineWidth = (2 * HALO + (hollow ? radius * 0.42 : 0)) / inner;
  context.stroke(outline);
  context.fillStyle = hollow ? theme.card : colour;
  context.fill(outline);
  if (hollow) {
    context.strokeStyle = colour;
    context.lineWidth = (radius * 0.42) / inner;
    context.stroke(outline);
  }
  context.restore();
}

/**
 * The disc of a real target about (left, top), of a test point a ring.
 *
 * @param {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} context
 * @param {number} left
 * @param {number} top
 * @param {number} radius
 * @param {number} part of the value that has the full colour; beyond it, that colour
 * @param {Theme} theme
 * @param {boolean} hollow
 */
export function drawValue(context, left, top, radius, part, theme, hollow) {
  const disc = (/** @type {number} */ size, /** @type {string} */ colour) => {
    context.beginPath();
    context.arc(left, top, size, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
  };
  const ink = mix(theme.card, theme.ink, 0.7);
  const rim = radius * RIM;
  disc(radius + HALO, theme.card);
  disc(radius, ink);
  disc(radius - rim, valueColour(theme, Math.max(-1, Math.min(1, part))));
  if (!hollow) return;
  disc(radius * HOLE, ink);
  disc(radius * HOLE - rim, theme.card);
}

/** @param {string} data  SVG path data @returns {Outline} */
function outlineOf(data) {
  const known = outlines.get(data);
  if (known) return known;
  const outline = Object.assign(new Path2D(data), { data });
  outlines.set(data, outline);
  return outline;
}

/**
 * @param {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} context
 * @param {number} left
 * @param {number} top
 * @param {number} radius
 * @param {number} kind class, or shade of a value
 * @param {boolean} regression
 * @param {Theme} theme
 * @param {boolean} hollow
 */
function drawPoint(context, left, top, radius, kind, regression, theme, hollow) {
  if (regression) drawValue(context, left, top, radius, kind / SHADES, theme, hollow);
  else drawMark(context, left, top, radius, kind, theme.classes[kind], theme, hollow);
}

/**
 * @param {Theme} theme
 * @param {number} kind class, or shade of a value
 * @param {boolean} regression
 * @param {boolean} hollow
 * @param {number} radius
 * @param {number} ratio
 */
function stampOf(theme, kind, regression, hollow, radius, ratio) {
  const known = stamps.get(theme) ?? new Map();
  stamps.set(theme, known);
  const key = `${regression ? 'value' : 'class'} ${kind} ${hollow} ${radius} ${ratio}`;
  const made = known.get(key);
  if (made) return made;
  const size = 2 * Math.ceil((1.4 * radius + HALO + 1) * ratio) + 1;
  const canvas = new OffscreenCanvas(size, size);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(ratio, ratio);
  const middle = size / ratio / 2;
  drawPoint(context, middle, middle, radius, kind, regression, theme, hollow);
  // Stamping a canvas would take a copy of it each time.
  const stamp = canvas.transferToImageBitmap();
  known.set(key, stamp);
  return stamp;
}

/** @param {number} value -1..1 */
function shade(value) {
  return Math.round(Math.max(-1, Math.min(1, value)) * SHADES);
}
