/**
 * The parts of a network that training leaves as they are: whole units with their bias and incoming weights, and single weights.
 */

/** @typedef {import('../wire/messages.js').Frozen} Frozen */

/**
 * @param {readonly Frozen[]} frozen
 * @param {number} layer
 * @param {number} unit
 * @param {number} [input] without it, the unit itself
 */
export function isListed(frozen, layer, unit, input) {
  return frozen.some((part) => part[0] === layer && part[1] === unit && part[2] === input);
}

/**
 * Whether a weight keeps its value, by itself or with its unit.
 *
 * @param {readonly Frozen[]} frozen
 * @param {number} layer
 * @param {number} unit
 * @param {number} input
 */
export function isFrozen(frozen, layer, unit, input) {
  return isListed(frozen, layer, unit) || isListed(frozen, layer, unit, input);
}

/**
 * The list after a unit, or one of its weights, was frozen or let go. A unit takes the place of its weights.
 *
 * @param {readonly Frozen[]} frozen
 * @param {number} layer
 * @param {number} unit
 * @param {number} [input]
 * @returns {Frozen[]}
 */
export function toggled(frozen, layer, unit, input) {
  if (isListed(frozen, layer, unit, input)) {
    return frozen.filter((part) => part[0] !== layer || part[1] !== unit || part[2] !== input);
  }
  if (input !== undefined) return [...frozen, [layer, unit, input]];
  return [...frozen.filter((part) => part[0] !== layer || part[1] !== unit), [layer, unit]];
}
