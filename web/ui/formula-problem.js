/** What is wrong with a person's formula: said at its field, with the place marked. */
import { make } from './dom.js';
import { onDemand } from './part.js';

/** @typedef {import('../wire/messages.js').Refused} Refused */

/** Stands for the place behind the last character. */
const EMPTY = '\u2423';

/** @param {string} id @returns {HTMLElement} the place beside a field for what is wrong in it */
export function makeProblem(id) {
  const problem = make('p', 'formula-problem');
  problem.id = id;
  problem.setAttribute('role', 'alert');
  return problem;
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} problem  beside it
 * @param {Refused | null} refusal  its path ends with the character's index; null: nothing is wrong any more
 */
export function showProblem(input, problem, refusal) {
  if (!refusal) {
    problem.replaceChildren();
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-describedby');
    return;
  }
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', problem.id);
  void onDemand().then((part) => {
    // It may have been mended meanwhile.
    if (part && input.hasAttribute('aria-invalid')) explain(input, problem, refusal, part.refusalSentence(refusal));
  });
}

/** @param {HTMLInputElement} input @param {HTMLElement} problem @param {Refused} refusal @param {string} sentence */
function explain(input, problem, refusal, sentence) {
  const words = make('span', '', sentence);
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
