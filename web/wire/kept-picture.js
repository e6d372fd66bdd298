/** What a tab showed of its run, as text: a page that is loaded again shows it before a server has the run. Pure functions. */
import { fromBase64, toBase64 } from './base64.js';

/**
 * @typedef {object} KeptPicture
 * @property {import('./messages.js').Started['network']} network
 * @property {import('./messages.js').Point[]} [points] of a generated set; drawn ones are kept with the experiment
 * @property {Omit<import('./protocol.js').Frame, 'parameters'>} frame
 * @property {string} parameters of the frame
 */

/** @param {import('../model/state.js').State} state @param {boolean} isDrawn @returns {KeptPicture | undefined} */
export function packPicture({ network, frame, confirmedPoints: points }, isDrawn) {
  if (!frame || frame.parameters.length !== network?.parameterCount) return undefined;
  const { parameters, ...rest } = frame;
  const bytes = new Uint8Array(parameters.buffer, parameters.byteOffset, parameters.byteLength);
  return { network, points: isDrawn ? undefined : points, frame: rest, parameters: toBase64(bytes) };
}

/** @param {KeptPicture} picture @returns {import('./protocol.js').Frame} */
export function unpackedFrame({ frame, parameters }) {
  return { ...frame, parameters: new Float32Array(fromBase64(parameters).buffer) };
}
