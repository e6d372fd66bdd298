/**
 * A film as an animated GIF (GIF89a), which plays everywhere, again and again. Each picture says only what differs from the one before,
 * in 255 colours of its own; the 256th lets the one before be seen.
 */
import { joined } from './bytes.js';
import { lzw } from './lzw.js';
import { binOf, Palette } from './palette.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

const MOST_COLOURS = 255;
/** How often it is played: without end. */
const AGAIN = 0;
/** What is drawn stays, and one index is see-through. */
const STAYS = 0b00000101;
const OWN_COLOURS = 0x80;
const HUNDREDTHS = 100;

export class Gif {
  /** @param {number} width @param {number} height */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.palette = new Palette();
    this.before = new Uint32Array(width * height);
    /** @type {{ seconds: number, control: (hundredths: number) => Bytes, image: Bytes }[]} */
    this.pictures = [];
  }

  /** @param {Uint32Array} pixels  each opaque; red, green and blue as they lie in memory @param {number} seconds that it is seen */
  add(pixels, seconds) {
    const box = this.changed(pixels);
    const last = this.pictures[this.pictures.length - 1];
    if (box) this.pictures.push({ seconds, ...this.coded(pixels, box) });
    else last.seconds += seconds;
    this.before.set(pixels);
  }

  /** The smallest box about all that differs; null if nothing does. @param {Uint32Array} pixels */
  changed(pixels) {
    const { width, before } = this;
    let [left, top, right, bottom] = [width, this.height, -1, -1];
    for (let i = 0; i < pixels.length; i++) {
      if (pixels[i] === before[i]) continue;
      const x = i % width;
      if (x < left) left = x;
      if (x > right) right = x;
      bottom = (i - x) / width;
      if (bottom < top) top = bottom;
    }
    return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
  }

  /** @param {Uint32Array} pixels @param {{ left: number, top: number, width: number, height: number }} box */
  coded(pixels, { left, top, width, height }) {
    const { before, palette } = this;
    const differing = pixels.filter((pixel, i) => pixel !== before[i]);
    const colours = palette.choose(differing, MOST_COLOURS);
    const seeThrough = colours.length / 3;
    const bits = Math.max(2, Math.ceil(Math.log2(seeThrough + 1)));
    const indices = new Uint8Array(width * height);
    for (let y = 0, to = 0; y < height; y++) {
      for (let from = (top + y) * this.width + left, end = from + width; from < end; from++, to++) {
        indices[to] = pixels[from] === before[from] ? seeThrough : palette.indices[binOf(pixels[from])];
      }
    }
    const table = new Uint8Array(3 << bits);
    table.set(colours);
    const place = [left, top, width, height].map(u16);
    return {
      control: (/** @type {number} */ hundredths) =>
        Uint8Array.of(0x21, 0xf9, 4, STAYS, ...u16(hundredths), seeThrough, 0),
      image: joined(',', ...place, Uint8Array.of(OWN_COLOURS | (bits - 1)), table, Uint8Array.of(bits), lzw(indices, bits)),
    };
  }

  /** @returns {Bytes[]} the file, piece by piece */
  file() {
    const size = joined(u16(this.width), u16(this.height), Uint8Array.of(0, 0, 0));
    const again = joined('!', Uint8Array.of(0xff, 11), 'NETSCAPE2.0', Uint8Array.of(3, 1), u16(AGAIN), Uint8Array.of(0));
    let time = 0;
    const pictures = this.pictures.flatMap(({ seconds, control, image }) => {
      const from = Math.round(time * HUNDREDTHS);
      time += seconds;
      return [control(Math.round(time * HUNDREDTHS) - from), image];
    });
    return [joined('GIF89a', size, again), ...pictures, joined(';')];
  }
}

/** The lower byte first. @param {number} value */
function u16(value) {
  return Uint8Array.of(value, value >> 8);
}
