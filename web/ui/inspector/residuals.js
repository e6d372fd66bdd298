/** How far the predictions of a regression are off: residuals against targets, and their means. */
import { drawResiduals, residualScale } from '../../draw/residuals.js';
import { numberText } from '../format.js';
import { t } from '../i18n.js';
import { make, named, setText, worded } from '../dom.js';
import { paperOf } from './paper.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/** @typedef {import('../../draw/residuals.js').Residual} Residual */

const REACH_PX = 14;
const DIGITS = 4;
const FIGURES = /** @type {const} */ (['mean', 'rms']);

export class ResidualsView {
  /** @param {(point: number) => void} onPress  the index of a point */
  constructor(onPress) {
    this.onPress = onPress;
    /** @type {(Residual & { index: number })[]} */
    this.residuals = [];
    this.size = { width: 0, height: 0, scale: 1 };
    this.canvas = named(make('canvas', 'residuals'), 'errors.residuals');
    this.canvas.setAttribute('role', 'img');
    this.canvas.addEventListener('click', (event) => this.press(event.offsetX, event.offsetY));
    this.figures = { train: figuresOf(), test: figuresOf() };
    const sets = /** @type {const} */ (['train', 'test']).map((role) =>
      make('div', '', worded('h3', '', 'errors.' + role), this.figures[role].element),
    );
    this.shown = make('p', 'caption');
    const about = worded('p', 'caption', 'errors.residuals.about');
    this.element = make('div', 'residuals-part', this.canvas, about, this.shown, make('div', 'residuals-figures', ...sets));
  }

  /** @param {import('../../wire/messages.js').Residuals} of @param {State} state @param {Theme} theme */
  render({ points, values, train, test }, state, theme) {
    for (const [role, spread] of /** @type {const} */ ([
      ['train', train],
      ['test', test],
    ])) {
      const { element, mean, rms } = this.figures[role];
      /** @type {HTMLElement} */ (element.parentElement).hidden = spread.count === 0;
      setText(mean, numberText(spread.mean, DIGITS));
      setText(rms, numberText(spread.rootMeanSquare, DIGITS));
    }
    const count = train.count + test.count;
    this.shown.hidden = points.length === count;
    setText(this.shown, t('errors.residuals.shown', { shown: points.length, count }));
    const selected = new Set(state.view.selected);
    this.residuals = points.flatMap((index, i) => {
      const [point, residual] = [state.points[index], values[i]];
      if (!point || residual === null) return [];
      return [{ index, target: point[2], residual, test: point[3] === 1, chosen: selected.has(point) }];
    });
    const { context, width, height, scale } = paperOf(this.canvas, theme);
    this.size = { width, height, scale };
    const labels = { target: t('errors.target'), residual: t('errors.residual') };
    drawResiduals(context, width, height, { residuals: this.residuals, labels }, theme);
  }

  /** @param {number} x @param {number} y  in CSS pixels */
  press(x, y) {
    if (this.residuals.length === 0) return;
    const { width, height, scale } = this.size;
    const { across, down } = residualScale(this.residuals, width, height);
    const far = this.residuals.map(({ target, residual }) => Math.hypot(across(target) * scale - x, down(residual) * scale - y));
    const nearest = far.indexOf(Math.min(...far));
    if (far[nearest] <= REACH_PX) this.onPress(this.residuals[nearest].index);
  }
}

function figuresOf() {
  const [mean, rms] = FIGURES.map(() => make('dd', 'figure'));
  const rows = [mean, rms].map((value, i) => make('div', '', worded('dt', '', 'errors.' + FIGURES[i]), value));
  return { element: make('dl', 'health-figures', ...rows), mean, rms };
}
