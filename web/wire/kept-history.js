/** A loss curve as text. Pure functions. */
import { fromBase64, toBase64 } from './base64.js';

/** @typedef {{ columns: string, committed: number, bucketSize: number, inBucket: number }} PackedHistory */

/** @param {import('../model/history.js').Snapshot} snapshot @returns {PackedHistory} */
export function pack({ all, ...rest }) {
  return { columns: toBase64(new Uint8Array(all.buffer)), ...rest };
}

/** @param {PackedHistory} packed @returns {import('../model/history.js').Snapshot} */
export function unpacked({ columns, ...rest }) {
  return { all: new Float64Array(fromBase64(columns).buffer), ...rest };
}
