/** A sheet of SVG: each part is drawn as paths and texts, at its place. */
import { make } from '../dom.js';
import { SvgCanvas } from './svg.js';

export class SvgSheet {
  /** @param {number} width in CSS pixels @param {number} height */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.ratio = 1;
    this.stamped = false;
    /** @type {{ canvas: SvgCanvas, left: number, top: number }[]} */
    this.parts = [];
    this.layers = 0;
  }

  /** @param {number} left @param {number} top @returns {HTMLCanvasElement} */
  part(left, top) {
    const canvas = this.newCanvas();
    this.parts.push({ canvas, left, top });
    return asCanvas(canvas);
  }

  /** @returns {HTMLCanvasElement} what a field is drawn on before it's drawn on its part */
  layer() {
    return asCanvas(this.newCanvas());
  }

  newCanvas() {
    return new SvgCanvas({ toUrl, widthOf }, `l${this.layers++}-`);
  }

  /** @returns {Promise<Blob>} */
  async file() {
    const { width, height } = this;
    // As a canvas, each part shows nothing of what is drawn beyond its edges.
    const parts = this.parts.map(
      ({ canvas, left, top }) => `<svg x="${left}" y="${top}" ${sizeOf(canvas)}>\n${canvas.content}\n</svg>\n`,
    );
    const size = `${sizeOf(this)} viewBox="0 0 ${width} ${height}"`;
    return new Blob([`<svg xmlns="http://www.w3.org/2000/svg" ${size}>\n`, ...parts, '</svg>\n'], { type: 'image/svg+xml' });
  }
}

/** @param {{ width: number, height: number }} of */
const sizeOf = ({ width, height }) => `width="${width}" height="${height}"`;

/** What draws on a canvas uses only what an SvgCanvas has. @param {SvgCanvas} canvas */
const asCanvas = (canvas) => /** @type {HTMLCanvasElement} */ (/** @type {unknown} */ (canvas));

/** @param {CanvasImageSource} image @param {number[] | null} box */
function toUrl(image, box) {
  const { width, height } = /** @type {HTMLCanvasElement} */ (image);
  const [left, top, wide, high] = box ?? [0, 0, width, height];
  const canvas = make('canvas', '');
  canvas.width = wide;
  canvas.height = high;
  canvas.getContext('2d')?.drawImage(image, left, top, wide, high, 0, 0, wide, high);
  return canvas.toDataURL();
}

const measuring = make('canvas', '').getContext('2d');

/** @param {string} words @param {string} font */
function widthOf(words, font) {
  if (!measuring) return 0;
  measuring.font = font;
  return measuring.measureText(words).width;
}
