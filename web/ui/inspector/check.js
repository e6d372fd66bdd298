/**
 * The gradient check: every parameter's analytic gradient beside the central difference, sorted by how far they are apart;
 * and how the worst of them depends on h, which shows why 1e-5.
 */
import { drawSweep } from '../../draw/sweep.js';
import { sentences, t } from '../i18n.js';
import { make, named, resize, setAttribute, setText, worded } from '../dom.js';
import { hasTrainingPoint } from './askable.js';
import { paperOf } from './paper.js';
import { parameterName, placesOf } from './parameters.js';
import { Slider } from './fields.js';
import { numberText } from '../format.js';
import { showEdges } from './edges.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../wire/messages.js').CheckAnswer} CheckAnswer */
/** @typedef {import('./inspector.js').Context} Context */
/** @typedef {'index' | 'analytic' | 'central' | 'error'} Column */

const SMALLEST_POWER = -12;
const LARGEST_POWER = -1;
/** As the gradient check of the tests has it. */
const PASS = 1e-6;
const FAIL = 1e-3;
/** Rows beyond these are not drawn: the table is sorted, so they are the least interesting. */
const MOST_ROWS = 200;

export class CheckView {
  /** @param {HTMLElement} panel @param {Context} context */
  constructor(panel, context) {
    this.context = context;
    this.power = -5;
    /** @type {CheckAnswer | null} */
    this.answer = null;
    /** @type {NonNullable<CheckAnswer['sweep']>} */
    this.sweep = [];
    /** @type {CheckAnswer['swept']} */
    this.swept = undefined;
    /** What the chart and the table show. @type {unknown[]} */
    this.drawn = [];
    /** @type {Column} */
    this.sortedBy = 'error';
    this.falling = true;
    this.slider = new Slider(
      'inspector.check.h',
      { min: SMALLEST_POWER, max: LARGEST_POWER, step: 0.5 },
      (power) => {
        this.power = power;
        context.redraw();
      },
      (power) => numberText(10 ** power, 2),
    );
    this.verdict = make('p', 'check-verdict');
    this.verdict.setAttribute('role', 'status');
    this.leftOut = make('p', 'caption');
    this.sweptOf = make('p', 'caption');
    this.canvas = named(make('canvas', 'check-chart'), 'inspector.check.chart');
    this.canvas.setAttribute('role', 'img');
    const why = worded('p', 'caption', 'inspector.check.why');
    const left = make(
      'div',
      'check-left',
      worded('p', '', 'inspector.check.about'),
      this.slider.element,
      this.verdict,
      this.leftOut,
    );
    const floor = worded('p', 'caption', 'inspector.check.floor');
    const middle = make('div', 'check-sweep', worded('h3', '', 'inspector.check.sweep'), this.canvas, this.sweptOf, why, floor);
    named(middle, 'inspector.check.sweep').tabIndex = 0;
    middle.setAttribute('role', 'group');

    /** @type {readonly [Column, string][]} */
    const columns = [
      ['index', 'inspector.parameter'],
      ['analytic', 'inspector.check.analytic'],
      ['central', 'inspector.check.central'],
      ['error', 'inspector.check.error'],
    ];
    this.heads = columns.map(([column, key]) => {
      const button = worded('button', 'sort', key);
      button.type = 'button';
      button.addEventListener('click', () => this.sort(column));
      const over = make('span', 'check-over');
      const head = make('th', '', button, over);
      head.scope = 'col';
      return { column, head, over };
    });
    this.body = make('tbody', '');
    this.used = make('caption', '');
    const table = make(
      'table',
      'inspector-table',
      this.used,
      make('thead', '', make('tr', '', ...this.heads.map(({ head }) => head))),
      this.body,
    );
    /** @type {{ element: HTMLTableRowElement, name: HTMLElement, over: HTMLElement, cells: HTMLTableCellElement[] }[]} */
    this.rows = [];
    this.scroller = make('div', 'check-table', table);
    showEdges(this.scroller);
    this.scroller.tabIndex = 0;
    this.scroller.setAttribute('role', 'group');
    panel.append(make('div', 'check-body', left, this.scroller, middle));
    named(this.scroller, 'inspector.tab.check');
  }

  /** @param {State} state @returns {import('../../wire/protocol.js').Question | null} */
  question(state) {
    if (!hasTrainingPoint(state)) return null;
    const h = Number((10 ** this.power).toPrecision(3));
    // The sweep doesn't depend on h and costs the most, so while the run goes on, the previous one is kept.
    const sweep = state.status !== 'running' || this.sweep.length === 0;
    return { view: 'check', h, sweep, minibatch: true };
  }

  /** @param {import('../../wire/messages.js').Inspection} answer */
  take(answer) {
    if (answer.view !== 'check') return;
    this.answer = answer;
    if (!answer.sweep) return;
    this.sweep = answer.sweep;
    this.swept = answer.swept;
  }

  forget() {
    this.answer = null;
    this.sweep = [];
  }

  /** @param {Column} column */
  sort(column) {
    this.falling = this.sortedBy === column ? !this.falling : column !== 'index';
    this.sortedBy = column;
    this.context.redraw();
  }

  /** @param {State} state @param {import('../../draw/theme.js').Theme} theme */
  render(state, theme) {
    const { answer } = this;
    const { digits } = this.context;
    this.slider.show(this.power);
    for (const { column, head } of this.heads) {
      const order = column !== this.sortedBy ? 'none' : this.falling ? 'descending' : 'ascending';
      setAttribute(head, 'aria-sort', order);
    }
    const { network } = state;
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const { lang } = document.documentElement;
    const { training } = state.experiment;
    const drawn = [
      answer,
      training,
      this.sweep,
      this.power,
      this.sortedBy,
      this.falling,
      digits,
      network,
      theme,
      width,
      height,
      devicePixelRatio,
      lang,
    ];
    if (drawn.every((value, i) => value === this.drawn[i])) return;
    this.drawn = drawn;
    this.drawChart(theme);
    if (!answer || !network || answer.of !== network.parameterCount) return;
    const error = answer.worst.error ?? Infinity;
    const verdict = error < PASS ? 'passed' : error < FAIL ? 'doubtful' : 'failed';
    setAttribute(this.verdict, 'data-verdict', verdict);
    setText(this.verdict, t('inspector.check.' + verdict, { error: numberText(error, 2) }));
    const { used, of: examples } = answer.examples;
    const fewer = used < examples;
    const covered = { checked: answer.checked, of: answer.of, examples };
    setText(this.used, fewer ? t('inspector.check.fewer', { ...covered, used }) : t('inspector.check.used', covered));
    const over = fewer ? t('inspector.check.over', { used, examples }) : '';
    for (const head of this.heads) setText(head.over, head.column === 'index' ? '' : over);
    setText(
      this.sweptOf,
      this.swept ? t('inspector.check.swept', { swept: this.swept.parameters, used: this.swept.examples.used }) : '',
    );
    setText(this.leftOut, leftOut(training));

    const places = placesOf(network);
    const sorted = [...answer.parameters].sort((one, other) => this.compare(one, other)).slice(0, MOST_ROWS);
    resize(this.rows, sorted.length, () => this.makeRow());
    this.rows.forEach(({ element, name, over: note, cells }, i) => {
      const { index, analytic, central, error: apart } = sorted[i];
      setAttribute(element, 'data-parameter', String(index));
      setText(name, parameterName(network, places[index]));
      setText(note, over);
      setAttribute(element, 'title', over);
      setText(cells[0], numberText(analytic, Math.max(6, digits)));
      setAttribute(cells[0], 'data-value', String(analytic));
      setText(cells[1], numberText(central, Math.max(6, digits)));
      setText(cells[2], numberText(apart, 2));
      setAttribute(
        cells[2],
        'data-verdict',
        (apart ?? Infinity) < PASS ? 'passed' : (apart ?? Infinity) < FAIL ? 'doubtful' : 'failed',
      );
    });
  }

  /** @param {CheckAnswer['parameters'][number]} one @param {CheckAnswer['parameters'][number]} other */
  compare(one, other) {
    const size = (/** @type {CheckAnswer['parameters'][number]} */ row) => {
      const value = row[this.sortedBy] ?? Infinity;
      return this.sortedBy === 'index' ? value : Math.abs(value);
    };
    return (size(one) - size(other)) * (this.falling ? -1 : 1) || one.index - other.index;
  }

  makeRow() {
    const name = make('span', '');
    const over = make('span', 'visually-hidden');
    const head = make('th', '', name, ' ', over);
    head.scope = 'row';
    const cells = [make('td', 'figure'), make('td', 'figure'), make('td', 'figure')];
    const element = make('tr', '', head, ...cells);
    this.body.append(element);
    return { element, name, over, cells };
  }

  /** @param {import('../../draw/theme.js').Theme} theme */
  drawChart(theme) {
    const { context, width, height } = paperOf(this.canvas, theme);
    const labels = { h: 'h', error: t('inspector.check.worst') };
    drawSweep(context, width, height, this.sweep, 10 ** this.power, labels, theme);
  }
}

/**
 * The parts of the step that the checked loss doesn't include.
 *
 * @param {import('../../wire/messages.js').Experiment['training']} training
 */
function leftOut({ regularization, regularizationRate, dropout }) {
  const penalty = regularization !== 'none' && (regularizationRate ?? 0) > 0;
  return sentences(
    penalty ? t('inspector.check.without.penalty', { penalty: t('choice.training.regularization.' + regularization) }) : '',
    (dropout ?? 0) > 0 ? t('inspector.check.without.dropout') : '',
  );
}
