/** The questions of a step: numbers to be typed and answers to be chosen, each with what is to be said of it. */
import { roundText } from '../../draw/number-text.js';
import { make, setText, worded } from '../dom.js';
import { parse } from '../format.js';
import { t } from '../i18n.js';
import { spoken } from './markup.js';
import { writeInline } from './write.js';

/** @typedef {import('./course.js').Question} Question */
/** @typedef {import('./step.js').Attempt} Attempt */
/** @typedef {import('./step.js').Said} Said */

/** More than a number is asked for, and few enough to be read. */
const DIGITS = 6;

let made = 0;

export class Answers {
  /**
   * @param {readonly Question[]} questions
   * @param {Said} say what the step says
   * @param {Attempt} attempt
   * @param {(numbers: (number | null)[]) => void} onAnswer
   */
  constructor(questions, say, attempt, onAnswer) {
    this.questions = questions;
    this.say = say;
    this.attempt = attempt;
    this.fields = questions.map((question, i) =>
      question.choices.length > 0 ? this.choices(question, i) : this.number(question, i),
    );
    const check = worded('button', 'button', 'lessons.check');
    check.type = 'submit';
    this.element = make('form', 'lesson-answers', ...this.fields.map(({ element }) => element), check);
    this.element.noValidate = true;
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      const numbers = attempt.typed.map((text) => (Number.isFinite(parse(text)) ? parse(text) : null));
      attempt.checked = attempt.typed.map(() => true);
      onAnswer(numbers);
      this.update(null);
      this.fields.find((_, i) => numbers[i] === null)?.focus();
    });
  }

  /** @param {string} key */
  write(key) {
    return writeInline(this.say(key), this.attempt.values);
  }

  /** @param {Question} question @param {number} index */
  number({ id }, index) {
    const input = make('input', 'figure');
    input.type = 'text';
    input.inputMode = 'decimal';
    input.autocomplete = 'off';
    input.id = 'lesson-answer-' + ++made;
    const label = make('label', '', ...this.write('answer.' + id));
    label.htmlFor = input.id;
    const mark = make('p', 'lesson-mark');
    mark.id = input.id + '-mark';
    input.setAttribute('aria-describedby', mark.id);
    input.addEventListener('input', () => this.type(index, input.value));
    const show = () => {
      if (input.value !== this.attempt.typed[index]) input.value = this.attempt.typed[index];
    };
    return { element: make('div', 'lesson-question', label, input, mark), mark, show, focus: () => input.focus() };
  }

  /** @param {Question} question @param {number} index */
  choices({ id, choices }, index) {
    const name = 'lesson-answer-' + ++made;
    const inputs = choices.map((_, choice) => {
      const input = make('input', '');
      input.type = 'radio';
      input.name = name;
      input.addEventListener('change', () => this.type(index, String(choice)));
      return input;
    });
    const labels = choices.map((choice, i) =>
      make('label', 'lesson-choice', inputs[i], make('span', '', ...this.write(`choice.${id}.${choice}`))),
    );
    const mark = make('p', 'lesson-mark');
    mark.id = name + '-mark';
    const legend = make('legend', '', ...this.write('answer.' + id));
    const element = make('fieldset', 'lesson-question', legend, ...labels, mark);
    element.setAttribute('aria-describedby', mark.id);
    const show = () => inputs.forEach((input, i) => (input.checked = this.attempt.typed[index] === String(i)));
    return { element, mark, show, focus: () => inputs[0].focus() };
  }

  /** What was said of the answer before isn't about this one. @param {number} index @param {string} text */
  type(index, text) {
    this.attempt.typed[index] = text;
    this.attempt.checked[index] = false;
    this.update(this.attempt.watched);
  }

  /** @param {import('../../wire/messages.js').Watched | null} watched null: the answer isn't there yet */
  update(watched) {
    watched?.answers?.forEach((right, i) => {
      if (right === null || this.attempt.typed[i] !== '') return;
      this.attempt.typed[i] = this.questions[i].choices.length > 0 ? String(right) : roundText(right, DIGITS);
      this.attempt.checked[i] = true;
    });
    this.fields.forEach((field, i) => {
      field.show();
      const mark = watched && this.attempt.checked[i] ? watched.marks[i] : '';
      field.element.dataset.mark = mark === 'right' ? 'right' : mark ? 'wrong' : '';
      setText(field.mark, mark ? this.wordsOf(i, mark) : '');
    });
  }

  /** What is said of an answer. @param {number} index @param {string} mark */
  wordsOf(index, mark) {
    const { id, choices } = this.questions[index];
    if (mark === 'right') return t('lessons.right');
    if (mark === 'none') {
      if (choices.length > 0) return t('lessons.choose');
      return this.attempt.typed[index].trim() === '' ? t('lessons.type') : t('lessons.no-number');
    }
    return spoken(this.say(`wrong.${id}.${mark}`), this.attempt.values);
  }

  /** All that is said of the answers, for who hears it. */
  spoken() {
    return this.fields
      .map(({ mark }) => mark.textContent)
      .filter(Boolean)
      .join(' ');
  }
}
