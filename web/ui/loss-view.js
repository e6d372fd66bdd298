/**
 * The loss chart on its canvas, and the values under the pointer: by mouse or touch where it points, by keyboard with the
 * arrow keys while the chart has the focus, and said when the keys rest.
 */
import { fitCanvas } from '../draw/canvas.js';
import { drawLoss, sampleAt } from '../draw/loss.js';
import { loss } from './format.js';
import { t } from './i18n.js';

const KEY_STEP_PX = 8;
/** Values are announced after the keys have rested this long, so that holding a key doesn't make a queue. */
const REST_MS = 250;

export class LossView {
  /** @param {HTMLCanvasElement} canvas @param {HTMLElement} reading a polite live region @param {() => void} invalidate */
  constructor(canvas, reading, invalidate) {
    this.canvas = canvas;
    this.reading = reading;
    this.invalidate = invalidate;
    /** @type {import('../draw/loss.js').LossSamples | null} */
    this.samples = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
    /** The height of letters at the axes, as last drawn. */
    this.tick = 10;
    this.width = 1;
    this.height = 1;
    /** In CSS pixels from the left. @type {number | null} */
    this.pointer = null;
    this.measure();

    /** @param {number | null} to */
    const point = (to) => {
      this.pointer = to;
      this.invalidate();
    };
    canvas.addEventListener('pointermove', (event) => point(event.clientX - canvas.getBoundingClientRect().left));
    canvas.addEventListener('pointerleave', () => point(null));
    canvas.addEventListener('blur', () => point(null));
    canvas.addEventListener('keydown', (event) => {
      const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (event.key === 'Escape' && this.pointer !== null) point(null);
      if (direction === 0) return;
      event.preventDefault();
      this.walk(direction);
    });
  }

  /** To the next sample that stands apart from this one, from the newest on. @param {number} direction */
  walk(direction) {
    const { samples } = this;
    if (!samples || samples.length === 0) return;
    const here = this.pointer === null ? -1 : sampleAt(this.box(), samples, this.pointer, this.tick);
    let to = this.pointer ?? this.width + KEY_STEP_PX;
    do to += direction * KEY_STEP_PX;
    while (to > 0 && to < this.width && [here, -1].includes(sampleAt(this.box(), samples, to, this.tick)));
    const at = sampleAt(this.box(), samples, to, this.tick);
    if (at < 0) return;
    this.pointer = to;
    this.invalidate();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.reading.textContent = t('chart.reading', {
        step: samples.steps[at],
        train: loss(samples.train[at]),
        test: loss(samples.test[at]),
      });
    }, REST_MS);
  }

  box() {
    return { left: 0, top: 0, width: this.width, height: this.height };
  }

  measure() {
    this.width = this.canvas.clientWidth;
    this.height = this.canvas.clientHeight;
  }

  /** @param {import('../model/state.js').State} state @param {import('../draw/theme.js').Theme} theme */
  render(state, theme) {
    const context = fitCanvas(this.canvas, this.width, this.height, devicePixelRatio);
    const { logScale, smoothing } = state.view;
    this.samples = state.history;
    this.tick = theme.tick;
    drawLoss(context, this.box(), state.history, theme, {
      logScale,
      smoothing,
      pointer: this.pointer,
      labels: { train: t('metric.train-loss'), test: t('metric.test-loss'), step: t('counter.step') },
      format: loss,
    });
  }
}
