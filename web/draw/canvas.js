/**
 * Gives a canvas the given size in CSS pixels at the screen's resolution, and a context that is drawn on in CSS
 * pixels. The bitmap is only made anew when its size changed; what was drawn is not cleared otherwise.
 *
 * @param {HTMLCanvasElement | OffscreenCanvas} canvas
 * @param {number} width in CSS pixels
 * @param {number} height in CSS pixels
 * @param {number} ratio devicePixelRatio
 */
export function fitCanvas(canvas, width, height, ratio) {
  const wide = Math.max(1, Math.round(width * ratio));
  const high = Math.max(1, Math.round(height * ratio));
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
