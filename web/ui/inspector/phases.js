/**
 * The phases of one step, in their order: forward through the layers, the loss, backward through the layers, the update. A
 * minibatch has only the phases of its gradient and the update, since each of its examples has values of its own.
 *
 * @typedef {{ kind: 'forward' | 'backward', layer: number } | { kind: 'loss' | 'gradient' | 'update' }} Phase
 */

/** @param {number} layers @param {boolean} minibatch @returns {Phase[]} */
export function phasesOf(layers, minibatch) {
  if (minibatch) return [{ kind: 'gradient' }, { kind: 'update' }];
  const numbers = Array.from({ length: layers }, (_, layer) => layer);
  return [
    ...numbers.map((layer) => ({ kind: /** @type {const} */ ('forward'), layer })),
    { kind: 'loss' },
    ...numbers.reverse().map((layer) => ({ kind: /** @type {const} */ ('backward'), layer })),
    { kind: 'update' },
  ];
}

/** @param {Phase} phase */
export const layerOf = (phase) => ('layer' in phase ? phase.layer : null);

/**
 * The phase from which on a value of a layer is known.
 *
 * @param {readonly Phase[]} phases
 * @param {Phase['kind']} kind
 * @param {number} [layer]
 */
export function phaseAt(phases, kind, layer) {
  const found = phases.findIndex((phase) => phase.kind === kind && (layer === undefined || layerOf(phase) === layer));
  // A minibatch has no forward and backward phases, so their values are known from the beginning.
  return Math.max(0, found);
}

const OF_FORWARD = ['z', 'a'];
const OF_BACKWARD = ['slope', 'dOutput', 'delta', 'dBias', 'dWeight'];

/**
 * The phase from which on a formula's line has its numbers.
 *
 * @param {readonly Phase[]} phases
 * @param {string} id of the line
 * @param {number} layer of the unit or weight it is for
 */
export function phaseOfLine(phases, id, layer) {
  if (id === 'loss') return phaseAt(phases, 'loss');
  if (OF_FORWARD.includes(id)) return phaseAt(phases, 'forward', layer);
  return OF_BACKWARD.includes(id) ? phaseAt(phases, 'backward', layer) : phaseAt(phases, 'update');
}
