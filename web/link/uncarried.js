/**
 * What a link can't carry: it opens a run at its start, and leaves out what was changed after that in mid-run. Pure functions.
 */
import { same } from '../model/settings.js';

/** @typedef {import('../wire/protocol.js').Experiment} Experiment */

/** @typedef {{ what: string, count: number, from: number, to: number }} Uncarried  `weights`, `points`, or the path of a setting; the steps */

/**
 * @param {Uncarried[]} list
 * @param {string} what
 * @param {number} step  at which it was changed; 0 is the start, where a link begins
 */
export function note(list, what, step) {
  if (step === 0) return;
  const known = list.find((entry) => entry.what === what);
  if (known) Object.assign(known, { count: known.count + 1, to: step });
  else list.push({ what, count: 1, from: step, to: step });
}

/** @param {Uncarried[]} list @param {Experiment} before @param {Experiment} after @param {number} step */
export function noteSettings(list, before, after, step) {
  /** @type {Record<string, unknown>} */
  const was = before.training;
  for (const [name, value] of Object.entries(after.training)) {
    if (!same(was[name], value)) note(list, 'training.' + name, step);
  }
}

/**
 * The run was taken up again at an earlier step: settings and points come with it as they are, and count from there. A weight
 * that was set later is not set any more.
 *
 * @param {Uncarried[]} list @param {number} step
 * @returns {Uncarried[]}
 */
export function takenUpAt(list, step) {
  return list
    .filter(({ what, from }) => step > 0 && (what !== 'weights' || from <= step))
    .map((entry) => ({ ...entry, from: Math.min(entry.from, step), to: Math.min(entry.to, step) }));
}
