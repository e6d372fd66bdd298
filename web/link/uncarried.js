/** What a link can't carry: a link opens a run at its start, without changes that were made in mid-run. Pure functions. */
import { same } from '../model/settings.js';

/** @typedef {import('../wire/messages.js').Experiment} Experiment */

/**
 * @typedef {{ what: string, count: number, from: number, to: number }} Uncarried `weights`, `points`, or the path of a setting; the
 *   steps
 */

/**
 * @param {readonly Uncarried[]} list
 * @param {string} what
 * @param {number} step  at which it was changed; 0 is the start, where a link begins
 * @returns {readonly Uncarried[]} the list with it
 */
export function noted(list, what, step) {
  if (step === 0) return list;
  if (!list.some((entry) => entry.what === what)) return [...list, { what, count: 1, from: step, to: step }];
  return list.map((entry) => (entry.what === what ? { ...entry, count: entry.count + 1, to: step } : entry));
}

/**
 * @param {readonly Uncarried[]} list
 * @param {Experiment} before
 * @param {Experiment} after
 * @param {number} step
 * @returns {readonly Uncarried[]}
 */
export function withSettings(list, before, after, step) {
  /** @type {Record<string, unknown>} */
  const was = before.training;
  const changed = Object.entries(after.training).filter(([name, value]) => !same(was[name], value));
  return changed.reduce((notes, [name]) => noted(notes, 'training.' + name, step), list);
}

/**
 * The run was resumed at an earlier step: changed settings and points are kept and now count from that step. A weight that was set
 * later is no longer set.
 *
 * @param {readonly Uncarried[]} list @param {number} step
 * @returns {readonly Uncarried[]}
 */
export function takenUpAt(list, step) {
  return list
    .filter(({ what, from }) => step > 0 && (what !== 'weights' || from <= step))
    .map((entry) => ({ ...entry, from: Math.min(entry.from, step), to: Math.min(entry.to, step) }));
}
