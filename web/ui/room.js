/** Finds room for something that floats. Knows rectangles only. */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
/** @typedef {{ left: number, top: number, covered: number }} Room an upper left corner, and how much is covered there */

/**
 * The place within a frame where a rectangle covers the least of what is to be kept in sight, and among equal ones the nearest to
 * where it would stand if nothing had to be.
 *
 * @param {{ width: number, height: number }} size
 * @param {Box} frame
 * @param {readonly { box: Box, weight: number }[]} kept by weight, what a covered pixel of each costs
 * @param {number} distance from what is kept
 * @param {{ left: number, top: number }} wanted
 * @returns {Room}
 */
export function roomFor({ width, height }, frame, kept, distance, wanted) {
  const lefts = [wanted.left, frame.left, ...kept.flatMap(({ box }) => [box.left - distance - width, box.right + distance])];
  const tops = [wanted.top, frame.top, ...kept.flatMap(({ box }) => [box.top - distance - height, box.bottom + distance])];
  const across = new Set(lefts.map((left) => Math.max(frame.left, Math.min(left, frame.right - width))));
  const down = new Set(tops.map((top) => Math.max(frame.top, Math.min(top, frame.bottom - height))));
  let best = { left: frame.left, top: frame.top, covered: Infinity };
  let nearest = Infinity;
  for (const left of across) {
    for (const top of down) {
      const here = { left, top, right: left + width, bottom: top + height };
      const covered = kept.reduce((sum, { box, weight }) => sum + overlap(here, box) * weight, 0);
      const away = Math.hypot(left - wanted.left, top - wanted.top);
      if (covered < best.covered || (covered === best.covered && away < nearest)) {
        best = { left, top, covered };
        nearest = away;
      }
    }
  }
  return best;
}

/** @param {Box} one @param {Box} other @returns {number} the area that they share */
function overlap(one, other) {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
}
