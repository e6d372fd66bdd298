/**
 * A film as a WebM file: Matroska (RFC 9559) with VP8 or VP9. All of its pictures last equally long. A cluster begins with each
 * picture that needs none before it, and the cues say where, so that a player can go there.
 */
import { joined, lengthOf } from './bytes.js';

/** @typedef {import('./film.js').Film} Film */
/** @typedef {import('./bytes.js').Bytes} Bytes */

/** Times are in milliseconds. */
const NANOSECONDS = 1_000_000;
const TRACK = 1;
const VIDEO = 1;
const KEY = 0x80;
const NAME = 'Backprop Playground';
/** By ISO/IEC 23091-2. What isn't listed is unspecified. */
const MATRICES = Object.freeze(/** @type {Record<string, number>} */ ({ rgb: 0, bt709: 1, bt470bg: 5, smpte170m: 6 }));
const UNSPECIFIED = 2;
const LIMITED = 1;
const FULL = 2;

/** @param {Film} film @returns {Bytes[]} the file, piece by piece */
export function webm(film) {
  const { width, height, frames, rate, codec, colour } = film;
  const head = element(
    0x1a45dfa3,
    number(0x4286, 1), // version of EBML, and below the one that a reader must know
    number(0x42f7, 1),
    number(0x42f2, 4), // longest id
    number(0x42f3, 8), // longest size
    element(0x4282, 'webm'),
    number(0x4287, 4),
    number(0x4285, 2),
  );
  const information = element(
    0x1549a966,
    number(0x2ad7b1, NANOSECONDS),
    element(0x4489, float((1000 * frames.length) / rate)),
    element(0x4d80, NAME),
    element(0x5741, NAME),
  );
  const colours = element(
    0x55b0,
    number(0x55b1, MATRICES[colour.matrix ?? ''] ?? UNSPECIFIED),
    number(0x55b9, colour.fullRange ? FULL : LIMITED),
  );
  const video = element(0xe0, number(0xb0, width), number(0xba, height), colours);
  const coding = element(0x86, codec === 'vp8' ? 'V_VP8' : 'V_VP9');
  const lasts = number(0x23e383, Math.round(1e9 / rate));
  const track = element(0xae, number(0xd7, TRACK), number(0x73c5, TRACK), number(0x83, VIDEO), coding, lasts, video);
  const before = joined(information, element(0x1654ae6b, track));
  const { clusters, cues } = clustersOf(film, before.length);
  const content = [before, ...clusters, cues];
  return [head, joined(id(0x18538067), size(lengthOf(content))), ...content];
}

/** @param {Film} film @param {number} place of the first cluster within the segment */
function clustersOf({ frames, rate }, place) {
  const time = (/** @type {number} */ i) => Math.round((1000 * i) / rate);
  /** @type {Bytes[]} */
  const clusters = [];
  /** @type {Bytes[]} */
  const cues = [];
  for (let first = 0, end; first < frames.length; first = end) {
    end = first + 1;
    while (end < frames.length && !frames[end].key) end++;
    const blocks = frames.slice(first, end).map(({ bytes, key }, i) => {
      const after = time(first + i) - time(first);
      return element(0xa3, Uint8Array.of(0x80 | TRACK, after >> 8, after, key ? KEY : 0), bytes);
    });
    const cluster = element(0x1f43b675, number(0xe7, time(first)), ...blocks);
    const position = element(0xb7, number(0xf7, TRACK), number(0xf1, place));
    cues.push(element(0xbb, number(0xb3, time(first)), position));
    clusters.push(cluster);
    place += cluster.length;
  }
  return { clusters, cues: element(0x1c53bb6b, ...cues) };
}

/** @param {number} name @param {(Bytes | string)[]} content */
function element(name, ...content) {
  const inner = joined(...content);
  return joined(id(name), size(inner.length), inner);
}

/** An element that is a whole number. @param {number} name @param {number} value */
function number(name, value) {
  return element(name, bigEndian(value, lengthIn(value)));
}

/** @param {number} value */
function float(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

/** An id has its length in itself. @param {number} name */
function id(name) {
  return bigEndian(name, lengthIn(name));
}

/** The number of bytes that follow, always in eight bytes. @param {number} length */
function size(length) {
  const bytes = bigEndian(length, 8);
  bytes[0] = 1;
  return bytes;
}

/** @param {number} value @returns {number} the bytes that it needs */
function lengthIn(value) {
  let bytes = 1;
  while (value >= 256 ** bytes) bytes++;
  return bytes;
}

/** @param {number} value @param {number} length */
function bigEndian(value, length) {
  const bytes = new Uint8Array(length);
  for (let i = length - 1; i >= 0; i--, value = Math.floor(value / 256)) bytes[i] = value % 256;
  return bytes;
}
