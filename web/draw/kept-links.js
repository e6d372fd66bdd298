/**
 * The links as they are while a run goes on: kept as pixels, of which only the gaps between two columns are drawn anew whose links
 * have changed. To draw hundreds of curves takes longer than all else in a frame, so of many gaps only as many have their turn as
 * the time of a frame allows; the others follow in the next frames.
 */
import { fitCanvas } from './canvas.js';
import { columnBefore } from './layout.js';
import { drawLinks } from './links.js';

/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./links.js').Links} Links */
/** @typedef {import('./theme.js').Theme} Theme */

/** Milliseconds of a frame. At least one gap has its turn. */
const BUDGET = 3;
const MEMORY = 0.9;
/** Links reach so far beyond their gap, in CSS pixels. */
const EDGE = 1;

export class KeptLinks {
  constructor() {
    this.canvas = new OffscreenCanvas(1, 1);
    /** What all gaps were drawn for. @type {readonly unknown[]} */
    this.of = [];
    /** The levels of each gap as they were drawn. @type {Int8Array[]} */
    this.drawn = [];
    /** The gap whose turn it is. */
    this.next = 0;
    /** Milliseconds a gap takes, a moving mean. */
    this.usual = 0;
  }

  /**
   * @param {CanvasRenderingContext2D} context in CSS pixels
   * @param {Layout} layout
   * @param {Links} links
   * @param {Theme} theme
   * @param {{layer: number, unit: number} | null} unit  whose links stand out
   * @param {number} ratio devicePixelRatio
   * @returns {number} the milliseconds that it took
   */
  show(context, layout, links, theme, unit, ratio) {
    const start = performance.now();
    const gaps = links.levels.length;
    const of = [layout, theme, unit, ratio];
    const own = fitCanvas(this.canvas, layout.width, layout.height, ratio);
    if (of.some((value, i) => value !== this.of[i])) {
      this.of = of;
      this.drawn = [];
      own.clearRect(0, 0, layout.width, layout.height);
    }
    const turns = this.drawn.length === 0 ? gaps : Math.max(1, Math.floor(BUDGET / this.usual));
    const waiting = links.levels.map((_, i) => (this.next + i) % gaps).filter((gap) => !this.shows(gap, links.levels[gap]));
    const redrawn = waiting.slice(0, turns);
    for (const gap of redrawn) {
      const left = columnBefore(layout, gap).right - EDGE;
      own.clearRect(left, 0, layout.layers[gap].left + EDGE - left, layout.height);
      drawLinks(own, layout, links, theme, unit, gap, gap + 1);
      this.drawn[gap] = links.levels[gap].slice();
      this.next = gap + 1;
    }
    // This waits until all is drawn.
    context.drawImage(this.canvas, 0, 0, this.canvas.width / ratio, this.canvas.height / ratio);
    const taken = performance.now() - start;
    if (redrawn.length > 0) this.usual += (1 - MEMORY) * (taken / redrawn.length - this.usual);
    return taken;
  }

  /** @param {number} gap @param {Int8Array} levels @returns {boolean} whether the gap was last drawn with these */
  shows(gap, levels) {
    const drawn = this.drawn[gap];
    return drawn?.every((level, i) => level === levels[i]) ?? false;
  }
}
