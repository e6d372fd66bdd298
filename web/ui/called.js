/** What columns, target and classes are called now: it is in force on the whole page, as the language is. */
import { NO_NAMES } from '../model/names.js';
import { language } from './i18n.js';

/** @typedef {import('../wire/messages.js').DataNames} DataNames */

/** @type {Readonly<DataNames>} */
let inForce = NO_NAMES;
let written = '';

/** @param {Readonly<DataNames>} [given] */
export function callBy(given = NO_NAMES) {
  if (given === inForce) return;
  inForce = given;
  written = JSON.stringify(given);
}

/** The names in force. */
export const called = () => inForce;

/** Changes whenever texts with names in them are to be written anew: with the language, and with a name. */
export const wording = () => language() + written;
