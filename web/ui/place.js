/** Where a bubble stands: beside what it is about, over as little as can be of what should stay in sight. */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

const GAP = 8;
/** What it costs to cover a pixel, beside the square of the distance: of what it is about, and of what should stay in sight. */
const OVER_ANCHOR = 1e6;
const OVER_OTHERS = 50;

/**
 * @param {Box} anchor what it is about, which it never covers if there is any other place
 * @param {{ width: number, height: number }} size
 * @param {Box} room
 * @param {Box[]} inSight what should stay in sight
 * @returns {{ left: number, top: number }}
 */
export function placeOf(anchor, size, room, inSight) {
  const boxes = [anchor, ...inSight];
  const { width, height } = size;
  const tops = new Set(boxes.flatMap((box) => beside(box.top, box.bottom, height, room.top, room.bottom)));
  let best = { left: room.left, top: room.top };
  let least = Infinity;
  for (const left of new Set(boxes.flatMap((box) => beside(box.left, box.right, width, room.left, room.right)))) {
    for (const top of tops) {
      const box = { left, top, right: left + width, bottom: top + height };
      let cost = overlap(box, anchor) * OVER_ANCHOR + distance(box, anchor) ** 2;
      // Most places are farther away than the best one, whatever they cover.
      for (const seen of inSight) if (cost < least) cost += overlap(box, seen) * OVER_OTHERS;
      if (cost < least) {
        least = cost;
        best = { left, top };
      }
    }
  }
  return best;
}

/** @param {number} low @param {number} high @param {number} length @param {number} from @param {number} to */
function beside(low, high, length, from, to) {
  const starts = [low, high - length, low - length - GAP, high + GAP];
  return starts.map((start) => Math.max(from, Math.min(to - length, start)));
}

/** @param {Box} a @param {Box} b @returns {number} the area that both cover */
export function overlap(a, b) {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

/** @param {Box} a @param {Box} b @returns {number} between their nearest points */
function distance(a, b) {
  const across = Math.max(0, a.left - b.right, b.left - a.right);
  const along = Math.max(0, a.top - b.bottom, b.top - a.bottom);
  return Math.hypot(across, along);
}
