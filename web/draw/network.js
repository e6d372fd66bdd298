/** The network's diagram: links, the map of each unit, the dots of the biases, and what is under the pointer. */
import { parameterIndex } from '../net/forward.js';
import { mix } from './colour.js';
import { biasDot } from './layout.js';
import { drawLink, drawLinks, drawLinksOf } from './links.js';
import { drawMark } from './points.js';

/** @typedef {import('../net/forward.js').NetworkShape} NetworkShape */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./links.js').Link} Link */
/** @typedef {import('./links.js').Links} Links */
/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {import('./unit-maps.js').Maps} Maps */
/**
 * @typedef {object} Diagram what is to be drawn
 * @property {NetworkShape} shape
 * @property {Layout} layout
 * @property {ArrayLike<number>} parameters
 * @property {Links} links
 * @property {import('./columns.js').Columns | null} columns  while a run goes on: draws them in turn
 * @property {Maps} inputMaps of every feature
 * @property {Maps} maps of every unit, layer by layer
 * @property {{layer: number, unit: number} | null} unit under the pointer, or with the focus
 * @property {Link | null} link under the pointer, or being edited
 * @property {readonly number[][]} frozen what keeps its value: [layer, unit] or [layer, unit, input]
 * @property {typeof import('./locks.js') | null} locks  draws what is frozen
 */

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {Diagram} diagram
 * @param {Theme} theme
 * @param {number} ratio devicePixelRatio
 */
export function drawNetwork(context, diagram, theme, ratio) {
  const { layout, links, columns, unit, link, locks, shape, parameters } = diagram;
  context.clearRect(0, 0, layout.width, layout.height);
  if (columns) columns.drawLinks(context, diagram, theme, ratio);
  else drawLinks(context, layout, links, theme, unit);
  if (unit) drawLinksOf(context, layout, shape, parameters, theme, unit);
  locks?.drawFrozenLinks(context, diagram, theme);
  if (link) drawLink(context, layout, shape, parameters, theme, link, 1.5);
  if (columns) columns.drawUnits(context, diagram, theme, ratio);
  else {
    drawUnits(context, diagram, theme);
    drawBiases(context, diagram, theme);
  }
  drawFeatures(context, diagram, theme);
  drawChosen(context, diagram, theme);
  locks?.drawFrozenUnits(context, diagram, theme);
  drawOutputMarks(context, diagram, theme);
}

/** Many small units have square corners and no outline, since these take time and can hardly be seen. */
const SMALL = 16;
const MANY = 10;

/** @param {import('./layout.js').Column} column */
const isPlain = (column) => column.size < SMALL && column.units.length > MANY;

/** @param {number} size */
const cornerOf = (size) => Math.min(7, size * 0.2);

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Diagram} diagram
 * @param {Theme} theme
 */
function drawFeatures(context, { layout, inputMaps: maps }, theme) {
  const { features, used } = layout;
  const pattern = maps.picture && context.createPattern(maps.picture, 'no-repeat');
  if (!pattern) return;
  features.units.forEach((centre, feature) => {
    context.globalAlpha = used.includes(feature) ? 1 : 0.3;
    fillMap(context, maps.sheet, pattern, feature, centre, features.size);
  });
  context.globalAlpha = 1;
  context.lineWidth = 1;
  context.strokeStyle = mix(theme.card, theme.ink, 0.3);
  context.beginPath();
  for (const feature of used) outline(context, features.units[feature].x, features.units[feature].y, features.size, 0);
  context.stroke();
  context.strokeStyle = mix(theme.card, theme.soft, 0.6);
  context.setLineDash([3, 3]);
  context.beginPath();
  features.units.forEach(({ x, y }, feature) => {
    if (!used.includes(feature)) outline(context, x, y, features.size, 0);
  });
  context.stroke();
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Diagram} diagram
 * @param {Theme} theme
 * @param {number} [from]  the first layer
 * @param {number} [to]  the one after the last
 */
export function drawUnits(context, { layout, maps }, theme, from = 0, to = layout.layers.length) {
  const { picture } = maps;
  const pattern = picture && context.createPattern(picture, 'no-repeat');
  if (!pattern) return;
  const { layers } = layout;
  let map = 0;
  for (let layer = 0; layer < from; layer++) map += layers[layer].units.length;
  for (const column of layers.slice(from, to)) {
    for (const centre of column.units) {
      if (isPlain(column)) copyMap(context, maps.sheet, picture, map++, centre, column.size);
      else fillMap(context, maps.sheet, pattern, map++, centre, column.size);
    }
  }
  context.lineWidth = 1;
  context.strokeStyle = mix(theme.card, theme.ink, 0.3);
  context.beginPath();
  for (const column of layers.slice(from, to)) {
    if (!isPlain(column)) for (const { x, y } of column.units) outline(context, x, y, column.size, 0);
  }
  context.stroke();
}

/**
 * The unit under the pointer, or with the focus.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Diagram} diagram
 * @param {Theme} theme
 */
function drawChosen(context, { layout, unit }, theme) {
  if (!unit) return;
  const { size, units } = layout.layers[unit.layer];
  context.beginPath();
  outline(context, units[unit.unit].x, units[unit.unit].y, size, 2);
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {number} beyond how far outside the unit
 */
function outline(context, x, y, size, beyond) {
  const half = size / 2 + beyond;
  context.roundRect(x - half, y - half, 2 * half, 2 * half, cornerOf(size) + beyond);
}

/**
 * A unit's map as a square.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Maps['sheet']} sheet
 * @param {ImageBitmap | OffscreenCanvas} picture of all maps
 * @param {number} map
 * @param {import('./layout.js').Centre} centre
 * @param {number} size
 */
function copyMap(context, { left, top, side }, picture, map, { x, y }, size) {
  const half = size / 2;
  context.drawImage(picture, left(map), top(map), side, side, x - half, y - half, size, size);
}

/**
 * A unit's map as a square with round corners.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Maps['sheet']} sheet
 * @param {CanvasPattern} pattern of all maps
 * @param {number} map
 * @param {import('./layout.js').Centre} centre
 * @param {number} size
 */
function fillMap(context, { left, top, side }, pattern, map, { x, y }, size) {
  const scale = size / side;
  context.save();
  context.translate(x - size / 2 - left(map) * scale, y - size / 2 - top(map) * scale);
  context.scale(scale, scale);
  context.fillStyle = pattern;
  context.beginPath();
  context.roundRect(left(map), top(map), side, side, cornerOf(size) / scale);
  context.fill();
  context.restore();
}

/** Shades of a bias on each side of 0. */
const SHADES = 16;
/** A bias of this size has half of the colour's strength. */
const HALF = 0.4;
/** @type {WeakMap<Theme, string[]>} from the most negative to the most positive */
const biasColours = new WeakMap();

/** @param {Theme} theme */
function biasColoursOf(theme) {
  const known = biasColours.get(theme);
  if (known) return known;
  const made = Array.from({ length: 2 * SHADES + 1 }, (_, i) => {
    const part = (i - SHADES) / SHADES;
    return mix(theme.card, part < 0 ? theme.negative : theme.positive, Math.abs(part));
  });
  biasColours.set(theme, made);
  return made;
}

/**
 * A dot on the corner of each unit, in the colour of its bias' sign, stronger for a larger bias.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Diagram} diagram
 * @param {Theme} theme
 * @param {number} [from]  the first layer
 * @param {number} [to]  the one after the last
 */
export function drawBiases(context, { shape, layout, parameters }, theme, from = 0, to = layout.layers.length) {
  const colours = biasColoursOf(theme);
  /** @type {Map<number, { x: number, y: number, radius: number }[]>} by shade */
  const shades = new Map();
  for (let layer = from; layer < to; layer++) {
    const { units } = shape.layers[layer];
    const biases = parameterIndex(shape, layer, 0);
    for (let unit = 0; unit < units; unit++) {
      const { x, y, radius } = biasDot(layout, layer, unit);
      if (radius === 0) break;
      const bias = parameters[biases + unit];
      const shade = SHADES + Math.round((SHADES * bias) / (Math.abs(bias) + HALF));
      const alike = shades.get(shade);
      if (alike) alike.push({ x, y, radius });
      else shades.set(shade, [{ x, y, radius }]);
    }
  }
  // A rim of the card's colour sets the dots off from the links.
  context.strokeStyle = theme.card;
  context.lineWidth = 3;
  context.beginPath();
  for (const dots of shades.values()) addDots(context, dots);
  context.stroke();
  for (const [shade, dots] of shades) {
    context.fillStyle = colours[shade];
    context.beginPath();
    addDots(context, dots);
    context.fill();
  }
  context.strokeStyle = mix(theme.card, theme.ink, 0.45);
  context.lineWidth = 1;
  context.beginPath();
  for (const dots of shades.values()) addDots(context, dots);
  context.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {{ x: number, y: number, radius: number }[]} dots */
function addDots(context, dots) {
  for (const { x, y, radius } of dots) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

/**
 * Beside each output of several: the mark of its class.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Diagram} diagram
 * @param {Theme} theme
 */
function drawOutputMarks(context, { layout }, theme) {
  const last = layout.layers.length - 1;
  const { size, units } = layout.layers[last];
  if (units.length === 1) return;
  const { scale } = layout;
  units.forEach(({ x, y }, k) => {
    drawMark(context, x + size / 2 + 14 * scale, y, 4.5 * scale, k, theme.classes[k], theme, false);
  });
}
