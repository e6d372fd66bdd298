/**
 * The few colours that stand for all of a picture: a box of all colours is cut in two, at its mean along the channel in which it is
 * most spread, then the most spread box, and so on; each box becomes its mean colour (variance-based cutting, after Wan, Wong and
 * Prusinkiewicz, 1988).
 */

/** Colours are told apart by so many bits of red, green and blue. */
const BINS = 1 << 16;
/** The place of each channel in a bin's number, and its largest value. */
const CHANNELS = Object.freeze([
  { shift: 11, mask: 31 },
  { shift: 5, mask: 63 },
  { shift: 0, mask: 31 },
]);
/** Steps of green are half as wide. */
const WIDTHS = Object.freeze([2, 1, 2]);

/** @param {number} pixel as it lies in memory: red first */
export const binOf = (pixel) => ((pixel & 0xf8) << 8) | ((pixel & 0xfc00) >>> 5) | ((pixel & 0xf80000) >>> 19);

/** @typedef {{ bins: Uint16Array, channel: number, mean: number, spread: number }} Box */

export class Palette {
  constructor() {
    this.counts = new Float64Array(BINS);
    /** Of red, green and blue. */
    this.sums = [new Float64Array(BINS), new Float64Array(BINS), new Float64Array(BINS)];
    /** The index of each colour, by its bin. */
    this.indices = new Uint8Array(BINS);
  }

  /**
   * @param {Uint32Array} pixels
   * @param {number} most  colours
   * @returns {Uint8Array<ArrayBuffer>} the colours, three bytes each; `indices` leads to them
   */
  choose(pixels, most) {
    this.count(pixels);
    const used = Uint16Array.from({ length: BINS }, (_, bin) => bin).filter((bin) => this.counts[bin] > 0);
    const boxes = [this.boxOf(used)];
    while (boxes.length < most) {
      const widest = boxes.reduce((a, b) => (b.spread > a.spread ? b : a));
      if (widest.spread === 0) break;
      const { shift, mask } = CHANNELS[widest.channel];
      const low = widest.bins.filter((bin) => ((bin >> shift) & mask) <= widest.mean);
      const high = widest.bins.filter((bin) => ((bin >> shift) & mask) > widest.mean);
      boxes[boxes.indexOf(widest)] = this.boxOf(low);
      boxes.push(this.boxOf(high));
    }
    const colours = new Uint8Array(3 * boxes.length);
    boxes.forEach(({ bins }, index) => {
      for (const bin of bins) this.indices[bin] = index;
      this.sums.forEach((sums, channel) => {
        colours[3 * index + channel] = Math.round(total(sums, bins) / total(this.counts, bins));
      });
    });
    return colours;
  }

  /** @param {Uint32Array} pixels */
  count(pixels) {
    const { counts } = this;
    const [red, green, blue] = this.sums;
    for (const all of [counts, red, green, blue]) all.fill(0);
    for (const pixel of pixels) {
      const bin = binOf(pixel);
      counts[bin]++;
      red[bin] += pixel & 0xff;
      green[bin] += (pixel >>> 8) & 0xff;
      blue[bin] += (pixel >>> 16) & 0xff;
    }
  }

  /** @param {Uint16Array} bins @returns {Box} */
  boxOf(bins) {
    const box = { bins, channel: 0, mean: 0, spread: 0 };
    CHANNELS.forEach(({ shift, mask }, channel) => {
      let count = 0;
      let sum = 0;
      let squares = 0;
      for (const bin of bins) {
        const value = (bin >> shift) & mask;
        count += this.counts[bin];
        sum += this.counts[bin] * value;
        squares += this.counts[bin] * value ** 2;
      }
      const spread = (squares - sum ** 2 / count) * WIDTHS[channel] ** 2;
      // Of one value alone, it may differ from 0 by rounding.
      if (spread > box.spread + 1e-6) Object.assign(box, { channel, mean: sum / count, spread });
    });
    return box;
  }
}

/** @param {Float64Array} of @param {Uint16Array} bins */
function total(of, bins) {
  let sum = 0;
  for (const bin of bins) sum += of[bin];
  return sum;
}
