/**
 * A person's own inputs: a text field for each formula. A text is sent when it is committed; what the server's parser
 * refuses stays in its field with the reason and the place, while the network keeps the formulas that it had.
 */
import { make, setAttribute } from './dom.js';
import { makeProblem, showProblem } from './formula-problem.js';
import { onLanguage, t } from './i18n.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {import('../wire/messages.js').Refused} Refused */

/**
 * @typedef {object} Row
 * @property {HTMLLIElement} element
 * @property {HTMLInputElement} input
 * @property {HTMLButtonElement} remove
 * @property {HTMLElement} problem
 * @property {string} taken  the text that the network has, or is about to have
 * @property {string} before  the one that it had before that
 */

/** The path of a formula that was refused. */
const REFUSED = /^experiment\.network\.formulas\[(\d+)\]/;

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} add
 * @param {import('../model/state.js').Catalogue} catalogue
 * @param {(formulas: string[]) => void} onChange
 * @returns {{ render: (state: State) => void, refused: (message: Refused) => boolean, open: () => void, close: () => void }}
 *   `refused` says whether the message was about a formula, and is shown at it
 */
export function bindFormulas(list, add, catalogue, onChange) {
  /** @type {Row[]} */
  const rows = [];
  /** The rows of the formulas in the order in which they were sent last. @type {Row[]} */
  let sent = [];
  let shown = '[]';
  const { max } = catalogue.ranges['network.formulas'];
  const longest = catalogue.ranges['network.formulas.length'].max;

  const taken = () => rows.filter((row) => row.taken !== '');

  function send() {
    sent = taken();
    const formulas = sent.map((row) => row.taken);
    shown = JSON.stringify(formulas);
    onChange(formulas);
  }

  /** @param {Row} row */
  function commit(row) {
    const text = row.input.value.trim();
    row.input.value = text;
    showProblem(row.input, row.problem, null);
    if (text === row.taken) return;
    row.before = row.taken;
    row.taken = text;
    if (text !== '' || row.before !== '') send();
  }

  /** @param {string} text @returns {Row} */
  function append(text) {
    const element = make('li', 'formula');
    const input = make('input', 'formula-text');
    input.type = 'text';
    input.value = text;
    input.maxLength = longest;
    input.autocomplete = 'off';
    input.autocapitalize = 'off';
    input.spellcheck = false;
    input.placeholder = 'sin(x1*x2)';
    const remove = make('button', 'button icon-button');
    remove.type = 'button';
    remove.textContent = '×';
    const problem = makeProblem('');
    element.append(input, remove, problem);
    const row = { element, input, remove, problem, taken: text, before: text };
    input.addEventListener('change', () => commit(row));
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') commit(row);
    });
    remove.addEventListener('click', () => drop(row));
    rows.push(row);
    list.append(element);
    name();
    return row;
  }

  /** @param {Row} row */
  function drop(row) {
    const at = rows.indexOf(row);
    rows.splice(at, 1);
    row.element.remove();
    name();
    const next = rows[at] ?? rows[at - 1];
    (next ? next.remove : add).focus();
    if (row.taken !== '') send();
  }

  function name() {
    rows.forEach((row, index) => {
      row.problem.id = `formula-problem-${index + 1}`;
      setAttribute(row.input, 'aria-label', t('formulas.name', { number: index + 1 }));
      setAttribute(row.remove, 'aria-label', t('formulas.remove', { number: index + 1 }));
      if (row.input.hasAttribute('aria-invalid')) row.input.setAttribute('aria-describedby', row.problem.id);
    });
    add.toggleAttribute('disabled', rows.length >= max);
  }

  function addEmpty() {
    const empty = rows.find((row) => row.input.value === '') ?? (rows.length < max ? append('') : rows[rows.length - 1]);
    empty.input.focus();
  }

  add.addEventListener('click', addEmpty);
  onLanguage(() => {
    name();
    for (const row of rows) showProblem(row.input, row.problem, null);
  });

  return {
    render(state) {
      const formulas = JSON.stringify(state.experiment.network.formulas);
      if (formulas === shown) return;
      shown = formulas;
      // Shows formulas that came from a link or from undo; those being typed, or refused, stay.
      if (formulas === JSON.stringify(taken().map((row) => row.taken))) return;
      for (const row of rows.splice(0)) row.element.remove();
      for (const text of state.experiment.network.formulas) append(text);
      sent = [...rows];
      name();
    },
    refused(message) {
      const found = REFUSED.exec(message.path ?? '');
      const row = found && sent[Number(found[1])];
      if (!row || !rows.includes(row)) return false;
      row.taken = row.before;
      sent = taken();
      showProblem(row.input, row.problem, message);
      return true;
    },
    open() {
      if (rows.length === 0) append('');
    },
    close() {
      // A field that was left empty is no formula.
      for (const row of rows.filter(({ input, taken }) => input.value.trim() === '' && taken === '')) {
        rows.splice(rows.indexOf(row), 1);
        row.element.remove();
      }
      name();
    },
  };
}
