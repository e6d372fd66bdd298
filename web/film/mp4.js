/**
 * A film as an MP4 file (ISO/IEC 14496-12) with H.264 (14496-15). All of its pictures last equally long, and are coded in the order
 * in which they are shown, as in H.264's baseline profile. What describes them comes first, so that a player can begin at once.
 */
import { joined, lengthOf } from './bytes.js';

/** @typedef {import('./film.js').Film} Film */
/** @typedef {import('./bytes.js').Bytes} Bytes */

/** A film's time is counted in these parts of a second. */
const TIMESCALE = 30_000;
/** Seconds from 1904, where MP4's time begins; unknown. */
const UNKNOWN_TIME = 0;
/** Turns nothing, in fixed point numbers. */
const UPRIGHT = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];
const TRACK = 1;
const ENABLED_IN_MOVIE = 3;
/** Three letters of five bits: undetermined, "und". */
const NO_LANGUAGE = 0x55c4;
const DOTS_PER_INCH = 72 << 16;
/** By ISO/IEC 23091-2: primaries, transfer and matrix. What isn't listed is unspecified. */
const COLOURS = Object.freeze(
  /** @type {Record<string, number>} */ ({ bt709: 1, bt470bg: 5, smpte170m: 6, 'iec61966-2-1': 13, rgb: 0 }),
);
const UNSPECIFIED = 2;

/** @param {Film} film @returns {Bytes[]} the file, piece by piece */
export function mp4(film) {
  const frames = film.frames.map(({ bytes }) => bytes);
  const type = box('ftyp', 'isom', u32(512), 'isomiso2avc1mp41');
  // The place of the pictures doesn't change how long the part before them is.
  const before = type.length + movie(film, 0).length + 8;
  return [type, movie(film, before), joined(u32(8 + lengthOf(frames)), 'mdat'), ...frames];
}

/** @param {Film} film @param {number} place of the pictures in the file */
function movie(film, place) {
  const { width, height, frames, rate } = film;
  const times = joined(u32(UNKNOWN_TIME), u32(UNKNOWN_TIME));
  const duration = u32((frames.length * TIMESCALE) / rate);
  const matrix = joined(...UPRIGHT.map(u32));
  const volumeOfNone = u32(0);
  return box(
    'moov',
    full('mvhd', 0, times, u32(TIMESCALE), duration, u32(0x10000), u32(0), zeros(8), matrix, zeros(24), u32(TRACK + 1)),
    box(
      'trak',
      full(
        'tkhd',
        ENABLED_IN_MOVIE,
        times,
        u32(TRACK),
        zeros(4),
        duration,
        zeros(8),
        zeros(4),
        volumeOfNone,
        matrix,
        u32(width * 0x10000),
        u32(height * 0x10000),
      ),
      box(
        'mdia',
        full('mdhd', 0, times, u32(TIMESCALE), duration, u16(NO_LANGUAGE), u16(0)),
        full('hdlr', 0, zeros(4), 'vide', zeros(12), 'Video\0'),
        box(
          'minf',
          full('vmhd', 1, zeros(8)),
          box('dinf', full('dref', 0, u32(1), full('url ', 1))),
          samples(film, place),
        ),
      ),
    ),
  );
}

/** @param {Film} film @param {number} place */
function samples({ width, height, frames, rate, description, colour }, place) {
  const keys = frames.flatMap(({ key }, i) => (key ? [u32(i + 1)] : []));
  const name = new Uint8Array(32);
  const entry = joined(zeros(6), u16(1), zeros(16), u16(width), u16(height), u32(DOTS_PER_INCH), u32(DOTS_PER_INCH), zeros(4));
  const coded = box('avc1', entry, u16(1), name, u16(24), u16(0xffff), box('avcC', description), box('colr', colours(colour)));
  return box(
    'stbl',
    full('stsd', 0, u32(1), coded),
    full('stts', 0, u32(1), u32(frames.length), u32(TIMESCALE / rate)),
    full('stss', 0, u32(keys.length), ...keys),
    full('stsc', 0, u32(1), u32(1), u32(frames.length), u32(1)),
    full('stsz', 0, u32(0), u32(frames.length), ...frames.map(({ bytes }) => u32(bytes.length))),
    full('stco', 0, u32(1), u32(place)),
  );
}

/** @param {VideoColorSpaceInit} colour */
function colours({ primaries, transfer, matrix, fullRange }) {
  const numbers = [primaries, transfer, matrix].map((name) => u16(COLOURS[name ?? ''] ?? UNSPECIFIED));
  return joined('nclx', ...numbers, Uint8Array.of(fullRange ? 0x80 : 0));
}

/** @param {string} type @param {(Bytes | string)[]} content */
function box(type, ...content) {
  const inner = joined(...content);
  return joined(u32(8 + inner.length), type, inner);
}

/** A box with a version, which is 0, and flags. @param {string} type @param {number} flags @param {(Bytes | string)[]} content */
function full(type, flags, ...content) {
  return box(type, u32(flags), ...content);
}

/** @param {number} value */
function u16(value) {
  return Uint8Array.of(value >> 8, value);
}

/** @param {number} value */
function u32(value) {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** @param {number} count */
const zeros = (count) => new Uint8Array(count);
