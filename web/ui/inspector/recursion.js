/** The recursion of forward and backward for any layer i, by which a network of any depth is computed. */
import { make, worded } from '../dom.js';
import { writeMatrixFormula } from './matrix-formula.js';

/** @typedef {import('../../wire/messages.js').MatrixExpression} MatrixExpression */

/** @param {string} id @returns {MatrixExpression} */
const operand = (id) => ({ kind: 'operand', id });
/** @param {MatrixExpression[]} factors @returns {MatrixExpression} */
const product = (...factors) => ({ kind: 'product', factors });
/** @typedef {Extract<MatrixExpression, { kind: 'function' }>['name']} FunctionName */
/** @param {FunctionName} name @param {MatrixExpression[]} given @returns {MatrixExpression} */
const apply = (name, ...given) => ({ kind: 'function', name, arguments: given });

/** @type {readonly (readonly [string, MatrixExpression])[]} */
const LINES = [
  ['Zi', { kind: 'sum', terms: [product(operand('Ai−1'), operand('Wi')), operand('bi')] }],
  ['Ai', apply('sigma', operand('Zi'))],
  ['Gi', apply('hadamard', product(operand('Gi+1'), apply('transpose', operand('Wi+1'))), apply('sigma-prime', operand('Zi')))],
  ['dWi', product(apply('transpose', operand('Ai−1')), operand('Gi'))],
  ['dbi', apply('column-sums', operand('Gi'))],
];

export function recursion() {
  const lines = LINES.map(([of, is]) => make('li', '', writeMatrixFormula({ of, is, operands: [] })));
  const list = make('ul', 'matrix-recursion');
  list.append(...lines);
  return make(
    'section',
    '',
    worded('h3', '', 'inspector.matrices.recursion'),
    worded('p', 'caption', 'inspector.matrices.recursion.about'),
    list,
  );
}
