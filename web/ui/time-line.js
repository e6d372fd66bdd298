/**
 * The loss chart as the run's time line: a press or a drag goes to a step, arrow keys walk, and beside the chart stands which step
 * of the past is shown, with the way back to the present. The run's other ways are listed in the chart's menu.
 */
import { stepShown } from '../model/time.js';
import { byId, setText } from './dom.js';
import { counter, loss } from './format.js';
import { t } from './i18n.js';
import { onDemand } from './part.js';
import { styled } from './style.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {import('../model/time.js').Branch} Branch */
/**
 * @typedef {object} TimeActions
 * @property {(step: number) => void} visit
 * @property {() => void} live
 * @property {(branch: Branch, step?: number) => void} takeBranch
 * @property {(branch: Branch) => void} dropBranch
 */

export const TIME_STYLE = '/web/style/time.css';

/** A finger that moves less wants to scroll, or to tap. */
const SLOP_PX = 8;
/** Values are announced after the keys have rested this long, so that holding a key doesn't make a queue. */
const REST_MS = 250;

/**
 * @param {import('./loss-view.js').LossView} chart
 * @param {State} state
 * @param {TimeActions} actions
 * @returns {(state: State) => void} render
 */
export function bindTimeLine(chart, state, actions) {
  const { canvas } = chart;
  const live = byId('live', HTMLButtonElement);
  const liveHere = byId('inspector-live', HTMLButtonElement);
  const shown = byId('playhead', HTMLElement);
  const past = byId('inspector-past', HTMLElement);
  const list = byId('branches', HTMLElement);
  /** A polite live region. */
  const reading = byId('chart-reading', HTMLElement);
  /** Where a finger went down, or a button was pressed; null: nothing is dragged. @type {{ x: number, drags: boolean } | null} */
  let press = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  /** Keys rest, and the step they led to is to be said once it is there. */
  let isToTell = false;
  /** @type {readonly Branch[]} */
  let listed = [];
  let unkept = 0;
  let lang = '';

  /** @param {PointerEvent} event @param {boolean} begins  only then a branch is met, not in passing */
  function go(event, begins) {
    const place = chart.placeOf(event);
    if (!place) return;
    if (place.branch && begins) actions.takeBranch(place.branch, place.step);
    else actions.visit(place.step);
    // The figures tell of it, and a card about the sample beside it would be one too many.
    chart.point(null);
  }

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const drags = event.pointerType !== 'touch';
    press = { x: event.clientX, drags };
    if (!drags) return;
    canvas.setPointerCapture(event.pointerId);
    go(event, true);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!press) return;
    press.drags ||= Math.abs(event.clientX - press.x) > SLOP_PX;
    if (press.drags) go(event, false);
  });
  canvas.addEventListener('pointerup', (event) => {
    if (press && !press.drags) go(event, true);
    press = null;
  });
  canvas.addEventListener('pointercancel', () => (press = null));

  canvas.addEventListener('keydown', (event) => {
    const to = stepFor(event);
    if (to === null) return;
    event.preventDefault();
    actions.visit(to);
    tellSoon();
  });

  function tellSoon() {
    isToTell = false;
    clearTimeout(resting);
    resting = setTimeout(() => {
      isToTell = true;
      tell();
    }, REST_MS);
  }

  /** @param {KeyboardEvent} event @returns {number | null} */
  function stepFor({ key, shiftKey, ctrlKey, altKey, metaKey }) {
    if (ctrlKey || altKey || metaKey) return null;
    const { history, time, status } = state;
    const here = stepShown(state);
    if (key === 'Home') return 0;
    if (key === 'End') return time.end;
    if (key === 'PageUp' || key === 'PageDown') return chart.nextApart(here, key === 'PageUp' ? -1 : 1);
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
    const direction = key === 'ArrowLeft' ? -1 : 1;
    if (shiftKey) return chart.nextApart(here, direction);
    const runs = status === 'running' && time.playhead === null;
    // A run that goes on is left at the frame before its newest.
    return runs && direction < 0 && history.length > 1 ? history.steps[history.length - 2] : here + direction;
  }

  /** Says which step is shown, its losses and what was changed there. */
  function tell() {
    const { frame, time } = state;
    if (!isToTell || frame?.step !== stepShown(state)) return;
    isToTell = false;
    const { step, trainLoss, testLoss } = frame;
    const values = t('chart.reading', { step, train: loss(trainLoss ?? NaN), test: loss(testLoss ?? NaN) });
    const edits = chart.editsAt(step);
    const whole = edits.length === 0 ? values : t('chart.reading-edits', { values, edits: edits.join('; ') });
    reading.textContent = time.playhead === null ? t('time.reading-live', { values: whole }) : whole;
  }

  for (const button of [live, liveHere]) {
    button.addEventListener('click', () => {
      actions.live();
      canvas.focus({ preventScroll: true });
      tellSoon();
    });
  }

  return ({ time, lang: now }) => {
    tell();
    const isPast = time.playhead !== null;
    live.hidden = !isPast;
    shown.hidden = !isPast;
    past.hidden = liveHere.hidden = !isPast || !document.body.classList.contains('inspecting');
    if (time.playhead !== null) {
      setText(past, t('time.past', { step: counter(time.playhead) }));
      setText(shown, t('time.shown', { step: counter(time.playhead), end: counter(time.end) }));
    }
    if (time.branches === listed && time.unkept === unkept && now === lang) return;
    listed = time.branches;
    unkept = time.unkept;
    lang = now;
    if (listed.length === 0 && unkept === 0) {
      list.replaceChildren();
      list.hidden = true;
    } else {
      void Promise.all([onDemand(), styled(TIME_STYLE)]).then(([part]) => part?.listBranches(list, state.time, actions, canvas));
    }
  };
}
