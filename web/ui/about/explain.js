/** What a setting is: its name, two sentences, and the formula in which it stands. */
import { make } from '../dom.js';
import { t } from '../i18n.js';
import { closeBubble, openBubble } from './bubble.js';
import { formulaOf } from './formulas.js';
import { writeLines } from './notation.js';

export { closeBubble };

/**
 * @param {HTMLElement} button that was pressed
 * @param {import('../../model/state.js').State} state
 */
export function explain(button, state) {
  const path = String(button.dataset.about);
  openBubble(button, () => {
    const lines = formulaOf(path, state);
    const formula = lines.length > 0 ? [make('div', 'bubble-formula', writeLines(lines))] : [];
    return { title: t('setting.' + path), body: [make('p', '', t('about.' + path)), ...formula] };
  });
}
