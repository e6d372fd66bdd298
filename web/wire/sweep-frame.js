/**
 * The frame of a sweep, decoded with validation. The Java class `playground.protocol.SweepFrameCodec` specifies its bytes. Pure
 * functions, no DOM, no socket.
 */
import { ProtocolError } from './protocol.js';

/** @typedef {'going-on' | 'diverged' | 'untrainable' | 'stopped'} SweptState */

/**
 * @typedef {object} SweptRun  a run of the sweep at the frame's step; a value that is absent is null
 * @property {SweptState} state
 * @property {number} step  its own: fewer than the frame's if it has ended
 * @property {number} epoch
 * @property {number | null} trainLoss
 * @property {number | null} testLoss
 * @property {number | null} trainScore
 * @property {number | null} testScore
 * @property {Float32Array} parameters
 */

/** @typedef {{ frame: number, sweep: number, step: number, runs: SweptRun[] }} SweepFrame */

const VERSION = 1;
const HEADER_BYTES = 24;
const RUN_BYTES = 56;
/** @type {SweptState[]} */
const STATES = ['going-on', 'diverged', 'untrainable', 'stopped'];

/**
 * @param {ArrayBuffer} buffer  one binary message
 * @returns {SweepFrame}
 * @throws {ProtocolError} another version, an unknown state, or a length that doesn't fit the counts
 */
export function decodeSweepFrame(buffer) {
  expectRoom(buffer, HEADER_BYTES);
  const view = new DataView(buffer);
  const version = view.getUint8(1);
  if (version !== VERSION) throw new ProtocolError(`sweep.version: expected ${VERSION}, got ${version}`);
  const count = view.getUint32(12, true);
  const runs = [];
  let offset = HEADER_BYTES;
  for (let i = 0; i < count; i++) {
    const run = runAt(buffer, offset);
    runs.push(run);
    offset += RUN_BYTES + run.parameters.byteLength;
  }
  if (offset !== buffer.byteLength) throw new ProtocolError(`sweep: ${buffer.byteLength} bytes don't fit ${count} runs`);
  return { frame: view.getUint32(4, true), sweep: view.getUint32(8, true), step: view.getFloat64(16, true), runs };
}

/** @param {ArrayBuffer} buffer @param {number} offset @returns {SweptRun} */
function runAt(buffer, offset) {
  expectRoom(buffer, offset + RUN_BYTES);
  const view = new DataView(buffer, offset);
  const count = view.getUint32(0, true);
  expectRoom(buffer, offset + RUN_BYTES + 4 * count);
  const state = STATES[view.getUint32(4, true)];
  if (!state) throw new ProtocolError(`sweep.state: ${view.getUint32(4, true)} is none`);
  /** @param {number} place */
  const measure = (place) => {
    const value = view.getFloat64(place, true);
    return Number.isNaN(value) ? null : value;
  };
  return {
    state,
    step: view.getFloat64(8, true),
    epoch: view.getFloat64(16, true),
    trainLoss: measure(24),
    testLoss: measure(32),
    trainScore: measure(40),
    testScore: measure(48),
    parameters: Float32Array.from({ length: count }, (_, i) => view.getFloat32(RUN_BYTES + 4 * i, true)),
  };
}

/** @param {ArrayBuffer} buffer @param {number} bytes */
function expectRoom(buffer, bytes) {
  if (buffer.byteLength < bytes) throw new ProtocolError(`sweep: ${buffer.byteLength} bytes are too few`);
}
