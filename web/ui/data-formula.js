/** The formula that a data set is made of. What the server refuses stays in its field with the reason; the data stay as before. */
import { makeProblem, showProblem } from './formula-problem.js';
import { onLanguage } from './i18n.js';

/**
 * @param {(path: string, value: unknown) => void} onChange
 * @returns {{
 *   render: (state: import('../model/state.js').State) => void,
 *   refused: (message: import('../wire/messages.js').Refused) => boolean,
 * }}
 */
export function bindDataFormula(onChange) {
  const input = /** @type {HTMLInputElement} */ (document.getElementById('data-formula'));
  const problem = makeProblem('data-formula-problem');
  input.after(problem);
  /** What the data have, or are about to have. */
  let shown = '';
  let wasRefused = false;

  function commit() {
    const text = input.value.trim();
    showProblem(input, problem, null);
    input.value = text || shown;
    if (text === '' || text === shown) return;
    shown = text;
    onChange('data.formula', text);
  }

  input.addEventListener('change', commit);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') commit();
  });
  onLanguage(() => showProblem(input, problem, null));
  return {
    render({ experiment }) {
      const { formula } = experiment.data;
      if (formula === shown) return;
      shown = formula;
      if (!wasRefused) {
        input.value = formula;
        showProblem(input, problem, null);
      }
      wasRefused = false;
    },
    refused(message) {
      if (!message.path?.startsWith('experiment.data.formula')) return false;
      wasRefused = true;
      showProblem(input, problem, message);
      return true;
    },
  };
}
