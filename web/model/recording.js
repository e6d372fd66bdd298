/**
 * The run as moments of it, from which it can be shown again: frames at about equal distances in steps, however long it is, and
 * always the first and the newest.
 *
 * A bounded number is kept. While there is room, all are; then the distance doubles, and of each stretch of so many steps only the
 * first moment stays. What a moment holds is never changed in place, so nothing is copied.
 */

const MOST = 240;
/** Fewer moments of the largest networks. */
const MOST_BYTES = 8 * 2 ** 20;

/**
 * @typedef {object} Moment
 * @property {import('../wire/protocol.js').Frame} frame
 * @property {import('./state.js').ScaledNetwork | null} network  that the frame's parameters are of, with the scaling of that time
 * @property {import('../wire/messages.js').Point[]} points  as they were
 */
/**
 * @typedef {object} MutableRecording
 * @property {Moment[]} moments  steps rise
 * @property {number} distance  in steps, that moments keep from each other
 * @property {number} most
 */
/** @typedef {{ readonly moments: readonly Moment[], readonly distance: number, readonly most: number }} Recording */

/** @param {number} [most]  moments, at least 2 @returns {MutableRecording} */
export function createRecording(most = MOST) {
  return { moments: [], distance: 1, most };
}

/**
 * Takes the newest moment. The same step again, as after an edit between two steps, replaces what was recorded of it; an earlier
 * step is where the run goes on from: after a reset, or a checkpoint.
 *
 * @param {MutableRecording} recording
 * @param {Moment} moment
 */
export function record(recording, moment) {
  const { moments } = recording;
  const { step, parameters } = moment.frame;
  while (moments.length > 0 && moments[moments.length - 1].frame.step >= step) moments.pop();
  if (moments.length === 0) recording.distance = 1;
  // It was there as the newest only.
  if (!opens(recording, moments.length - 1)) moments.pop();
  moments.push(moment);
  const most = Math.max(2, Math.min(recording.most, Math.floor(MOST_BYTES / parameters.byteLength)));
  while (recording.moments.length > most) thin(recording);
}

/** @param {MutableRecording} recording */
function thin(recording) {
  recording.distance *= 2;
  const { moments } = recording;
  recording.moments = moments.filter((_, i) => i === moments.length - 1 || opens(recording, i));
}

/** @param {Recording} recording @param {number} index @returns {boolean} whether it is the first of its stretch of steps */
function opens({ moments, distance }, index) {
  if (index < 1) return true;
  const stretch = (/** @type {number} */ i) => Math.floor((moments[i].frame.step - moments[0].frame.step) / distance);
  return stretch(index) !== stretch(index - 1);
}

/** @param {Recording} recording @param {number} step @returns {Moment | undefined} the recorded moment that is nearest to it */
export function momentNear({ moments }, step) {
  const after = moments.findIndex(({ frame }) => frame.step >= step);
  if (after <= 0) return moments.at(after);
  return step - moments[after - 1].frame.step < moments[after].frame.step - step ? moments[after - 1] : moments[after];
}
