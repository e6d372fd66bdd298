/**
 * What a link can't carry: a link opens a run at its start, without changes that were made in mid-run. The loss chart marks them.
 * Pure functions.
 */
import { same } from '../model/settings.js';

/** @typedef {import('../wire/messages.js').Experiment} Experiment */

/**
 * @typedef {object} Sum of changes of one kind
 * @property {string} what  `weights`, `points`, or the path of a setting
 * @property {number} count
 * @property {number} from  the step of the first
 * @property {number} to  the step of the last
 */
/**
 * @typedef {Sum & { decision?: number, was?: unknown, is?: unknown }} Uncarried  the changes of one decision, such as the way of a
 *   slider; a setting's value before and after
 */

/**
 * @param {readonly Uncarried[]} list
 * @param {string} what
 * @param {number} step  at which it was changed; 0 is the start, where a link begins
 * @param {number} [decision]  by which
 * @param {{ was?: unknown, is?: unknown }} [values]
 * @returns {readonly Uncarried[]} the list with it
 */
export function noted(list, what, step, decision, values = {}) {
  if (step === 0) return list;
  const known = decision === undefined ? undefined : list.find((entry) => entry.what === what && entry.decision === decision);
  if (!known) return [...list, { what, count: 1, from: step, to: step, decision, ...values }];
  const longer = { ...known, ...values, count: known.count + 1, to: step };
  if ('was' in known) longer.was = known.was;
  return list.map((entry) => (entry === known ? longer : entry));
}

/**
 * @param {readonly Uncarried[]} list
 * @param {Experiment} before
 * @param {Experiment} after
 * @param {number} step
 * @param {number} [decision]
 * @returns {readonly Uncarried[]}
 */
export function withSettings(list, before, after, step, decision) {
  /** @type {Record<string, unknown>} */
  const old = before.training;
  const changed = Object.entries(after.training).filter(([name, value]) => !same(old[name], value));
  return changed.reduce((notes, [name, is]) => noted(notes, 'training.' + name, step, decision, { was: old[name], is }), list);
}

/**
 * The run was resumed at an earlier step: changed settings and points are kept and now count from that step. A weight that was set
 * later is no longer set. What is decided from now on is something else than what was decided before.
 *
 * @param {readonly Uncarried[]} list @param {number} step
 * @returns {readonly Uncarried[]}
 */
export function takenUpAt(list, step) {
  return list
    .filter(({ what, from }) => step > 0 && (what !== 'weights' || from <= step))
    .map(({ decision: _, ...entry }) => ({ ...entry, from: Math.min(entry.from, step), to: Math.min(entry.to, step) }));
}

/**
 * @param {readonly Uncarried[]} list
 * @returns {readonly Sum[]} one for each kind, in the order in which they began
 */
export function summed(list) {
  return [...new Set(list.map(({ what }) => what))].map((kind) => {
    const alike = list.filter(({ what }) => what === kind);
    return {
      what: kind,
      count: alike.reduce((sum, { count }) => sum + count, 0),
      from: Math.min(...alike.map(({ from }) => from)),
      to: Math.max(...alike.map(({ to }) => to)),
    };
  });
}
