/**
 * Where the parts of the network's diagram lie: a column for the features, one for each hidden layer, one for the
 * output. Pure geometry in CSS pixels; the canvas draws by it, and the buttons over the units are placed by it.
 *
 * @typedef {import('../net/forward.js').NetworkShape} NetworkShape
 * @typedef {import('../net/features.js').InputShape} InputShape
 * @typedef {{x: number, y: number}} Centre
 * @typedef {{left: number, right: number, x: number, size: number, pitch: number, units: Centre[]}} Column
 *   `units` are the middles of squares with sides of `size`; `pitch` is the distance from one to the next
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {Column} features every input there is, used or not
 * @property {Centre} more     below them, where one can be added
 * @property {number[]} used   which of them the network has, in the order of its inputs
 * @property {Column[]} layers hidden layers, then the output
 * @property {number} gap      from the middle of one column to that of the next
 * @property {number} scale    how much larger than usual everything is
 */
import { sameInput } from '../net/features.js';

/** Units grow with a wide diagram: their side is at most this part of its width, within these bounds. */
const LARGEST_PART = 0.055;
const LARGEST_UNIT = { least: 40, most: 80 };
const LARGEST_PITCH = 1.6;
/** Room on the right for the marks of the classes, in sides of the largest unit. */
const MARGIN_RIGHT = 0.7;
const MARGIN_BOTTOM = 8;
/** A unit takes at most these parts of the distance to its neighbours. */
const PART_ACROSS = 0.5;
const PART_DOWN = 0.78;

/**
 * @param {NetworkShape} shape
 * @param {readonly InputShape[]} features all inputs there are
 * @param {number} width
 * @param {number} height
 * @param {number} top kept free for the controls of the layers
 * @param {number} [scale] how much larger than usual everything is
 * @param {number} [room] on the left for the names of the features, in sides of the largest unit
 * @returns {Layout}
 */
export function layoutNetwork(shape, features, width, height, top, scale = 1, room = 1) {
  const counts = [features.length + 1, ...shape.layers.map(({ units }) => units)];
  const largest = scale * Math.min(LARGEST_UNIT.most, Math.max(LARGEST_UNIT.least, width * LARGEST_PART));
  const marginLeft = room * largest;
  const inner = width - marginLeft - MARGIN_RIGHT * largest;
  // The edges of the outer columns stand at the margins, so the columns' own size is subtracted first.
  const widest = Math.min(largest, (inner / counts.length) * PART_ACROSS);
  const gap = (inner - widest) / (counts.length - 1);
  const columns = counts.map((count, i) => {
    const x = marginLeft + widest / 2 + i * gap;
    return column(count, x, top, height - top - MARGIN_BOTTOM, Math.min(widest, gap * PART_ACROSS), largest * LARGEST_PITCH);
  });
  return {
    width,
    height,
    features: { ...columns[0], units: columns[0].units.slice(0, -1) },
    more: columns[0].units[features.length],
    used: shape.inputs.map((input) => features.findIndex((other) => sameInput(input, other))),
    layers: columns.slice(1),
    gap,
    scale,
  };
}

/**
 * @param {number} count
 * @param {number} x
 * @param {number} top
 * @param {number} height
 * @param {number} widest
 * @param {number} farthest
 * @returns {Column}
 */
function column(count, x, top, height, widest, farthest) {
  const pitch = Math.min(farthest, height / count);
  const size = Math.max(2, Math.min(widest, pitch * PART_DOWN));
  const first = top + (height - pitch * (count - 1)) / 2;
  const units = Array.from({ length: count }, (_, i) => ({ x, y: first + i * pitch }));
  return { left: x - size / 2, right: x + size / 2, x, size, pitch, units };
}

/**
 * The middles of what feeds a layer: the used features, or the units of the layer before.
 *
 * @param {Layout} layout
 * @param {number} layer
 */
export function sourcesOf(layout, layer) {
  return layer === 0 ? layout.used.map((feature) => layout.features.units[feature]) : layout.layers[layer - 1].units;
}

/**
 * The column that feeds a layer.
 *
 * @param {Layout} layout
 * @param {number} layer
 */
export function columnBefore(layout, layer) {
  return layer === 0 ? layout.features : layout.layers[layer - 1];
}

/** Dots are smaller on small units; below the least radius they could not be told from dirt. */
const DOT = { most: 4, least: 2, part: 0.21 };

/**
 * Where the dot of a unit's bias lies: on its lower left corner. Its radius is 0 where units are too small for it.
 *
 * @param {Layout} layout
 * @param {number} layer
 * @param {number} unit
 */
export function biasDot(layout, layer, unit) {
  const { size, units } = layout.layers[layer];
  const radius = Math.min(size * DOT.part, DOT.most * layout.scale);
  return { x: units[unit].x - size / 2 + 1, y: units[unit].y + size / 2 - 1, radius: radius < DOT.least ? 0 : radius };
}
