/** Texts of any length where there is only so much room. */

/**
 * @param {Pick<CanvasRenderingContext2D, 'measureText'>} context with the font that it is written in
 * @param {string} text
 * @param {number} room in pixels
 * @returns {string} the text, or as much of its beginning as there is room for
 */
export function fitText(context, text, room) {
  if (context.measureText(text).width <= room) return text;
  const letters = [...text];
  while (letters.length > 0 && context.measureText(letters.join('').trimEnd() + '…').width > room) letters.pop();
  return letters.length > 0 ? letters.join('').trimEnd() + '…' : '';
}
