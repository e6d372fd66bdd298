/** What is wrong with a person's formula: said at its field, with the place marked. */
import { make } from './dom.js';
import { onDemand } from './part.js';

/** @typedef {import('../wire/messages.js').Refused} Refused */

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
    if (part && input.hasAttribute('aria-invalid')) part.explainProblem(input, problem, refusal);
  });
}
