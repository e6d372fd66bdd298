/**
 * While a run trains, the signal moves along the strongest links: on a canvas of its own, over the diagram's, since frames may come
 * once a second only. Still for whoever asked for less motion.
 */
import { fitCanvas } from '../../draw/canvas.js';
import { drawSignal } from '../../draw/signal.js';

/** @typedef {import('./panel.js').NetworkView} NetworkView */
/** @typedef {import('../../draw/layout.js').Layout} Layout */
/** @typedef {import('../../draw/links.js').Links} Links */

/** CSS pixels a second: calm. */
const SPEED = 40;
/** Milliseconds from one drawing to the next. */
const PAUSE = 45;

export class Signal {
  /** @param {HTMLCanvasElement} canvas  as large as the diagram's */
  constructor(canvas) {
    this.canvas = canvas;
    this.calm = matchMedia('(prefers-reduced-motion: reduce)');
    this.scheduled = 0;
    this.drawnAt = 0;
    /** @type {{ view: NetworkView, layout: Layout, links: Links } | null} */
    this.shown = null;
  }

  /**
   * At each drawing of the diagram.
   *
   * @param {NetworkView} view
   * @param {Layout} layout
   * @param {Links} links
   */
  follow(view, layout, links) {
    const moves = view.running && !this.calm.matches;
    if (!moves && !this.shown) return;
    this.shown = moves ? { view, layout, links } : null;
    if (moves) this.scheduled ||= requestAnimationFrame((now) => this.draw(now));
    else this.context(layout, view.ratio).clearRect(0, 0, layout.width, layout.height);
  }

  /** The diagram takes no room. */
  rest() {
    this.shown = null;
  }

  /** @param {number} now */
  draw(now) {
    this.scheduled = 0;
    if (!this.shown) return;
    this.scheduled = requestAnimationFrame((next) => this.draw(next));
    if (now - this.drawnAt < PAUSE) return;
    this.drawnAt = now;
    const { view, layout, links } = this.shown;
    const context = this.context(layout, view.ratio);
    context.clearRect(0, 0, layout.width, layout.height);
    drawSignal(context, layout, links, view.theme, (now / 1000) * SPEED);
  }

  /** @param {Layout} layout @param {number} ratio */
  context({ width, height }, ratio) {
    return fitCanvas(this.canvas, width, height, ratio);
  }
}
