/**
 * Writes the expression trees of the server's answers as MathML: with the symbols of quantities, or with their values.
 * Parentheses stand where they must. A long sum with numbers is broken into rows, which browsers don't do by themselves.
 */
import { NOTHING, parts } from '../format.js';
import { t } from '../i18n.js';
import { fenced, mi, mn, mo, ms, mtext, row, table } from './mathml.js';
import { symbol } from './symbols.js';

/** @typedef {import('../../wire/messages.js').Expression} Expression */
/** @typedef {import('../../wire/messages.js').Quantity} Quantity */

/**
 * @typedef {object} Writing
 * @property {boolean} numbers values in the place of symbols
 * @property {number} digits
 * @property {number} charactersInRow a longer sum is broken
 */

/** The precedence of an expression: a sum in a product needs parentheses. */
const SUM = 0;
const PRODUCT = 1;
const FACTOR = 2;
const ATOM = 3;

/** @type {Readonly<Record<string, string>>} */
const FUNCTIONS = Object.freeze({
  log: 'ln',
  sigmoid: 'σ',
  normal: 'Φ',
  density: 'φ',
});

const TIMES = '\u2062';
const APPLY = '\u2061';

/** @typedef {{ element: Element, level: number, negative?: boolean }} Written `negative`: begins with a minus sign */

/** @param {Expression} expression @param {Writing} writing @returns {Element} */
export function write(expression, writing) {
  return written(expression, writing).element;
}

/** @param {number | null | undefined} value @param {number} digits @returns {Written} */
export function writeNumber(value, digits) {
  if (value === null || value === undefined || !Number.isFinite(value)) return { element: mn(NOTHING), level: ATOM };
  const size = Math.abs(value);
  const { mantissa, exponent } = parts(size, digits);
  // 0.5 for a number that is exactly that; 0.5000 for one that only rounds to it.
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  const plain = mn(Number(`${short}e${exponent}`) === size ? short : mantissa);
  const power = row(
    plain,
    mo('·'),
    ms('msup', mn('10'), exponent < 0 ? row(mo('−'), mn(String(-exponent))) : mn(String(exponent))),
  );
  const element = exponent === 0 ? plain : power;
  const negative = value < 0;
  const level = negative || exponent !== 0 ? PRODUCT : ATOM;
  return negative ? { element: row(mo('−'), element), level, negative: true } : { element, level };
}

/** @param {Expression} expression @param {Writing} writing @returns {Written} */
function written(expression, writing) {
  switch (expression.kind) {
    case 'number':
      return writeConstant(expression.value, writing);
    case 'quantity':
      if (writing.numbers) return writeNumber(expression.value, writing.digits);
      return { element: symbol(expression), level: isFraction(expression) ? FACTOR : ATOM };
    case 'sum':
      return writeSum(expression.terms, writing);
    case 'negative': {
      const inner = held(expression.of, writing, PRODUCT, true);
      return { element: row(mo('−'), inner), level: PRODUCT, negative: true };
    }
    case 'product':
      return writeProduct(expression.factors, writing);
    case 'fraction': {
      const under = write(expression.under, { ...writing, charactersInRow: Infinity });
      return { element: ms('mfrac', write(expression.over, writing), under), level: FACTOR };
    }
    case 'power':
      return {
        element: ms('msup', powerBase(expression.base, writing), mn(String(expression.exponent).replace('-', '−'))),
        level: FACTOR,
      };
    case 'function':
      return writeFunction(expression, writing);
    case 'total': {
      if (writing.numbers) return writeSum(expression.terms, writing);
      const sign = ms('munder', mo('∑'), mi(expression.index));
      return { element: row(sign, held(expression.body, writing, PRODUCT, false)), level: PRODUCT };
    }
    case 'cases':
      return writeCases(expression, writing);
  }
}

/**
 * A number of the formula itself, such as the 2 of a square: as it is.
 *
 * @param {number} value
 * @param {Writing} writing
 * @returns {Written}
 */
function writeConstant(value, { digits }) {
  const text = String(Math.abs(value));
  if (text.length > digits + 2) return writeNumber(value, digits);
  return value < 0 ? { element: row(mo('−'), mn(text)), level: PRODUCT, negative: true } : { element: mn(text), level: ATOM };
}

/** A symbol that already has a superscript is put in parentheses. @param {Expression} base @param {Writing} writing */
function powerBase(base, writing) {
  if (base.kind === 'quantity' && !writing.numbers && base.layer !== undefined) return fenced(symbol(base));
  return held(base, writing, ATOM, true);
}

/** Whether the symbol is a fraction, as ∂C/∂w is. @param {Quantity} quantity */
function isFraction({ name }) {
  return /^d[A-Zb]/.test(name);
}

/**
 * The expression, in parentheses if its precedence is too low, or if it begins with a minus within a term.
 *
 * @param {Expression} expression
 * @param {Writing} writing
 * @param {number} least
 * @param {boolean} inside not at the beginning: a minus sign needs parentheses
 */
function held(expression, writing, least, inside) {
  const { element, level, negative } = written(expression, writing);
  return level < least || (inside && negative) ? fenced(element) : element;
}

/** @param {Expression[]} terms @param {Writing} writing @returns {Written} */
function writeSum(terms, writing) {
  const flat = terms.flatMap((term) => (writing.numbers && term.kind === 'total' ? term.terms : [term]));
  if (flat.length === 0) return { element: mn('0'), level: ATOM };
  if (flat.length === 1) return written(flat[0], writing);
  /** @type {Element[][]} */
  const lines = [[]];
  let negative = false;
  let characters = 0;
  flat.forEach((term, i) => {
    const first = i === 0 ? written(term, writing) : null;
    negative ||= first?.negative ?? false;
    const parts = first ? [first.element] : writeTerm(term, writing);
    const length = parts.reduce((sum, part) => sum + (part.textContent?.length ?? 0), 0);
    characters += length;
    if (characters > writing.charactersInRow && !first) {
      lines.push([]);
      characters = length;
    }
    lines[lines.length - 1].push(...parts);
  });
  const element = lines.length === 1 ? row(...lines[0]) : broken(lines);
  return { element, level: SUM, negative };
}

/** A term that isn't the first, with its sign. @param {Expression} term @param {Writing} writing */
function writeTerm(term, writing) {
  if (term.kind === 'negative') return [mo('−'), held(term.of, writing, PRODUCT, true)];
  const value = term.kind === 'number' || (term.kind === 'quantity' && writing.numbers) ? term.value : null;
  if (typeof value === 'number' && value < 0) return [mo('−'), writeNumber(-value, writing.digits).element];
  return [mo('+'), held(term, writing, PRODUCT, true)];
}

/** @param {Element[][]} lines */
function broken(lines) {
  const element = table(lines.map((line) => [row(...line)]));
  element.setAttribute('class', 'broken');
  return element;
}

/** @param {Expression[]} factors @param {Writing} writing @returns {Written} */
function writeProduct(factors, writing) {
  const parts = factors.flatMap((factor, i) => {
    const element = held(factor, writing, FACTOR, true);
    return i > 0 ? [mo(writing.numbers ? '·' : TIMES), element] : [element];
  });
  return { element: row(...parts), level: PRODUCT };
}

/** @param {Extract<Expression, { kind: 'function' }>} expression @param {Writing} writing @returns {Written} */
function writeFunction({ name, arguments: given }, writing) {
  const inner = given.map((argument) =>
    write(argument, { ...writing, charactersInRow: name === 'exp' ? Infinity : writing.charactersInRow }),
  );
  switch (name) {
    case 'exp':
      return { element: ms('msup', mi('e'), inner[0]), level: FACTOR };
    case 'abs':
      return { element: row(mo('|'), inner[0], mo('|')), level: ATOM };
    case 'sqrt':
      return { element: ms('msqrt', inner[0]), level: ATOM };
  }
  const letter = mi(FUNCTIONS[name] ?? name);
  const listed = inner.flatMap((argument, i) => (i > 0 ? [mo(','), argument] : [argument]));
  return { element: row(letter, mo(APPLY), mo('('), ...listed, mo(')')), level: ATOM };
}

/** @param {Extract<Expression, { kind: 'cases' }>} expression @param {Writing} writing @returns {Written} */
function writeCases({ cases, taken }, writing) {
  if (writing.numbers) return written(cases[taken].is, writing);
  const rows = cases.map(({ is, relation, left, right }) => {
    if (!relation || !left || !right) return [write(is, writing), mtext(t('inspector.otherwise'))];
    return [write(is, writing), row(mtext(t('inspector.if') + ' '), write(left, writing), mo(relation), write(right, writing))];
  });
  const body = table(rows);
  body.setAttribute('class', 'cases');
  return { element: row(mo('{'), body), level: ATOM };
}

/**
 * One line of a derivation: what it is of, with symbols, then with numbers, then the result.
 *
 * @param {import('../../wire/messages.js').Formula} formula
 * @param {boolean} reached false: with symbols only
 * @param {{ digits: number, charactersInRow: number }} options
 */
export function writeFormula({ of, is, result }, reached, options) {
  const symbols = write(is, { ...options, numbers: false, charactersInRow: Infinity });
  const rows = [[symbol(of), mo('='), symbols]];
  if (reached) {
    rows.push([row(), mo('='), write(is, { ...options, numbers: true })]);
    const shown = writeNumber(result, options.digits).element;
    shown.setAttribute('class', 'result');
    rows.push([row(), mo('='), shown]);
  }
  const lines = table(rows);
  lines.setAttribute('displaystyle', 'true');
  const math = ms('math', lines);
  math.setAttribute('display', 'block');
  return math;
}
