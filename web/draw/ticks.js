/** Round numbers for the ticks of an axis, and how they are written. */
import { roundText } from './number-text.js';

const ROUND = [1, 2, 5, 10];
/** For a short axis, where a jump from 2 to 5 would lose half of the ticks. */
const FINER = [1, 2, 2.5, 5, 10];

/**
 * Multiples of 1, 2 or 5 times a power of ten between two values, about `count` of them.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} count
 * @param {boolean} [finer] multiples of 2.5 too
 */
export function linearTicks(from, to, count, finer = false) {
  const step = roundStep((to - from) / Math.max(1, count), finer ? FINER : ROUND);
  if (!(step > 0) || !Number.isFinite(step)) return [];
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/**
 * Powers of ten between two positive values; where there are fewer than two, also 2 and 5 times them.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} count about how many, at most
 */
export function logTicks(from, to, count) {
  const first = Math.floor(Math.log10(from));
  const last = Math.ceil(Math.log10(to));
  const stride = Math.max(1, Math.ceil((last - first) / count));
  /** @type {number[]} */
  const ticks = [];
  const factors = Math.log10(to / from) < 1.5 ? [1, 2, 5] : [1];
  for (let power = first; power <= last; power += stride) {
    for (const factor of factors) ticks.push(Number(`${factor}e${power}`));
  }
  return ticks.filter((tick) => tick >= from * 0.999 && tick <= to * 1.001);
}

/**
 * The smallest of 1, 2, 5 times a power of ten that is not less than the given value.
 *
 * @param {number} least
 * @param {readonly number[]} [factors] others than 1, 2, 5
 */
export function roundStep(least, factors = ROUND) {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * (factors.find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10);
}

/**
 * A number as a tick: 0.25, 2000 as 2k, 0.0000003 as 3·10⁻⁷.
 *
 * @param {number} value
 */
export function tickText(value) {
  const size = Math.abs(value);
  if (size >= 1e9 || (size > 0 && size < 1e-3)) return roundText(value, 3);
  if (size >= 1e6) return roundText(value / 1e6, 4) + 'M';
  return size >= 1e3 ? roundText(value / 1e3, 4) + 'k' : roundText(value, 4);
}

/**
 * The name of an upright axis, read from below.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x of its middle
 * @param {number} y
 */
export function writeUpwards(context, text, x, y) {
  context.save();
  context.translate(x, y);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillText(text, 0, 0);
  context.restore();
}
