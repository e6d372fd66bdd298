/**
 * Watches the sharpness of the loss against what the learning rate can bear, whatever view is open: says so before the run
 * diverges, marks the tab of the health view, and explains a divergence in its report.
 */
import { say, t } from '../i18n.js';
import { tell } from '../messages.js';
import { make } from '../network-dom.js';
import { hasGradient, hasTrainingPoint } from './askable.js';
import { named } from './dom.js';
import { numberText } from './numbers.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../inspection.js').HealthAnswer} HealthAnswer */
/** @typedef {{ step: number, value: number, limit: number }} Warning */

const DIGITS = 3;
/** From one look to the next while the run goes on. */
const CALM_MS = 2000;
const SURE = 0.1;
/** The largest curvature at which the steps of an optimizer don't grow. Others size their own steps. @type {Readonly<Record<string, string>>} */
export const LIMITS = Object.freeze({ sgd: '2/η', momentum: '2(1 + μ)/η', nesterov: '2(1 + μ)/((1 + 2μ)η)' });
const STATES = Object.freeze(['below', 'near', 'above']);

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

  /** What the warnings are of: a run, and how long its steps are. */
  let watched = '';
  let step = -1;
  let heardAt = -Infinity;
  /** The newest answer by which the steps are too long. @type {Warning | null} */
  let above = null;
  /** The worst that was told, as an index into STATES: hovering about the limit, as runs do, is one piece of news. */
  let told = 0;
  /** The frame whose divergence is explained. @type {State['frame']} */
  let explained = null;

  /** @param {string} key @param {Warning} warning */
  function explain(key, { step, value, limit }) {
    report.hidden = false;
    say(report, key, { step, value: numberText(value, DIGITS), limit: numberText(limit, DIGITS) });
  }

  function forget() {
    above = null;
    told = 0;
    mark.hidden = true;
  }

  return {
    /** Whether the health of the run must be asked for now. @param {State} state */
    needs(state) {
      const { optimizer, learningRate, momentum } = state.experiment.training;
      const now = [state.run, optimizer, learningRate, momentum].join();
      const at = state.frame?.step ?? -1;
      // Another run, one begun anew, or one with other steps: what was seen before says nothing of it.
      if (now !== watched || at < step) forget();
      watched = now;
      step = at;
      if (state.status !== 'diverged') {
        report.hidden = true;
        explained = null;
      }
      if (!LIMITS[optimizer] || !hasGradient(state) || !hasTrainingPoint(state)) return false;
      if (state.status === 'diverged') return explained !== state.frame;
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
      const warning = sure && limit !== undefined && (stands === 'near' || stands === 'above') ? { step: answer.step, value, limit } : null;
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
      const bad = STATES.indexOf(stands ?? 'below');
      if (bad <= told || state.status !== 'running') return;
      told = bad;
      tell(t('inspector.warning.' + stands, { value: numberText(value, DIGITS), limit: numberText(limit, DIGITS) }));
    },

    /** No answer will come to what was asked. @param {State} state */
    refused(state) {
      heardAt = performance.now();
      if (state.status === 'diverged') explained = state.frame;
    },
  };
}
