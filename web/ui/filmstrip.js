/**
 * Small boundaries along the run's time line, each above the place of its step: a press goes there. They are drawn from what was
 * recorded, so nothing is asked of the server.
 */
import { momentNear } from '../model/recording.js';
import { setAttribute } from './dom.js';
import { counter } from './format.js';
import { t } from './i18n.js';
import { PlaneView } from './plane/picture.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {import('../draw/theme.js').Theme} Theme */
/** @typedef {import('../model/recording.js').Moment} Moment */

const SIZE = 48;
const GAP = 6;
/** While the run goes on, pictures that change faster are only restless. */
const BETWEEN_MS = 500;

export class Filmstrip {
  /** @param {HTMLElement} host @param {(step: number) => void} visit */
  constructor(host, visit) {
    this.host = host;
    this.canvas = document.createElement('canvas');
    this.plane = new PlaneView(this.canvas, { ratio: () => devicePixelRatio });
    this.plane.geometry.size = SIZE;
    /** What each picture shows. @type {{ moment: Moment | undefined, theme: Theme }[]} */
    this.shown = [];
    this.drawnAt = -Infinity;
    host.addEventListener('click', (event) => {
      const frame = event.target instanceof Element ? event.target.closest('button') : null;
      if (frame?.dataset.step) visit(Number(frame.dataset.step));
    });
  }

  /** @param {State} state @param {Theme} theme @param {import('../draw/loss.js').Scale} scale of the chart */
  render(state, theme, scale) {
    const now = performance.now();
    if (state.status === 'running' && now - this.drawnAt < BETWEEN_MS) return;
    this.drawnAt = now;
    const { host } = this;
    const count = Math.max(1, Math.floor((scale.right - scale.left + GAP) / (SIZE + GAP)));
    while (host.childElementCount > count) host.lastElementChild?.remove();
    while (host.childElementCount < count) host.append(frame());
    host.style.paddingInlineStart = `${scale.left}px`;
    const { moments } = state.recording;
    const part = (scale.to - scale.from) / count;
    for (let i = 0; i < count; i++) {
      const step = scale.from + (i + 0.5) * part;
      const near = momentNear(state.recording, step);
      const isThere = near && Math.abs(near.frame.step - step) <= Math.max(part, moments[1]?.frame.step ?? 0) / 2;
      this.picture(i, state, isThere ? near : undefined, theme);
    }
    const shown = state.frame?.step ?? 0;
    const current = [...host.children].findLast((each) => Number(each.getAttribute('data-step') ?? Infinity) <= shown);
    for (const each of host.children) setAttribute(each, 'aria-current', String(each === current));
  }

  /** @param {number} index @param {State} state @param {Moment | undefined} moment @param {Theme} theme */
  picture(index, state, moment, theme) {
    const button = /** @type {HTMLButtonElement} */ (this.host.children[index]);
    const before = this.shown[index];
    if (before && before.moment === moment && before.theme === theme) return;
    this.shown[index] = { moment, theme };
    button.disabled = !moment;
    const canvas = /** @type {HTMLCanvasElement} */ (button.firstElementChild);
    canvas.width = canvas.height = Math.round(SIZE * devicePixelRatio);
    if (!moment) {
      button.removeAttribute('data-step');
      return;
    }
    const { step } = moment.frame;
    const name = t('time.frame', { step: counter(step) });
    button.dataset.step = String(step);
    button.title = name;
    button.setAttribute('aria-label', name);
    const nothing = { cursor: null, reading: null, unit: null, off: null, carried: -1, selected: [] };
    const view = { ...state.view, ...state.view.fitted, ...nothing };
    const { frame, network } = moment;
    // Points would hide so small a picture.
    const still = { ...state, frame, network, view, status: 'paused', points: [], awaitingPoints: true };
    this.plane.render(/** @type {State} */ (still), theme);
    canvas.getContext('2d')?.drawImage(this.plane.field, 0, 0, canvas.width, canvas.height);
  }
}

function frame() {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'film-frame';
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  button.append(canvas);
  return button;
}
