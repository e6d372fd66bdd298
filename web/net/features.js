/**
 * The inputs of a network: functions of the two coordinates of a point, as the server describes them. Nothing is drawn at
 * random or parsed here: Fourier features come with their numbers, formulas as programs. Mirrors `data.Input`.
 */

/**
 * @typedef {object} InputShape  an entry of `started.network.inputs`
 * @property {string} id  of a feature; `fourier` or `formula`
 * @property {[w1: number, w2: number]} [w]  of a Fourier feature cos(w·x + b)
 * @property {number} [b]
 * @property {string} [text]  of a formula, as it was written
 * @property {(string | number)[]} [program]  of a formula: constants, coordinates and operations in postfix order
 */

/** @typedef {(x1: number, x2: number) => number} InputFunction */

/**
 * The features by their id. Mirrors `data.Feature`: one added there is added here, in one line.
 *
 * @type {Readonly<Record<string, InputFunction>>}
 */
export const features = Object.freeze({
  x1: (x1) => x1,
  x2: (_, x2) => x2,
  'x1-squared': (x1) => x1 * x1,
  'x2-squared': (_, x2) => x2 * x2,
  'x1-x2': (x1, x2) => x1 * x2,
  'sin-x1': (x1) => Math.sin(x1),
  'sin-x2': (_, x2) => Math.sin(x2),
  'radius-squared': (x1, x2) => x1 * x1 + x2 * x2,
  'bit-1': (x1) => bit(x1, 2),
  'bit-2': (_, x2) => bit(x2, 2),
  'bit-3': (x1) => bit(x1, 4),
  'bit-4': (_, x2) => bit(x2, 4),
  'bit-5': (x1) => bit(x1, 8),
  'bit-6': (_, x2) => bit(x2, 8),
  'bit-7': (x1) => bit(x1, 16),
  'bit-8': (_, x2) => bit(x2, 16),
});

/** Mirrors `data.KarnaughMap`. @param {number} along  a direction of the plane @param {number} cells  so many from edge to edge */
function bit(along, cells) {
  const cell = Math.max(0, Math.min(cells - 1, Math.floor(((along + 6) / 12) * cells)));
  return (cell ^ (cell >> 1)) & 1 ? 1 : -1;
}

/** @param {string} id @returns {boolean} whether the feature reads the second coordinate */
export function readsX2(id) {
  return [-5, -4, -1, 1, 2].some((x2) => features[id](1, x2) !== features[id](1, 3));
}

/** What the steps of a formula do with the last one or two numbers. @type {Readonly<Record<string, (a: number) => number>>} */
const FUNCTIONS = Object.freeze({
  neg: (a) => -a,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  exp: Math.exp,
  log: Math.log,
  abs: Math.abs,
  sqrt: Math.sqrt,
});

/** @type {Readonly<Record<string, (a: number, b: number) => number>>} */
const OPERATORS = Object.freeze({
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  min: Math.min,
  max: Math.max,
});

/** @param {InputShape} input @returns {boolean} whether it is one of the features that can be picked from a list */
export function isFeature(input) {
  return Object.hasOwn(features, input.id);
}

/** @param {InputShape} one @param {InputShape} other */
export function sameInput(one, other) {
  return one === other || (isFeature(one) && one.id === other.id);
}

/**
 * The function that an input is. Where a formula has no finite value, 0 is drawn; the server has checked that it has one at every
 * point of the data.
 *
 * @param {InputShape} input
 * @returns {InputFunction}
 */
export function inputFunction(input) {
  if (isFeature(input)) return features[input.id];
  const { w, b, program } = input;
  if (w && b !== undefined) return (x1, x2) => Math.cos(w[0] * x1 + w[1] * x2 + b);
  if (!program) throw new RangeError(`${input.id} is none of ${Object.keys(features).join(', ')}`);
  const value = compiled(program);
  return (x1, x2) => {
    const found = value(x1, x2);
    return Number.isFinite(found) ? found : 0;
  };
}

/** @param {(string | number)[]} program @returns {InputFunction} */
function compiled(program) {
  /** @type {InputFunction[]} */
  const stack = [];
  const take = () => {
    const top = stack.pop();
    if (!top) throw new RangeError('a formula lacks a number');
    return top;
  };
  for (const step of program) {
    if (typeof step === 'number') stack.push(() => step);
    else if (step === 'x1' || step === 'x2') stack.push(features[step]);
    else if (Object.hasOwn(FUNCTIONS, step)) {
      const of = FUNCTIONS[step];
      const a = take();
      stack.push((x1, x2) => of(a(x1, x2)));
    } else if (Object.hasOwn(OPERATORS, step)) {
      const of = OPERATORS[step];
      const b = take();
      const a = take();
      stack.push((x1, x2) => of(a(x1, x2), b(x1, x2)));
    } else throw new RangeError(`${step} is no step of a formula`);
  }
  return take();
}
