/** The experiment as a link; hash.js says what is in it and reads it again. */

import { encodePoints } from './hash-points.js';
import { inOrder, keyOf, TEXTS, USUAL } from './hash-keys.js';
import { valueAt } from '../model/settings.js';
import { dataSetChoice } from '../model/state.js';

/** @typedef {import('../wire/messages.js').Experiment} Experiment */
/** @typedef {import('../wire/messages.js').Point} Point */
/** @typedef {import('../model/state.js').Catalogue} Catalogue */

/**
 * @param {Catalogue} catalogue
 * @param {Experiment} experiment
 * @param {Point[]} points  of a drawn set; of others they follow from the seed
 * @param {readonly string[]} hide
 * @param {string} [sweep]  of the experiment, as model/sweep.js writes it
 * @returns {string} without the `#`; empty for the default experiment
 */
export function writeHash(catalogue, experiment, points, hide, sweep = '') {
  const usual = catalogue.defaults;
  /** @type {string[]} */
  const entries = [];
  for (const { path, key } of inOrder(catalogue)) {
    const value = TEXTS[path]?.(experiment, catalogue) ?? valueAt(experiment, path);
    const standard = USUAL[path]?.(catalogue, experiment) ?? TEXTS[path]?.(usual, catalogue) ?? valueAt(usual, path);
    if (value !== standard) entries.push(key + '=' + value);
  }
  const set = dataSetChoice(catalogue, experiment.data.set);
  entries.push(...hideEntry(hide));
  if (sweep) entries.push('sweep=' + sweep);
  if (set.drawn && points.length > 0)
    entries.push(keyOf(catalogue, 'data.points') + '=' + encodePoints(points, set.problem === 'regression'));
  return entries.join('&');
}

/** @param {readonly string[]} hide */
const hideEntry = (hide) => (hide.length > 0 ? ['hide=' + hide.map(encodeURIComponent).join(',')] : []);

/**
 * @param {import('../model/loan.js').Place} place  in a lesson, whose steps have experiments of their own
 * @param {readonly string[]} hide
 */
export function lessonHash({ lesson, step }, hide) {
  return [`lesson=${lesson}:${step}`, ...hideEntry(hide)].join('&');
}
