/** How a loss is spread over several runs: the median as a line, and a band from the lowest to the highest. No DOM. */
import { axisTexts, linearTicks, wholeTicks } from './ticks.js';
import { FONT } from './theme.js';

/** @typedef {{ step: number, low: number, median: number, high: number }} Spread */

const RIGHT = 10;
const TOP = 8;
const BOTTOM = 20;
const BESIDE = 6;
const APART = 28;

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {number} width
 * @param {number} height
 * @param {readonly Spread[]} spreads  steps rise
 * @param {number} shown  the step that is marked
 * @param {import('./theme.js').Theme} theme
 */
export function drawSpread(context, width, height, spreads, shown, theme) {
  context.clearRect(0, 0, width, height);
  if (spreads.length === 0) return;
  context.font = `${theme.tick}px ${FONT}`;
  const high = Math.max(...spreads.map((each) => each.high)) * 1.05 || 1;
  const end = Math.max(1, spreads[spreads.length - 1].step);
  const losses = linearTicks(0, high, Math.max(2, Math.floor((height - TOP - BOTTOM) / APART)));
  const texts = axisTexts(losses);
  const left = BESIDE + Math.max(...texts.map((text) => context.measureText(text).width)) + BESIDE;
  const across = (/** @type {number} */ step) => left + (step / end) * (width - left - RIGHT);
  const down = (/** @type {number} */ loss) => TOP + (1 - loss / high) * (height - TOP - BOTTOM);

  context.lineWidth = 1;
  context.strokeStyle = theme.line;
  context.fillStyle = theme.soft;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.beginPath();
  losses.forEach((loss, i) => {
    const y = Math.round(down(loss)) + 0.5;
    context.moveTo(left, y);
    context.lineTo(width - RIGHT, y);
    context.fillText(texts[i], left - BESIDE, y);
  });
  context.stroke();
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const step of wholeTicks(0, end, 5)) {
    const text = String(step);
    const half = context.measureText(text).width / 2;
    context.fillText(text, Math.min(across(step), width - half - 1), height - 5);
  }

  context.fillStyle = theme.accent;
  context.globalAlpha = 0.2;
  context.beginPath();
  spreads.forEach((each, i) =>
    i === 0 ? context.moveTo(across(each.step), down(each.high)) : context.lineTo(across(each.step), down(each.high)),
  );
  for (const each of [...spreads].reverse()) context.lineTo(across(each.step), down(each.low));
  context.closePath();
  context.fill();
  context.globalAlpha = 1;

  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.beginPath();
  spreads.forEach((each, i) =>
    i === 0 ? context.moveTo(across(each.step), down(each.median)) : context.lineTo(across(each.step), down(each.median)),
  );
  context.stroke();

  context.strokeStyle = theme.ink;
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(across(shown), TOP);
  context.lineTo(across(shown), height - BOTTOM);
  context.stroke();
  context.setLineDash([]);
}
