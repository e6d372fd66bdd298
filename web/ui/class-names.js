/** The classes by their names, and by their numbers where they have none. A name is text, never markup. */
import { className } from '../model/names.js';
import { callBy } from './called.js';
import { onLanguage, t } from './i18n.js';

/** @typedef {import('../model/state.js').State} State */

/** @param {State} state @param {number} index @returns {string} */
export function classText(state, index) {
  return className(state, index) || t('drawing.class', { number: index + 1 });
}

/**
 * From now on all is called by its name, and so are the palette's classes.
 *
 * @returns {(state: State) => void} to be called at each redraw
 */
export function bindClassNames() {
  const choices = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.class-choice'))];
  let shown = '';
  onLanguage(() => (shown = ''));
  return (state) => {
    callBy(state.experiment.data.names);
    const names = choices.map((_, index) => classText(state, index));
    if (names.join('\n') === shown) return;
    shown = names.join('\n');
    for (const [index, choice] of choices.entries()) {
      choice.title = className(state, index);
      const words = choice.querySelector('.visually-hidden');
      if (words) words.textContent = names[index];
    }
  };
}
