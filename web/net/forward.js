/**
 * The forward pass of a network over many points, for drawing only: exact numbers come from the server's core.
 *
 * Unit-major, one typed array for each unit, so that the innermost loops run over contiguous points; points are taken in blocks
 * small enough to stay in the processor's cache from one layer to the next. `run` allocates nothing.
 *
 * Parameters lie flat, layer by layer: the weights (a row of fanIn for each unit), then the biases.
 *
 * @typedef {{units: number, activation: string, slope?: number}} LayerShape
 * @typedef {import('./features.js').InputShape} InputShape
 * @typedef {import('./scaling.js').Scaling} Scaling
 * @typedef {{inputs: readonly InputShape[], layers: readonly LayerShape[], scaling?: Scaling}} NetworkShape
 *   hidden layers first, the output layer last; places are given in the data's own units, and answers are scaled ones
 */
import { activationOf } from './activations.js';
import { inputFunction } from './features.js';
import { scaled } from './scaling.js';

const BLOCK = 256;

export class Forward {
  /**
   * @param {NetworkShape} shape leave out the last layers to run the network up to a hidden layer only
   * @param {number} capacity the most points that `setGrid` or `setPoints` will bring
   */
  constructor(shape, capacity) {
    const columns = (/** @type {number} */ units) => Array.from({ length: units }, () => new Float64Array(capacity));
    this.shape = shape;
    this.capacity = capacity;
    this.count = 0;
    /** The inputs of each point: `[input][point]`. */
    this.inputs = columns(shape.inputs.length);
    /** `[layer][unit][point]`, as `run` left them. */
    this.activations = shape.layers.map((layer) => columns(layer.units));
    /** The last layer before its activation, `[unit][point]`: contours follow it where probabilities saturate. */
    this.logits = columns(shape.layers.length === 0 ? 0 : shape.layers[shape.layers.length - 1].units);
    /** Of a unit that a layer doesn't have, beside the last one of an odd number. */
    this.spare = new Float64Array(capacity);
    this.parameterCount = parameterCount(shape);
    this.activate = shape.layers.map(activationOf);
  }

  /**
   * Takes the points of a grid: point `row * xs.length + column` is (xs[column], ys[row]).
   *
   * @param {ArrayLike<number>} xs
   * @param {ArrayLike<number>} ys
   */
  setGrid(xs, ys) {
    this.resize(xs.length * ys.length);
    const { across, up } = this.scale(xs, ys);
    this.shape.inputs.forEach((input, index) => {
      const of = inputFunction(input);
      const values = this.inputs[index];
      for (let row = 0, i = 0; row < up.length; row++) {
        for (let column = 0; column < across.length; column++) values[i++] = of(across[column], up[row]);
      }
    });
  }

  /**
   * Takes single points: point `i` is (xs[i], ys[i]).
   *
   * @param {ArrayLike<number>} xs
   * @param {ArrayLike<number>} ys
   */
  setPoints(xs, ys) {
    this.resize(xs.length);
    const { across, up } = this.scale(xs, ys);
    this.shape.inputs.forEach((input, index) => {
      const of = inputFunction(input);
      for (let i = 0; i < across.length; i++) this.inputs[index][i] = of(across[i], up[i]);
    });
  }

  /** @param {ArrayLike<number>} xs @param {ArrayLike<number>} ys */
  scale(xs, ys) {
    const { scaling } = this.shape;
    if (!scaling) return { across: xs, up: ys };
    return { across: Array.from(xs, (x) => scaled(scaling.x, x)), up: Array.from(ys, (y) => scaled(scaling.y, y)) };
  }

  /** @param {number} count */
  resize(count) {
    if (count > this.capacity) throw new RangeError(`${count} points, room for ${this.capacity}`);
    this.count = count;
  }

  /**
   * Z₀ = the inputs; Zᵢ₊₁ = σᵢ(Wᵢ Zᵢ + bᵢ). Overwrites `activations` and `logits` and returns the former.
   *
   * @param {ArrayLike<number>} parameters flat; of a network cut short, only the first ones are read
   */
  run(parameters) {
    if (parameters.length < this.parameterCount) {
      throw new RangeError(`${parameters.length} parameters, the network has ${this.parameterCount}`);
    }
    for (let from = 0; from < this.count; from += BLOCK) {
      this.runBlock(parameters, from, Math.min(from + BLOCK, this.count));
    }
    return this.activations;
  }

  /**
   * @param {ArrayLike<number>} parameters
   * @param {number} from
   * @param {number} to
   */
  runBlock(parameters, from, to) {
    let x = this.inputs;
    let offset = 0;
    for (let layer = 0; layer < this.activations.length; layer++) {
      const z = this.activations[layer];
      const biases = offset + z.length * x.length;
      for (let unit = 0; unit < z.length; unit += 2) {
        const other = z[unit + 1] ?? this.spare;
        preActivations(z[unit], other, x, parameters, offset + unit * x.length, biases + unit, from, to);
      }
      if (layer === this.activations.length - 1) copy(z, this.logits, from, to);
      this.activate[layer](z, from, to);
      offset = biases + z.length;
      x = z;
    }
  }
}

/**
 * z = bias + Σ wⱼ xⱼ of two units, four inputs at a time.
 *
 * @param {Float64Array} z  of the first, overwritten from index `from` up to `to`
 * @param {Float64Array} other  of the second, likewise
 * @param {Float64Array[]} x
 * @param {ArrayLike<number>} parameters
 * @param {number} row  where the first unit's weights begin; the second's come after them
 * @param {number} bias  where the first unit's bias is; the second's comes after it
 * @param {number} from
 * @param {number} to
 */
function preActivations(z, other, x, parameters, row, bias, from, to) {
  const inputs = x.length;
  z.fill(parameters[bias], from, to);
  other.fill(parameters[bias + 1], from, to);
  let input = 0;
  for (; input + 4 <= inputs; input += 4) {
    const x0 = x[input];
    const x1 = x[input + 1];
    const x2 = x[input + 2];
    const x3 = x[input + 3];
    const a = row + input;
    const b = a + inputs;
    const a0 = parameters[a];
    const a1 = parameters[a + 1];
    const a2 = parameters[a + 2];
    const a3 = parameters[a + 3];
    const b0 = parameters[b];
    const b1 = parameters[b + 1];
    const b2 = parameters[b + 2];
    const b3 = parameters[b + 3];
    for (let i = from; i < to; i++) {
      const c0 = x0[i];
      const c1 = x1[i];
      const c2 = x2[i];
      const c3 = x3[i];
      z[i] += a0 * c0 + a1 * c1 + (a2 * c2 + a3 * c3);
      other[i] += b0 * c0 + b1 * c1 + (b2 * c2 + b3 * c3);
    }
  }
  for (; input < inputs; input++) {
    const x0 = x[input];
    const a0 = parameters[row + input];
    const b0 = parameters[row + inputs + input];
    for (let i = from; i < to; i++) {
      z[i] += a0 * x0[i];
      other[i] += b0 * x0[i];
    }
  }
}

/**
 * @param {Float64Array[]} source
 * @param {Float64Array[]} target
 * @param {number} from
 * @param {number} to
 */
function copy(source, target, from, to) {
  for (let unit = 0; unit < source.length; unit++) {
    for (let i = from; i < to; i++) target[unit][i] = source[unit][i];
  }
}

/**
 * The number of weights and biases of a network.
 *
 * @param {NetworkShape} shape
 */
export function parameterCount(shape) {
  let inputs = shape.inputs.length;
  let count = 0;
  for (const { units } of shape.layers) {
    count += units * (inputs + 1);
    inputs = units;
  }
  return count;
}

/**
 * The weight or bias that lies at a place among the flat parameters; without `input`, a bias.
 *
 * @param {NetworkShape} shape
 * @param {number} index
 * @returns {{ layer: number, unit: number, input?: number }}
 */
export function parameterAt(shape, index) {
  let inputs = shape.inputs.length;
  let left = index;
  let layer = 0;
  for (; left >= shape.layers[layer].units * (inputs + 1); layer++) {
    const { units } = shape.layers[layer];
    left -= units * (inputs + 1);
    inputs = units;
  }
  const weights = shape.layers[layer].units * inputs;
  return left < weights ? { layer, unit: Math.floor(left / inputs), input: left % inputs } : { layer, unit: left - weights };
}

/**
 * Where a weight, or without `input` a bias, lies among the flat parameters.
 *
 * @param {NetworkShape} shape
 * @param {number} layer counted from the first hidden layer
 * @param {number} unit
 * @param {number} [input]
 */
export function parameterIndex(shape, layer, unit, input) {
  const before = { inputs: shape.inputs, layers: shape.layers.slice(0, layer) };
  const inputs = layer === 0 ? shape.inputs.length : shape.layers[layer - 1].units;
  const offset = parameterCount(before);
  return input === undefined ? offset + inputs * shape.layers[layer].units + unit : offset + unit * inputs + input;
}

/**
 * The parameters with which a hidden unit counts for nothing: its outgoing weights are 0.
 *
 * @param {NetworkShape} shape
 * @param {Float32Array} parameters
 * @param {number} layer
 * @param {number} unit
 * @returns {Float32Array} others
 */
export function withoutUnit(shape, parameters, layer, unit) {
  const others = parameters.slice();
  for (let k = 0; k < shape.layers[layer + 1].units; k++) others[parameterIndex(shape, layer + 1, k, unit)] = 0;
  return others;
}
