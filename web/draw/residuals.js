/** How far each prediction is off: residuals against targets, with the line of those who are right. */
import { FONT } from './theme.js';
import { axisTexts, linearTicks, writeUpwards } from './ticks.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {{ target: number, residual: number, test: boolean, chosen: boolean }} Residual */

const LEFT = 56;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 34;
const RADIUS = 2.5;
/** Where all residuals are 0, or all targets alike, the axis reaches this far. */
const LEAST = 1e-9;

/**
 * Where each residual lies on a drawing of this size.
 *
 * @param {readonly Residual[]} residuals
 * @param {number} width
 * @param {number} height
 */
export function residualScale(residuals, width, height) {
  const targets = residuals.map(({ target }) => target);
  const [least, most] = [Math.min(...targets), Math.max(...targets)];
  const room = Math.max((most - least) * 0.04, LEAST);
  const [low, high] = [least - room, most + room];
  const reach = Math.max(LEAST, ...residuals.map(({ residual }) => Math.abs(residual))) * 1.06;
  return {
    low,
    high,
    reach,
    across: (/** @type {number} */ target) => LEFT + ((target - low) / (high - low)) * (width - LEFT - RIGHT),
    down: (/** @type {number} */ residual) => TOP + ((reach - residual) / (2 * reach)) * (height - TOP - BOTTOM),
  };
}

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {number} width
 * @param {number} height
 * @param {{ residuals: readonly Residual[], labels: { target: string, residual: string } }} what
 * @param {Theme} theme
 */
export function drawResiduals(context, width, height, { residuals, labels }, theme) {
  context.clearRect(0, 0, width, height);
  if (residuals.length === 0) return;
  const { low, high, reach, across, down } = residualScale(residuals, width, height);
  context.font = `10px ${FONT}`;
  context.lineWidth = 1;
  context.fillStyle = theme.soft;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  const levels = linearTicks(-reach, reach, height / 50);
  const texts = axisTexts(levels);
  levels.forEach((level, i) => {
    const y = Math.round(down(level)) + 0.5;
    context.strokeStyle = level === 0 ? theme.ink : theme.line;
    context.beginPath();
    context.moveTo(LEFT, y);
    context.lineTo(width - RIGHT, y);
    context.stroke();
    context.fillText(texts[i], LEFT - 6, y);
  });
  context.textAlign = 'center';
  const ticks = linearTicks(low, high, width / 70);
  axisTexts(ticks).forEach((text, i) => context.fillText(text, across(ticks[i]), height - BOTTOM + 10));
  context.fillText(labels.target, (LEFT + width - RIGHT) / 2, height - 8);
  writeUpwards(context, labels.residual, 9, (TOP + height - BOTTOM) / 2);
  for (const residual of residuals) mark(context, across(residual.target), down(residual.residual), residual, theme);
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {Residual} of @param {Theme} theme */
function mark(context, x, y, { test, chosen }, theme) {
  context.beginPath();
  context.arc(x, y, RADIUS, 0, 2 * Math.PI);
  context.lineWidth = 1.25;
  context.strokeStyle = context.fillStyle = test ? theme.test : theme.train;
  if (test) context.stroke();
  else context.fill();
  if (!chosen) return;
  context.beginPath();
  context.arc(x, y, RADIUS + 4, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = theme.accent;
  context.stroke();
}
