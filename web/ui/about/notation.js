/**
 * Formulas that are written as a line of text, such as `w' = w - eta * g`, and are shown as MathML. A name is a quantity's name in
 * the server's messages, or stands for itself; `x_1` is lowered, `w'` is the new value. Products have no sign, and may be written
 * without one: `eta g`; quotients are fractions.
 */
import { fenced, mathOf, mi, mn, mo, ms, mtext, row, table } from '../inspector/mathml.js';
import { symbol } from '../inspector/symbols.js';
import { t } from '../i18n.js';

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|(\p{L}+\d*(?:_[\p{L}\d]+)?'?)|(<=|>=|[-+*/^(),=<>~≈]))/uy;
/** @type {Readonly<Record<string, string>>} */
const RELATIONS = Object.freeze({ '=': '=', '<': '<', '>': '>', '<=': '≤', '>=': '≥', '~': '∼', '≈': '≈' });
/** @type {Readonly<Record<string, string>>} */
const CONSTANTS = Object.freeze({ pi: 'π', phi: 'φ', infinity: '∞' });
const TIMES = '\u2062';
const APPLY = '\u2061';

/** @typedef {{ kind: 'number' | 'name' | 'sign', text: string }} Token */
/** @typedef {{ element: Element, bare: Element }} Written `bare`: without the parentheses around it, for where none are needed */

/** @param {string} line @returns {Token[]} */
export function tokens(line) {
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < line.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(line);
    if (!match) throw new Error(`no formula: ${line.slice(from)}`);
    const [, number, name, sign] = match;
    const kind = number ? 'number' : name ? 'name' : 'sign';
    found.push(/** @type {Token} */ ({ kind, text: number ?? name ?? sign }));
  }
  return found;
}

/** Lines one below the other, aligned at their first relation. @param {readonly string[]} lines */
export function writeLines(lines) {
  const rows = table(lines.map((line) => new Writer(line).line()));
  rows.setAttribute('displaystyle', 'true');
  const math = ms('math', rows);
  math.setAttribute('display', 'block');
  return math;
}

/** A formula within a sentence, which may have no relation. @param {string} line */
export function writeFormula(line) {
  const writer = new Writer(line);
  const parts = writer.relation();
  if (writer.rest.length > 0) throw new Error('no formula: ' + line);
  return mathOf(...parts);
}

class Writer {
  /** @param {string} line */
  constructor(line) {
    this.text = line;
    this.rest = tokens(line);
  }

  /** @param {string[]} texts @returns {string | null} the next token, taken, if it is one of these */
  take(...texts) {
    if (this.rest.length === 0 || !texts.includes(this.rest[0].text)) return null;
    return /** @type {Token} */ (this.rest.shift()).text;
  }

  /** @param {string} text */
  must(text) {
    if (!this.take(text)) throw new Error(`“${text}” is missing in ${this.text}`);
  }

  /** @returns {Element[]} left side, relation, right side */
  line() {
    const [left, relation, right] = this.relation();
    if (this.rest.length > 0 || !right) throw new Error('no line of a formula: ' + this.text);
    return [left, relation, right];
  }

  /** @returns {Element[]} one element if there is no relation */
  relation() {
    const left = this.sum();
    const relation = this.take(...Object.keys(RELATIONS));
    if (!relation) return [left];
    return [left, mo(RELATIONS[relation]), this.sum()];
  }

  sum() {
    /** @type {Element[]} */
    const parts = this.take('-') ? [mo('−')] : [];
    parts.push(this.product());
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) {
      parts.push(mo(sign === '-' ? '−' : '+'), this.product());
    }
    return row(...parts);
  }

  product() {
    /** @type {Written} */
    let product = this.power();
    const next = () => this.take('*', '/') ?? (this.rest.length > 0 && this.rest[0].kind !== 'sign' ? '*' : null);
    for (let sign = next(); sign; sign = next()) {
      const factor = this.power();
      const element = sign === '*' ? row(product.element, mo(TIMES), factor.element) : ms('mfrac', product.bare, factor.bare);
      product = { element, bare: element };
    }
    return product.element;
  }

  /** @returns {Written} */
  power() {
    const base = this.atom();
    if (!this.take('^')) return base;
    const element = ms('msup', base.element, this.atom().bare);
    return { element, bare: element };
  }

  /** @returns {Written} */
  atom() {
    if (this.take('(')) {
      const bare = this.sum();
      this.must(')');
      return { element: fenced(bare), bare };
    }
    const token = this.rest.shift();
    if (!token || token.kind === 'sign') throw new Error('a quantity is missing in ' + this.text);
    const element = token.kind === 'number' ? mn(token.text) : this.take('(') ? this.call(token.text) : quantity(token.text);
    return { element, bare: element };
  }

  /** @param {string} name of a function, whose parenthesis is open */
  call(name) {
    const given = [this.relation()];
    while (this.take(',')) given.push(this.relation());
    this.must(')');
    const inner = given.map((parts) => row(...parts));
    switch (name) {
      case 'exp':
        return ms('msup', mi('e'), inner[0]);
      case 'sqrt':
        return ms('msqrt', inner[0]);
      case 'abs':
        return row(mo('|'), inner[0], mo('|'));
      case 'floor':
        return row(mo('⌊'), inner[0], mo('⌋'));
      case 'ceil':
        return row(mo('⌈'), inner[0], mo('⌉'));
      case 'sum':
        return row(ms('munder', mo('∑'), inner[0]), inner[1]);
      case 'when':
        return cases(inner);
      default: {
        const listed = inner.flatMap((argument, i) => (i > 0 ? [mo(','), argument] : [argument]));
        return row(mi(name), mo(APPLY), mo('('), ...listed, mo(')'));
      }
    }
  }
}

/** @param {Element[]} parts condition, what holds then, what else */
function cases([condition, then, otherwise]) {
  const body = table([
    [then, row(mtext(t('inspector.if') + ' '), condition)],
    [otherwise, mtext(t('inspector.otherwise'))],
  ]);
  body.setAttribute('class', 'cases');
  return row(mo('{'), body);
}

/** @param {string} text a name, lowered, new */
function quantity(text) {
  const next = text.endsWith("'");
  const [name, unit] = (next ? text.slice(0, -1) : text).split('_');
  const letter = CONSTANTS[name];
  if (letter) return mi(letter);
  // As the server counts, from 0.
  const below = unit === undefined ? undefined : /^\d+$/.test(unit) ? Number(unit) - 1 : unit;
  return symbol({ kind: 'quantity', name, next, unit: /** @type {number | undefined} */ (below) });
}
