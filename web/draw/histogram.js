/** Small charts of the inspector's health view: how values are spread, and where one value lies on a scale. */
import { mix } from './colour.js';
import { FONT } from './theme.js';
import { roundText } from './number-text.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {{ min: number, max: number, counts: readonly number[] }} Histogram */

const FOOT = 14;

/**
 * Bars over the range of the values, negative ones in the colour of negative values; the ends are written below.
 *
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {number} width
 * @param {number} height
 * @param {Histogram} histogram
 * @param {Theme} theme
 */
export function drawHistogram(context, width, height, { min, max, counts }, theme) {
  context.clearRect(0, 0, width, height);
  const most = Math.max(...counts);
  if (!(most > 0)) return;
  const floor = height - FOOT;
  const wide = width / counts.length;
  counts.forEach((count, i) => {
    const middle = min + ((i + 0.5) / counts.length) * (max - min);
    const high = count === 0 ? 0 : Math.max(1.5, (count / most) * (floor - 2));
    context.fillStyle = mix(theme.card, middle < 0 ? theme.negative : theme.positive, 0.85);
    context.fillRect(i * wide + 0.5, floor - high, Math.max(1, wide - 1), high);
  });
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, floor + 0.5);
  context.lineTo(width, floor + 0.5);
  context.stroke();
  context.fillStyle = theme.soft;
  context.font = `10px ${FONT}`;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.fillText(short(min), 0, height - 2);
  context.textAlign = 'right';
  context.fillText(short(max), width, height - 2);
  const zero = (-min / (max - min)) * width;
  if (zero > 44 && zero < width - 44) {
    context.textAlign = 'center';
    context.fillText('0', zero, height - 2);
  }
}

/**
 * A scale with a mark where a value lies, and one where it should.
 *
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {number} width
 * @param {number} height
 * @param {{ from: number, to: number, value: number | null, target: number, label: string, alarming: boolean }} gauge
 * @param {Theme & { alarm?: string }} theme
 */
export function drawGauge(context, width, height, { from, to, value, target, label, alarming }, theme) {
  context.clearRect(0, 0, width, height);
  const across = (/** @type {number} */ at) => 4 + ((Math.min(to, Math.max(from, at)) - from) / (to - from)) * (width - 8);
  const middle = (height - FOOT) / 2 + 2;
  context.fillStyle = mix(theme.card, theme.ink, 0.12);
  context.beginPath();
  context.roundRect(4, middle - 3, width - 8, 6, 3);
  context.fill();
  context.strokeStyle = theme.soft;
  context.lineWidth = 1.5;
  context.setLineDash([2, 2]);
  context.beginPath();
  context.moveTo(across(target), 2);
  context.lineTo(across(target), height - FOOT + 2);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = theme.soft;
  context.font = `10px ${FONT}`;
  context.textBaseline = 'alphabetic';
  const half = context.measureText(label).width / 2;
  context.textAlign = 'center';
  context.fillText(label, Math.min(width - half, Math.max(half, across(target))), height - 2);
  if (value === null) return;
  context.beginPath();
  context.arc(across(value), middle, 5, 0, 2 * Math.PI);
  context.fillStyle = alarming ? theme.negative : theme.accent;
  context.strokeStyle = theme.card;
  context.lineWidth = 2;
  context.fill();
  context.stroke();
}

/** @param {number} value */
const short = (value) => roundText(value, 3);

/**
 * Marks over units of the diagram: a cross over one that is dead, a bar over one that is saturated.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {import('./layout.js').Layout} layout
 * @param {readonly (readonly ('alive' | 'dead' | 'saturated')[])[]} states `[layer][unit]`
 * @param {Theme} theme
 */
export function markUnits(context, layout, states, theme) {
  states.forEach((units, layer) => {
    const column = layout.layers[layer];
    units.forEach((state, unit) => {
      const place = column?.units[unit];
      if (!place || state === 'alive') return;
      const radius = Math.min(9 * layout.scale, Math.max(4, column.size / 3));
      const [x, y] = [place.x + column.size / 2 - 1, place.y - column.size / 2 + 1];
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fillStyle = theme.card;
      context.fill();
      context.strokeStyle = theme.ink;
      context.lineWidth = 1.5;
      context.stroke();
      const arm = radius * 0.45;
      context.beginPath();
      if (state === 'dead') {
        context.moveTo(x - arm, y - arm);
        context.lineTo(x + arm, y + arm);
        context.moveTo(x + arm, y - arm);
        context.lineTo(x - arm, y + arm);
      } else {
        context.moveTo(x - arm, y - arm * 0.7);
        context.lineTo(x + arm, y - arm * 0.7);
        context.moveTo(x - arm, y + arm * 0.7);
        context.lineTo(x + arm, y + arm * 0.7);
      }
      context.stroke();
    });
  });
}
