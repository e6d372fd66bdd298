/**
 * Watches the sharpness of the loss against what the learning rate can bear, whatever view is open: says so before the run
 * diverges, marks the tab of the health view, and explains a divergence in its report.
 */
import { say, t } from '../i18n.js';
import { tell } from '../messages.js';
import { make } from '../network-dom.js';
import { named } from './dom.js';
import { numberText } from './numbers.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../inspection.js').HealthAnswer} HealthAnswer */
/** @typedef {{ step: number, value: number, limit: number }} Warning */

const DIGITS = 3;
/** From one look to the next while the run goes on. */
const CALM_MS = 2000;
const SURE = 0.1;

/** @param {HTMLElement} tab of the health view */
export function bindStability(tab) {
  const report = make('p', '');
  report.hidden = true;
  document.getElementById('divergence-reason')?.after(report);
  const mark = named(make('span', 'inspector-mark'), 'inspector.warning');
  mark.setAttribute('role', 'img');
  mark.textContent = '!';
  mark.hidden = true;
  tab.append(mark);

  let run = -1;
  let heardAt = -Infinity;
  /** The newest answer by which the steps are too long. @type {Warning | null} */
  let above = null;
  /** The run and the limit that a note was for: hovering about the limit, as runs do, is one piece of news. */
  let toldOf = '';
  /** The frame whose divergence is explained. @type {State['frame']} */
  let explained = null;

  /** @param {string} key @param {Warning} warning */
  function explain(key, { step, value, limit }) {
    report.hidden = false;
    say(report, key, { step, value: numberText(value, DIGITS), limit: numberText(limit, DIGITS) });
  }

  return {
    /** Whether the health of the run must be asked for now. @param {State} state */
    needs(state) {
      if (state.status === 'diverged') return explained !== state.frame;
      report.hidden = true;
      explained = null;
      if (run !== state.run) {
        run = state.run;
        above = null;
        mark.hidden = true;
      }
      return state.status === 'running' && performance.now() - heardAt > CALM_MS;
    },

    /** @param {import('../../inspection.js').Inspection} answer @param {State} state */
    take(answer, state) {
      if (answer.view !== 'health' || answer.run !== state.run) return;
      heardAt = performance.now();
      const { sharpness } = /** @type {HealthAnswer} */ (/** @type {unknown} */ (answer));
      const { value = null, error, limit, state: stands } = sharpness ?? {};
      // At the kinks of a rectifier the sharpness may be known only roughly.
      const sure = value !== null && (error ?? 0) < SURE * Math.abs(value);
      const warning = sure && limit !== undefined && stands !== 'below' ? { step: answer.step, value, limit } : null;
      if (state.status === 'diverged') {
        explained = state.frame;
        // Far out, where everything is saturated, the loss may be flat again: what was seen before explains it then.
        if (warning && stands === 'above') explain('inspector.divergence', warning);
        else if (above) explain('inspector.divergence.before', above);
        return;
      }
      mark.hidden = !warning;
      if (!warning) return;
      if (stands === 'above') above = warning;
      const of = `${run} ${limit}`;
      if (toldOf === of || state.status !== 'running') return;
      toldOf = of;
      tell(t('inspector.warning.' + stands, { value: numberText(value, DIGITS), limit: numberText(limit, DIGITS) }));
    },

    /** No answer will come to what was asked. @param {State} state */
    refused(state) {
      heardAt = performance.now();
      if (state.status === 'diverged') explained = state.frame;
    },
  };
}
