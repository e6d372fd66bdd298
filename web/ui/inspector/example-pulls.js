/**
 * How much each example of a minibatch pulls the parameter, and which way, shown so that it adds up to the gradient: the sums of
 * both sides, a drawing of all examples if there are many, and the strongest by name with the rest as one sum.
 */
import { fitCanvas } from '../../draw/canvas.js';
import { drawPulls } from '../../draw/pulls.js';
import { wording } from '../called.js';
import { t } from '../i18n.js';
import { make, resize, setAttribute, setText } from '../dom.js';
import { numberText } from '../format.js';

/** @typedef {import('../../wire/messages.js').ExampleAnswer} ExampleAnswer */
/** @typedef {{ name: string, value: number, bar: boolean }} Row */

/** The most bars with a name; more would say no more. */
const MOST_NAMED = 100;
const DIGITS = 4;

/**
 * The sum of those above 0, of those below, and how many each are.
 *
 * @param {readonly number[]} pulls
 */
export function sides(pulls) {
  const positive = pulls.filter((pull) => pull > 0);
  const negative = pulls.filter((pull) => pull < 0);
  return { positive: sum(positive), smaller: positive.length, negative: sum(negative), larger: negative.length };
}

/** @param {readonly number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);

export class ExamplePulls {
  constructor() {
    this.sum = make('p', '');
    this.canvas = make('canvas', 'pull-profile');
    this.canvas.setAttribute('role', 'img');
    this.profile = make('p', 'caption');
    this.strongest = make('p', 'caption');
    this.list = make('ul', '');
    this.element = make('div', 'pulls', this.sum, this.canvas, this.profile, this.strongest, this.list);
    /** @type {{ element: HTMLLIElement, name: HTMLSpanElement, bar: HTMLSpanElement, value: HTMLSpanElement }[]} */
    this.bars = [];
    /** What is shown. @type {unknown[]} */
    this.drawn = [];
  }

  /**
   * @param {ExampleAnswer | null} answer
   * @param {number | null | undefined} mean the gradient that the examples share in
   * @param {import('../../draw/theme.js').Theme} theme
   */
  render(answer, mean, theme) {
    const examples = answer?.examples ?? [];
    this.element.hidden = examples.length === 0;
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const drawn = [answer, mean, theme, width, height, devicePixelRatio, wording()];
    if (drawn.every((value, i) => value === this.drawn[i])) return;
    this.drawn = drawn;
    if (examples.length === 0) return;
    const pulls = examples.map(({ gradient }) => gradient ?? 0);
    const { positive, smaller, negative, larger } = sides(pulls);
    const [up, down, together] = [positive, negative, mean].map((value) => numberText(value, DIGITS));
    setText(
      this.sum,
      t('inspector.pulls.sum', { smaller, positive: up, larger, negative: down, count: pulls.length, mean: together }),
    );
    setAttribute(this.element, 'data-mean', String(mean));

    const many = pulls.length > MOST_NAMED;
    this.canvas.hidden = this.profile.hidden = this.strongest.hidden = !many;
    if (many) {
      const words = t('inspector.pulls.profile', { count: pulls.length });
      setAttribute(this.canvas, 'aria-label', words);
      setText(this.profile, words);
      setText(this.strongest, t('inspector.pulls.strongest', { shown: MOST_NAMED, count: pulls.length }));
      const context = fitCanvas(this.canvas, width, height, devicePixelRatio);
      drawPulls(
        context,
        width,
        height,
        [...pulls].sort((one, other) => other - one),
        mean ?? 0,
        theme,
      );
    }
    setAttribute(this.list, 'aria-label', t('inspector.pulls'));
    this.renderRows(many ? strongest(examples) : examples.map(named));
  }

  /** @param {Row[]} rows */
  renderRows(rows) {
    const largest = Math.max(1e-300, ...rows.map(({ value, bar }) => (bar ? Math.abs(value) : 0)));
    resize(this.bars, rows.length, () => this.makeBar());
    this.bars.forEach(({ element, name, bar, value }, i) => {
      const row = rows[i];
      setText(name, row.name);
      bar.className = row.value < 0 ? 'negative' : 'positive';
      bar.style.width = row.bar ? `${(50 * Math.abs(row.value)) / largest}%` : '0';
      setText(value, numberText(row.value, DIGITS));
      setAttribute(element, 'data-value', String(row.value));
    });
  }

  makeBar() {
    const name = make('span', 'caption');
    const bar = make('span', 'positive');
    const value = make('span', 'figure');
    const element = make('li', '', name, make('span', 'pull', bar), value);
    this.list.append(element);
    return { element, name, bar, value };
  }
}

/** @param {{ point: number, gradient: number | null }} example @returns {Row} */
const named = ({ point, gradient }) => ({ name: t('inspector.pull', { number: point + 1 }), value: gradient ?? 0, bar: true });

/**
 * The strongest of each side, equally many of both where possible, and the rest of each side as one sum. That sum has no bar, since
 * a bar would be on another scale.
 *
 * @param {NonNullable<ExampleAnswer['examples']>} examples
 * @returns {Row[]}
 */
function strongest(examples) {
  const falling = [...examples].sort((one, other) => (other.gradient ?? 0) - (one.gradient ?? 0));
  const { smaller } = sides(falling.map(({ gradient }) => gradient ?? 0));
  const fewest = Math.max(MOST_NAMED / 2, MOST_NAMED - (falling.length - smaller));
  const above = Math.min(smaller, fewest);
  const below = MOST_NAMED - above;
  const shown = [...falling.slice(0, above), ...falling.slice(falling.length - below)];
  const rest = falling.slice(above, falling.length - below).map(({ gradient }) => gradient ?? 0);
  const rows = shown.map(named).sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
  const others = [rest.filter((pull) => pull > 0), rest.filter((pull) => pull < 0)].filter(({ length }) => length > 0);
  return [
    ...rows,
    ...others.map((side) => ({ name: t('inspector.pulls.others', { count: side.length }), value: sum(side), bar: false })),
  ];
}
