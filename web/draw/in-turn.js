/**
 * A picture of parts that changes while a run goes on. Where a frame has no time for all parts that have changed, some have their
 * turn, and the others follow in the next frames.
 */
import { fitCanvas } from './canvas.js';

/** Milliseconds of a frame. At least one part has its turn. */
const BUDGET = 1.5;
const MEMORY = 0.9;

export class InTurn {
  constructor() {
    this.canvas = new OffscreenCanvas(1, 1);
    /** What all parts are of. @type {readonly unknown[]} */
    this.of = [];
    /** What each part was of when it was drawn. @type {unknown[]} */
    this.drawn = [];
    /** The part whose turn it is. */
    this.next = 0;
    /** Milliseconds a part takes, a moving mean. */
    this.usual = 0;
  }

  /**
   * Shows the picture at the upper left corner of a canvas.
   *
   * @param {CanvasRenderingContext2D} context in CSS pixels
   * @param {{ width: number, height: number }} size in CSS pixels
   * @param {number} ratio devicePixelRatio
   * @param {readonly unknown[]} of  all that every part depends on, beside size and ratio: all are drawn when it changes
   * @param {readonly unknown[]} parts  what each part is of
   * @param {(context: CanvasRenderingContext2D, part: number) => void} draw  a part, where another of it may be
   */
  show(context, { width, height }, ratio, of, parts, draw) {
    const start = performance.now();
    const own = fitCanvas(this.canvas, width, height, ratio);
    const all = [width, height, ratio, ...of];
    let turns = Math.max(1, Math.floor(BUDGET / this.usual));
    if (this.drawn.length !== parts.length || all.some((value, i) => value !== this.of[i])) {
      this.of = all;
      this.drawn = parts.map(() => null);
      own.clearRect(0, 0, width, height);
      turns = parts.length;
    }
    const order = parts.map((_, i) => (this.next + i) % parts.length);
    const due = order.filter((part) => this.drawn[part] !== parts[part]).slice(0, turns);
    for (const part of due) {
      draw(own, part);
      this.drawn[part] = parts[part];
      this.next = part + 1;
    }
    // This waits until all is drawn.
    context.drawImage(this.canvas, 0, 0, this.canvas.width / ratio, this.canvas.height / ratio);
    if (due.length > 0) this.usual += (1 - MEMORY) * ((performance.now() - start) / due.length - this.usual);
  }
}
