/**
 * The formulas of the selected parameter or unit, with symbols, numbers and result; and in words, which way the loss goes and what
 * the coming step does.
 */
import { parameterIndex } from '../../net/forward.js';
import { wording } from '../called.js';
import { sentences, t } from '../i18n.js';
import { make, setAttribute, setText } from '../dom.js';
import { sourceName, unitName } from '../network/text.js';
import { writeFormula } from './formula.js';
import { keyOf } from './key.js';
import { numberText } from '../format.js';
import { phaseAt, phaseOfLine } from './phases.js';

/** @typedef {import('./example-tables.js').Shown} Shown */

/** Room for one character of a formula, and for what stands before it in its row, in CSS pixels. */
const CHARACTER_PX = 7.6;
const BEFORE_PX = 80;

export class ExampleFormulas {
  constructor() {
    this.title = make('h3', '');
    this.direction = make('p', 'direction');
    this.lines = make('div', 'formula-lines');
    this.lines.tabIndex = 0;
    this.lines.setAttribute('role', 'group');
    /** Stands under the table, by the numbers that it is about. */
    this.coming = make('p', 'coming');
    this.key = make('p', 'formula-key');
    this.element = make('div', 'example-formulas', this.title, this.direction, this.lines, this.key);
    /** What the lines show. @type {unknown[]} */
    this.built = [];
    /** The phase and selection whose lines were last scrolled into sight. */
    this.inSight = '';
    new ResizeObserver(() => (this.built = [])).observe(this.lines);
  }

  /** @param {Shown} shown @param {boolean} current the answer is to what is selected now */
  render(shown, current) {
    const { network, answer, select, phases, phase, digits } = shown;
    const title = this.nameOf(shown);
    setText(this.title, title);
    setAttribute(this.lines, 'aria-label', title);
    setText(this.key, keyOf(shown.network));
    this.key.title = this.key.textContent ?? '';
    this.renderDirection(shown);
    this.renderComing(shown);
    const formulas = current ? answer?.formulas : undefined;
    if (!formulas) return;
    const reached = formulas.map(({ id }) => phase >= phaseOfLine(phases, id, select.layer));
    const apart = isAlone(shown);
    const built = [formulas, reached.join(), apart, digits, this.lines.clientWidth, wording(), network];
    if (built.every((value, i) => value === this.built[i])) return;
    this.built = built;
    const charactersInRow = Math.max(12, Math.floor((this.lines.clientWidth - BEFORE_PX) / CHARACTER_PX));
    const scrolled = this.lines.scrollTop;
    // From here on the lines tell how the optimizer would move the parameter by this example alone, which isn't the run's own step.
    const update = phaseAt(phases, 'update');
    const alone = apart ? formulas.findIndex(({ id }) => phaseOfLine(phases, id, select.layer) === update) : -1;
    this.lines.replaceChildren(
      ...formulas.flatMap((formula, i) => {
        const line = make(
          'div',
          reached[i] ? 'formula' : 'formula unreached',
          writeFormula(formula, reached[i], { digits, charactersInRow }),
        );
        line.dataset.formula = formula.id;
        if (reached[i]) line.dataset.value = String(formula.result);
        return i === alone ? [make('h4', 'formula-part', t('inspector.alone.formulas')), line] : [line];
      }),
    );
    this.lines.scrollTop = scrolled;
    const inSight = `${phase} ${JSON.stringify(select)}`;
    if (inSight === this.inSight) return;
    this.inSight = inSight;
    const now = formulas.findIndex(({ id }) => phaseOfLine(phases, id, select.layer) === phase);
    const first = now >= 0 && now === alone ? '.formula-part' : `[data-formula=${formulas[now]?.id}]`;
    const line = this.lines.querySelector(first);
    if (line instanceof HTMLElement) this.lines.scrollTop = line.offsetTop - this.lines.offsetTop;
  }

  /** @param {Shown} shown */
  nameOf({ network, select }) {
    const unit = unitName(t, network, select);
    if (select.input === undefined) return t('inspector.selected.unit', { unit });
    return t('inspector.selected.weight', { source: sourceName(t, network, select.layer, select.input), unit });
  }

  /** Which way the loss goes, and which way the step. @param {Shown} shown */
  renderDirection(shown) {
    const { network, answer, select, phases, phase } = shown;
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
      const way = after > before ? 'larger' : after < before ? 'smaller' : 'same';
      text = sentences(text, isAlone(shown) ? t('inspector.alone.' + way) : t('inspector.step.' + way));
    }
    setText(this.direction, text);
  }

  /** What the coming step does to the selected parameter, beside what this example would do. @param {Shown} shown */
  renderComing({ network, answer, coming, select, phases, phase, digits }) {
    const reached = coming !== null && !coming.whole && phase >= phaseAt(phases, 'update');
    const at = parameterIndex(network, select.layer, select.unit, select.input);
    setText(this.coming, reached ? comingText(coming, answer?.before[at], at, digits) : '');
    if (reached) setAttribute(this.coming, 'data-after', String(coming.after[at]));
    else this.coming.removeAttribute('data-after');
  }
}

/** Whether the formulas show the step of one example alone, which the run doesn't make. @param {Shown} shown */
const isAlone = ({ answer, coming }) => !(answer && 'minibatch' in answer.source) && !coming?.itself;

/**
 * @param {import('./example-tables.js').Coming} coming
 * @param {number | null | undefined} before
 * @param {number} at index of the parameter
 * @param {number} digits
 */
function comingText({ gradient, after, count, among, itself }, before, at, digits) {
  if (after[at] === null) return t('inspector.coming.diverges');
  if (itself) return t('inspector.coming.itself');
  const [slope, old, fresh] = [gradient[at], before, after[at]].map((value) => numberText(value, digits));
  const text = t('inspector.coming', { count, gradient: slope, before: old, after: fresh });
  return among === null ? text : sentences(text, t(among ? 'inspector.coming.member' : 'inspector.coming.other'));
}
