/**
 * The loss chart on its canvas, and the values under the pointer: by mouse or touch where it points, by keyboard with the
 * arrow keys while the chart has the focus.
 */
import { fitCanvas } from '../draw/canvas.js';
import { drawLoss } from '../draw/loss.js';
import { loss } from './format.js';
import { t } from './i18n.js';

const KEY_STEP_PX = 8;

export class LossView {
  /** @param {HTMLCanvasElement} canvas @param {() => void} invalidate */
  constructor(canvas, invalidate) {
    this.canvas = canvas;
    this.width = 1;
    this.height = 1;
    /** In CSS pixels from the left. @type {number | null} */
    this.pointer = null;
    this.measure();

    /** @param {number | null} to */
    const point = (to) => {
      this.pointer = to;
      invalidate();
    };
    canvas.addEventListener('pointermove', (event) => point(event.clientX - canvas.getBoundingClientRect().left));
    canvas.addEventListener('pointerleave', () => point(null));
    canvas.addEventListener('blur', () => point(null));
    canvas.addEventListener('keydown', (event) => {
      const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (event.key === 'Escape' && this.pointer !== null) point(null);
      if (direction === 0) return;
      event.preventDefault();
      point(Math.min(this.width, Math.max(0, (this.pointer ?? this.width) + direction * KEY_STEP_PX)));
    });
  }

  measure() {
    this.width = this.canvas.clientWidth;
    this.height = this.canvas.clientHeight;
  }

  /** @param {import('../state.js').State} state @param {import('../draw/theme.js').Theme} theme */
  render(state, theme) {
    const context = fitCanvas(this.canvas, this.width, this.height, devicePixelRatio);
    const { logScale, smoothing } = state.view;
    drawLoss(context, { left: 0, top: 0, width: this.width, height: this.height }, state.history, theme, {
      logScale,
      smoothing,
      pointer: this.pointer,
      labels: { train: t('metric.train-loss'), test: t('metric.test-loss'), step: t('counter.step') },
      format: loss,
    });
  }
}
