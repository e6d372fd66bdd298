/**
 * How far a run has come, counted so that runs compare: in steps, in epochs, or in multiply-adds, which are fair between networks
 * and minibatches of different sizes. Pure functions.
 */

/** @typedef {import('../link/uncarried.js').Uncarried} Uncarried */
/** @typedef {'steps' | 'epochs' | 'multiply-adds'} Axis */
/**
 * @typedef {object} Sizes  what a run's steps cost
 * @property {{ inputs: readonly unknown[], layers: readonly { units: number }[] }} network
 * @property {number} batchSize  as it is now
 * @property {number} trained  training points
 * @property {readonly Pick<Uncarried, 'what' | 'from' | 'was' | 'is'>[]} uncarried  with the batch sizes of before
 */
/** @typedef {{ of: (step: number) => number, stepAt: (value: number) => number }} Progress  each the other's inverse */

export const AXES = /** @type {const} */ (['steps', 'epochs', 'multiply-adds']);

/** Forward; backward to the weights; backward to the layer before. */
const PASSES = 3;

/** @param {Sizes['network']} network @returns {number} without biases, which are only added */
export function weightCount({ inputs, layers }) {
  return layers.reduce((sum, { units }, i) => sum + units * (i === 0 ? inputs.length : layers[i - 1].units), 0);
}

/**
 * Each weight is multiplied once for every example forward, and twice backward: with the activation before it, for its own
 * gradient, and with the δ behind it, for the layer before. What the first layer saves, and activations, biases and the optimizer
 * add, is left out.
 *
 * @param {Sizes['network']} network @param {number} examples  of the minibatch @returns {number} of one step
 */
export function multiplyAdds(network, examples) {
  return PASSES * weightCount(network) * examples;
}

/** @param {Axis} axis @param {Sizes} sizes @returns {Progress} */
export function progressIn(axis, sizes) {
  if (axis === 'steps') return { of: (step) => step, stepAt: (value) => value };
  const a = (/** @type {number} */ batchSize) => {
    const examples = Math.max(1, Math.min(batchSize, sizes.trained));
    return axis === 'multiply-adds' ? multiplyAdds(sizes.network, examples) : 1 / Math.ceil(Math.max(1, sizes.trained) / examples);
  };
  /** Stretches of steps of one size, from each on, with what there is at its start. */
  const stretches = batchSizes(sizes).map(({ from, batchSize }) => ({ from, each: a(batchSize), start: 0 }));
  for (let i = 1; i < stretches.length; i++) {
    const before = stretches[i - 1];
    stretches[i].start = before.start + before.each * (stretches[i].from - before.from);
  }
  return {
    of(step) {
      const { from, each, start } = stretches.findLast((stretch) => stretch.from <= step) ?? stretches[0];
      return start + each * (step - from);
    },
    stepAt(value) {
      const { from, each, start } = stretches.findLast((stretch) => stretch.start <= value) ?? stretches[0];
      return from + (value - start) / each;
    },
  };
}

/** @param {Sizes} sizes @returns {{ from: number, batchSize: number }[]} */
function batchSizes({ batchSize, uncarried }) {
  const changes = uncarried.filter(({ what }) => what === 'training.batchSize').sort((one, other) => one.from - other.from);
  if (changes.length === 0) return [{ from: 0, batchSize }];
  return [{ from: 0, batchSize: Number(changes[0].was) }, ...changes.map(({ from, is }) => ({ from, batchSize: Number(is) }))];
}
