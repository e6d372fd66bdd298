/** The plane as a pair of units bends it: its grid lines and its points, each where the two units put it. */
import { scaled } from '../net/scaling.js';
import { drawMark, drawValue, pointRadius } from './points.js';
import { mix } from './colour.js';
import { FONT } from './theme.js';
import { linearTicks, tickText, writeUpwards } from './ticks.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {ArrayLike<number>} Values */
/**
 * @typedef {object} Bent coordinates in the space of the two units
 * @property {Values} us of the grid's lines, one after the other, then of the points
 * @property {Values} vs
 * @property {number} lines half of them upright, half level
 * @property {number} nodes on each line
 * @property {readonly (readonly number[])[]} points x, y, target, test
 * @property {boolean} regression
 * @property {import('../net/scaling.js').Affine} [scaling] of real targets
 * @property {boolean} showTest
 * @property {readonly [number, number, number] | null} decision  a, b, c of the line au + bv + c = 0 that parts the classes
 */
/** @typedef {{ low: number, high: number }} Span */

const MARGIN = 30;

/** @param {Values} values @param {number} from @param {number} to @returns {Span} with a little room around */
export function spanOf(values, from, to) {
  let low = Infinity;
  let high = -Infinity;
  for (let i = from; i < to; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  const room = Math.max(0.05, (high - low) * 0.06);
  return { low: low - room, high: high + room };
}

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {number} size
 * @param {Bent} bent
 * @param {{ u: Span, v: Span }} spans
 * @param {{ u: string, v: string }} labels
 * @param {Theme} theme
 */
export function drawSpace(context, size, bent, spans, labels, theme) {
  context.clearRect(0, 0, size, size);
  const inner = size - MARGIN - 8;
  const across = (/** @type {number} */ u) => MARGIN + ((u - spans.u.low) / (spans.u.high - spans.u.low)) * inner;
  const down = (/** @type {number} */ v) => 8 + inner - ((v - spans.v.low) / (spans.v.high - spans.v.low)) * inner;
  const { us, vs, lines, nodes, points } = bent;
  context.save();
  context.beginPath();
  context.rect(MARGIN, 8, inner, inner);
  context.clip();
  for (let line = 0; line < lines; line++) {
    const half = line < lines / 2 ? line : line - lines / 2;
    const axis = half === (lines / 2 - 1) / 2;
    context.strokeStyle = mix(theme.card, theme.ink, axis ? 0.7 : 0.28);
    context.lineWidth = axis ? 1.5 : 0.75;
    context.beginPath();
    for (let node = 0; node < nodes; node++) {
      const at = line * nodes + node;
      if (node === 0) context.moveTo(across(us[at]), down(vs[at]));
      else context.lineTo(across(us[at]), down(vs[at]));
    }
    context.stroke();
  }
  const radius = pointRadius(size, points.length, theme);
  const first = lines * nodes;
  points.forEach(([, , target, test], i) => {
    if (test && !bent.showTest) return;
    const [x, y] = [across(us[first + i]), down(vs[first + i])];
    if (bent.regression) drawValue(context, x, y, radius, scaled(bent.scaling, target), theme, Boolean(test));
    else drawMark(context, x, y, radius, target, theme.classes[target], theme, Boolean(test));
  });
  if (bent.decision && !bent.regression) drawDecision(context, bent.decision, spans, across, down, theme);
  context.restore();
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.strokeRect(MARGIN + 0.5, 8.5, inner - 1, inner - 1);
  context.font = `10px ${FONT}`;
  context.fillStyle = theme.soft;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const tick of linearTicks(spans.u.low, spans.u.high, 4)) context.fillText(tickText(tick), across(tick), size - 13);
  context.fillText(labels.u, MARGIN + inner / 2, size - 2);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of linearTicks(spans.v.low, spans.v.high, 4)) context.fillText(tickText(tick), MARGIN - 4, down(tick));
  writeUpwards(context, labels.v, 6, 8 + inner / 2);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {readonly [number, number, number]} line
 * @param {{ u: Span, v: Span }} spans
 * @param {(u: number) => number} across
 * @param {(v: number) => number} down
 * @param {Theme} theme
 */
function drawDecision(context, [a, b, c], { u, v }, across, down, theme) {
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.beginPath();
  if (Math.abs(b) > Math.abs(a)) {
    context.moveTo(across(u.low), down(-(a * u.low + c) / b));
    context.lineTo(across(u.high), down(-(a * u.high + c) / b));
  } else if (a !== 0) {
    context.moveTo(across(-(b * v.low + c) / a), down(v.low));
    context.lineTo(across(-(b * v.high + c) / a), down(v.high));
  }
  context.stroke();
}
