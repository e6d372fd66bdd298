/** The axes of a Karnaugh map: instead of numbers, the bits that each column and each row stands for. */

/** @typedef {import('./axes.js').Tick} Tick */

const EDGE = 6;
/** The width of a letter, at most, as a part of its height, and the room between two labels in letters. */
const LETTER = 0.6;
const APART = 1;

/**
 * @param {number} bits  the first, third, … of them along the columns, the others along the rows
 * @param {number} unit  the width of a unit of the plane, in CSS pixels
 * @param {number} letters  their height
 * @returns {{ across: Tick[], upwards: Tick[] }} in the middle of each column and row, or of those whose bits have room
 */
export function mapTicks(bits, unit, letters) {
  /** @param {number} digits @param {number} needed  pixels of each @returns {Tick[]} */
  const along = (digits, needed) => {
    const cells = 2 ** digits;
    const cell = (2 * EDGE) / cells;
    const every = 2 ** Math.max(0, Math.ceil(Math.log2(needed / (cell * unit))));
    const ticks = Array.from({ length: cells }, (_, i) => ({
      value: cell * (i + 0.5) - EDGE,
      text: (i ^ (i >> 1)).toString(2).padStart(digits, '0'),
    }));
    return ticks.filter((_, i) => i % every === 0);
  };
  const columns = Math.ceil(bits / 2);
  return { across: along(columns, (columns + APART) * LETTER * letters), upwards: along(bits - columns, 1.2 * letters) };
}
