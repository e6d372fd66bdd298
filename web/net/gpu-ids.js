/** What the shader's numbers stand for. A feature or an activation that is added to features.js or activations.js is added here. */

/** @param {string[]} names @returns {Readonly<Record<string, number>>} */
const numbered = (...names) => Object.freeze(Object.fromEntries(names.map((name, i) => [name, i])));

export const activationIds = numbered(
  'linear',
  'sigmoid',
  'tanh',
  'relu',
  'leaky-relu',
  'elu',
  'softplus',
  'gelu',
  'silu',
  'sine',
  'cosine',
  'hard-step',
);

export const featureIds = numbered(
  'x1',
  'x2',
  'x1-squared',
  'x2-squared',
  'x1-x2',
  'sin-x1',
  'sin-x2',
  'radius-squared',
  'bit-1',
  'bit-2',
  'bit-3',
  'bit-4',
  'bit-5',
  'bit-6',
  'bit-7',
  'bit-8',
);
