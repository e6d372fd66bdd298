/** Each example's gradient in a minibatch as a thin bar, side by side: the area above the line less the area below is their sum. */

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {{ from: number, to: number, value: number }} Bar  examples `from` … `to` − 1, and what they pull on average */

/**
 * One bar for each pull, or for a few neighbours where there are more pulls than bars. A bar's value times the number of its
 * examples is the sum of their pulls.
 *
 * @param {readonly number[]} sorted
 * @param {number} most bars
 * @returns {Bar[]}
 */
export function profile(sorted, most) {
  const count = Math.min(sorted.length, Math.max(1, Math.floor(most)));
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * sorted.length) / count);
    const to = Math.floor(((i + 1) * sorted.length) / count);
    const sum = sorted.slice(from, to).reduce((total, value) => total + value, 0);
    return { from, to, value: sum / (to - from) };
  });
}

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {number} width
 * @param {number} height
 * @param {readonly number[]} sorted
 * @param {number} mean
 * @param {Theme} theme
 */
export function drawPulls(context, width, height, sorted, mean, theme) {
  context.clearRect(0, 0, width, height);
  const bars = profile(sorted, width);
  const top = Math.max(0, ...bars.map(({ value }) => value));
  const bottom = Math.min(0, ...bars.map(({ value }) => value));
  const y = (/** @type {number} */ value) => 1 + ((height - 2) * (top - value)) / (top - bottom || 1);
  const x = (/** @type {number} */ example) => (width * example) / sorted.length;
  for (const { from, to, value } of bars) {
    context.fillStyle = value < 0 ? theme.negative : theme.positive;
    context.fillRect(x(from), Math.min(y(value), y(0)), x(to) - x(from), Math.abs(y(value) - y(0)));
  }
  context.lineWidth = 1;
  context.strokeStyle = theme.soft;
  line(context, width, y(0));
  context.strokeStyle = theme.ink;
  context.setLineDash([4, 3]);
  line(context, width, y(mean));
  context.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} context @param {number} width @param {number} y */
function line(context, width, y) {
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(width, y);
  context.stroke();
}
