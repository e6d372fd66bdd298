/**
 * The formula of each setting, in the notation of `notation.js`: what the core computes, with the letters of the inspector. Where
 * it depends on a choice, that of the choice as it stands. `about.test.js` compares them with the core's own numbers.
 */
import { valueAt } from '../controls.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {readonly string[]} Lines */
/** @typedef {{ of: (state: State) => string, [choice: string]: Lines | ((state: State) => string) }} ByChoice */

const SCALED = "w' = w - eta * g / (sqrt(squares') + epsilon)";
const ADAM = Object.freeze([
  "m' = beta1 * m + (1 - beta1) * g",
  "v' = beta2 * v + (1 - beta2) * g^2",
  "mHat = m' / (1 - beta1^t)",
  "vHat = v' / (1 - beta2^t)",
]);
const ADAM_STEP = "w' = w - eta * mHat / (sqrt(vHat) + epsilon)";
const ADAMW_STEP = "w' = (1 - eta * weightDecay) * w - eta * mHat / (sqrt(vHat) + epsilon)";
const VELOCITY = "velocity' = momentum * velocity + g";
const MEAN_SQUARE = "squares' = decay * squares + (1 - decay) * g^2";
const HUBER = 'C = when(abs(yhat - y) > huberDelta, huberDelta * (abs(yhat - y) - huberDelta / 2), (yhat - y)^2 / 2)';
const LEAKY = 'a = when(z > 0, z, leakySlope * z)';
const NORMAL = 'r ~ N(0, n^2)';
const JITTERED = 'r ~ U(-5 * n, 5 * n)';

/** @param {string} path of a choice */
const chosen = (path) => (/** @type {State} */ state) => String(valueAt(state, path));

/** The choice of the loss, and whether it's over several outputs, one for each class. @param {State} state */
const lossOfOutputs = ({ experiment: { data, network } }) => (data.classes > 2 ? network.loss + '.several' : network.loss);

const PENALTY = Object.freeze({
  of: chosen('training.regularization'),
  none: ['g = dWeight'],
  l1: ['g = dWeight + lambda * sign(w)'],
  l2: ['g = dWeight + lambda * w'],
});

const SCHEDULE = Object.freeze({
  of: chosen('training.schedule.kind'),
  constant: ['eta_E = eta'],
  step: ['eta_E = eta * q^floor(E / T)'],
  exponential: ['eta_E = eta * q^(E / T)'],
  cosine: ['eta_E = eta * (1 + cos(pi * min(E / T, 1))) / 2'],
});

/** @type {Readonly<Record<string, Lines | ByChoice>>} */
export const FORMULAS = Object.freeze({
  speed: ['S = ceil(N / B)'],
  'training.learningRate': ["w' = w - eta * dWeight"],
  'training.optimizer': {
    of: chosen('training.optimizer'),
    sgd: ["w' = w - eta * g"],
    momentum: [VELOCITY, "w' = w - eta * velocity'"],
    nesterov: [VELOCITY, "w' = w - eta * (g + momentum * velocity')"],
    adagrad: ["squares' = squares + g^2", SCALED],
    rmsprop: [MEAN_SQUARE, SCALED],
    adam: [...ADAM, ADAM_STEP],
    adamw: [...ADAM, ADAMW_STEP],
  },
  'training.momentum': [VELOCITY],
  'training.decay': [MEAN_SQUARE],
  'training.beta1': [ADAM[0]],
  'training.beta2': [ADAM[1]],
  'training.epsilon': {
    of: chosen('training.optimizer'),
    adagrad: [SCALED],
    rmsprop: [SCALED],
    adam: [ADAM_STEP],
    adamw: [ADAMW_STEP],
  },
  'training.weightDecay': [ADAMW_STEP],
  'training.clipNorm': ['gClipped = g * min(1, clipNorm / norm)'],
  'training.shuffle': ['i_k = π(k)'],
  'training.schedule.kind': SCHEDULE,
  'training.schedule.every': SCHEDULE,
  'training.schedule.factor': SCHEDULE,
  'training.schedule.warmUp': ['eta_E = eta * (E + 1) / (W + 1)'],
  'training.regularization': PENALTY,
  'training.regularizationRate': PENALTY,
  'training.dropout': ["a' = when(r < p, 0, a / (1 - p))"],
  'training.batchSize': ['g = sum(i, g_i) / B'],
  'data.scaling': {
    of: chosen('data.scaling'),
    none: ["x' = x"],
    standard: ["x' = (x - mean) / deviation"],
    plane: ["x' = 10 * (x - x_min) / (x_max - x_min) - 5"],
  },
  'training.stop.kind': {
    of: chosen('training.stop.kind'),
    none: ['E < infinity'],
    epoch: ['E >= E_max'],
    loss: ['C_train < c'],
    step: ['t >= t_max'],
    'test-loss': ['C_test < c'],
    score: ['s_train >= s'],
    'test-score': ['s_test >= s'],
    early: ['E - E_best >= P'],
    parameter: ['w > v'],
    prediction: ['yhat > v'],
    'dead-units': ['n_dead >= n'],
    sharpness: ['lambda >= s * lambda_max'],
  },
  'training.stop.epoch': ['E >= E_max'],
  'training.stop.loss': ['C_train < c'],
  'training.stop.step': ['t >= t_max'],
  'training.stop.test-loss': ['C_test < c'],
  'training.stop.score': ['s_train >= s'],
  'training.stop.test-score': ['s_test >= s'],
  'training.stop.early': ['E - E_best >= P'],
  'training.stop.parameter': ['w > v'],
  'training.stop.prediction': ['yhat > v'],
  'training.stop.layer': ['w > v'],
  'training.stop.unit': ['w > v'],
  'training.stop.input': ['w > v'],
  'training.stop.x': ['yhat > v'],
  'training.stop.y': ['yhat > v'],
  'training.stop.side': ['w > v'],
  'training.stop.dead-units': ['n_dead >= n'],
  'training.stop.sharpness': ['lambda >= s * lambda_max'],
  'network.activation': {
    of: chosen('network.activation'),
    linear: ['a = z'],
    sigmoid: ['a = 1 / (1 + exp(-z))'],
    tanh: ['a = tanh(z)'],
    relu: ['a = max(0, z)'],
    'leaky-relu': [LEAKY],
    elu: ['a = when(z > 0, z, exp(z) - 1)'],
    softplus: ['a = ln(1 + exp(z))'],
    gelu: ['a = z * Φ(z)'],
    silu: ['a = z / (1 + exp(-z))'],
    sine: ['a = sin(z)'],
    cosine: ['a = cos(z)'],
    'hard-step': ['a = when(z > 0, 1, 0)'],
    mixed: ['a = σ(z)'],
  },
  'network.leakySlope': [LEAKY],
  'network.loss': {
    of: lossOfOutputs,
    'cross-entropy': ['C = -(y * ln(yhat) + (1 - y) * ln(1 - yhat))'],
    'cross-entropy.several': ['C = -sum(k, y_k * ln(yhat_k))'],
    'squared-error': ['C = (yhat - y)^2'],
    'squared-error.several': ['C = sum(k, (yhat_k - y_k)^2) / K'],
    'absolute-error': ['C = abs(yhat - y)'],
    huber: [HUBER],
    'squared-log-error': ['C = (ln(1 + yhat) - ln(1 + y))^2'],
    hinge: ['C = max(0, 1 - y * yhat)'],
  },
  'network.huberDelta': [HUBER],
  'network.output': {
    of: chosen('network.output'),
    linear: ['yhat = z'],
    sigmoid: ['yhat = 1 / (1 + exp(-z))'],
    tanh: ['yhat = tanh(z)'],
    softmax: ['yhat_k = exp(z_k) / sum(j, exp(z_j))'],
  },
  'network.initialization': {
    of: chosen('network.initialization'),
    xavier: ['w ~ U(-r, r)', 'r = sqrt(6 / (n_in + n_out))'],
    'xavier-normal': ['w ~ N(0, s^2)', 's^2 = 2 / (n_in + n_out)'],
    he: ['w ~ U(-r, r)', 'r = sqrt(6 / n_in)'],
    'he-normal': ['w ~ N(0, s^2)', 's^2 = 2 / n_in'],
    lecun: ['w ~ N(0, s^2)', 's^2 = 1 / n_in'],
    uniform: ['w ~ U(-0.5, 0.5)', 'b = 0.1'],
    normal: ['w ~ N(0, 0.5^2)', 'b = 0'],
    zeros: ['w = 0', 'b = 0'],
  },
  'network.seed': ['w_start = f(s)'],
  'network.layers': ['z_j = sum(i, w_ji * a_i) + b_j', 'a_j = σ(z_j)'],
  'network.features': ['z_j = sum(i, w_ji * x_i) + b_j'],
  'network.formulas': ['x_3 = sin(x_1 * x_2)'],
  'network.fourier.count': ['x_k = cos(v_1 * x_1 + v_2 * x_2 + r)'],
  'network.fourier.scale': ['v_1 ~ N(0, s^2)', 'v_2 ~ N(0, s^2)'],
  'data.set': ['yhat ≈ y'],
  'data.count': ['N_all = N + N_test'],
  'data.noise': {
    of: chosen('data.set'),
    circle: ['y = when(abs(x + r) < 2.5, 1, 0)', JITTERED],
    xor: ['y = when((x_1 + r_1) * (x_2 + r_2) >= 0, 1, 0)', JITTERED],
    gauss: ['x ~ N(c, s^2)', 's^2 = 0.5 + 7 * n'],
    spiral: ["x' = x + r", 'r ~ U(-n, n)'],
    moons: ["x' = x + r", 'r ~ U(-3 * n, 3 * n)'],
    checkerboard: ['y = f(x + r)', 'r ~ U(-2.5 * n, 2.5 * n)'],
    parity: ["y' = when(r < n, 1 - y, y)", 'r ~ U(0, 1)'],
    sine: ['y = sin(x) + r', NORMAL],
    absolute: ['y = abs(x) + r', NORMAL],
    step: ['y = when(x < 0, 0, 1) + r', NORMAL],
    bumps: ['y = f(x) + r', NORMAL],
    formula: ['y = f(x) + r', NORMAL],
    plane: ['y = (x_1 + r_1 + x_2 + r_2) / 10', 'r ~ U(-6 * n, 6 * n)'],
    'multi-gauss': ['y = f(x + r)', 'r ~ U(-6 * n, 6 * n)'],
    drawn: ["x' = x + r"],
    'drawn-values': ["x' = x + r"],
  },
  'data.trainShare': ['N = floor(N_all * p / 100)'],
  'data.seed': ['x = f(s)'],
  'data.bits': ['y = (1 - cos(pi * sum(i, b_i))) / 2'],
  'data.formula': ['y = f(x)'],
  'view.selectedValue': ['yhat ≈ y'],
});

/** @param {string} path of a setting @param {State} state @returns {Lines} as the choices stand; maybe none */
export function formulaOf(path, state) {
  const formula = FORMULAS[path] ?? [];
  if ('of' in formula) return /** @type {Lines | undefined} */ (formula[formula.of(state)]) ?? [];
  return formula;
}
