/**
 * The worst relative error of a gradient check against h, both in powers of ten: with a large h the curvature distorts the
 * difference, with a small h rounding does.
 */
import { FONT } from './theme.js';
import { powerOfTen } from './number-text.js';
import { writeUpwards } from './ticks.js';

/** @typedef {import('./theme.js').Theme} Theme */

const LEFT = 44;
const RIGHT = 12;
const TOP = 8;
const BOTTOM = 30;
/** Errors beyond these are drawn at the edge. */
const LOWEST = -11;
const HIGHEST = 0.3;

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {number} width
 * @param {number} height
 * @param {readonly {h: number, worst: number | null}[]} sweep
 * @param {number} chosen the h of the check
 * @param {{h: string, error: string}} labels
 * @param {Theme} theme
 */
export function drawSweep(context, width, height, sweep, chosen, labels, theme) {
  context.clearRect(0, 0, width, height);
  const across = (/** @type {number} */ h) => LEFT + ((Math.log10(h) + 12) / 11) * (width - LEFT - RIGHT);
  const down = (/** @type {number} */ error) => {
    const power = Math.max(LOWEST, Math.min(HIGHEST, Math.log10(Math.max(error, 1e-300))));
    return TOP + ((HIGHEST - power) / (HIGHEST - LOWEST)) * (height - TOP - BOTTOM);
  };
  context.font = `10px ${FONT}`;
  context.lineWidth = 1;
  context.strokeStyle = theme.line;
  context.fillStyle = theme.soft;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.beginPath();
  for (let power = 0; power >= LOWEST; power -= 3) {
    const y = Math.round(down(10 ** power)) + 0.5;
    context.moveTo(LEFT, y);
    context.lineTo(width - RIGHT, y);
    context.fillText(power === 0 ? '1' : powerOfTen(power), LEFT - 6, y);
  }
  context.stroke();
  context.textAlign = 'center';
  for (let power = -12; power <= -1; power += width < 260 ? 4 : 2) {
    context.fillText(powerOfTen(power), across(10 ** power), height - BOTTOM + 10);
  }
  context.fillText(labels.h, (LEFT + width - RIGHT) / 2, height - 7);
  writeUpwards(context, labels.error, 8, (TOP + height - BOTTOM) / 2);

  const at = across(chosen);
  context.strokeStyle = theme.accent;
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(at, TOP);
  context.lineTo(at, height - BOTTOM);
  context.stroke();
  context.setLineDash([]);

  const known = sweep.flatMap(({ h, worst }) => (worst === null ? [] : [{ h, worst }])).sort((one, other) => one.h - other.h);
  context.strokeStyle = theme.accent;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.beginPath();
  known.forEach(({ h, worst }, i) => (i === 0 ? context.moveTo(across(h), down(worst)) : context.lineTo(across(h), down(worst))));
  context.stroke();
  context.fillStyle = theme.accent;
  for (const { h, worst } of known) {
    context.beginPath();
    context.arc(across(h), down(worst), 3, 0, 2 * Math.PI);
    context.fill();
  }
}
