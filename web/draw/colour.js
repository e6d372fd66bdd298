/** Arithmetic on colours, and tables of them packed as the pixels of an ImageData. */

/** @typedef {import('./theme.js').Theme} Theme */

/** Colours of a field are at most half as strong as they can be, so that points stay the strongest thing on the plane. */
export const STRONGEST = 0.5;

/**
 * Red, green and blue, each 0..255, of `#rrggbb`.
 *
 * @param {string} hex
 */
function rgb(hex) {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/**
 * @param {string} ground
 * @param {string} colour
 * @param {number} opacity
 */
function blend(ground, colour, opacity) {
  const below = rgb(ground);
  return rgb(colour).map((value, i) => Math.round(below[i] + (value - below[i]) * opacity));
}

/**
 * `colour` laid over `ground` with the given opacity.
 *
 * @param {string} ground
 * @param {string} colour
 * @param {number} opacity 0..1
 */
export function mix(ground, colour, opacity) {
  return `#${blend(ground, colour, opacity)
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

/**
 * The same as one opaque pixel, red in the lowest byte as ImageData has it on little-endian machines.
 *
 * @param {string} ground
 * @param {string} colour
 * @param {number} opacity 0..1
 */
export function pixel(ground, colour, opacity) {
  const [r, g, b] = blend(ground, colour, opacity);
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

/**
 * The colour of a value, in a field as in a point or the legend: that of the card at 0.
 *
 * @param {Theme} theme
 * @param {number} part of the value that has the full colour, -1..1
 */
export function valueColour(theme, part) {
  return mix(theme.card, part < 0 ? theme.negative : theme.positive, STRONGEST * Math.abs(part));
}

/**
 * A ramp from the colour of negative values over the card to that of positive ones.
 *
 * @param {Theme} theme
 * @param {number} size odd: the middle entry is the card
 * @param {(part: number) => number} opacity of the colour, for a value of part · the largest, 0..1
 */
export function divergingPixels(theme, size, opacity) {
  const middle = (size - 1) / 2;
  return Uint32Array.from({ length: size }, (_, i) => {
    const value = (i - middle) / middle;
    return pixel(theme.card, value < 0 ? theme.negative : theme.positive, opacity(Math.abs(value)));
  });
}
