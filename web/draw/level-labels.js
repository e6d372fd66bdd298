/**
 * The values of a regression's level lines, written on them. A label stays where it is as long as its line passes there, and goes
 * along with it, so that it can be read while the field changes.
 */
import { mix } from './colour.js';
import { toLeft, toTop } from './plane.js';
import { inOwnUnits } from '../net/scaling.js';
import { roundText } from './number-text.js';
import { pointRadius } from './points.js';
import { FONT } from './theme.js';
import { tickText } from './ticks.js';

/** @typedef {import('./boundary.js').Levels} Levels */
/** @typedef {import('./plane.js').Geometry} Geometry */
/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box about its middle, in CSS pixels */
/** @typedef {{ level: number, text: string, box: Box }} Label */

/** A line must be this many times as long as its label is wide; one that has a label, this many times. */
const LONG = 3;
const STILL_LONG = 2;
/** How far a line may have gone from its label between two drawings, in CSS pixels. */
const NEAR = 24;
/** Places on a line that are looked at for a new label. */
const TRIED = 40;
const PAD = 3;
/** Between two labels, in CSS pixels. */
const APART = 6;

export class LevelLabels {
  constructor() {
    /** Where the labels lie, by level. @type {Map<number, { x: number, y: number }>} */
    this.places = new Map();
    /** @type {readonly Label[]} */
    this.labels = [];
    /** What they were placed for. @type {unknown[]} */
    this.of = [];
  }

  /**
   * @param {CanvasRenderingContext2D} context in CSS pixels
   * @param {Geometry} geometry
   * @param {Levels} levels
   * @param {readonly import('./points.js').Point[]} points
   * @param {boolean} showTest
   * @param {Theme} theme
   * @param {import('../net/scaling.js').Affine} [unit]  of the values, which are written in their own units
   */
  draw(context, geometry, levels, points, showTest, theme, unit) {
    context.save();
    context.font = `${theme.tick}px ${FONT}`;
    const of = [theme, geometry.size, levels, points, showTest, unit];
    if (of.some((value, i) => value !== this.of[i])) {
      if (theme !== this.of[0] || geometry.size !== this.of[1]) this.places.clear();
      this.of = of;
      const shown = points.filter(([, , , test]) => showTest || !test);
      const marks = shown.map(([x, y]) => [toLeft(geometry, x), toTop(geometry, y)]);
      const radius = pointRadius(geometry.size, points.length, theme);
      const widthOf = (/** @type {string} */ text) => context.measureText(text).width;
      this.labels = placeLabels(geometry, levels, marks, radius, theme.tick, widthOf, this.places, unit);
      this.places = new Map(this.labels.map(({ level, box: { x, y } }) => [level, { x, y }]));
    }
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const { text, box } of this.labels) {
      const left = Math.round(box.x - box.width / 2);
      const top = Math.round(box.y - box.height / 2);
      context.beginPath();
      context.roundRect(left, top, box.width, box.height, box.height / 2);
      context.globalAlpha = 0.85;
      context.fillStyle = theme.card;
      context.fill();
      context.globalAlpha = 1;
      context.fillStyle = mix(theme.card, theme.ink, 0.85);
      context.fillText(text, left + box.width / 2, top + box.height / 2 + 0.5);
    }
    context.restore();
  }
}

/**
 * A label for each line that is long enough, beside each other, within the axes' ticks, and off the points where a line has such a
 * place.
 *
 * @param {Geometry} geometry
 * @param {Levels} levels
 * @param {readonly (readonly number[])[]} marks middles of the points, in CSS pixels
 * @param {number} radius of the points
 * @param {number} letters their height
 * @param {(text: string) => number} widthOf
 * @param {ReadonlyMap<number, { x: number, y: number }>} before where labels were
 * @param {import('../net/scaling.js').Affine} [unit]  of the values
 * @returns {Label[]}
 */
export function placeLabels(geometry, levels, marks, radius, letters, widthOf, before, unit) {
  /** @type {Label[]} */
  const labels = [];
  // Those that have a place come first, so that no new label takes it.
  const order = [...levels.lines].sort((one, other) => Number(before.has(other.level)) - Number(before.has(one.level)));
  for (const { level, from, to } of order) {
    const text = unit ? roundText(inOwnUnits(unit, level), 3) : tickText(level);
    const width = Math.ceil(widthOf(text)) + 2 * PAD;
    const height = letters + 4;
    const was = before.get(level);
    const line = onPlane(geometry, levels, from, to);
    if (line.long < width * (was ? STILL_LONG : LONG)) continue;
    const fits = (/** @type {Box} */ box) => inside(geometry, box, letters) && labels.every((other) => apart(box, other.box));
    const covered = (/** @type {Box} */ box) => marks.filter(([x, y]) => covers(box, x, y, radius)).length;
    const places = was ? line.near(was) : [];
    const chosen = best(places, width, height, fits, covered) ?? (was ? null : best(line.spread(), width, height, fits, covered));
    if (chosen) labels.push({ level, text, box: chosen });
  }
  return labels;
}

/**
 * The first of the places that covers the fewest points.
 *
 * @param {readonly { x: number, y: number }[]} places
 * @param {number} width
 * @param {number} height
 * @param {(box: Box) => boolean} fits
 * @param {(box: Box) => number} covered
 */
function best(places, width, height, fits, covered) {
  let least = Infinity;
  /** @type {Box | null} */
  let chosen = null;
  for (const { x, y } of places) {
    const box = { x, y, width, height };
    if (!fits(box)) continue;
    const count = covered(box);
    if (count < least) {
      least = count;
      chosen = box;
    }
    if (count === 0) break;
  }
  return chosen;
}

/**
 * A level's segments in CSS pixels.
 *
 * @param {Geometry} geometry
 * @param {Levels} levels
 * @param {number} from
 * @param {number} to
 */
function onPlane({ left, top, size }, { side, segments }, from, to) {
  const cell = size / (side - 1);
  const at = segments.coordinates;
  const ends = (/** @type {number} */ i) => [
    left + at[i] * cell,
    top + at[i + 1] * cell,
    left + at[i + 2] * cell,
    top + at[i + 3] * cell,
  ];
  let long = 0;
  for (let i = from; i < to; i += 4) long += Math.hypot(at[i + 2] - at[i], at[i + 3] - at[i + 1]) * cell;
  return {
    long,
    /** The places on the line that are near to another, the nearest first. @param {{ x: number, y: number }} place */
    near(place) {
      const found = [];
      for (let i = from; i < to; i += 4) {
        const [x0, y0, x1, y1] = ends(i);
        const [dx, dy] = [x1 - x0, y1 - y0];
        const part = ((place.x - x0) * dx + (place.y - y0) * dy) / (dx * dx + dy * dy || 1);
        const t = Math.max(0, Math.min(1, part));
        const [x, y] = [x0 + dx * t, y0 + dy * t];
        const far = Math.hypot(x - place.x, y - place.y);
        if (far <= NEAR) found.push({ x, y, far });
      }
      return found.sort((one, other) => one.far - other.far);
    },
    /** Places all over the line. */
    spread() {
      const every = Math.max(1, Math.ceil((to - from) / 4 / TRIED));
      const found = [];
      for (let i = from; i < to; i += 4 * every) {
        const [x0, y0, x1, y1] = ends(i);
        found.push({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 });
      }
      return found;
    },
  };
}

/** Off the edges, and on the left and below off the ticks. @param {Geometry} geometry @param {Box} box @param {number} letters */
function inside({ left, top, size }, { x, y, width, height }, letters) {
  const right = left + size - APART;
  return (
    x - width / 2 > left + 3.5 * letters &&
    x + width / 2 < right &&
    y - height / 2 > top + APART &&
    y + height / 2 < top + size - 2.5 * letters
  );
}

/** @param {Box} one @param {Box} other */
function apart(one, other) {
  return (
    Math.abs(one.x - other.x) > (one.width + other.width) / 2 + APART ||
    Math.abs(one.y - other.y) > (one.height + other.height) / 2 + APART
  );
}

/** @param {Box} box @param {number} x @param {number} y @param {number} radius */
function covers(box, x, y, radius) {
  return Math.abs(x - box.x) < box.width / 2 + radius && Math.abs(y - box.y) < box.height / 2 + radius;
}
