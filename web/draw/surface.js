/** The loss over a plane through the space of parameters: bands, contours, the path of the run and where it is now. */
import { pixel } from './colour.js';
import { addLevel, Segments } from './contour.js';
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
const RIGHT = 8;
const BANDS = 14;
const ARROW = 34;
const segments = new Segments();
const image = new OffscreenCanvas(1, 1);

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {number} width
 * @param {number} height
 * @param {Surface} surface
 * @param {{ x: string, y: string }} labels
 * @param {Theme} theme
 */
export function drawSurface(context, width, height, surface, labels, theme) {
  context.clearRect(0, 0, width, height);
  const { first, second, losses, here, path, gradient } = surface;
  const [wide, high] = [width - LEFT - RIGHT, height - TOP - BOTTOM];
  const across = (/** @type {number} */ u) => LEFT + ((u - first[0]) / (first[first.length - 1] - first[0])) * wide;
  const down = (/** @type {number} */ v) => TOP + high - ((v - second[0]) / (second[second.length - 1] - second[0])) * high;

  const side = first.length;
  const heights = levelsOf(losses, side);
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
  for (const [colour, thick] of /** @type {const} */ ([
    [theme.card, 4],
    [theme.accent, 2],
  ])) {
    context.strokeStyle = colour;
    context.lineWidth = thick;
    context.beginPath();
    // A canvas leaves out a place that is not a number, as one has it that is too far away.
    path.forEach(({ at: [u, v] }, i) => {
      const [px, py] = [across(u ?? Number.NaN), down(v ?? Number.NaN)];
      if (i === 0) context.moveTo(px, py);
      else context.lineTo(px, py);
    });
    if (path.length > 0) context.lineTo(across(here[0]), down(here[1]));
    context.stroke();
  }
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
}

/**
 * The losses as heights in bands, finer near the lowest, where the run is.
 *
 * @param {Surface['losses']} losses
 * @param {number} side
 */
function levelsOf(losses, side) {
  let low = Infinity;
  let high = -Infinity;
  for (const row of losses) {
    for (const loss of row) {
      if (loss === null) continue;
      low = Math.min(low, loss);
      high = Math.max(high, loss);
    }
  }
  const span = Math.max(1e-12, high - low);
  const heights = new Float64Array(side * side);
  losses.forEach((row, j) => row.forEach((loss, i) => (heights[j * side + i] = BANDS * Math.sqrt(((loss ?? high) - low) / span))));
  return heights;
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
  const shades = Uint32Array.from({ length: BANDS + 1 }, (_, band) => pixel(theme.card, theme.positive, 0.5 * (1 - band / BANDS)));
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
  context.font = `10px ${FONT}`;
  context.fillStyle = theme.soft;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const tick of linearTicks(first[0], first[first.length - 1], Math.max(2, Math.floor(width / 80)))) {
    context.fillText(tickText(tick), across(tick), height - BOTTOM + 13);
  }
  context.fillText(labels.x, (LEFT + width - RIGHT) / 2, height - 4);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of linearTicks(second[0], second[second.length - 1], Math.max(2, Math.floor(height / 40)))) {
    context.fillText(tickText(tick), LEFT - 6, down(tick));
  }
  writeUpwards(context, labels.y, 9, (TOP + height - BOTTOM) / 2);
}
