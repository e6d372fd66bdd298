/**
 * The loss chart on its canvas, and the values under the pointer: by mouse or touch where it points, by keyboard with the
 * arrow keys while the chart has the focus, and said when the keys rest.
 */
import { fitCanvas } from '../draw/canvas.js';
import { drawLoss, drawPointer } from '../draw/loss.js';
import { across, newestOf, sampleNear } from '../draw/loss-scale.js';
import { editInWords } from './edit-words.js';
import { loss } from './format.js';
import { say, t } from './i18n.js';
import { LossCard } from './loss-card.js';

const KEY_STEP_PX = 8;
/** An edit is read this far from its mark. */
const REACH_PX = 6;
/** Values are announced after the keys have rested this long, so that holding a key doesn't make a queue. */
const REST_MS = 250;

/** @typedef {import('../model/state.js').State} State */

export class LossView {
  /** @param {HTMLElement} chart @param {HTMLCanvasElement} canvas of it @param {() => void} invalidate */
  constructor(chart, canvas, invalidate) {
    this.canvas = canvas;
    this.invalidate = invalidate;
    this.name = partOf(chart, '#chart-axis');
    /** A polite live region. */
    this.reading = partOf(chart, '#chart-reading');
    this.card = new LossCard(partOf(chart, '#chart-stage'));
    /** What was drawn last. @type {{ samples: import('../draw/loss-scale.js').LossSamples, scale: import('../draw/loss.js').Scale,
     *   edits: State['uncarried'] } | null} */
    this.drawn = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
    this.width = 1;
    this.height = 1;
    /** In CSS pixels from the left. @type {number | null} */
    this.pointer = null;
    this.measure();

    const follow = (/** @type {PointerEvent} */ event) => this.point(event.clientX - canvas.getBoundingClientRect().left);
    canvas.addEventListener('pointermove', follow);
    canvas.addEventListener('pointerdown', follow);
    canvas.addEventListener('pointerleave', (event) => {
      // A finger that was lifted leaves what it tapped, until the focus goes elsewhere.
      if (event.pointerType !== 'touch') this.point(null);
    });
    canvas.addEventListener('blur', () => this.point(null));
    canvas.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.pointer !== null) this.point(null);
      if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
      event.preventDefault();
      this.walk(event.key);
    });
  }

  /** @param {number | null} to */
  point(to) {
    this.pointer = to;
    this.invalidate();
  }

  /** To the next sample that stands apart from this one, or to the next mark; from the newest on. @param {string} key */
  walk(key) {
    if (!this.drawn || this.drawn.samples.length === 0) return;
    const { samples, scale, edits } = this.drawn;
    const steps = { Home: samples.steps[0], End: samples.steps[samples.length - 1] };
    if (key === 'Home' || key === 'End') {
      this.pointer = across(scale, steps[key]);
    } else {
      const direction = key === 'ArrowRight' ? 1 : -1;
      const from = this.pointer ?? across(scale, steps.End) + KEY_STEP_PX;
      const here = this.pointer === null ? -1 : sampleNear(scale, samples, from);
      let to = from;
      do to += direction * KEY_STEP_PX;
      while (to > 0 && to < this.width && [here, -1].includes(sampleNear(scale, samples, to)));
      if (sampleNear(scale, samples, to) < 0) return;
      const passed = edits
        .map((edit) => across(scale, edit.from))
        .filter((x) => (x - from) * direction > 0.5 && (to - x) * direction > 0);
      const reached = across(scale, samples.steps[sampleNear(scale, samples, to)]);
      this.pointer = passed.length === 0 ? reached : direction > 0 ? Math.min(...passed) : Math.max(...passed);
    }
    this.invalidate();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.sayPlace(), REST_MS);
  }

  sayPlace() {
    const place = this.place();
    if (!place || !this.drawn) return;
    const { steps, train, test } = this.drawn.samples;
    const { at, edits } = place;
    const values = t('chart.reading', { step: steps[at], train: loss(train[at]), test: loss(test[at]) });
    this.reading.textContent = edits.length === 0 ? values : t('chart.reading-edits', { values, edits: edits.join('; ') });
  }

  /** What is read where the pointer is; null if that is nothing. */
  place() {
    if (!this.drawn || this.pointer === null) return null;
    const { samples, scale, edits } = this.drawn;
    const { pointer } = this;
    const at = sampleNear(scale, samples, pointer);
    const near = edits.filter(({ from }) => from >= scale.from && Math.abs(across(scale, from) - pointer) <= REACH_PX);
    return at < 0 ? null : { at, edits: near.map(editInWords) };
  }

  measure() {
    this.width = this.canvas.clientWidth;
    this.height = this.canvas.clientHeight;
  }

  /** @param {State} state @param {import('../draw/theme.js').Theme} theme */
  render(state, theme) {
    const context = fitCanvas(this.canvas, this.width, this.height, devicePixelRatio);
    const { logScale, smoothing, newestOnly } = state.view;
    const samples = newestOnly ? newestOf(state.history) : state.history;
    const edits = state.uncarried;
    const options = { logScale, smoothing, newestOnly, stepName: t('counter.step') };
    const scale = drawLoss(context, { width: this.width, height: this.height }, samples, edits, theme, options);
    this.drawn = { samples, scale, edits };
    say(this.name, logScale ? 'chart.axis.log' : 'chart.axis');
    const place = this.place();
    if (!place) return this.card.hide();
    const { at } = place;
    drawPointer(context, scale, samples, at, theme);
    const rows = [
      { name: t('counter.step'), value: String(samples.steps[at]) },
      { name: t('metric.train-loss'), value: loss(samples.train[at]) },
      { name: t('metric.test-loss'), value: loss(samples.test[at]) },
    ];
    this.card.show(across(scale, samples.steps[at]), rows, place.edits);
  }
}

/** @param {HTMLElement} chart @param {string} selector @returns {HTMLElement} */
function partOf(chart, selector) {
  const found = chart.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error('the chart has no ' + selector);
  return found;
}
