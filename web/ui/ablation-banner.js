/** Says over the plane which unit is off, and losses and scores with it and without it. */
import { loss, percent, score } from './format.js';
import { t } from './i18n.js';
import { action, make, setText } from './dom.js';
import { unitName } from './network/text.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {import('../wire/messages.js').AblationAnswer} AblationAnswer */

const FIGURES = /** @type {const} */ (['trainLoss', 'testLoss', 'trainScore', 'testScore']);

export class AblationBanner {
  /** @param {HTMLElement} stage @param {() => void} onBack */
  constructor(stage, onBack) {
    this.title = make('p', '');
    this.title.setAttribute('role', 'status');
    const back = action('ablation.back', () => {
      onBack();
      stage.querySelector('canvas')?.focus();
    });
    this.figures = FIGURES.map((name) => {
      const [label, figure] = [make('dt', ''), make('dd', 'figure')];
      figure.dataset.ablation = name;
      return { name, label, figure, row: make('div', '', label, figure) };
    });
    this.element = make('div', 'ablation', this.title, back, make('dl', '', ...this.figures.map(({ row }) => row)));
    stage.append(this.element);
  }

  /** @param {State} state @param {import('../model/view.js').Off | null} off @param {AblationAnswer | null} answer */
  render(state, off, answer) {
    this.element.hidden = !off;
    if (!off || !state.network) return;
    setText(this.title, t('network.unit-off', { unit: unitName(t, state.network, off) }));
    const found = answer?.run === state.run && answer.unit.layer === off.layer && answer.unit.unit === off.unit ? answer : null;
    const regression = state.problem === 'regression';
    const text = { trainLoss: loss, testLoss: loss, trainScore: percent, testScore: percent };
    if (regression) text.trainScore = text.testScore = score;
    const kind = regression ? 'r2' : 'accuracy';
    const labels = {
      trainLoss: t('metric.train-loss'),
      testLoss: t('metric.test-loss'),
      trainScore: t('metric.train-' + kind),
      testScore: t('metric.test-' + kind),
    };
    for (const { name, label, figure, row } of this.figures) {
      const [before, after] = [found?.with[name] ?? null, found?.without[name] ?? null];
      row.hidden = found !== null && before === null && after === null;
      setText(label, labels[name]);
      setText(figure, text[name](before) + ' → ' + text[name](after));
      figure.dataset.value = String(after ?? '');
    }
  }
}
