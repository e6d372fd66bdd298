/** The card beside the pointer on the loss chart: the sample's step and losses, and what was edited there. */
import { make, setText } from './dom.js';
import { loss } from './format.js';
import { t } from './i18n.js';

const BESIDE = 10;
/** On a chart that is less wide, a sparkline, it stands above. */
const NARROW = 160;

export class LossCard {
  /** @param {HTMLElement} host in whose pixels it is placed */
  constructor(host) {
    this.host = host;
    this.element = make('div', 'chart-card');
    // The values are read aloud by the chart's live region.
    this.element.setAttribute('aria-hidden', 'true');
    this.element.hidden = true;
    host.append(this.element);
  }

  hide() {
    if (!this.element.hidden) this.element.hidden = true;
  }

  /**
   * @param {number} left of the place that it describes
   * @param {{ step: number, train: number, test: number }} sample
   * @param {readonly string[]} edits
   */
  show(left, { step, train, test }, edits) {
    const { element, host } = this;
    const rows = [
      { name: t('counter.step'), value: String(step) },
      { name: t('metric.train-loss'), value: loss(train) },
      { name: t('metric.test-loss'), value: loss(test) },
    ];
    const texts = [...rows.flatMap(({ name, value }) => [name, value]), ...edits];
    while (element.childElementCount > texts.length) element.lastElementChild?.remove();
    while (element.childElementCount < texts.length) element.append(make('span', ''));
    texts.forEach((text, i) => {
      const part = element.children[i];
      part.className = i >= 2 * rows.length ? 'chart-card-edit' : i % 2 === 0 ? 'chart-card-name' : 'chart-card-value';
      setText(part, text);
    });
    element.hidden = false;
    const narrow = host.clientWidth < NARROW;
    element.toggleAttribute('data-above', narrow);
    const right = left + BESIDE + element.offsetWidth <= host.clientWidth;
    const x = narrow ? 0 : right ? left + BESIDE : Math.min(host.clientWidth, left - BESIDE) - element.offsetWidth;
    // It moves by a transform, which lays nothing out anew.
    element.style.transform = `translateX(${Math.round(x)}px)`;
  }
}
