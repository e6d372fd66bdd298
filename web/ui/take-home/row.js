/** A button, and what it gives in a sentence. */
import { make, setAttribute, worded } from '../dom.js';

/** @param {HTMLElement} button @param {string} key  of the sentence */
export function row(button, key) {
  const said = worded('span', 'hint', key);
  said.id = key.replace('.', '-');
  setAttribute(button, 'aria-describedby', said.id);
  return make('div', 'take-home-row', button, said);
}
