/** The phases as a row of buttons, Back and Next, and slow motion. */
import { t } from '../i18n.js';
import { enable, make, makeButton, named, resize, setAttribute, setText } from '../dom.js';
import { showEdges } from './edges.js';

/** @typedef {import('./phases.js').Phase} Phase */

const SLOW_MS = 1500;

export class PhaseBar {
  /** @param {{ onPhase: (phase: number) => void, onBack: () => void, onForward: () => void }} callbacks */
  constructor({ onPhase, onBack, onForward }) {
    this.onPhase = onPhase;
    this.onForward = onForward;
    /** The phase that is shown. */
    this.phase = 0;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.playing = undefined;
    this.list = named(make('ol', 'phases'), 'inspector.phases');
    showEdges(this.list);
    /** @type {{ element: HTMLLIElement, button: HTMLButtonElement }[]} */
    this.items = [];
    this.back = makeButton('button', '', onBack);
    this.next = makeButton('button primary-soft', '', onForward);
    this.nextName = make('span', '');
    /** Keeps the room of the longest name, so that nothing moves when it comes. */
    this.nextRoom = make('span', 'room');
    this.nextRoom.setAttribute('aria-hidden', 'true');
    this.next.append(this.nextName, this.nextRoom);
    this.play = makeButton('button', '', () => (this.playing === undefined ? this.start() : this.stop()));
    this.element = make('div', 'phase-bar', this.back, this.next, this.play, this.list);
  }

  start() {
    this.playing = setInterval(this.onForward, SLOW_MS);
    this.onForward();
  }

  stop() {
    clearInterval(this.playing);
    this.playing = undefined;
    this.name();
  }

  name() {
    setText(this.play, t(this.playing === undefined ? 'inspector.phase.play' : 'inspector.phase.stop'));
  }

  /**
   * @param {readonly Phase[]} phases
   * @param {number} phase
   * @param {number | null} count examples of the step that the last button makes; null if it makes none
   */
  render(phases, phase, count) {
    const moved = this.phase !== phase;
    this.phase = phase;
    setText(this.back, t('inspector.phase.back'));
    const last = count === null ? t('inspector.phase.again') : t('inspector.phase.next-step', { count });
    setText(this.nextName, phase + 1 < phases.length ? t('inspector.phase.next') : last);
    setText(this.nextRoom, t('inspector.phase.next-step', { count: count ?? 10 }));
    enable(this.back, phase > 0);
    this.name();
    resize(this.items, phases.length, (index) => {
      const button = makeButton('phase', '', () => this.onPhase(index));
      const element = make('li', '', button);
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
