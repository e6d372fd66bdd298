/** The compression of GIF (GIF89a, appendix F): strings of indices that came before become one code, of 3 to 12 bits. */

const MOST_CODES = 4096;
/** A power of 2, large enough that few codes want the same slot. */
const SLOTS = 1 << 14;
const EMPTY = -1;
const LONGEST_BLOCK = 255;

const keys = new Int32Array(SLOTS);
const codes = new Uint16Array(SLOTS);

/**
 * @param {Uint8Array} indices of colours, at least one
 * @param {number} bits that an index needs, at least 2
 * @returns {Uint8Array<ArrayBuffer>} the codes in blocks, each with its length before it, and an empty one
 */
export function lzw(indices, bits) {
  const clear = 1 << bits;
  const end = clear + 1;
  const blocks = new Blocks(indices.length);
  let next = end + 1;
  let width = bits + 1;
  blocks.add(clear, width);
  keys.fill(EMPTY);
  let string = indices[0];
  for (let i = 1; i < indices.length; i++) {
    const key = (string << 8) | indices[i];
    let slot = Math.imul(key, 0x9e3779b1) >>> 18;
    while (keys[slot] !== key && keys[slot] !== EMPTY) slot = (slot + 1) % SLOTS;
    if (keys[slot] === key) {
      string = codes[slot];
      continue;
    }
    blocks.add(string, width);
    if (next < MOST_CODES) {
      // A reader knows a code one later than it is made here.
      if (next === 1 << width) width++;
      keys[slot] = key;
      codes[slot] = next++;
    } else {
      blocks.add(clear, width);
      keys.fill(EMPTY);
      next = end + 1;
      width = bits + 1;
    }
    string = indices[i];
  }
  blocks.add(string, width);
  blocks.add(end, width);
  return blocks.finish();
}

/** Codes of changing widths, the lowest bit first. */
class Blocks {
  /** @param {number} indices that are to come, each a code at worst */
  constructor(indices) {
    this.bytes = new Uint8Array(2 * indices + 64);
    this.begin = 0;
    this.length = 1;
    this.pending = 0;
    this.bits = 0;
  }

  /** @param {number} code @param {number} width */
  add(code, width) {
    this.pending |= code << this.bits;
    this.bits += width;
    while (this.bits >= 8) this.push();
  }

  push() {
    this.bytes[this.length++] = this.pending;
    this.pending >>>= 8;
    this.bits -= 8;
    if (this.length - this.begin > LONGEST_BLOCK) this.close();
  }

  close() {
    this.bytes[this.begin] = this.length - this.begin - 1;
    this.begin = this.length++;
  }

  finish() {
    if (this.bits > 0) this.push();
    if (this.length - this.begin > 1) this.close();
    return this.bytes.slice(0, this.length);
  }
}
