/** The phases as a row of buttons, Back and Next, and slow motion. */
import { t } from '../i18n.js';
import { enable, makeButton, resize, setAttribute, setText } from '../network-dom.js';
import { el, named } from './dom.js';

/** @typedef {import('./phases.js').Phase} Phase */

const SLOW_MS = 1500;

export class PhaseBar {
  /** @param {{ onPhase: (phase: number) => void, onNextStep: () => void }} callbacks */
  constructor({ onPhase, onNextStep }) {
    this.onPhase = onPhase;
    this.onNextStep = onNextStep;
    this.count = 0;
    this.phase = 0;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.playing = undefined;
    this.list = named(el('ol', 'phases'), 'inspector.phases');
    /** @type {{ element: HTMLLIElement, button: HTMLButtonElement }[]} */
    this.items = [];
    this.back = makeButton('button', '', () => this.onPhase(this.phase - 1));
    this.next = makeButton('button primary-soft', '', () => this.forward());
    this.play = makeButton('button', '', () => (this.playing === undefined ? this.start() : this.stop()));
    this.element = el('div', 'phase-bar', this.back, this.next, this.play, this.list);
  }

  forward() {
    if (this.phase + 1 < this.count) this.onPhase(this.phase + 1);
    else this.onNextStep();
  }

  start() {
    this.playing = setInterval(() => this.forward(), SLOW_MS);
    this.forward();
  }

  stop() {
    clearInterval(this.playing);
    this.playing = undefined;
    this.name();
  }

  name() {
    setText(this.play, t(this.playing === undefined ? 'inspector.phase.play' : 'inspector.phase.stop'));
  }

  /** @param {readonly Phase[]} phases @param {number} phase @param {boolean} running the run makes its steps itself */
  render(phases, phase, running) {
    this.count = phases.length;
    const moved = this.phase !== phase;
    this.phase = phase;
    setText(this.back, t('inspector.phase.back'));
    setText(this.next, t(phase + 1 < phases.length ? 'inspector.phase.next' : running ? 'inspector.phase.again' : 'inspector.phase.next-step'));
    enable(this.back, phase > 0);
    this.name();
    resize(this.items, phases.length, (index) => {
      const button = makeButton('phase', '', () => this.onPhase(index));
      const element = el('li', '', button);
      this.list.append(element);
      return { element, button };
    });
    this.items.forEach(({ element, button }, index) => {
      setText(button, phaseName(phases, index));
      element.className = index < phase ? 'passed' : '';
      setAttribute(button, 'data-kind', phases[index].kind);
      if (index === phase) setAttribute(button, 'aria-current', 'step');
      else button.removeAttribute('aria-current');
    });
    if (moved) showWithin(this.list, this.items[phase].element);
  }
}

/** @param {readonly Phase[]} phases @param {number} index */
function phaseName(phases, index) {
  const phase = phases[index];
  if (!('layer' in phase)) return t('inspector.phase.' + phase.kind);
  const last = Math.max(...phases.map((other) => ('layer' in other ? other.layer : 0)));
  const key = 'inspector.phase.' + phase.kind;
  return phase.layer === last ? t(key + '-output') : t(key, { layer: phase.layer + 1 });
}

/** Scrolls the list, and nothing around it. @param {HTMLElement} list @param {HTMLElement} item */
function showWithin(list, item) {
  const left = item.offsetLeft - list.offsetLeft;
  if (left < list.scrollLeft || left + item.offsetWidth > list.scrollLeft + list.clientWidth) {
    list.scrollLeft = left - list.clientWidth / 2 + item.offsetWidth / 2;
  }
}
