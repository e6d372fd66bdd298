/** The canvas of a drawing, in units that are larger than pixels where all is read from afar, and so its letters and lines. */
import { fitCanvas } from '../../draw/canvas.js';
import { scaleOf } from '../../draw/theme.js';

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import('../../draw/theme.js').Theme} theme
 * @param {{ width: number, height: number }} [size] in CSS pixels; else that which the style sheet gives it
 */
export function paperOf(canvas, theme, size = { width: canvas.clientWidth, height: canvas.clientHeight }) {
  const scale = scaleOf(theme);
  const [width, height] = [size.width / scale, size.height / scale];
  return { context: fitCanvas(canvas, width, height, devicePixelRatio * scale), width, height, scale };
}
