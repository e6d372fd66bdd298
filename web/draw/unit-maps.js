/**
 * The small map of each unit: its activation over the plane. All maps lie side by side in one picture, which is made once a frame
 * and which the diagram's units are then cut from.
 */
import { divergingPixels, pixel } from './colour.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {import('../net/forward.js').Forward} Forward */
/** @typedef {{picture: ImageBitmap | OffscreenCanvas | null, sheet: ReturnType<typeof sheetOf>}} Maps as they are drawn */
/** @typedef {{values: Float64Array, low: number, high: number, table: Uint32Array}} UnitMap */

export const ENTRIES = 511;
/** A rim of the same colour about each map, so that scaling doesn't bring in its neighbour. */
export const RIM = 1;
const STRONGEST = 0.85;

/** @type {WeakMap<Theme, Uint32Array[]>} the ramp of signed values, then one of each class */
const tables = new WeakMap();

/** The colours of maps, each from its lowest value to its highest. @param {Theme} theme @returns {readonly Uint32Array[]} */
export function rampsOf(theme) {
  const known = tables.get(theme);
  if (known) return known;
  const made = [divergingPixels(theme, ENTRIES, (part) => STRONGEST * part)];
  for (const colour of theme.classes) {
    made.push(Uint32Array.from({ length: ENTRIES }, (_, i) => pixel(theme.card, colour, (STRONGEST * i) / (ENTRIES - 1))));
  }
  tables.set(theme, made);
  return made;
}

/**
 * How a unit's activations become colours: positive in the first colour, negative in the second, at full strength at 1, or at the
 * largest value if that is larger. A probability of two classes runs from the one colour to the other, one of several classes from
 * the card to its own.
 *
 * @param {Float64Array} values
 * @param {number} count
 * @param {string} activation of its layer
 * @param {number} outputClass index of the class if the unit is one of several outputs, else -1
 * @param {boolean} output
 * @param {Theme} theme
 * @returns {UnitMap}
 */
export function unitMap(values, count, activation, outputClass, output, theme) {
  const ramps = rampsOf(theme);
  if (output && outputClass >= 0) return { values, low: 0, high: 1, table: ramps[1 + outputClass] };
  if (activation === 'sigmoid' && output) return { values, low: 0, high: 1, table: ramps[0] };
  let largest = 1;
  if (activation !== 'tanh' && activation !== 'sigmoid') {
    for (let i = 0; i < count; i++) largest = Math.max(largest, Math.abs(values[i]));
  }
  return { values, low: -largest, high: largest, table: ramps[0] };
}

/**
 * The maps of all units, layer by layer.
 *
 * @param {Forward} forward as it has run
 * @param {Theme} theme
 * @returns {UnitMap[]}
 */
export function unitMapsOf({ shape: { layers }, activations, count }, theme) {
  return activations.flatMap((units, layer) => {
    const output = layer === layers.length - 1;
    const { activation } = layers[layer];
    return units.map((values, unit) => unitMap(values, count, activation, output && units.length > 1 ? unit : -1, output, theme));
  });
}

export class UnitMaps {
  constructor() {
    this.canvas = new OffscreenCanvas(1, 1);
    this.image = new ImageData(1, 1);
    this.pixels = new Uint32Array(this.image.data.buffer);
    /** Of all maps, once they are painted. @type {ImageBitmap | null} */
    this.picture = null;
    this.sheet = sheetOf(0, 0);
  }

  /**
   * @param {readonly UnitMap[]} maps
   * @param {number} side of each, in pixels
   */
  paint(maps, side) {
    const { width, height, left, top } = (this.sheet = sheetOf(maps.length, side));
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.image = new ImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
    }
    maps.forEach((map, i) => paintMap(map, side, this.pixels, top(i) * width + left(i), width));
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    context.putImageData(this.image, 0, 0);
    this.picture?.close();
    this.picture = this.canvas.transferToImageBitmap();
  }
}

/**
 * Where maps lie in the picture of all.
 *
 * @param {number} count
 * @param {number} side of each, in pixels
 */
export function sheetOf(count, side) {
  const cell = side + 2 * RIM;
  const across = Math.max(1, Math.ceil(Math.sqrt(count)));
  return {
    side,
    across,
    width: across * cell,
    height: Math.ceil(count / across) * cell,
    left: (/** @type {number} */ map) => (map % across) * cell + RIM,
    top: (/** @type {number} */ map) => Math.floor(map / across) * cell + RIM,
  };
}

/**
 * Paints one map with its rim.
 *
 * @param {UnitMap} map
 * @param {number} side
 * @param {Uint32Array} pixels
 * @param {number} first index of the pixel of the map's first value
 * @param {number} width of the canvas
 */
function paintMap({ values, low, high, table }, side, pixels, first, width) {
  const last = table.length - 1;
  const scale = last / (high - low);
  for (let row = -RIM; row < side + RIM; row++) {
    const from = Math.max(0, Math.min(side - 1, row)) * side;
    const to = first + row * width;
    for (let column = 0; column < side; column++) {
      const value = values[from + column];
      pixels[to + column] = table[value <= low ? 0 : value >= high ? last : ((value - low) * scale + 0.5) | 0];
    }
    pixels[to - 1] = pixels[to];
    pixels[to + side] = pixels[to + side - 1];
  }
}

/**
 * One map alone, large: in a card.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {UnitMap} map
 * @param {number} side
 * @param {number} size in CSS pixels
 */
export function drawLargeMap(context, map, side, size) {
  const atlas = new UnitMaps();
  atlas.paint([map], side);
  if (atlas.picture) context.drawImage(atlas.picture, RIM, RIM, side, side, 0, 0, size, size);
}
