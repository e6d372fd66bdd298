/** A video as an animated GIF, for browsers that encode no video, and for wherever a video isn't played by itself. */
import { Gif } from '../../film/gif.js';
import { RATE } from './video-file.js';

export class GifFile {
  name = 'playground.gif';
  ratio = 0.625;
  /** A GIF holds its pictures nearly whole, so that all of them would make too large a file. */
  fewestTicks = 2;
  /** @type {Gif | null} */
  gif = null;

  /** @param {HTMLCanvasElement} picture @param {number} ticks */
  add(picture, ticks) {
    const { width, height } = picture;
    const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext('2d'));
    this.gif ??= new Gif(width, height);
    this.gif.add(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer), ticks / RATE);
  }

  /** @returns {Blob} */
  finish() {
    return new Blob(this.gif?.file() ?? [], { type: 'image/gif' });
  }

  close() {}
}
