/** Over the network's diagram: what one example does in it, as little tags at the units and numbers on the links. */
import { columnBefore, sourcesOf } from './layout.js';
import { addCurve } from './links.js';
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
/** @typedef {{ left: number, top: number, width: number, height: number }} Box in CSS pixels */
/** @typedef {Box & { lines: readonly string[], active: boolean }} Tag */

const LINE = 12;
const PAD = 4;
const BESIDE = 4;
/** Between what is written side by side. */
const APART = 3;
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
  const tags = placeTags(context, layout, theme, values);
  drawGradients(context, layout, theme, values);
  drawSelected(context, layout, theme, values.select);
  nameGradients(context, layout, theme, values, tags);
  for (const tag of tags) drawTag(context, theme, tag);
  context.restore();
}

/**
 * The tags of inputs, units and loss, those of the phase first. One that would lie on another lies on its unit, or is left out.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Theme} theme
 * @param {ExampleValues} values
 */
function placeTags(context, layout, theme, values) {
  const { features, used, layers } = layout;
  const scale = scaleOf(theme);
  const line = LINE * scale;
  /** @type {Tag[]} */
  const tags = [];
  /**
   * @param {readonly string[]} lines
   * @param {readonly number[]} xs where it may be: its left edge, its middle, or its right edge
   * @param {number} y its middle
   * @param {boolean} active
   * @param {'left' | 'middle' | 'right'} at
   */
  const add = (lines, xs, y, active, at) => {
    const width = Math.max(...lines.map((text) => context.measureText(text).width)) + 2 * PAD;
    const height = lines.length * line + 2;
    for (const x of xs) {
      const wanted = at === 'left' ? x : at === 'right' ? x - width : x - width / 2;
      const left = Math.round(Math.max(0, Math.min(layout.width - width - 1, wanted)));
      const tag = { left, top: Math.round(y - height / 2), width, height, lines, active };
      if (tags.some((other) => overlap(tag, other))) continue;
      tags.push(tag);
      return;
    }
  };
  const on = layout.gap < ROOM * scale;
  const order = layers
    .map((_, layer) => layer)
    .sort((one, other) => Number(other === values.active) - Number(one === values.active));
  for (const layer of order) {
    const column = layers[layer];
    if (column.pitch < SMALLEST_PITCH * scale) continue;
    const last = layer === layers.length - 1;
    column.units.forEach(({ x, y }, unit) => {
      const all = values.units[layer]?.[unit] ?? [];
      if (all.length === 0) return;
      const lines = column.pitch < PITCH_OF_TWO_LINES * scale ? all.slice(-1) : all;
      // On its unit it leaves the room before the unit to what comes from there.
      const besides = on ? [-column.size] : [BESIDE, -column.size];
      const way = last ? -1 : 1;
      const xs = besides.map((beside) => x + way * (column.size / 2 + beside));
      add(lines, xs, y, values.active === layer, last ? 'right' : 'left');
    });
  }
  values.inputs.forEach((text, input) => {
    const place = features.units[used[input]];
    if (features.pitch >= SMALLEST_PITCH * scale && place) {
      add([text], [place.x + features.size / 2 + BESIDE], place.y, false, 'left');
    }
  });
  if (values.loss) {
    const { x, size, units } = layers[layers.length - 1];
    const above = units[0].y - size / 2 - line;
    const y = above > line / 2 ? above : units[units.length - 1].y + size / 2 + line;
    add([values.loss], [Math.min(x, layout.width - 40)], y, values.active === null, 'middle');
  }
  return tags;
}

/** @param {CanvasRenderingContext2D} context @param {Theme} theme @param {Tag} tag */
function drawTag(context, theme, { left, top, width, height, lines, active }) {
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
  lines.forEach((text, i) => context.fillText(text, left + PAD, top + 2 + LINE * scaleOf(theme) * (i + 0.5)));
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
 * The gradients of a layer as numbers on its links: all where they can be told apart, else those of the selected unit. None lies
 * behind a tag or on another number: it moves along its link, and where it has no place it is left out. Where most have none, a few
 * would say little, so there are none.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Theme} theme
 * @param {ExampleValues} values
 * @param {readonly Box[]} tags
 */
function nameGradients(context, layout, theme, { gradients, write, active, select }, tags) {
  const index = active ?? select.layer;
  const layer = gradients[index];
  const sources = sourcesOf(layout, index);
  if (!layer || sources.length > MOST_NUMBERS) return;
  const { left: right, units } = layout.layers[index];
  const { right: left } = columnBefore(layout, index);
  const all = layer.length <= FEW_NUMBERS;
  const only = select.layer === index ? select.unit : -1;
  const height = LINE * scaleOf(theme);
  /** @type {(Box & { text: string })[]} */
  const numbers = [];
  let wantedNumbers = 0;
  layer.forEach((value, i) => {
    const unit = Math.floor(i / sources.length);
    if (value === null || !(all || unit === only)) return;
    wantedNumbers++;
    const text = write(value);
    const width = context.measureText(text).width;
    const [from, to] = [sources[i % sources.length].y, units[unit].y];
    // Links from one source spread out along their way, so each has its number at another place along it.
    const wanted = all ? 0.3 + 0.24 * ((unit + 0.5) / units.length) : 0.46;
    for (const t of along(wanted)) {
      const x = left + (right - left) * wayGone(t);
      const y = from + (to - from) * t * t * (3 - 2 * t);
      const box = { left: x - width / 2, top: y - height / 2, width, height, text };
      const within = box.left - BESIDE >= left && box.left + width + BESIDE <= right;
      if (!within || [...tags, ...numbers].some((other) => overlap(box, other))) continue;
      numbers.push(box);
      break;
    }
  });
  if (numbers.length < wantedNumbers / 2) return;
  context.textAlign = 'center';
  context.strokeStyle = theme.card;
  context.lineWidth = 4;
  context.lineJoin = 'round';
  // All rims first, since a rim would cover the minus of a number beside it.
  for (const { text, left: x, top, width } of numbers) context.strokeText(text, x + width / 2, top + height / 2);
  context.fillStyle = theme.ink;
  for (const { text, left: x, top, width } of numbers) context.fillText(text, x + width / 2, top + height / 2);
}

/** Places along a link, from 0 to 1, the nearest to the wanted one first. @param {number} wanted */
function along(wanted) {
  const places = Array.from({ length: 33 }, (_, i) => 0.1 + 0.025 * i);
  return [wanted, ...places.sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted))];
}

/** Whether, with a little room between, two boxes lie on each other. @param {Box} one @param {Box} other */
function overlap(one, other) {
  return (
    one.left < other.left + other.width + APART &&
    other.left < one.left + one.width + APART &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
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
