/** A drawing that is kept as pixels as long as what it is of stays the same: while a run goes on, most of a frame is as before. */
import { fitCanvas } from './canvas.js';

export class Kept {
  constructor() {
    this.canvas = new OffscreenCanvas(1, 1);
    /** What the picture is of. @type {readonly unknown[]} */
    this.of = [];
    /** @type {ImageBitmap | null} */
    this.picture = null;
  }

  /**
   * Shows the drawing of a square at the upper left corner of a canvas.
   *
   * @param {CanvasRenderingContext2D} context in CSS pixels
   * @param {number} size  of its sides in CSS pixels
   * @param {number} ratio devicePixelRatio
   * @param {readonly unknown[]} of all that the drawing depends on, beside size and ratio
   * @param {(context: CanvasRenderingContext2D) => void} draw
   */
  show(context, size, ratio, of, draw) {
    const all = [size, ratio, ...of];
    if (!this.picture || all.some((value, i) => value !== this.of[i])) {
      this.of = all;
      draw(fitCanvas(this.canvas, size, size, ratio));
      this.picture?.close();
      this.picture = this.canvas.transferToImageBitmap();
    }
    // Pixel on pixel, also where the size in CSS pixels isn't a whole number of them.
    context.drawImage(this.picture, 0, 0, this.picture.width / ratio, this.picture.height / ratio);
  }
}
