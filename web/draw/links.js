/**
 * The weights between two columns of the diagram as S-curves: blue for positive ones, orange for negative, the wider
 * and the stronger the more they carry. Where there are more than the eye can tell apart, only the strongest are drawn.
 */
import { parameterIndex } from '../net/forward.js';
import { columnBefore, sourcesOf } from './layout.js';

/** @typedef {import('../net/forward.js').NetworkShape} NetworkShape */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {{layer: number, unit: number, input: number}} Link the weight of `input` in a unit of `layer` */

/** Curves of the same colour and nearly the same strength are stroked together. */
export const LEVELS = 10;
const MOST_IN_A_GAP = 160;
const MOST_IN_ALL = 480;
const WIDEST = 5.5;
const THINNEST = 0.6;
/** The opacity of the strongest link. */
const STRONGEST = 0.9;

/**
 * The strength of a weight, 0..1. It grows with |w| √fanIn, so that layers of any width can be compared. It is a half at a weight
 * of 2 for two inputs, or of 0.5 for 32.
 *
 * @param {number} weight
 * @param {number} fanIn
 */
export function linkStrength(weight, fanIn) {
  const carried = (Math.abs(weight) * Math.sqrt(fanIn / 2)) / 2;
  return carried / (1 + carried);
}

/** The links that are drawn, with their level of strength; made once for a set of parameters. */
export class Links {
  constructor() {
    /** For each layer, unit-major as the weights are: 0 = not drawn, else ±(1 + level). @type {Int8Array[]} */
    this.levels = [];
    /** For each layer, how often its levels have changed. @type {number[]} */
    this.changes = [];
  }

  /**
   * @param {NetworkShape} shape
   * @param {ArrayLike<number>} parameters
   */
  set(shape, parameters) {
    const counts = shape.layers.map(({ units }, layer) => units * fanInOf(shape, layer));
    if (this.levels.length !== counts.length || this.levels.some((levels, layer) => levels.length !== counts[layer])) {
      this.levels = counts.map((count) => new Int8Array(count));
      this.changes = counts.map(() => 0);
    }
    const most = mostInAGap(shape);
    this.levels.forEach((levels, layer) => {
      if (chooseStrongest(levels, parameters, parameterIndex(shape, layer, 0, 0), fanInOf(shape, layer), most))
        this.changes[layer]++;
    });
  }
}

/** @param {NetworkShape} shape */
const mostInAGap = (shape) => Math.min(MOST_IN_A_GAP, Math.floor(MOST_IN_ALL / shape.layers.length));

/**
 * How many links are drawn, of how many.
 *
 * @param {NetworkShape} shape
 */
export function linkCounts(shape) {
  const counts = shape.layers.map(({ units }, layer) => units * fanInOf(shape, layer));
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((one, other) => one + other, 0);
  return { drawn: sum(counts.map((count) => Math.min(count, mostInAGap(shape)))), all: sum(counts) };
}

const BINS = 1024;
const bins = new Uint32Array(BINS);

/**
 * Sets the levels of a layer's strongest links, as many as may be drawn: found by counting, not by sorting. Of those that are
 * equally strong as the weakest one drawn, the first are taken.
 *
 * @param {Int8Array} levels
 * @param {ArrayLike<number>} parameters
 * @param {number} offset
 * @param {number} fanIn
 * @param {number} most
 * @returns {boolean} whether a level has changed
 */
function chooseStrongest(levels, parameters, offset, fanIn, most) {
  let weakest = 0;
  let room = levels.length;
  if (levels.length > most) {
    bins.fill(0);
    for (let i = 0; i < levels.length; i++) bins[binOf(linkStrength(parameters[offset + i], fanIn))]++;
    weakest = BINS - 1;
    room = most;
    for (; room > bins[weakest]; weakest--) room -= bins[weakest];
  }
  let changed = false;
  for (let i = 0; i < levels.length; i++) {
    const weight = parameters[offset + i];
    const strength = linkStrength(weight, fanIn);
    const bin = binOf(strength);
    const drawn = bin > weakest || (bin === weakest && room-- > 0);
    const level = 1 + Math.min(LEVELS - 1, Math.floor(strength * LEVELS));
    const signed = !drawn ? 0 : weight < 0 ? -level : level;
    if (signed === levels[i]) continue;
    changed = true;
    levels[i] = signed;
  }
  return changed;
}

/** @param {number} strength */
const binOf = (strength) => Math.floor(strength * (BINS - 1));

/** @param {NetworkShape} shape @param {number} layer */
function fanInOf(shape, layer) {
  return layer === 0 ? shape.inputs.length : shape.layers[layer - 1].units;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Links} links
 * @param {Theme} theme
 * @param {{layer: number, unit: number} | null} unit  whose links stand out, the others stepping back
 * @param {number} [from]  the first layer whose incoming links are drawn
 * @param {number} [to]  the one after the last
 */
export function drawLinks(context, layout, links, theme, unit, from = 0, to = layout.layers.length) {
  context.save();
  const quiet = unit ? 0.25 : 1;
  // From the weakest level to the strongest over all layers, so that strong paths lie on top.
  for (let level = 1; level <= LEVELS; level++) {
    for (const sign of [-1, 1]) {
      context.strokeStyle = sign < 0 ? theme.negative : theme.positive;
      context.globalAlpha = opacity(level, theme) * quiet;
      for (let layer = from; layer < to; layer++) {
        context.lineWidth = linkWidth(layout, layer, level);
        strokeLevel(context, layout, layer, links.levels[layer], sign * level);
      }
    }
  }
  context.restore();
}

/** @param {number} level @param {Theme} theme */
const opacity = (level, { faintest }) => faintest + (STRONGEST - faintest) * ((level - 0.5) / LEVELS) ** 0.8;

/**
 * @param {Layout} layout
 * @param {number} layer
 * @param {number} level
 */
export function linkWidth(layout, layer, level) {
  const { pitch } = layout.layers[layer];
  const { scale } = layout;
  const widest = Math.min(WIDEST * scale, 1.4 + Math.min(pitch, columnBefore(layout, layer).pitch) * 0.1);
  return THINNEST * scale + (widest - THINNEST * scale) * ((level - 0.5) / LEVELS);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {number} layer
 * @param {Int8Array} levels
 * @param {number} wanted
 * @param {(from: number, to: number) => void} [add]  to the path, a link from one height to another
 */
export function strokeLevel(
  context,
  layout,
  layer,
  levels,
  wanted,
  add = (from, to) => addCurve(context, layout, layer, from, to),
) {
  const sources = sourcesOf(layout, layer);
  const targets = layout.layers[layer].units;
  let any = false;
  for (let unit = 0, i = 0; unit < targets.length; unit++) {
    for (let input = 0; input < sources.length; input++, i++) {
      if (levels[i] !== wanted) continue;
      if (!any) context.beginPath();
      any = true;
      add(sources[input].y, targets[unit].y);
    }
  }
  if (any) context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {number} layer
 * @param {number} from height of its source
 * @param {number} to height of its target
 */
export function addCurve(context, layout, layer, from, to) {
  const left = columnBefore(layout, layer).right;
  const right = layout.layers[layer].left;
  const middle = (left + right) / 2;
  context.moveTo(left, from);
  context.bezierCurveTo(middle, from, middle, to, right, to);
}

/**
 * All links into and out of a unit, at full strength, also those that are too weak to be drawn otherwise.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {NetworkShape} shape
 * @param {ArrayLike<number>} parameters
 * @param {Theme} theme
 * @param {{layer: number, unit: number}} unit
 */
export function drawLinksOf(context, layout, shape, parameters, theme, { layer, unit }) {
  for (let input = 0; input < fanInOf(shape, layer); input++) {
    drawLink(context, layout, shape, parameters, theme, { layer, unit, input }, 0);
  }
  if (layer + 1 === shape.layers.length) return;
  for (let next = 0; next < shape.layers[layer + 1].units; next++) {
    drawLink(context, layout, shape, parameters, theme, { layer: layer + 1, unit: next, input: unit }, 0);
  }
}

/**
 * One link, with a rim of the card's colour if it is to stand out.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {NetworkShape} shape
 * @param {ArrayLike<number>} parameters
 * @param {Theme} theme
 * @param {Link} link
 * @param {number} rim in CSS pixels
 */
export function drawLink(context, layout, shape, parameters, theme, { layer, unit, input }, rim) {
  const weight = parameters[parameterIndex(shape, layer, unit, input)];
  const level = 1 + Math.min(LEVELS - 1, Math.floor(linkStrength(weight, fanInOf(shape, layer)) * LEVELS));
  context.save();
  context.beginPath();
  addCurve(context, layout, layer, sourcesOf(layout, layer)[input].y, layout.layers[layer].units[unit].y);
  const width = Math.max(rim > 0 ? 2 : 1, linkWidth(layout, layer, level));
  if (rim > 0) {
    context.strokeStyle = theme.ink;
    context.lineWidth = width + 2 * rim + 2;
    context.stroke();
    context.strokeStyle = theme.card;
    context.lineWidth = width + 2 * rim;
    context.stroke();
  }
  context.strokeStyle = weight < 0 ? theme.negative : theme.positive;
  context.globalAlpha = rim > 0 ? 1 : Math.max(0.4, opacity(level, theme));
  context.lineWidth = width;
  context.stroke();
  context.restore();
}

/**
 * The link nearest to a place, of those that are drawn.
 *
 * All curves between two columns begin at the same x and end at the same, so that at a given x all have covered the same part of
 * their height: x(t) = 1.5 t − 1.5 t² + t³, y(t) = 3 t² − 2 t³.
 *
 * @param {Layout} layout
 * @param {Links} links
 * @param {number} x
 * @param {number} y
 * @param {number} reach in CSS pixels
 * @returns {Link | null}
 */
export function linkAt(layout, links, x, y, reach) {
  for (let layer = 0; layer < links.levels.length; layer++) {
    const { right: left } = columnBefore(layout, layer);
    const { left: right, units } = layout.layers[layer];
    if (x <= left || x >= right) continue;
    const t = onTheWay((x - left) / (right - left));
    const part = t * t * (3 - 2 * t);
    const slope = (6 * t * (1 - t)) / (1.5 - 3 * t + 3 * t * t) / (right - left);
    const sources = sourcesOf(layout, layer);
    /** @type {Link | null} */
    let nearest = null;
    let closest = reach;
    for (let unit = 0, i = 0; unit < units.length; unit++) {
      for (let input = 0; input < sources.length; input++, i++) {
        const level = Math.abs(links.levels[layer][i]);
        if (level === 0) continue;
        const fall = units[unit].y - sources[input].y;
        const beside = Math.abs(y - sources[input].y - fall * part) / Math.hypot(1, fall * slope);
        const distance = Math.max(0, beside - linkWidth(layout, layer, level) / 2) - level * 1e-3;
        if (distance < closest) {
          closest = distance;
          nearest = { layer, unit, input };
        }
      }
    }
    return nearest;
  }
  return null;
}

/**
 * The t at which x(t) is the given part of the way, by Newton's method; the slope of x(t) is never below 0.75.
 *
 * @param {number} part
 */
export function onTheWay(part) {
  let t = part;
  for (let i = 0; i < 6; i++) t -= (1.5 * t - 1.5 * t * t + t ** 3 - part) / (1.5 - 3 * t + 3 * t * t);
  return t;
}
