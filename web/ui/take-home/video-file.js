/** A video as a file, made of pictures by the browser's own encoder, where it has one (WebCodecs, on secure origins only). */
import { mp4 } from '../../film/mp4.js';
import { webm } from '../../film/webm.js';

/**
 * @typedef {object} Format
 * @property {string} name
 * @property {string} ending
 * @property {VideoEncoderConfig} config
 * @property {(film: import('../../film/film.js').Film) => BlobPart[]} write
 */

/** Pictures a second. */
export const RATE = 30;

const SIZE = Object.freeze({ width: 1280, height: 720 });
const BITS_A_SECOND = 6_000_000;
/** A player can go to these pictures at once. */
const KEY_EVERY = RATE;
/** More pictures that wait would only take memory. */
const MOST_WAITING = 3;

/** What is played most widely comes first: H.264 in its constrained baseline profile, whose level 3.1 has room for 1280 × 720. */
const FORMATS = Object.freeze([
  { name: 'MP4', ending: 'mp4', codec: 'avc1.42e01f', write: mp4 },
  { name: 'WebM', ending: 'webm', codec: 'vp09.00.31.08', write: webm },
  { name: 'WebM', ending: 'webm', codec: 'vp8', write: webm },
]);

/** @returns {Promise<Format | null>} null if the browser can't encode any */
export async function findFormat() {
  if (!('VideoEncoder' in globalThis)) return null;
  for (const { name, ending, codec, write } of FORMATS) {
    /** @type {VideoEncoderConfig} */
    const config = { ...SIZE, codec, framerate: RATE, bitrate: BITS_A_SECOND, ...(write === mp4 && { avc: { format: 'avc' } }) };
    // A browser that doesn't know a codec may also throw.
    const answer = await VideoEncoder.isConfigSupported(config).catch(() => null);
    if (answer?.supported) return { name, ending, config, write };
  }
  return null;
}

export class VideoFile {
  /** Pixels of a picture to a CSS pixel. */
  ratio = 1;
  /** The fewest ticks that a picture is seen. */
  fewestTicks = 1;

  /** @param {Format} format */
  constructor({ config, ending, write }) {
    this.name = 'playground.' + ending;
    this.type = 'video/' + ending;
    this.config = config;
    this.write = write;
    this.ticks = 0;
    /** @type {import('../../film/film.js').Film['frames']} */
    this.frames = [];
    /** @type {VideoDecoderConfig | undefined} */
    this.decoding = undefined;
    /** @type {DOMException | null} */
    this.problem = null;
    let wake = () => {};
    /** Until the encoder has gone on. */
    this.gone = () => new Promise((resolve) => (wake = () => resolve(null)));
    this.encoder = new VideoEncoder({
      output: (chunk, metadata) => this.take(chunk, metadata),
      error: (problem) => {
        this.problem = problem;
        wake();
      },
    });
    this.encoder.addEventListener('dequeue', () => wake());
    this.encoder.configure(config);
  }

  /** @param {HTMLCanvasElement} picture @param {number} ticks  of `RATE` that it's seen */
  async add(picture, ticks) {
    for (const end = this.ticks + ticks; this.ticks < end; this.ticks++) {
      while (!this.problem && this.encoder.encodeQueueSize >= MOST_WAITING) await this.gone();
      if (this.problem) throw this.problem;
      const frame = new VideoFrame(picture, { timestamp: Math.round((1e6 * this.ticks) / RATE), alpha: 'discard' });
      this.encoder.encode(frame, { keyFrame: this.ticks % KEY_EVERY === 0 });
      frame.close();
    }
  }

  /** @param {EncodedVideoChunk} chunk @param {EncodedVideoChunkMetadata} [metadata] */
  take(chunk, metadata) {
    this.decoding ??= metadata?.decoderConfig;
    const bytes = new Uint8Array(chunk.byteLength);
    chunk.copyTo(bytes);
    this.frames.push({ bytes, key: chunk.type === 'key' });
  }

  /** @returns {Promise<Blob>} */
  async finish() {
    await this.encoder.flush();
    const { codec } = this.config;
    const film = { ...SIZE, rate: RATE, codec, description: this.description(), colour: this.decoding?.colorSpace ?? {} };
    return new Blob(this.write({ ...film, frames: this.frames }), { type: this.type });
  }

  description() {
    const { description = new ArrayBuffer() } = this.decoding ?? {};
    if (!ArrayBuffer.isView(description)) return Uint8Array.from(new Uint8Array(description));
    return Uint8Array.from(new Uint8Array(description.buffer, description.byteOffset, description.byteLength));
  }

  close() {
    if (this.encoder.state !== 'closed') this.encoder.close();
  }
}
