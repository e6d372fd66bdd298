/**
 * Watches the sharpness of the loss against the limit of the learning rate, whatever view is open. It warns before the run
 * diverges, and marks the tab of the health view. For a run that has diverged it shows the sharpness that the server reports, which
 * doesn't depend on how the run was watched.
 */
import { say, t } from '../i18n.js';
import { tell } from '../messages.js';
import { make, named } from '../dom.js';
import { hasGradient, hasTrainingPoint } from './askable.js';
import { numberText } from '../format.js';

/** @typedef {import('../../model/state.js').State} State */

const DIGITS = 3;
/** From one look to the next while the run goes on. */
const CALM_MS = 2000;
/** What is warned of, the worst last. */
const WARNINGS = Object.freeze(['near', 'above']);

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

  /** The run, and the size of its steps, that the warnings are about. */
  let watched = '';
  let step = -1;
  let heardAt = -Infinity;
  /** The worst that was told, by its place among WARNINGS: hovering about the limit, as runs do, is one piece of news. */
  let told = -1;
  /** Removes the last warning. */
  let takeBack = () => {};

  function forget() {
    takeBack();
    told = -1;
    mark.hidden = true;
  }

  /** @param {State} state */
  function explain({ status, steepness, frame }) {
    const hidden = status !== 'diverged' || !steepness;
    if (report.hidden !== hidden) report.hidden = hidden;
    if (!steepness || report.hidden) return;
    const { step, value, limit } = steepness;
    const key = step === (frame?.step ?? step) ? 'inspector.divergence' : 'inspector.divergence.before';
    say(report, key, { step, value: numberText(value, DIGITS), limit: numberText(limit, DIGITS) });
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
      explain(state);
      // The run has diverged, so there is nothing left to warn of.
      if (state.status === 'diverged') forget();
      if (!state.catalogue.stabilityLimits[optimizer] || !hasGradient(state) || !hasTrainingPoint(state)) return false;
      return state.status === 'running' && performance.now() - heardAt > CALM_MS;
    },

    /** @param {import('../../wire/messages.js').Inspection} answer @param {State} state */
    take(answer, state) {
      if (answer.view !== 'health' || answer.run !== state.run) return;
      heardAt = performance.now();
      const { sharpness } = answer;
      const { value = null, limit = null, state: stands } = sharpness ?? {};
      const bad = WARNINGS.indexOf(stands ?? '');
      if (state.status === 'diverged') return;
      mark.hidden = bad < 0;
      if (bad <= told || state.status !== 'running') return;
      told = bad;
      takeBack();
      takeBack = tell(t('inspector.warning.' + stands, { value: numberText(value, DIGITS), limit: numberText(limit, DIGITS) }));
    },

    /** The question that was asked gets no answer. */
    refused() {
      heardAt = performance.now();
    },
  };
}
