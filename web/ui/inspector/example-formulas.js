/**
 * What is selected, in formulas: symbols, numbers, result; in words which way the loss goes; and for a minibatch, which of
 * its examples pull which way.
 */
import { parameterIndex } from '../../net/forward.js';
import { t } from '../i18n.js';
import { resize, setAttribute, setText } from '../network-dom.js';
import { sourceName, unitName } from '../network-text.js';
import { el } from './dom.js';
import { writeFormula } from './formula.js';
import { numberText } from './numbers.js';
import { phaseAt, phaseOfLine } from './phases.js';

/** @typedef {import('./example-tables.js').Shown} Shown */
/** @typedef {import('../../inspection.js').ExampleAnswer} ExampleAnswer */

/** Room for one character of a formula, and for what stands before it in its row, in CSS pixels. */
const CHARACTER_PX = 7.6;
const BEFORE_PX = 80;
/** More bars than these tell no more. */
const MOST_PULLS = 100;

export class ExampleFormulas {
  constructor() {
    this.title = el('h3', '');
    this.direction = el('p', 'direction');
    this.lines = el('div', 'formula-lines');
    this.lines.tabIndex = 0;
    this.lines.setAttribute('role', 'group');
    this.pullsCut = el('p', 'caption');
    this.pullList = el('ul', '');
    this.pulls = el('div', 'pulls', this.pullsCut, this.pullList);
    /** The examples that pull the most, and of which answer. @type {{ of: ExampleAnswer | null, examples: NonNullable<ExampleAnswer['examples']> }} */
    this.strongest = { of: null, examples: [] };
    /** @type {{ element: HTMLLIElement, name: HTMLSpanElement, bar: HTMLSpanElement, value: HTMLSpanElement }[]} */
    this.bars = [];
    this.element = el('div', 'example-formulas', this.title, this.direction, this.lines);
    /** What the lines show. @type {unknown[]} */
    this.built = [];
    /** Of which phase and selection the lines were brought into sight. */
    this.inSight = '';
    new ResizeObserver(() => (this.built = [])).observe(this.lines);
  }

  /** @param {Shown} shown @param {boolean} current the answer is to what is selected now */
  render(shown, current) {
    const { network, answer, select, phases, phase, digits } = shown;
    const title = this.nameOf(shown);
    setText(this.title, title);
    setAttribute(this.lines, 'aria-label', title);
    this.renderDirection(shown);
    this.renderPulls(answer, phase >= phaseAt(phases, 'gradient'));
    const formulas = current ? answer?.formulas : undefined;
    if (!formulas) return;
    const reached = formulas.map(({ id }) => phase >= phaseOfLine(phases, id, select.layer));
    const built = [formulas, reached.join(), digits, this.lines.clientWidth, document.documentElement.lang, network];
    if (built.every((value, i) => value === this.built[i])) return;
    this.built = built;
    const charactersInRow = Math.max(12, Math.floor((this.lines.clientWidth - BEFORE_PX) / CHARACTER_PX));
    const scrolled = this.lines.scrollTop;
    this.lines.replaceChildren(
      ...formulas.map((formula, i) => {
        const line = el('div', reached[i] ? 'formula' : 'formula unreached', writeFormula(formula, reached[i], { digits, charactersInRow }));
        line.dataset.formula = formula.id;
        if (reached[i]) line.dataset.value = String(formula.result);
        return line;
      }),
    );
    this.lines.scrollTop = scrolled;
    const inSight = `${phase} ${JSON.stringify(select)}`;
    if (inSight === this.inSight) return;
    this.inSight = inSight;
    const now = formulas.findIndex(({ id }) => phaseOfLine(phases, id, select.layer) === phase);
    if (now >= 0) this.lines.scrollTop = /** @type {HTMLElement} */ (this.lines.children[now]).offsetTop - this.lines.offsetTop;
  }

  /** @param {Shown} shown */
  nameOf({ network, select }) {
    const unit = unitName(t, network, select);
    if (select.input === undefined) return t('inspector.selected.unit', { unit });
    return t('inspector.selected.weight', { source: sourceName(t, network, select.layer, select.input), unit });
  }

  /** Which way the loss goes, and which way the step. @param {Shown} shown */
  renderDirection({ network, answer, select, phases, phase }) {
    const { layer, unit, input } = select;
    const at = parameterIndex(network, layer, unit, input);
    const gradient = answer?.gradient[at];
    if (!answer || typeof gradient !== 'number' || phase < phaseAt(phases, 'backward', layer)) {
      setText(this.direction, '');
      return;
    }
    const what = input === undefined ? 'bias' : 'weight';
    const sign = gradient > 0 ? 'positive' : gradient < 0 ? 'negative' : 'zero';
    let text = t(`inspector.direction.${what}.${sign}`);
    const [before, after] = [answer.before[at], answer.after[at]];
    if (phase >= phaseAt(phases, 'update') && typeof before === 'number' && typeof after === 'number') {
      text += ' ' + t('inspector.step.' + (after > before ? 'larger' : after < before ? 'smaller' : 'same'));
    }
    setText(this.direction, text);
  }

  /** @param {ExampleAnswer | null} answer @param {boolean} reached */
  renderPulls(answer, reached) {
    if (this.strongest.of !== answer) this.strongest = { of: answer, examples: strongest(answer?.examples ?? []) };
    const examples = reached ? this.strongest.examples : [];
    const count = answer?.examples?.length ?? 0;
    this.pulls.hidden = examples.length === 0;
    setAttribute(this.pullList, 'aria-label', t('inspector.pulls'));
    setText(this.pullsCut, examples.length < count ? t('inspector.pulls.strongest', { shown: examples.length, count }) : '');
    const largest = Math.max(1e-300, ...examples.map(({ gradient }) => Math.abs(gradient ?? 0)));
    resize(this.bars, examples.length, () => this.makeBar());
    this.bars.forEach(({ name, bar, value }, i) => {
      const { point, gradient } = examples[i];
      setText(name, t('inspector.pull', { number: point + 1 }));
      const share = Math.abs(gradient ?? 0) / largest;
      bar.className = (gradient ?? 0) < 0 ? 'negative' : 'positive';
      bar.style.width = `${50 * share}%`;
      setText(value, numberText(gradient, 4));
    });
  }

  makeBar() {
    const name = el('span', 'caption');
    const bar = el('span', 'positive');
    const value = el('span', 'figure');
    const element = el('li', '', name, el('span', 'pull', bar), value);
    this.pullList.append(element);
    return { element, name, bar, value };
  }
}

/** All of a few examples as they come; of many those with the largest gradients. @param {NonNullable<ExampleAnswer['examples']>} examples */
function strongest(examples) {
  if (examples.length <= MOST_PULLS) return examples;
  const size = (/** @type {number | null} */ gradient) => Math.abs(gradient ?? 0);
  return [...examples].sort((one, other) => size(other.gradient) - size(one.gradient)).slice(0, MOST_PULLS);
}
