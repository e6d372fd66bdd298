/** How formulas write a quantity: its letter, the layer raised, unit and input lowered, all counted from 1 for people. */
import { letterOf } from './letters.js';
import { mo, mi, mn, ms, row } from './mathml.js';

/** @typedef {import('../../wire/messages.js').Quantity} Quantity */

/** The quantities that are written as more than a letter. @type {Readonly<Record<string, () => Element>>} */
const COMPOSED = Object.freeze({
  beta1Power: () => ms('msup', mi('β₁'), mi('t')),
  beta2Power: () => ms('msup', mi('β₂'), mi('t')),
  zMax: () => ms('msub', mi('z'), mi('max')),
});

/** Derivatives of the loss, each with the quantity that the loss is differentiated by. @type {Readonly<Record<string, string>>} */
const DERIVATIVES = Object.freeze({ dWeight: 'w', dBias: 'b', dOutput: 'yhat' });

/** @param {Quantity} quantity @returns {Element} */
export function symbol(quantity) {
  const { name, next = false, example } = quantity;
  const by = DERIVATIVES[name];
  /** @type {Element} */
  let drawn;
  if (by) {
    const above = row(mo('∂'), example === undefined ? mi('C') : ms('msub', mi('C'), index(example)));
    drawn = ms('mfrac', above, row(mo('∂'), indexed({ ...quantity, name: by, example: undefined }, next)));
  } else if (name === 'slope') drawn = row(mi('σ′'), mo('('), indexed({ ...quantity, name: 'z' }, false), mo(')'));
  else drawn = indexed(quantity, next);
  if (example === undefined || by) return drawn;
  return row(drawn, mo('['), index(example), mo(']'));
}

/** @param {Quantity} quantity @param {boolean} next */
function indexed({ name, layer, unit, input }, next) {
  const letter = COMPOSED[name]?.() ?? mi(letterOf(name));
  const base = next ? row(letter, mo('′')) : letter;
  const below = [unit, input].filter((at) => at !== undefined).map(index);
  if (below.length === 2) below.splice(1, 0, mo(','));
  const lower = below.length > 0 ? row(...below) : null;
  const raised = layer === undefined || name === 'yhat' || name === 'y' ? null : row(mo('('), index(layer), mo(')'));
  if (lower && raised) return ms('msubsup', base, lower, raised);
  if (lower) return ms('msub', base, lower);
  return raised ? ms('msup', base, raised) : base;
}

/** @param {number | string | undefined} at */
function index(at) {
  return typeof at === 'number' ? mn(String(at + 1)) : mi(String(at));
}
