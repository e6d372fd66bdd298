/** Over the network's diagram: what one example does in it, as little tags at the units and numbers on the links. */
import { columnBefore, sourcesOf } from './layout.js';
import { addCurve, onTheWay } from './links.js';
import { FONT, scaleOf } from './theme.js';

/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./theme.js').Theme} Theme */
/**
 * @typedef {object} ExampleValues texts are written already
 * @property {readonly string[]} inputs of the network's inputs
 * @property {readonly (readonly string[])[][]} units `[layer][unit]`: lines of its tag, none before its phase
 * @property {readonly (readonly (number | null)[] | null)[]} gradients `[layer]`: of its weights, unit-major; null before its phase
 * @property {(value: number) => string} write
 * @property {number | null} active the layer whose phase it is
 * @property {{ layer: number, unit: number, input?: number }} select
 * @property {string} loss beside the output, if known
 */

const LINE = 12;
const PAD = 4;
const BESIDE = 4;
/** Where the diagram is narrower than this between two columns, tags lie on their units. */
const ROOM = 112;
const SMALLEST_PITCH = 13;
const PITCH_OF_TWO_LINES = 27;
/** The most numbers that can be told apart between two columns, and on the links into one unit. */
const FEW_NUMBERS = 6;
const MOST_NUMBERS = 10;
const WIDEST = 6;

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {Layout} layout
 * @param {Theme} theme
 * @param {ExampleValues} values
 */
export function drawExample(context, layout, theme, values) {
  context.save();
  context.font = `${theme.tick}px ${FONT}`;
  context.textBaseline = 'middle';
  drawGradients(context, layout, theme, values);
  drawSelected(context, layout, theme, values.select);
  nameGradients(context, layout, theme, values);
  const { features, used, layers } = layout;
  const scale = scaleOf(theme);
  const smallestPitch = SMALLEST_PITCH * scale;
  const room = ROOM * scale;
  values.inputs.forEach((text, input) => {
    const place = features.units[used[input]];
    if (features.pitch >= smallestPitch && place)
      drawTag(context, theme, [text], place.x + features.size / 2 + BESIDE, place.y, false, false);
  });
  layers.forEach((column, layer) => {
    if (column.pitch < smallestPitch) return;
    const last = layer === layers.length - 1;
    column.units.forEach(({ x, y }, unit) => {
      const all = values.units[layer]?.[unit] ?? [];
      if (all.length === 0) return;
      const lines = column.pitch < PITCH_OF_TWO_LINES * scale ? all.slice(-1) : all;
      // On its unit it leaves the room before the unit to what comes from there.
      const beside = layout.gap < room ? -column.size : BESIDE;
      const at = last ? x - column.size / 2 - beside : x + column.size / 2 + beside;
      drawTag(context, theme, lines, at, y, values.active === layer, last);
    });
  });
  if (values.loss) {
    const line = LINE * scale;
    const { x, size, units } = layers[layers.length - 1];
    const above = units[0].y - size / 2 - line;
    const y = above > line / 2 ? above : units[units.length - 1].y + size / 2 + line;
    drawTag(context, theme, [values.loss], Math.min(x, layout.width - 40), y, values.active === null, 'middle');
  }
  context.restore();
}

/** @param {CanvasRenderingContext2D} context @param {readonly string[]} lines */
function tagWidth(context, lines) {
  return lines.length === 0 ? 0 : Math.max(...lines.map((line) => context.measureText(line).width)) + 2 * PAD;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {readonly string[]} lines
 * @param {number} x its left edge, its middle, or its right edge
 * @param {number} y its middle
 * @param {boolean} active
 * @param {boolean | 'middle'} ends whether it ends at x
 */
function drawTag(context, theme, lines, x, y, active, ends) {
  const width = tagWidth(context, lines);
  const high = LINE * scaleOf(theme);
  const height = lines.length * high + 2;
  const left = Math.round(ends === 'middle' ? x - width / 2 : ends ? x - width : x);
  const top = Math.round(y - height / 2);
  context.beginPath();
  context.roundRect(left + 0.5, top + 0.5, width, height, 4);
  context.fillStyle = theme.card;
  context.globalAlpha = 0.92;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = active ? theme.accent : theme.line;
  context.lineWidth = active ? 1.5 : 1;
  context.stroke();
  context.fillStyle = theme.ink;
  context.textAlign = 'left';
  lines.forEach((line, i) => context.fillText(line, left + PAD, top + 2 + high * (i + 0.5)));
}

/**
 * The gradient of each weight as a line over its link, wide by its size and coloured by its sign.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Theme} theme
 * @param {ExampleValues} values
 */
function drawGradients(context, layout, theme, { gradients, active }) {
  let largest = 0;
  for (const layer of gradients) for (const value of layer ?? []) largest = Math.max(largest, Math.abs(value ?? 0));
  if (largest === 0) return;
  gradients.forEach((layer, index) => {
    if (!layer) return;
    const sources = sourcesOf(layout, index);
    const { units } = layout.layers[index];
    context.globalAlpha = active === null || active === index ? 1 : 0.35;
    layer.forEach((value, i) => {
      const share = Math.abs(value ?? 0) / largest;
      const from = sources[i % sources.length].y;
      const to = units[Math.floor(i / sources.length)].y;
      context.beginPath();
      addCurve(context, layout, index, from, to);
      context.strokeStyle = theme.card;
      context.lineWidth = 2.5 + WIDEST * share;
      context.stroke();
      context.strokeStyle = (value ?? 0) < 0 ? theme.negative : theme.positive;
      context.lineWidth = 0.75 + (WIDEST - 1) * share;
      context.setLineDash([6, 3]);
      context.stroke();
      context.setLineDash([]);
    });
    context.globalAlpha = 1;
  });
}

/**
 * The gradients of a layer as numbers on its links: all where they can be told apart, else those of the selected unit.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Theme} theme
 * @param {ExampleValues} values
 */
function nameGradients(context, layout, theme, values) {
  const { gradients, write, active, select } = values;
  const index = active ?? select.layer;
  const layer = gradients[index];
  if (!layer) return;
  const roomy = layout.layers[index].left - columnBefore(layout, index).right >= ROOM * scaleOf(theme);
  if (!roomy || sourcesOf(layout, index).length > MOST_NUMBERS) return;
  const all = layer.length <= FEW_NUMBERS;
  // Beside the units stand tags, before the output behind the numbers' end, elsewhere before their beginning: none may lie on a
  // number.
  const before = index === 0 ? values.inputs.map((text) => [text]) : (values.units[index - 1] ?? []);
  const behind = index === gradients.length - 1 ? (values.units[index] ?? []) : [];
  const [from, to] = [before, behind].map((tags) => Math.max(0, ...tags.map((lines) => BESIDE + tagWidth(context, lines))));
  writeGradients(context, layout, theme, index, layer, write, all ? null : select.layer === index ? select.unit : -1, { from, to });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Theme} theme
 * @param {number} layer
 * @param {readonly (number | null)[]} values
 * @param {(value: number) => string} write
 * @param {number | null} only the unit whose links are named; null: all
 * @param {{ from: number, to: number }} tags how much of the way tags take at its ends
 */
function writeGradients(context, layout, theme, layer, values, write, only, tags) {
  const sources = sourcesOf(layout, layer);
  const { left, units } = layout.layers[layer];
  const { right } = columnBefore(layout, layer);
  context.textAlign = 'center';
  /** @type {[text: string, x: number, y: number][]} */
  const numbers = [];
  values.forEach((value, i) => {
    const unit = Math.floor(i / sources.length);
    if (value === null || (only !== null && unit !== only)) return;
    // Links from one source spread out along their way, so each has its number at another place along it.
    const text = write(value);
    const half = context.measureText(text).width / 2 + PAD;
    const [first, last] = [right + tags.from + half, left - tags.to - half];
    if (first > last) return;
    const wanted = only === null ? 0.3 + 0.24 * ((unit + 0.5) / units.length) : 0.46;
    const t = onTheWay((Math.min(last, Math.max(first, right + (left - right) * wayGone(wanted))) - right) / (left - right));
    const x = right + (left - right) * wayGone(t);
    const y = sources[i % sources.length].y + (units[unit].y - sources[i % sources.length].y) * t * t * (3 - 2 * t);
    numbers.push([text, x, y]);
  });
  context.strokeStyle = theme.card;
  context.lineWidth = 4;
  context.lineJoin = 'round';
  // All rims first, since a rim would cover the minus of a number beside it.
  for (const [text, x, y] of numbers) context.strokeText(text, x, y);
  context.fillStyle = theme.ink;
  for (const [text, x, y] of numbers) context.fillText(text, x, y);
}

/** How far to the right a link has come. @param {number} t from 0 to 1 */
function wayGone(t) {
  return 1.5 * t - 1.5 * t * t + t ** 3;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Theme} theme
 * @param {ExampleValues['select']} select
 */
function drawSelected(context, layout, theme, { layer, unit, input }) {
  const column = layout.layers[layer];
  const place = column?.units[unit];
  if (!place) return;
  const half = column.size / 2 + 3;
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(place.x - half, place.y - half, 2 * half, 2 * half, 8);
  context.stroke();
  if (input === undefined) return;
  const source = sourcesOf(layout, layer)[input];
  if (!source) return;
  context.beginPath();
  addCurve(context, layout, layer, source.y, place.y);
  context.stroke();
}
