/**
 * Which keyframes of a run are kept where there isn't room for all: of two that lie close together, the later goes, since its steps
 * can be made again from the earlier one; those of edits go last. Pure functions.
 */

/**
 * @typedef {object} Keyframe  a checkpoint of the run, as the server sent it
 * @property {number} step
 * @property {Uint8Array<ArrayBuffer>} bytes  for a server, and only kept here
 * @property {boolean} edited  the run was edited at this step, so it can't be made again from an earlier keyframe
 * @property {number} [lost]  from this step on up to the keyframe, no step can be made again: there was no room for an edit's
 */

/**
 * @param {readonly Keyframe[]} keyframes  steps rise
 * @param {number} most
 * @param {number} mostBytes
 * @returns {readonly Keyframe[]} the first, the last, and of the others as many as there is room for
 */
export function thin(keyframes, most, mostBytes) {
  const kept = [...keyframes];
  let bytes = kept.reduce((sum, keyframe) => sum + keyframe.bytes.length, 0);
  while (kept.length > 2 && (kept.length > most || bytes > mostBytes)) {
    const at = leastNeeded(kept);
    const [{ bytes: gone, edited, step, lost }] = kept.splice(at, 1);
    bytes -= gone.length;
    const next = kept[at];
    if (edited || lost !== undefined) kept[at] = { ...next, lost: Math.min(lost ?? step, next.lost ?? Infinity) };
  }
  return kept;
}

/**
 * @param {readonly Keyframe[]} keyframes at least three
 * @returns {number} the one without which the steps between are the fewest
 */
function leastNeeded(keyframes) {
  let least = 1;
  let fewest = Infinity;
  for (let i = 1; i < keyframes.length - 1; i++) {
    const steps = keyframes[i + 1].step - keyframes[i - 1].step + (keyframes[i].edited ? Number.MAX_SAFE_INTEGER : 0);
    if (steps < fewest) [least, fewest] = [i, steps];
  }
  return least;
}
