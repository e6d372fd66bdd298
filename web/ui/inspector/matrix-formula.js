/** Formulas of matrices: written with their symbols, and with the shapes that must fit. */
import { mi, mn, mo, ms, row } from './mathml.js';

/** @typedef {import('../../wire/messages.js').MatrixExpression} MatrixExpression */
/** @typedef {import('../../wire/messages.js').MatrixFormula} MatrixFormula */

const TRANSPOSED = '⊤';

/** @param {string} id such as W1 or dW1, or for any layer Wi or Ai−1 */
function parse(id) {
  const [, name, layer] = /^(dW|db|[A-Zb])(.*)$/.exec(id) ?? [id, id, ''];
  return { name, layer };
}

/** @param {string} id @returns {Element} */
export function matrixSymbol(id) {
  const { name, layer } = parse(id);
  if (name === 'dW' || name === 'db') return ms('mfrac', row(mo('∂'), mi('L')), row(mo('∂'), letter(name.slice(1), layer)));
  return name === 'X' || name === 'Y' ? mi(name, 'normal') : letter(name, layer);
}

/** @param {string} name @param {string} layer */
const letter = (name, layer) => ms('msub', mi(name, 'normal'), index(layer));

/** @param {string} layer a number, or i with a number added or taken away */
function index(layer) {
  const parts = [...layer].map((sign) => (/\d/.test(sign) ? mn(sign) : sign === 'i' ? mi(sign) : mo(sign)));
  return /^\d*$/.test(layer) ? mn(layer) : row(...parts);
}

/** The layer that a function is of: that of what it is applied to. @param {MatrixExpression} expression */
function layerOf(expression) {
  return expression.kind === 'operand' ? parse(expression.id).layer : '';
}

/** @param {MatrixExpression} expression @returns {Element} */
function write(expression) {
  switch (expression.kind) {
    case 'operand':
      return matrixSymbol(expression.id);
    case 'sum':
      return row(...joined(expression.terms.map(write), '+'));
    case 'product':
      return row(...joined(expression.factors.map(write), '\u2062'));
    case 'function':
      return writeFunction(expression);
  }
}

/** @param {Extract<MatrixExpression, { kind: 'function' }>} expression */
function writeFunction({ name, arguments: given }) {
  const [first, second] = given.map(write);
  switch (name) {
    case 'transpose':
      return ms('msup', first, mi(TRANSPOSED, 'normal'));
    case 'column-sums':
      return row(ms('msup', mn('1'), mi(TRANSPOSED, 'normal')), mo('\u2062'), first);
    case 'hadamard':
      return row(mo('('), first, mo(')'), mo('∘'), second);
    case 'sigma':
      return row(ms('msub', mi('σ'), index(layerOf(given[0]))), mo('('), first, mo(')'));
    case 'sigma-prime':
      return row(ms('msub', row(mi('σ'), mo('′')), index(layerOf(given[0]))), mo('('), first, mo(')'));
    default:
      // How the loss of each example changes with the last Z, from the predictions and the targets.
      return row(
        ms('mfrac', row(mo('∂'), mi('L')), row(mo('∂'), letter('Z', layerOf(given[0])))),
        mo('('),
        first,
        mo(','),
        second,
        mo(')'),
      );
  }
}

/** @param {Element[]} parts @param {string} sign */
const joined = (parts, sign) => parts.flatMap((part, i) => (i > 0 ? [mo(sign), part] : [part]));

/** @param {MatrixFormula} formula */
export function writeMatrixFormula({ of, is }) {
  return ms('math', matrixSymbol(of), mo('='), write(is));
}

/**
 * The formula in shapes: (10×2)(2×4) + (1×4) → 10×4.
 *
 * @param {MatrixFormula} formula
 * @param {ReadonlyMap<string, readonly number[]>} shapes
 */
export function shapesOf({ of, is }, shapes) {
  const shape = (/** @type {string} */ id, turned = false) => {
    const sides = shapes.get(id) ?? [];
    return (turned ? [...sides].reverse() : sides).join('×');
  };
  /** @param {MatrixExpression} expression @returns {string} */
  const inShapes = (expression) => {
    switch (expression.kind) {
      case 'operand':
        return `(${shape(expression.id)})`;
      case 'sum':
        return expression.terms.map(inShapes).join(' + ');
      case 'product':
        return expression.factors.map(inShapes).join('');
      case 'function': {
        const [first] = expression.arguments;
        if (expression.name === 'transpose' && first.kind === 'operand') return `(${shape(first.id, true)})`;
        if (expression.name === 'column-sums' && first.kind === 'operand') {
          return `(1×${shapes.get(first.id)?.[0] ?? ''})(${shape(first.id)})`;
        }
        return expression.arguments.map(inShapes).join(expression.name === 'hadamard' ? ' ∘ ' : ', ');
      }
    }
  };
  return `${inShapes(is)} → ${shape(of)}`;
}
