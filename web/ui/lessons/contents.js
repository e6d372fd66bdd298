/** The contents: what each lesson is about, how long it takes, what one can do after it, and how far one is. */
import { action, make, worded } from '../dom.js';
import { t } from '../i18n.js';
import { makeGlossary } from './glossary.js';
import { counts, markOf } from './progress.js';
import { spoken } from './markup.js';

/** @typedef {import('./course.js').Lesson} Lesson */
/** @typedef {import('./progress.js').Progress} Progress */

/** The mark of a step as a sign. @type {Readonly<Record<import('./progress.js').Mark, string>>} */
export const SIGNS = Object.freeze({ open: '', skipped: '–', shown: '▸', done: '✓' });

/**
 * @typedef {object} Wishes
 * @property {(place: string) => void} open
 * @property {(light: string) => void} light
 * @property {() => void} save
 * @property {(file: File) => void} load
 */

/**
 * @param {import('./course.js').Course} course
 * @param {Progress} progress
 * @param {Wishes} wishes
 */
export function makeContents({ lessons, terms, texts }, progress, wishes) {
  const title = worded('h2', 'lesson-title', 'lessons.title');
  title.tabIndex = -1;
  const file = make('input', '');
  file.type = 'file';
  file.accept = '.json,application/json';
  file.hidden = true;
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (chosen) wishes.load(chosen);
    file.value = '';
  });
  const element = make(
    'div',
    'lesson-contents',
    title,
    worded('p', '', 'lessons.intro'),
    make('ol', 'lesson-list', ...lessons.map((lesson) => entry(lesson, texts[lesson.id], progress, wishes))),
    makeGlossary(terms, texts.glossary, wishes.light),
    make(
      'div',
      'lesson-file',
      action('lessons.save', wishes.save),
      action('lessons.load', () => file.click()),
      file,
    ),
  );
  return { element, title };
}

/** @param {Lesson} lesson @param {Record<string, string>} texts @param {Progress} progress @param {Wishes} wishes */
function entry(lesson, texts, progress, wishes) {
  const { id, steps, minutes, note } = lesson;
  const { open, done, shown, skipped } = counts(progress, lesson);
  const begun = open < steps.length || progress.at[id] !== undefined;
  const far = [t('lessons.far', { done, all: steps.length })];
  if (shown > 0) far.push(t('lessons.far-shown', { count: shown }));
  if (skipped > 0) far.push(t('lessons.far-skipped', { count: skipped }));
  const bar = make('progress', 'lesson-far');
  bar.max = steps.length;
  bar.value = done;
  bar.setAttribute('aria-hidden', 'true');
  const name = make('h3', '', texts.title);
  name.id = 'lesson-' + id;
  const begin = action(begun ? (done === steps.length ? 'lessons.repeat' : 'lessons.continue') : 'lessons.begin', () =>
    wishes.open(id),
  );
  begin.classList.add('primary');
  begin.id = 'lesson-begin-' + id;
  begin.setAttribute('aria-labelledby', `${begin.id} ${name.id}`);
  const list = make(
    'ol',
    'lesson-all-steps',
    ...steps.map((step) => {
      const mark = markOf(progress, id, step.id);
      const link = make('a', '', spoken(texts[step.id + '.title'], new Map()));
      link.href = `#lesson=${id}:${step.id}`;
      // The address may be there already.
      link.addEventListener('click', (event) => {
        event.preventDefault();
        wishes.open(`${id}:${step.id}`);
      });
      const sign = make('span', 'lesson-sign', SIGNS[mark]);
      sign.setAttribute('aria-hidden', 'true');
      return make('li', '', sign, link, make('span', 'visually-hidden', t('lessons.mark.' + mark)));
    }),
  );
  return make(
    'li',
    'lesson-entry',
    name,
    make('p', '', spoken(texts.about, new Map())),
    make('p', 'lesson-after', spoken(texts.after, new Map())),
    make('p', 'caption', t('lessons.minutes', { minutes }), ' · ', t('lessons.note', { note })),
    make('p', 'lesson-how-far', bar, make('span', '', far.join(' · '))),
    make('div', 'lesson-begin', begin),
    make('details', '', worded('summary', '', 'lessons.steps'), list),
  );
}
