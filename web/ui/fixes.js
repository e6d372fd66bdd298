/** The obvious way out of a refusal, for a button beside the sentence: the nearest value that is allowed. */
import { valueAt } from '../model/settings.js';
import { parse } from './format.js';

/** @typedef {import('../model/state.js').Catalogue} Catalogue */
/** @typedef {import('../wire/messages.js').Experiment} Experiment */
/** @typedef {{ path: string, value: number | string | string[] }} Fix  a setting, and what it would become */

const RANGE = /^(\S+)(?: … (\S+))?$/;
/** The same name, however it is written. @param {string} name */
const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * @param {Catalogue} catalogue
 * @param {Experiment} experiment  what is used without the value
 * @param {string} path  of the setting, without indexes
 * @param {string} value  what was refused
 * @param {string} allowed  a range, or choices
 * @returns {Fix | null} null if nothing is obvious, or if it is used already
 */
export function fixOf(catalogue, experiment, path, value, allowed) {
  const used = valueAt(experiment, path);
  if (path === 'network.features') {
    const chosen = value.split(',').map((name) => name.trim());
    const possible = allowed.split(', ').filter((name) => chosen.includes(name));
    return possible.length === 0 || possible.join() === String(used) ? null : { path, value: possible };
  }
  if (typeof used === 'number') {
    const [, min, max = min] = RANGE.exec(allowed) ?? [];
    const near = nearest(value, { min: Number(min), max: Number(max), integer: catalogue.ranges[path]?.integer ?? false });
    return near === null || near === used ? null : { path, value: near };
  }
  const same = allowed.split(', ').find((name) => plain(name) === plain(value));
  return typeof used !== 'string' || same === undefined || same === used ? null : { path, value: same };
}

/**
 * @param {string} text
 * @param {{ min: number, max: number, integer: boolean }} range
 * @returns {number | null} the nearest value in the range; null if the text is no number
 */
export function nearest(text, { min, max, integer }) {
  const value = parse(text);
  if (!(min <= max) || Number.isNaN(value)) return null;
  const within = Math.min(max, Math.max(min, value));
  return integer ? Math.round(within) : within;
}
