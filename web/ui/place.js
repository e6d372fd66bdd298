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
  const lefts = [anchor, ...inSight].flatMap((box) => [
    box.left,
    box.right - size.width,
    box.left - size.width - GAP,
    box.right + GAP,
  ]);
  const tops = [anchor, ...inSight].flatMap((box) => [
    box.top,
    box.bottom - size.height,
    box.top - size.height - GAP,
    box.bottom + GAP,
  ]);
  let best = { left: room.left, top: room.top };
  let least = Infinity;
  for (const x of lefts) {
    const left = Math.max(room.left, Math.min(room.right - size.width, x));
    for (const y of tops) {
      const top = Math.max(room.top, Math.min(room.bottom - size.height, y));
      const box = { left, top, right: left + size.width, bottom: top + size.height };
      const covered = inSight.reduce((sum, seen) => sum + overlap(box, seen), 0);
      const cost = overlap(box, anchor) * OVER_ANCHOR + covered * OVER_OTHERS + distance(box, anchor) ** 2;
      if (cost < least) {
        least = cost;
        best = { left, top };
      }
    }
  }
  return best;
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
