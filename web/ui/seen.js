/** The network as the page draws it: as it runs, or without the unit that is switched off for a look. */
import { unitOff } from '../model/state.js';
import { withoutUnit } from '../net/forward.js';

/** @typedef {import('../model/state.js').State} State */

/** What was made last, and of what. @type {{ of: unknown[], parameters: Float32Array | null }} */
let kept = { of: [], parameters: null };

/** @param {State} state @returns {Float32Array | null} other ones with each frame; null before the first */
export function seenParameters(state) {
  const { network, frame } = state;
  const off = unitOff(state);
  if (!network || !frame || !off) return frame?.parameters ?? null;
  const of = [frame, off];
  if (of.some((value, i) => value !== kept.of[i])) {
    kept = { of, parameters: withoutUnit(network, frame.parameters, off.layer, off.unit) };
  }
  return kept.parameters;
}

/** @param {State} state the unit that is looked at, unless it is off: then all that can be seen of it is what is missing */
export function seenUnit(state) {
  const { unit } = state.view;
  const off = unitOff(state);
  return unit && 'unit' in unit && off?.layer === unit.layer && off.unit === unit.unit ? null : unit;
}
