/** The columns of the network's diagram while a run goes on, and what lies between them: drawn in turn where they are many. */
import { InTurn } from './in-turn.js';
import { columnBefore } from './layout.js';
import { drawLinks } from './links.js';
import { drawBiases, drawUnits } from './network.js';

/** @typedef {import('./network.js').Diagram} Diagram */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./theme.js').Theme} Theme */

/** So far beyond its edges may reach what is drawn of a column, or between two, in CSS pixels. */
const EDGE = 1;
/** The dots of biases reach farther. */
const DOTS = 6;

export class Columns {
  constructor() {
    this.links = new InTurn();
    this.units = new InTurn();
  }

  /**
   * @param {CanvasRenderingContext2D} context in CSS pixels
   * @param {Diagram} diagram
   * @param {Theme} theme
   * @param {number} ratio devicePixelRatio
   */
  drawLinks(context, { layout, links, unit }, theme, ratio) {
    this.links.show(context, layout, ratio, [layout, theme, unit], links.changes, (own, layer) => {
      clear(own, layout, columnBefore(layout, layer).right - EDGE, layout.layers[layer].left + EDGE);
      drawLinks(own, layout, links, theme, unit, layer, layer + 1);
    });
  }

  /**
   * The units' maps and biases.
   *
   * @param {CanvasRenderingContext2D} context in CSS pixels
   * @param {Diagram} diagram
   * @param {Theme} theme
   * @param {number} ratio devicePixelRatio
   */
  drawUnits(context, diagram, theme, ratio) {
    const { layout, parameters } = diagram;
    const parts = layout.layers.map(() => parameters);
    this.units.show(context, layout, ratio, [layout, theme], parts, (own, layer) => {
      const { left, right } = layout.layers[layer];
      clear(own, layout, left - DOTS * layout.scale, right + EDGE);
      drawUnits(own, diagram, theme, layer, layer + 1);
      drawBiases(own, diagram, theme, layer, layer + 1);
    });
  }
}

/** @param {CanvasRenderingContext2D} context @param {Layout} layout @param {number} left @param {number} right */
function clear(context, { height }, left, right) {
  context.clearRect(left, 0, right - left, height);
}
