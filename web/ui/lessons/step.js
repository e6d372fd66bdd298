/** One step of a lesson: what it says and asks for, and how far the learner is with it. */
import { action, make, setAttribute, worded } from '../dom.js';
import { say, t } from '../i18n.js';
import { Answers } from './answers.js';
import { spoken } from './markup.js';
import { makeLab } from './lab.js';
import { makeTable } from './table.js';
import { write, writeInline, writeValues } from './write.js';

/** @typedef {import('./course.js').Step} Step */
/** @typedef {import('../../wire/messages.js').Watched} Watched */
/** @typedef {(key: string) => string} Said  what a step says, by a key such as `task` */

/**
 * @typedef {object} Attempt  what a learner has done so far in a step
 * @property {string} guess id of the prediction that was chosen, or ''
 * @property {string[]} typed for each question, as text; of a choice its index
 * @property {boolean[]} checked for each question whether the answer was given
 * @property {number} hints how many were asked for
 * @property {boolean} showing whether it is done for the learner
 * @property {boolean} done once it was
 * @property {Watched | null} watched what the server said last
 * @property {Map<string, number | null>} values
 */

/**
 * @typedef {object} Wishes
 * @property {(numbers: (number | null)[]) => void} answer
 * @property {(pieces: number) => void} build a network through the data's curve
 * @property {() => void} show do the step for the learner
 * @property {() => void} again give the step's start
 * @property {(text: string) => void} announce
 */

/** @param {Step} step @returns {Attempt} */
export function newAttempt({ questions }) {
  return {
    guess: '',
    typed: questions.map(() => ''),
    checked: questions.map(() => false),
    hints: 0,
    showing: false,
    done: false,
    watched: null,
    values: new Map(),
  };
}

/** @param {Attempt} attempt @param {Watched} watched what the server says of it now */
export function record(attempt, watched) {
  attempt.watched = watched;
  attempt.done ||= watched.done;
  for (const { name, number } of watched.values) attempt.values.set(name, number ?? null);
}

export class StepView {
  /** @param {Step} step @param {Said} said @param {Attempt} attempt @param {Wishes} wishes */
  constructor(step, said, attempt, wishes) {
    this.step = step;
    this.say = said;
    this.attempt = attempt;
    this.wishes = wishes;
    this.title = make('h2', 'lesson-title', ...this.inline('title'));
    this.title.tabIndex = -1;
    this.guesses = this.makeGuesses();
    this.outcome = make('div', 'lesson-outcome');
    this.answers = step.questions.length > 0 ? new Answers(step.questions, said, attempt, (numbers) => this.answer(numbers)) : null;
    this.failure = make('div', 'lesson-failure');
    this.done = make('div', 'lesson-done');
    this.hints = make('ol', 'lesson-hints');
    this.hint = action('lessons.hint', () => this.nextHint());
    this.show = action('lessons.show', () => wishes.show());
    this.again = action('lessons.again', () => wishes.again());
    const task = make('div', 'lesson-task', worded('h3', '', 'lessons.task'), ...write(said('task'), attempt.values));
    if (this.answers) task.append(this.answers.element);
    if (step.lab) task.append(makeLab(wishes.build));
    this.element = make(
      'div',
      'lesson-step',
      this.title,
      ...write(said('body'), attempt.values),
      ...(step.table ? [makeTable(step.table, said)] : []),
      ...(this.guesses ? [this.guesses] : []),
      task,
      this.failure,
      this.outcome,
      this.done,
      this.hints,
      make('div', 'lesson-help', this.hint, this.show, this.again),
    );
    this.update();
  }

  makeGuesses() {
    const { options, id } = this.step;
    if (options.length === 0) return null;
    const labels = options.map((option) => {
      const input = make('input', '');
      input.type = 'radio';
      input.name = 'lesson-guess-' + id;
      input.checked = this.attempt.guess === option;
      input.addEventListener('change', () => (this.attempt.guess = option));
      return make('label', 'lesson-choice', input, make('span', '', ...this.inline('option.' + option)));
    });
    const legend = make(
      'legend',
      '',
      worded('span', 'lesson-kicker', 'lessons.guess'),
      make('span', '', ...this.inline('predict')),
    );
    return make('fieldset', 'lesson-guesses', legend, ...labels);
  }

  /** @param {string} key */
  inline(key) {
    return writeInline(this.say(key), this.attempt.values);
  }

  /** @param {string} key */
  words(key) {
    return spoken(this.say(key), this.attempt.values);
  }

  /** @param {(number | null)[]} numbers */
  answer(numbers) {
    this.asked = true;
    this.wishes.answer(numbers);
  }

  nextHint() {
    const { attempt } = this;
    attempt.hints = Math.min(attempt.hints + 1, this.step.hints);
    this.update();
    const id = attempt.watched?.hints[attempt.hints - 1];
    if (id) this.wishes.announce(this.words('hint.' + id));
    this.show.scrollIntoView({ block: 'nearest' });
    if (attempt.hints === this.step.hints) this.show.focus();
  }

  /** @param {Watched} watched */
  take(watched) {
    const { attempt } = this;
    const before = attempt.watched;
    const isNews = watched.done && !attempt.done;
    record(attempt, watched);
    this.update();
    if (isNews) {
      this.wishes.announce([t('lessons.done'), this.outcome.textContent, this.words('done')].join(' '));
      this.done.scrollIntoView({ block: 'nearest' });
    } else if (!attempt.done && watched.failure && watched.failure !== before?.failure) {
      this.wishes.announce(this.words('failed.' + watched.failure));
      this.failure.scrollIntoView({ block: 'nearest' });
    } else if (this.asked) this.wishes.announce(this.answers?.spoken() ?? '');
    this.asked = false;
  }

  /** Shows what is so now; elements are only made anew when they say something else. */
  update() {
    const { attempt } = this;
    const { watched, done } = attempt;
    this.answers?.update(watched);
    if (this.guesses) this.guesses.disabled = done;
    this.fill(this.failure, !done && watched?.failure ? 'failed.' + watched.failure : '');
    this.fill(this.done, done ? 'done' : '');
    this.element.toggleAttribute('data-done', done);
    this.showOutcome(done ? (watched?.outcome ?? '') : '');
    const hints = watched?.hints.slice(0, attempt.hints) ?? [];
    while (this.hints.children.length > hints.length) this.hints.lastElementChild?.remove();
    hints.forEach((id, i) => {
      const item = this.hints.children[i] ?? this.hints.appendChild(make('li', ''));
      this.fill(/** @type {HTMLElement} */ (item), 'hint.' + id);
    });
    const left = attempt.hints < this.step.hints;
    say(this.hint, attempt.hints === 0 ? 'lessons.hint' : 'lessons.another-hint');
    this.hint.hidden = done || !left;
    this.show.hidden = done;
    setAttribute(this.show, 'class', left ? 'button' : 'button primary');
    writeValues(this.element, attempt.values);
  }

  /** @param {HTMLElement} element @param {string} key '' for nothing */
  fill(element, key) {
    if (element.dataset.says === key) return;
    element.dataset.says = key;
    element.hidden = key === '';
    const sign =
      element === this.done ? [worded('p', 'lesson-kicker', this.attempt.showing ? 'lessons.shown' : 'lessons.done')] : [];
    element.replaceChildren(...(key ? [...sign, ...write(this.say(key), this.attempt.values)] : []));
  }

  /** @param {string} outcome id of the option that came true, or '' */
  showOutcome(outcome) {
    this.outcome.hidden = outcome === '';
    if (!outcome) return;
    const { guess } = this.attempt;
    const rows = guess
      ? [
          ['lessons.guessed', guess],
          ['lessons.came', outcome],
        ]
      : [['lessons.came', outcome]];
    if (this.outcome.childElementCount === rows.length) return;
    this.outcome.replaceChildren(
      ...rows.map(([key, option]) =>
        make('p', '', worded('span', 'lesson-kicker', key), ' ', make('span', '', ...this.inline('option.' + option))),
      ),
    );
    this.outcome.toggleAttribute('data-right', guess === outcome);
  }
}
