/** Marks the place in a formula that the server refused, and says why. */
import { make } from './dom.js';
import { refusalSentence } from './refusals.js';

/** @typedef {import('../wire/messages.js').Refused} Refused */

/** Stands for the place behind the last character. */
const EMPTY = '\u2423';

/** @param {HTMLInputElement} input @param {HTMLElement} problem  the place beside it @param {Refused} refusal */
export function explainProblem(input, problem, refusal) {
  const words = make('span', '', refusalSentence(refusal));
  const position = Number(/(?:formula|\])\[(\d+)\]$/.exec(refusal.path ?? '')?.[1] ?? NaN);
  if (!(position >= 0)) {
    problem.replaceChildren(words);
    return;
  }
  const formula = make('code', '');
  const mark = make('mark', '');
  const end = position + lengthOf(refusal);
  mark.textContent = input.value.slice(position, end) || EMPTY;
  formula.append(input.value.slice(0, position), mark, input.value.slice(end));
  problem.replaceChildren(formula, words);
  if (document.activeElement === input) input.setSelectionRange(position, end);
}

/** @param {Refused} refusal @returns {number} of what stands at the place; 0 at the end of the formula */
function lengthOf({ value }) {
  return value === undefined || value === 'end' ? 0 : value.length;
}
