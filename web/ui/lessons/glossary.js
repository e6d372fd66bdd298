/** The words of the field, each with where it can be seen on the page. */
import { make, worded } from '../dom.js';
import { t } from '../i18n.js';
import { write } from './write.js';

/** @typedef {{ id: string, light: string }} Term */

/**
 * @param {Term[]} terms
 * @param {Record<string, string>} texts
 * @param {(light: string) => void} show lights a part of the page up
 */
export function makeGlossary(terms, texts, show) {
  const entries = terms.flatMap(({ id, light }) => {
    const name = make('dt', '', texts[id + '.title']);
    const button = worded('button', 'button lesson-where', 'lessons.where');
    button.type = 'button';
    button.setAttribute('aria-label', `${texts[id + '.title']}: ${t('lessons.where')}`);
    button.addEventListener('click', () => show(light));
    return [name, make('dd', '', ...write(texts[id + '.body'], new Map()), button)];
  });
  return make('details', 'lesson-glossary', make('summary', '', texts.title), make('dl', '', ...entries));
}
