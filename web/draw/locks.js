/** What of the network's diagram keeps its value while the rest learns. */
import { mix } from './colour.js';
import { sourcesOf } from './layout.js';
import { addCurve } from './links.js';

/** @typedef {import('./network.js').Diagram} Diagram */
/** @typedef {import('./theme.js').Theme} Theme */

/**
 * A weight that is frozen is drawn in dashes.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Diagram} diagram
 * @param {Theme} theme
 */
export function drawFrozenLinks(context, { layout, frozen }, theme) {
  context.save();
  context.strokeStyle = theme.paper;
  context.lineWidth = 7;
  context.setLineDash([3, 6]);
  context.beginPath();
  for (const [layer, unit, input] of frozen) {
    if (input === undefined || !layout.layers[layer]?.units[unit] || !sourcesOf(layout, layer)[input]) continue;
    addCurve(context, layout, layer, sourcesOf(layout, layer)[input].y, layout.layers[layer].units[unit].y);
  }
  context.stroke();
  context.restore();
}

/**
 * A unit that is frozen has a padlock on its upper right corner.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Diagram} diagram
 * @param {Theme} theme
 */
export function drawFrozenUnits(context, { layout, frozen }, theme) {
  for (const [layer, unit, input] of frozen) {
    const column = layout.layers[layer];
    if (input !== undefined || !column?.units[unit]) continue;
    const { x, y } = column.units[unit];
    const size = Math.max(9, Math.min(15 * layout.scale, column.size * 0.4));
    context.save();
    context.translate(x + column.size / 2 - 1, y - column.size / 2 + 1);
    context.scale(size / 16, size / 16);
    context.beginPath();
    context.arc(0, 0, 10, 0, 2 * Math.PI);
    context.fillStyle = theme.card;
    context.strokeStyle = mix(theme.card, theme.ink, 0.45);
    context.lineWidth = 1;
    context.fill();
    context.stroke();
    context.beginPath();
    context.roundRect(-5, -1, 10, 7, 1.5);
    context.fillStyle = theme.ink;
    context.fill();
    context.beginPath();
    context.arc(0, -2, 3, Math.PI, 0);
    context.strokeStyle = theme.ink;
    context.lineWidth = 2;
    context.stroke();
    context.restore();
  }
}
