/** Round numbers for the ticks of an axis, and how they are written. */
import { fixed, roundText } from './number-text.js';

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

/** Which powers of ten have ticks where there is no room for all. */
const STRIDES = [1, 2, 3, 5, 10, 15, 20, 30, 50, 100, 150, 300];
/** Multiples of each power of ten, about equally far apart on a logarithmic axis; the more the better. */
const WITHIN_A_POWER = [[1, 2, 5], [1, 3], [1]];
/** With fewer ticks than this, an axis can't be read. */
const FEWEST = 3;

/**
 * Ticks of a logarithmic axis between two positive values: powers of ten, where there is room also multiples of them, where there
 * is none only some of them; where the axis is so short that this leaves next to nothing, round numbers.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} count of intervals at most
 */
export function logTicks(from, to, count) {
  const first = Math.floor(Math.log10(from));
  const last = Math.ceil(Math.log10(to));
  const powers = Math.log10(to / from);
  const stride = STRIDES.find((wide) => powers / wide <= count) ?? Infinity;
  /** @type {number[]} */
  let ticks = [];
  for (const factors of stride === 1 ? WITHIN_A_POWER : [[1]]) {
    ticks = [];
    for (let power = Math.ceil(first / stride) * stride; power <= last; power += stride) {
      for (const factor of factors) ticks.push(Number(`${factor}e${power}`));
    }
    ticks = ticks.filter((tick) => tick >= from * 0.999 && tick <= to * 1.001);
    if (ticks.length - 1 <= count) break;
  }
  // Only on a short axis do equal steps lie about equally far apart.
  const most = powers < 1 ? 4 * FEWEST : 0;
  for (let wanted = FEWEST; ticks.length < FEWEST && wanted <= most; wanted++) {
    const round = linearTicks(from, to, wanted, true).filter((tick) => tick > 0);
    if (round.length > ticks.length) ticks = round;
  }
  return ticks;
}

/**
 * Ticks of an axis of steps, which are whole.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} count about how many
 */
export function wholeTicks(from, to, count) {
  return linearTicks(from, to, Math.min(count, to - from)).filter(Number.isInteger);
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
 * The ticks of one axis, in full where they would look the same otherwise: those about 1,000,000, or of a loss that hardly falls.
 *
 * @param {readonly number[]} ticks
 */
export function distinctTexts(ticks) {
  const texts = ticks.map(tickText);
  return new Set(texts).size < texts.length ? ticks.map((tick) => String(tick).replace('-', '−')) : texts;
}

/**
 * The ticks of one axis, all with as many decimals as the one that needs most: 0, 0.5, 1.0.
 *
 * @param {readonly number[]} ticks
 */
export function axisTexts(ticks) {
  const texts = distinctTexts(ticks);
  if (!texts.every((text) => /^−?\d+(\.\d+)?$/.test(text))) return texts;
  const decimals = Math.max(...texts.map((text) => text.split('.')[1]?.length ?? 0));
  return ticks.map((tick, i) => (tick === 0 ? texts[i] : fixed(tick, decimals)));
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
