/** The way of the signal, from the inputs to the output: short pieces that move along the strongest links. */
import { columnBefore } from './layout.js';
import { LEVELS, linkWidth, strokeLevel } from './links.js';

/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./links.js').Links} Links */
/** @typedef {import('./theme.js').Theme} Theme */

/** Between two columns, the strongest links show the way of the signal: this many, and those as strong. */
const WITH_SIGNAL = 4;
/** The length of a piece of the signal, and the way from one to the next, in CSS pixels. */
const PIECE = 4;
const APART = 40;
/** A curve is taken for so many straight lines. */
const LINES = 16;

/**
 * The way of the signal, from the inputs to the output, along the strongest links.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Links} links
 * @param {Theme} theme
 * @param {number} way  that the signal has gone, in CSS pixels
 */
export function drawSignal(context, layout, links, theme, way) {
  context.save();
  context.globalAlpha = 0.85;
  context.lineCap = 'round';
  links.levels.forEach((levels, layer) => {
    let more = WITH_SIGNAL;
    for (let level = LEVELS; level > 0 && more > 0; level--) {
      for (const sign of [-1, 1]) {
        for (const is of levels) if (is === sign * level) more--;
        context.strokeStyle = sign < 0 ? theme.negative : theme.positive;
        context.lineWidth = linkWidth(layout, layer, level) + 0.8;
        strokeLevel(context, layout, layer, levels, sign * level, (from, to) => addPieces(context, layout, layer, from, to, way));
      }
    }
  });
  context.restore();
}

/**
 * The pieces of the signal on a link. As dashes of its curve, they would take several times as long to draw.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {number} layer
 * @param {number} from height of its source
 * @param {number} to height of its target
 * @param {number} way  that the signal has gone
 */
function addPieces(context, layout, layer, from, to, way) {
  const left = columnBefore(layout, layer).right;
  const wide = layout.layers[layer].left - left;
  /** Where the next piece begins, or the one under way ends, from the curve's beginning. */
  let next = (way % APART) - APART;
  let drawing = false;
  let [x0, y0, gone] = [left, from, 0];
  for (let i = 1; i <= LINES; i++) {
    const t = i / LINES;
    const x = left + wide * t * (1.5 - 1.5 * t + t * t);
    const y = from + (to - from) * t * t * (3 - 2 * t);
    const length = Math.hypot(x - x0, y - y0);
    while (next <= gone + length) {
      const part = Math.max(0, next - gone) / length;
      if (drawing) context.lineTo(x0 + (x - x0) * part, y0 + (y - y0) * part);
      else context.moveTo(x0 + (x - x0) * part, y0 + (y - y0) * part);
      next += drawing ? APART - PIECE : PIECE;
      drawing = !drawing;
    }
    if (drawing) context.lineTo(x, y);
    [x0, y0, gone] = [x, y, gone + length];
  }
}
