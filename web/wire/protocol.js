/**
 * The protocol of `/live` as the page sees it: decoding with validation, and the commands.
 *
 * The Java package `playground.protocol` specifies the messages and the frame's bytes; `messages.js` has the types of what the
 * server sends. Pure functions, no DOM, no socket. What doesn't fit is refused with a ProtocolError that names the field.
 */

import { serverMessage } from './messages.js';

/** @typedef {import('./messages.js').DataSettings} DataSettings */
/** @typedef {import('./messages.js').NetworkSettings} NetworkSettings */
/** @typedef {import('./messages.js').TrainingSettings} TrainingSettings */
/** @typedef {import('./messages.js').Schedule} Schedule */
/** @typedef {import('./messages.js').Point} Point */
/** @typedef {import('./messages.js').Inspection} Inspection */
/** @typedef {import('./messages.js').ServerMessage} ServerMessage */

/**
 * @typedef {object} PartialExperiment  what `start` and `change` may leave out
 * @property {Partial<DataSettings>} [data]
 * @property {Partial<Omit<NetworkSettings, 'fourier'>> & { fourier?: Partial<NetworkSettings['fourier']> }} [network]
 * @property {Partial<Omit<TrainingSettings, 'schedule'>> & { schedule?: Partial<Schedule> }} [training]
 */

/**
 * @typedef {{ view: Inspection['view'] } & Record<string, unknown>} Question  of the inspector; the Java package
 *   `playground.protocol` says what there is to ask
 */

/**
 * @typedef {object} Frame  one state of the run; a value that is absent is null
 * @property {number} frame
 * @property {number} run
 * @property {number} epoch
 * @property {number} step
 * @property {number | null} trainLoss
 * @property {number | null} testLoss
 * @property {number | null} trainScore  accuracy 0..1, or R²
 * @property {number | null} testScore
 * @property {number} learningRate  of the present epoch, as the schedule has it
 * @property {Float32Array} parameters
 */

/**
 * @typedef {{ run: number, step: number, bytes: Uint8Array<ArrayBuffer> }} Checkpoint  its bytes are for a server, and only
 *   kept here
 */

/** What came from the server doesn't fit the protocol. */
export class ProtocolError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'ProtocolError';
  }
}

const FRAME_KIND = 1;
const FRAME_VERSION = 3;
const FRAME_HEADER_BYTES = 72;
const NOT_ACKNOWLEDGED = 1 << 4;
const CHECKPOINT_KIND = 2;
const CHECKPOINT_VERSION = 1;
const CHECKPOINT_HEADER_BYTES = 16;
const SWEEP_FRAME_KIND = 3;

/**
 * @param {string} json  one text message from the server
 * @returns {ServerMessage}
 * @throws {ProtocolError} not JSON, of an unknown type, or a field that doesn't fit
 */
export function decodeMessage(json) {
  let value;
  try {
    value = JSON.parse(json);
  } catch {
    throw new ProtocolError('message: not JSON');
  }
  const misfit = serverMessage(value);
  if (misfit) {
    const isOfNoType = misfit.path === '' || misfit.path === '.type';
    throw new ProtocolError(String(misfit.within(isOfNoType ? 'message' : value.type)));
  }
  return value;
}

/**
 * Layout, little-endian: 0 u8 kind · 1 u8 version · 2 u16 flags · 4 u32 frame · 8 u32 run · 12 u32 parameterCount · 16 f64 step ·
 * 24 f64 epoch · 32 f64 trainLoss · 40 f64 testLoss · 48 f64 trainScore · 56 f64 testScore · 64 f64 learningRate ·
 * 72 f32[parameterCount].
 *
 * @param {ArrayBuffer} buffer  one binary message; the frame's parameters are a view of it, not a copy
 * @returns {Frame}
 * @throws {ProtocolError} another kind or version, or a length that doesn't fit the count
 */
export function decodeFrame(buffer) {
  if (buffer.byteLength < FRAME_HEADER_BYTES) throw new ProtocolError(`frame: ${buffer.byteLength} bytes are too few`);
  const view = new DataView(buffer);
  const kind = view.getUint8(0);
  if (kind !== FRAME_KIND) throw new ProtocolError(`frame.kind: expected ${FRAME_KIND}, got ${kind}`);
  const version = view.getUint8(1);
  if (version !== FRAME_VERSION) throw new ProtocolError(`frame.version: expected ${FRAME_VERSION}, got ${version}`);
  const count = view.getUint32(12, true);
  if (buffer.byteLength !== FRAME_HEADER_BYTES + 4 * count) {
    throw new ProtocolError(`frame: ${buffer.byteLength} bytes don't fit ${count} parameters`);
  }
  const flags = view.getUint16(2, true);
  /** @param {number} bit @param {number} offset */
  const present = (bit, offset) => (flags & (1 << bit) ? view.getFloat64(offset, true) : null);
  return {
    frame: view.getUint32(4, true),
    run: view.getUint32(8, true),
    step: view.getFloat64(16, true),
    epoch: view.getFloat64(24, true),
    trainLoss: present(0, 32),
    testLoss: present(1, 40),
    trainScore: present(2, 48),
    testScore: present(3, 56),
    learningRate: view.getFloat64(64, true),
    parameters: floats(buffer, view, count),
  };
}

/** @param {ArrayBuffer} buffer  a frame @returns {boolean} whether it is acknowledged; else the next one is */
export function isToBeAcknowledged(buffer) {
  return !(new Uint8Array(buffer)[2] & NOT_ACKNOWLEDGED);
}

/** @param {ArrayBuffer} buffer @returns {boolean} whether it is a checkpoint; else it should be a frame */
export function isCheckpoint(buffer) {
  return kindOf(buffer) === CHECKPOINT_KIND;
}

/** @param {ArrayBuffer} buffer @returns {boolean} whether it is a frame of a sweep, which `sweep-frame.js` decodes */
export function isSweepFrame(buffer) {
  return kindOf(buffer) === SWEEP_FRAME_KIND;
}

/** @param {ArrayBuffer} buffer */
function kindOf(buffer) {
  return new Uint8Array(buffer)[0];
}

/**
 * Layout, little-endian: 0 u8 kind · 1 u8 version · 2 u16 0 · 4 u32 run · 8 f64 step · 16 the checkpoint.
 *
 * @param {ArrayBuffer} buffer  one binary message; the bytes are a view of it, not a copy
 * @returns {Checkpoint}
 * @throws {ProtocolError} another version, or too short to be one
 */
export function decodeCheckpoint(buffer) {
  if (buffer.byteLength <= CHECKPOINT_HEADER_BYTES) throw new ProtocolError(`checkpoint: ${buffer.byteLength} bytes are too few`);
  const view = new DataView(buffer);
  const version = view.getUint8(1);
  if (version !== CHECKPOINT_VERSION) throw new ProtocolError(`checkpoint.version: expected ${CHECKPOINT_VERSION}, got ${version}`);
  const bytes = new Uint8Array(buffer, CHECKPOINT_HEADER_BYTES);
  return { run: view.getUint32(4, true), step: view.getFloat64(8, true), bytes };
}

const LITTLE_ENDIAN_HOST = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** @param {ArrayBuffer} buffer @param {DataView} view @param {number} count */
function floats(buffer, view, count) {
  if (LITTLE_ENDIAN_HOST) return new Float32Array(buffer, FRAME_HEADER_BYTES, count);
  const copy = new Float32Array(count);
  for (let i = 0; i < count; i++) copy[i] = view.getFloat32(FRAME_HEADER_BYTES + 4 * i, true);
  return copy;
}

/**
 * The commands, one function each; `live.send` writes them as JSON.
 *
 * @typedef {{ type: string } & Record<string, unknown>} Command
 */
export const commands = {
  /** @param {PartialExperiment} experiment @param {string} [checkpoint]  to go on from, in base64 @returns {Command} */
  start: (experiment, checkpoint) => ({ type: 'start', experiment, ...(checkpoint && { checkpoint }) }),
  /** @param {PartialExperiment} experiment  absent fields keep, objects merge, arrays replace @returns {Command} */
  change: (experiment) => ({ type: 'change', experiment }),
  /** @param {number} start @param {number} remove @param {Point[]} add @returns {Command} */
  editPoints: (start, remove, add) => ({ type: 'editPoints', start, remove, add }),
  /**
   * @param {number} layer  over hidden layers and output, from 0
   * @param {number} unit
   * @param {number | null} input  null for the bias
   * @param {number} value
   * @returns {Command}
   */
  setParameter: (layer, unit, input, value) =>
    input === null ? { type: 'setParameter', layer, unit, value } : { type: 'setParameter', layer, unit, input, value },
  /** @returns {Command} */
  run: () => ({ type: 'run' }),
  /** @returns {Command} */
  pause: () => ({ type: 'pause' }),
  /** @returns {Command} */
  step: () => ({ type: 'step' }),
  /** @returns {Command} */
  epoch: () => ({ type: 'epoch' }),
  /** @returns {Command} */
  reset: () => ({ type: 'reset' }),
  /** @param {number} step @param {string} [checkpoint]  of the run, at that step or before, in base64 @returns {Command} */
  revisit: (step, checkpoint) => ({ type: 'revisit', step, ...(checkpoint && { checkpoint }) }),
  /** @param {string} speed @returns {Command} */
  speed: (speed) => ({ type: 'speed', speed }),
  /** @param {import('./protocol.js').Question} question @returns {Command} */
  inspect: (question) => ({ type: 'inspect', ...question }),
  /** @param {import('../model/loan.js').Place | null} place  null: no lesson is open @returns {Command} */
  watch: (place) => ({ type: 'watch', ...place }),
  /** @param {(number | null)[]} [numbers]  without them the right ones are shown @returns {Command} */
  answer: (numbers) => ({ type: 'answer', numbers }),
  /** @param {number} pieces  of the network that is built through the data's curve @returns {Command} */
  build: (pieces) => ({ type: 'build', pieces }),
  /** @param {string} format @param {string} link  that the file is to name @returns {Command} */
  export: (format, link) => ({ type: 'export', format, link }),
  /** @param {number} frame  frames up to this one were taken @returns {Command} */
  ack: (frame) => ({ type: 'ack', frame }),
  /** @returns {Command} */
  pong: () => ({ type: 'pong' }),
};
