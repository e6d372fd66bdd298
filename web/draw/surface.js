/**
 * The loss over a plane through the space of parameters: bands, contours and their scale, the path of the run, which fades with its
 * age, and where the run is now.
 */
import { mix, pixel } from './colour.js';
import { addLevel, Segments } from './contour.js';
import { roundText } from './number-text.js';
import { refine } from './refine.js';
import { FONT } from './theme.js';
import { linearTicks, tickText, writeUpwards } from './ticks.js';

/** @typedef {import('./theme.js').Theme} Theme */
/**
 * @typedef {object} Surface
 * @property {readonly number[]} first coordinates across
 * @property {readonly number[]} second coordinates upwards
 * @property {readonly (readonly (number | null)[])[]} losses `[second][first]`
 * @property {readonly number[]} here
 * @property {readonly { at: readonly (number | null)[] }[]} path the newest last
 * @property {readonly (number | null)[]} gradient along first and second
 */

const LEFT = 44;
const BOTTOM = 32;
const TOP = 8;
const RIGHT = 76;
const BANDS = 14;
/** The map has a value for each of few places; between these it is as smooth as the loss is. */
const FINER = 4;
/** How much of its colour the oldest part of the path keeps. */
const OLDEST = 0.2;
const TICK = 4;
const SCALE = 12;
/** Numbers of the scale are at least this far apart. */
const NEAREST = 22;
const ARROW = 34;
const segments = new Segments();
const image = new OffscreenCanvas(1, 1);

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {number} width
 * @param {number} height
 * @param {Surface} surface
 * @param {{ x: string, y: string, loss: string }} labels
 * @param {Theme} theme
 */
export function drawSurface(context, width, height, surface, labels, theme) {
  context.clearRect(0, 0, width, height);
  const { first, second, losses, here, path, gradient } = surface;
  const [wide, high] = [width - LEFT - RIGHT, height - TOP - BOTTOM];
  const across = (/** @type {number} */ u) => LEFT + ((u - first[0]) / (first[first.length - 1] - first[0])) * wide;
  const down = (/** @type {number} */ v) => TOP + high - ((v - second[0]) / (second[second.length - 1] - second[0])) * high;

  const [low, span] = rangeOf(losses);
  const side = (first.length - 1) * FINER + 1;
  const heights = levelsOf(losses, low, span);
  drawBands(context, heights, side, wide, high, theme);
  context.strokeStyle = theme.ink;
  context.lineWidth = 0.75;
  context.globalAlpha = 0.35;
  context.beginPath();
  for (let band = 1; band < BANDS; band++) {
    segments.clear();
    addLevel(heights, side, band, segments);
    for (let i = 0; i < segments.length; i += 4) {
      const [x0, y0, x1, y1] = segments.coordinates.subarray(i, i + 4);
      context.moveTo(LEFT + (x0 / (side - 1)) * wide, TOP + high - (y0 / (side - 1)) * high);
      context.lineTo(LEFT + (x1 / (side - 1)) * wide, TOP + high - (y1 / (side - 1)) * high);
    }
  }
  context.stroke();
  context.globalAlpha = 1;

  context.save();
  context.beginPath();
  context.rect(LEFT, TOP, wide, high);
  context.clip();
  context.lineJoin = 'round';
  // A canvas leaves out a place that is not a number, as one has it that is too far away.
  const places = [...path.map(({ at }) => at), here].map(([u, v]) => [across(u ?? Number.NaN), down(v ?? Number.NaN)]);
  for (const [colour, thick] of /** @type {const} */ ([
    [theme.card, 4],
    [theme.accent, 2],
  ])) {
    context.strokeStyle = colour;
    context.lineWidth = thick;
    for (let i = 1; i < places.length; i++) {
      context.globalAlpha = OLDEST + (1 - OLDEST) * (i / (places.length - 1)) ** 2;
      context.beginPath();
      context.moveTo(places[i - 1][0], places[i - 1][1]);
      context.lineTo(places[i][0], places[i][1]);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  const [x, y] = [across(here[0]), down(here[1])];
  // A step along the gradient, drawn at the scale of the axes, as the path is.
  const dx = across(here[0] - (gradient[0] ?? Number.NaN)) - x;
  const dy = down(here[1] - (gradient[1] ?? Number.NaN)) - y;
  const size = Math.hypot(dx, dy);
  if (size > 0) drawArrow(context, x, y, (dx / size) * ARROW, (dy / size) * ARROW, theme);
  context.beginPath();
  context.arc(x, y, 6, 0, 2 * Math.PI);
  context.fillStyle = theme.accent;
  context.fill();
  context.strokeStyle = theme.card;
  context.lineWidth = 2;
  context.stroke();
  context.restore();
  drawTicks(context, width, height, surface, across, down, labels, theme);
  drawScale(context, width - RIGHT + 14, high, low, span, labels.loss, theme);
}

/** The lowest loss, and how far above it the highest is. @param {Surface['losses']} losses */
function rangeOf(losses) {
  let low = Infinity;
  let high = -Infinity;
  for (const row of losses) {
    for (const loss of row) {
      if (loss === null) continue;
      low = Math.min(low, loss);
      high = Math.max(high, loss);
    }
  }
  return [low, Math.max(1e-12, high - low)];
}

/**
 * The losses as heights in bands, finer near the lowest, where the run is.
 *
 * @param {Surface['losses']} losses
 * @param {number} low
 * @param {number} span
 */
function levelsOf(losses, low, span) {
  const coarse = losses.flatMap((row) => row.map((loss) => BANDS * Math.sqrt(((loss ?? low + span) - low) / span)));
  // A smooth surface may go a little beyond the values that it passes through.
  return refine(coarse, losses.length, FINER).map((height) => Math.min(BANDS, Math.max(0, height)));
}

/** The colour of each band. @param {Theme} theme */
function shadesOf(theme) {
  return Uint32Array.from({ length: BANDS + 1 }, (_, band) => pixel(theme.card, theme.positive, 0.6 * (1 - band / BANDS)));
}

/**
 * Which colour is which loss.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} left
 * @param {number} high
 * @param {number} low
 * @param {number} span
 * @param {string} name
 * @param {Theme} theme
 */
function drawScale(context, left, high, low, span, name, theme) {
  const top = TOP + 14;
  const length = high - 14;
  const at = (/** @type {number} */ band) => top + length * (1 - band / BANDS);
  for (let band = 0; band < BANDS; band++) {
    context.fillStyle = mix(theme.card, theme.positive, 0.6 * (1 - band / BANDS));
    context.fillRect(left, at(band + 1), SCALE, length / BANDS + 0.5);
  }
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, SCALE - 1, length - 1);
  context.font = `10px ${FONT}`;
  context.fillStyle = theme.ink;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(name, left, TOP + 4, RIGHT - 16);
  context.fillStyle = theme.soft;
  const every = Math.max(1, Math.ceil((NEAREST * BANDS) / Math.max(1, length)));
  for (let band = 0; band <= BANDS; band += every) {
    context.fillText(roundText(low + span * (band / BANDS) ** 2, 3), left + SCALE + 4, at(band), RIGHT - SCALE - 20);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Float64Array} heights
 * @param {number} side
 * @param {number} wide
 * @param {number} high
 * @param {Theme} theme
 */
function drawBands(context, heights, side, wide, high, theme) {
  const shades = shadesOf(theme);
  const [columns, rows] = [Math.max(2, Math.floor(wide / 2)), Math.max(2, Math.floor(high / 2))];
  if (image.width !== columns) image.width = columns;
  if (image.height !== rows) image.height = rows;
  const brush = /** @type {OffscreenCanvasRenderingContext2D} */ (image.getContext('2d'));
  const data = brush.createImageData(columns, rows);
  const pixels = new Uint32Array(data.data.buffer);
  for (let row = 0; row < rows; row++) {
    const v = ((rows - 1 - row) / (rows - 1)) * (side - 1);
    const j = Math.min(side - 2, Math.floor(v));
    for (let column = 0; column < columns; column++) {
      const u = (column / (columns - 1)) * (side - 1);
      const i = Math.min(side - 2, Math.floor(u));
      const at = j * side + i;
      const below = heights[at] + (heights[at + 1] - heights[at]) * (u - i);
      const above = heights[at + side] + (heights[at + side + 1] - heights[at + side]) * (u - i);
      pixels[row * columns + column] = shades[Math.floor(below + (above - below) * (v - j))];
    }
  }
  brush.putImageData(data, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(image, LEFT, TOP, wide, high);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} dx
 * @param {number} dy
 * @param {Theme} theme
 */
function drawArrow(context, x, y, dx, dy, theme) {
  const angle = Math.atan2(dy, dx);
  for (const [colour, thick] of /** @type {const} */ ([
    [theme.card, 5],
    [theme.ink, 2],
  ])) {
    context.strokeStyle = colour;
    context.lineWidth = thick;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + dx, y + dy);
    for (const turn of [2.6, -2.6]) {
      context.moveTo(x + dx, y + dy);
      context.lineTo(x + dx + 8 * Math.cos(angle + turn), y + dy + 8 * Math.sin(angle + turn));
    }
    context.stroke();
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} width
 * @param {number} height
 * @param {Surface} surface
 * @param {(u: number) => number} across
 * @param {(v: number) => number} down
 * @param {{ x: string, y: string }} labels
 * @param {Theme} theme
 */
function drawTicks(context, width, height, { first, second }, across, down, labels, theme) {
  const [right, bottom] = [width - RIGHT, height - BOTTOM];
  const xs = linearTicks(first[0], first[first.length - 1], Math.max(2, Math.floor((right - LEFT) / 64)));
  const ys = linearTicks(second[0], second[second.length - 1], Math.max(2, Math.floor((bottom - TOP) / 40)));
  context.strokeStyle = theme.soft;
  context.lineWidth = 1;
  context.beginPath();
  for (const tick of xs) {
    context.moveTo(across(tick), bottom);
    context.lineTo(across(tick), bottom + TICK);
  }
  for (const tick of ys) {
    context.moveTo(LEFT, down(tick));
    context.lineTo(LEFT - TICK, down(tick));
  }
  context.stroke();
  context.font = `10px ${FONT}`;
  context.fillStyle = theme.soft;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const tick of xs) context.fillText(tickText(tick), across(tick), bottom + 15);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of ys) context.fillText(tickText(tick), LEFT - 7, down(tick));
  // Both names alike, and no longer than their axes.
  context.font = `11px ${FONT}`;
  context.fillStyle = theme.ink;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillText(labels.x, (LEFT + right) / 2, height - 3, right - LEFT);
  writeUpwards(context, labels.y, 10, (TOP + bottom) / 2);
}
