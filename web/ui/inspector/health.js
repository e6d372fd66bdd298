/**
 * How the layers are doing: how their weights, activations and gradients are spread, whether the steps have a sound size, which
 * units pass no gradient on, and the sharpness of the loss against the limit of the learning rate.
 */
import { drawGauge, drawHistogram, markUnits } from '../../draw/histogram.js';
import { wording } from '../called.js';
import { t } from '../i18n.js';
import { make, named, resize, setAttribute, setText, worded } from '../dom.js';
import { hasTrainingPoint } from './askable.js';
import { numberText } from '../format.js';
import { showEdges } from './edges.js';
import { paperOf } from './paper.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../wire/messages.js').HealthAnswer} HealthAnswer */
/** @typedef {import('../../wire/messages.js').Histogram} Histogram */
/** @typedef {import('../../wire/messages.js').UnitHealth} UnitHealth */
/** @typedef {import('../../draw/theme.js').Theme} Theme */

/** The rule of thumb: a step changes the weights by about a thousandth of themselves. */
const SOUND_RATIO = -3;
/** This far from it, in powers of ten, is worth a look. */
const FAR = 1.5;
const SMALLEST_RATIO = -7;
const LARGEST_RATIO = 0;
const SPREADS = /** @type {const} */ (['weights', 'activations', 'gradients']);

/**
 * @typedef {{ element: HTMLTableRowElement, name: HTMLElement, spreads: HTMLCanvasElement[], ratio: HTMLCanvasElement, ratioText:
 *   HTMLElement, units: HTMLElement }} Row
 */

export class HealthView {
  /** @param {HTMLElement} panel */
  constructor(panel) {
    /** @type {HealthAnswer | null} */
    this.answer = null;
    /** What is drawn. @type {unknown[]} */
    this.drawn = [];
    this.verdict = make('p', 'health-verdict');
    this.verdict.setAttribute('role', 'status');
    this.sharpness = make('dd', 'figure');
    this.limit = make('dd', 'figure');
    this.norm = make('dd', 'figure');
    this.gauge = make('canvas', 'health-gauge');
    this.gauge.setAttribute('aria-hidden', 'true');
    this.limitName = make('dt', '');
    this.limitRow = make('div', '', this.limitName, this.limit);
    const figures = make(
      'dl',
      'health-figures',
      make('div', '', worded('dt', '', 'inspector.health.sharpness'), this.sharpness),
      this.limitRow,
      make('div', '', worded('dt', '', 'inspector.health.norm'), this.norm),
    );
    const about = worded('p', 'caption', 'inspector.health.about');
    this.used = make('p', 'caption');
    const left = make('div', 'health-left', figures, this.gauge, this.verdict, about);
    // It scrolls where room is short.
    left.tabIndex = 0;
    left.setAttribute('role', 'group');
    named(left, 'inspector.health.sharpness');

    const heads = ['layer', ...SPREADS, 'ratio', 'units'].map((name) => {
      const head = worded('th', '', 'inspector.health.' + name);
      head.scope = 'col';
      return head;
    });
    this.body = make('tbody', '');
    const caption = worded('caption', 'visually-hidden', 'inspector.tab.health');
    this.table = make('table', 'inspector-table health-table', caption, make('thead', '', make('tr', '', ...heads)), this.body);
    /** @type {Row[]} */
    this.rows = [];
    this.scroller = make('div', 'health-layers', this.table, this.used);
    showEdges(this.scroller);
    this.scroller.tabIndex = 0;
    this.scroller.setAttribute('role', 'group');
    panel.append(make('div', 'health-body', left, this.scroller));
  }

  /** @param {State} state @returns {import('../../wire/protocol.js').Question | null} */
  question(state) {
    return !hasTrainingPoint(state) ? null : { view: 'health' };
  }

  /** @param {import('../../wire/messages.js').Inspection} answer */
  take(answer) {
    if (answer.view !== 'health') return;
    this.answer = answer;
  }

  forget() {
    this.answer = null;
  }

  /** @param {State} state @param {Theme} theme */
  render(state, theme) {
    const { answer } = this;
    const { network } = state;
    setAttribute(this.scroller, 'aria-label', t('inspector.tab.health'));
    if (!answer || !network || answer.layers.length !== network.layers.length) return;
    const diverged = state.status === 'diverged';
    const drawn = [answer, diverged, theme, this.table.clientWidth, wording(), devicePixelRatio];
    if (drawn.every((value, i) => value === this.drawn[i])) return;
    this.renderSharpness(answer, state.catalogue.stabilityLimits[state.experiment.training.optimizer] ?? '', diverged, theme);
    resize(this.rows, answer.layers.length, () => this.makeRow());
    this.rows.forEach((row, index) => {
      const layer = answer.layers[index];
      const last = index === answer.layers.length - 1;
      const name = last ? t('network.output') : t('network.layer', { layer: index + 1 });
      setText(row.name, name);
      SPREADS.forEach((spread, i) => drawSpread(row.spreads[i], layer[spread], t('inspector.health.' + spread), theme));
      const { updateRatio } = layer;
      const far = updateRatio !== null && Math.abs(updateRatio - SOUND_RATIO) > FAR;
      setText(row.ratioText, updateRatio === null ? t('inspector.health.no-step') : numberText(updateRatio, 3));
      const ratio = {
        from: SMALLEST_RATIO,
        to: LARGEST_RATIO,
        value: updateRatio,
        target: SOUND_RATIO,
        label: '−3',
        alarming: far,
      };
      sketch(row.ratio, drawGauge, ratio, theme);
      setText(row.units, unitsInWords(layer.units, last));
    });
    const { used, of } = answer.examples;
    setText(this.used, t('inspector.health.used', { used, of, sharpness: answer.sharpness?.examples.used ?? 0 }));
    this.drawn = drawn;
  }

  /** @param {HealthAnswer} answer @param {string} formula of the limit @param {boolean} diverged @param {Theme} theme */
  renderSharpness({ sharpness, gradientNorm }, formula, diverged, theme) {
    setText(this.norm, numberText(gradientNorm, 4));
    const value = sharpness?.value ?? null;
    const limit = sharpness?.limit ?? null;
    const error = sharpness?.error ?? null;
    const known = value !== null;
    const rough = error !== null && known && error > 0.05 * Math.abs(value);
    setText(this.sharpness, known ? numberText(value, 4) + (rough ? ' ± ' + numberText(error, 2) : '') : '–');
    this.limitRow.hidden = limit === null;
    this.gauge.hidden = limit === null;
    setText(this.limitName, t('inspector.health.limit', { formula }));
    setText(this.limit, numberText(limit, 4));
    const verdict = limit === null ? 'no-limit' : (sharpness?.state ?? 'below');
    setAttribute(this.verdict, 'data-state', verdict);
    const warns = verdict === 'near' || verdict === 'above';
    setText(this.verdict, t('inspector.health.state.' + (warns && diverged ? 'diverged' : verdict)));
    if (limit === null) return;
    const gauge = {
      from: 0,
      to: 1.5,
      value: known ? value / limit : null,
      target: 1,
      label: formula,
      alarming: verdict === 'near' || verdict === 'above',
    };
    sketch(this.gauge, drawGauge, gauge, theme);
  }

  /** Dead and saturated units are marked in the diagram too. */
  inspecting() {
    return {
      /** @type {import('../network/panel.js').Inspecting['draw']} */
      draw: (context, layout, theme) => {
        const states = this.answer?.layers.map(({ units }) => units.map(({ state }) => state)) ?? [];
        markUnits(context, layout, states, theme);
      },
    };
  }

  makeRow() {
    const name = make('th', '');
    name.scope = 'row';
    const spreads = SPREADS.map(() => {
      const canvas = make('canvas', 'health-spread');
      canvas.setAttribute('role', 'img');
      return canvas;
    });
    const ratio = make('canvas', 'health-ratio');
    ratio.setAttribute('aria-hidden', 'true');
    const ratioText = make('span', 'figure');
    const units = make('td', '');
    const cells = spreads.map((canvas) => make('td', '', canvas));
    const element = make('tr', '', name, ...cells, make('td', '', ratioText, ratio), units);
    this.body.append(element);
    return { element, name, spreads, ratio, ratioText, units };
  }
}

/** @param {HTMLCanvasElement} canvas @param {Histogram} histogram @param {string} name @param {Theme} theme */
function drawSpread(canvas, histogram, name, theme) {
  const { min, max, mean, deviation } = histogram;
  const [from, to, middle, spread] = [min, max, mean, deviation].map((value) => numberText(value, 3));
  setAttribute(canvas, 'aria-label', t('inspector.health.spread', { name, from, to, mean: middle, deviation: spread }));
  sketch(canvas, drawHistogram, histogram, theme);
}

/**
 * @template T
 * @param {HTMLCanvasElement} canvas
 * @param {(context: CanvasRenderingContext2D, width: number, height: number, what: T, theme: Theme) => void} draw
 * @param {T} what
 * @param {Theme} theme
 */
function sketch(canvas, draw, what, theme) {
  const { context, width, height } = paperOf(canvas, theme);
  draw(context, width, height, what, theme);
}

/** @param {readonly UnitHealth[]} units @param {boolean} output */
function unitsInWords(units, output) {
  if (output && units.length === 0) return '–';
  const found = (/** @type {UnitHealth['state']} */ wanted) =>
    units.flatMap(({ state }, unit) => (state === wanted ? [unit + 1] : [])).join(', ');
  const parts = [];
  for (const state of /** @type {const} */ (['dead', 'saturated'])) {
    const list = found(state);
    if (list) parts.push(t('inspector.health.' + state, { units: list }));
  }
  return parts.length > 0 ? parts.join(' · ') : t('inspector.health.alive');
}
