/**
 * The activations of a layer, by their id: each overwrites z (the units of one layer, one array for each unit) from index `from` up
 * to `to` with the activation. Mirrors `nn.Activation` and `nn.Output` on the server.
 *
 * Element-wise activations are written with `each`, softmax over the whole layer by hand. To add one, add a line,
 * and one in gpu-ids.js and gpu-forward.js.
 */

/** @typedef {(z: Float64Array[], from: number, to: number) => void} Activation */

const STEPS = 32;
const REACH = 20;

/** tanh at multiples of 1/STEPS between -REACH and REACH: beyond, tanh is ±1 to the last bit of a double. */
const TANH = Float64Array.from({ length: 2 * REACH * STEPS + 1 }, (_, i) => Math.tanh((i - REACH * STEPS) / STEPS));

/**
 * tanh(x) to 1e-13: tanh(t + d) = (tanh t + tanh d) / (1 + tanh t · tanh d), with tanh t from the table and the
 * series of tanh d for |d| ≤ 1/64. Three times as fast as Math.tanh, and a frame draws up to a million of them.
 *
 * @param {number} x
 */
function tanh(x) {
  if (!(x > -REACH)) return x <= -REACH ? -1 : NaN;
  if (x >= REACH) return 1;
  const cell = Math.floor(x * STEPS + 0.5);
  const d = x - cell / STEPS;
  const dd = d * d;
  const td = d * (1 + dd * (-1 / 3 + dd * (2 / 15)));
  const t = TANH[cell + REACH * STEPS];
  return (t + td) / (1 + t * td);
}

/** @type {Activation} */
function tanhOfAll(z, from, to) {
  for (const unit of z) {
    for (let i = from; i < to; i++) unit[i] = tanh(unit[i]);
  }
}

/** @type {Activation} */
function sigmoidOfAll(z, from, to) {
  for (const unit of z) {
    for (let i = from; i < to; i++) unit[i] = 0.5 + 0.5 * tanh(0.5 * unit[i]);
  }
}

/** @type {Activation} */
function reluOfAll(z, from, to) {
  for (const unit of z) {
    for (let i = from; i < to; i++) unit[i] = unit[i] > 0 ? unit[i] : 0;
  }
}

/** The probabilities of the classes, from their logits; the largest logit is taken off first, so exp can't overflow.
 * @type {Activation} */
function softmax(z, from, to) {
  for (let i = from; i < to; i++) {
    let largest = -Infinity;
    for (const unit of z) if (unit[i] > largest) largest = unit[i];
    let sum = 0;
    for (const unit of z) sum += unit[i] = Math.exp(unit[i] - largest);
    for (const unit of z) unit[i] /= sum;
  }
}

/**
 * An activation made from a function of one number.
 *
 * @param {(z: number) => number} f
 * @returns {Activation}
 */
export function each(f) {
  return (z, from, to) => {
    for (const unit of z) {
      for (let i = from; i < to; i++) unit[i] = f(unit[i]);
    }
  };
}

/** ln(1 + e^z); e^-|z| can't overflow. @param {number} z */
function softplus(z) {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/**
 * z Φ(z), with the normal distribution Φ to 1e-7 (Abramowitz and Stegun, "Handbook of Mathematical Functions", 7.1.26).
 *
 * @param {number} z
 */
function gelu(z) {
  const x = Math.abs(z) * Math.SQRT1_2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = 0.5 * series * Math.exp(-x * x);
  return z * (z < 0 ? tail : 1 - tail);
}

/** Those that need nothing but their id. @type {Readonly<Record<string, Activation>>} */
const activations = Object.freeze({
  linear: () => {},
  sigmoid: sigmoidOfAll,
  tanh: tanhOfAll,
  relu: reluOfAll,
  elu: each((z) => (z > 0 ? z : Math.expm1(z))),
  softplus: each(softplus),
  gelu: each(gelu),
  silu: each((z) => z / (1 + Math.exp(-z))),
  sine: each(Math.sin),
  cosine: each(Math.cos),
  'hard-step': each((z) => (z > 0 ? 1 : 0)),
  softmax: softmax,
});

/**
 * The activation of a layer.
 *
 * @param {{ activation: string, slope?: number }} layer  with the slope below 0 if it is a leaky ReLU
 * @returns {Activation}
 */
export function activationOf({ activation, slope }) {
  if (activation === 'leaky-relu' && slope !== undefined) return each((z) => (z > 0 ? z : slope * z));
  if (!Object.hasOwn(activations, activation)) {
    throw new RangeError(`${activation} is none of ${Object.keys(activations).join(', ')}, nor a leaky-relu with its slope`);
  }
  return activations[activation];
}
