/** A sheet of pixels: each part is drawn on a canvas of its own, at its place. */
import { make } from '../dom.js';

export class PixelSheet {
  /** @param {number} width in CSS pixels @param {number} height @param {number} ratio pixels to a CSS pixel */
  constructor(width, height, ratio) {
    this.ratio = ratio;
    this.stamped = true;
    this.whole = make('canvas', '');
    this.whole.width = width * ratio;
    this.whole.height = height * ratio;
    /** @type {{ canvas: HTMLCanvasElement, left: number, top: number }[]} */
    this.parts = [];
  }

  /** @param {number} left @param {number} top @returns {HTMLCanvasElement} */
  part(left, top) {
    const canvas = make('canvas', '');
    this.parts.push({ canvas, left, top });
    return canvas;
  }

  /** @returns {HTMLCanvasElement} what a field is drawn on before it's drawn on its part */
  layer() {
    return make('canvas', '');
  }

  /** @returns {HTMLCanvasElement} all parts as they are now */
  picture() {
    const context = /** @type {CanvasRenderingContext2D} */ (this.whole.getContext('2d'));
    for (const { canvas, left, top } of this.parts) context.drawImage(canvas, left * this.ratio, top * this.ratio);
    return this.whole;
  }

  /** @returns {Promise<Blob>} */
  file() {
    this.picture();
    return new Promise((resolve, reject) => {
      this.whole.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('there is no memory for the picture'))));
    });
  }
}
