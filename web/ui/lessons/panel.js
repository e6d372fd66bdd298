/** The panel of a lesson beside the live page: its contents, or one step at a time. */
import { action, byId, enable, make, named, setAttribute, setText, signButton } from '../dom.js';
import { onLanguage, say, t } from '../i18n.js';
import { complain, tell } from '../messages.js';
import { makeContents, SIGNS } from './contents.js';
import { fetchCourse } from './course.js';
import { Lights } from './lights.js';
import { spoken } from './markup.js';
import * as progress from './progress.js';
import { styled } from '../style.js';
import { newAttempt, record, StepView } from './step.js';

/** @typedef {import('./course.js').Course} Course */
/** @typedef {import('./course.js').Lesson} Lesson */
/** @typedef {import('../lessons.js').Page} Page */

const FILE = 'backprop-playground-lessons.json';

/** @param {Page} page @returns {Promise<LessonPanel | null>} */
export async function makeLessons(page) {
  const { lessonStyles } = document.body.dataset;
  const [course] = await Promise.all([fetchCourse(), lessonStyles ? styled(lessonStyles) : null]);
  return course && new LessonPanel(page, course);
}

export class LessonPanel {
  /** @param {Page} page @param {Course} course */
  constructor(page, course) {
    this.page = page;
    this.course = course;
    this.progress = progress.stored();
    this.lights = new Lights(page.inspector);
    /** The lesson that is open, and which of its steps. @type {Lesson | null} */
    this.lesson = null;
    this.at = 0;
    /** @type {StepView | null} */
    this.view = null;
    /** The tab of the inspector that was open before. */
    this.tab = '';
    this.opener = byId('lessons', HTMLElement);

    this.all = action('lessons.all', () => this.showContents(), 'button lesson-all');
    this.fold = signButton('', 'lessons.fold', () => this.turn());
    this.fold.classList.add('lesson-fold');
    const close = signButton('×', 'lessons.leave', () => this.leave());
    close.classList.add('lesson-close');
    this.name = make('div', 'lesson-name');
    this.count = make('div', 'lesson-count');
    this.head = make('div', 'lesson-head', this.all, this.name, this.count, this.fold, close);
    this.steps = named(make('ol', 'lesson-steps'), 'lessons.steps');
    this.body = make('div', 'lesson-body');
    this.back = action('lessons.back', () => this.go(this.at - 1), 'button lesson-back');
    this.next = action('lessons.next', () => this.goOn(), 'button lesson-next');
    this.foot = make('div', 'lesson-foot', this.back, this.next);
    this.status = make('p', 'visually-hidden');
    this.status.setAttribute('role', 'status');
    this.element = named(make('section', 'lesson', this.head, this.steps, this.body, this.foot, this.status), 'lessons.title');
    this.element.id = 'lesson';
    this.element.hidden = true;
    document.querySelector('main')?.before(this.element);
    setAttribute(this.opener, 'aria-controls', this.element.id);
    onLanguage(() => void this.translate());
    addEventListener('storage', () => (this.progress = progress.merged(this.progress, progress.stored())));
  }

  /** The button of the top bar. */
  toggle() {
    if (this.element.hidden) this.showContents();
    else if (!this.lesson) this.leave();
    else if (this.view) this.showContents();
    else this.showStep();
  }

  /** @param {boolean} open */
  appear(open) {
    if (this.element.hidden !== open) return;
    this.element.hidden = !open;
    document.body.classList.toggle('learning', open);
    setAttribute(this.opener, 'aria-expanded', String(open));
    if (open) this.tab = this.page.inspector.opened();
    dispatchEvent(new Event('resize'));
  }

  showContents() {
    this.appear(true);
    this.lights.off();
    this.view = null;
    const contents = makeContents(this.course, this.progress, {
      open: (id) => this.follow(id),
      light: (light) => this.show(light),
      save: () => this.save(),
      load: (file) => void this.load(file),
    });
    this.body.replaceChildren(contents.element);
    this.steps.hidden = this.foot.hidden = this.all.hidden = true;
    setText(this.name, '');
    setText(this.count, t('lessons.title'));
    this.body.scrollTop = 0;
    contents.title.focus({ preventScroll: true });
  }

  /** Shows what a word of the glossary is about. @param {string} light */
  show(light) {
    const covers = this.fold.checkVisibility();
    if (covers && !this.element.hasAttribute('data-folded')) this.turn();
    this.lights.on([light], true);
  }

  /** @param {string} place a lesson, where it was left, or one of its steps: `neuron:nudge` */
  follow(place) {
    const [id, wanted] = place.split(':');
    const lesson = this.course.lessons.find((each) => each.id === id);
    if (!lesson) {
      complain(t('lessons.unknown', { name: id }));
      this.showContents();
      return;
    }
    const step = lesson.steps.findIndex(({ id: own }) => own === (wanted || this.progress.at[id]));
    const now = this.page.state.lesson;
    this.lesson = lesson;
    if (now && now.lesson === id && now.step === lesson.steps[step]?.id && !this.view) {
      // After a reload, the step is there with what was done in it.
      this.at = step;
      this.showStep();
    } else this.go(Math.max(0, step));
  }

  /** Opens a step, with its start. @param {number} index @param {Partial<import('./step.js').Attempt>} [given] */
  go(index, given = {}) {
    const step = this.lesson?.steps[index];
    if (!this.lesson || !step) return;
    this.at = index;
    this.attempt = { ...newAttempt(step), ...given };
    this.page.actions.openStep({ lesson: this.lesson.id, step: step.id }, step.start);
    this.progress = progress.leftAt(this.progress, this.lesson.id, step.id);
    progress.store(this.progress);
    this.showStep();
  }

  /** Next never blocks. */
  goOn() {
    if (!this.lesson) return;
    this.mark('skipped');
    if (this.at < this.lesson.steps.length - 1) this.go(this.at + 1);
    else this.showContents();
  }

  /** @param {import('./progress.js').Mark} mark of the step that is open */
  mark(mark) {
    if (!this.lesson) return;
    this.progress = progress.marked(this.progress, this.lesson.id, this.lesson.steps[this.at].id, mark);
    progress.store(this.progress);
    this.showMarks();
  }

  /** @param {boolean} [focus] on the step's heading */
  showStep(focus = true) {
    const { lesson } = this;
    if (!lesson) return;
    this.appear(true);
    const step = lesson.steps[this.at];
    const texts = this.course.texts[lesson.id];
    this.attempt ??= newAttempt(step);
    this.view = new StepView(step, (key) => texts[step.id + '.' + key] ?? '', this.attempt, {
      answer: (numbers) => this.page.actions.answer(numbers),
      build: (pieces) => this.page.actions.build(pieces),
      show: () => this.showMe(),
      again: () => this.go(this.at),
      announce: (text) => this.announce(text),
    });
    this.body.replaceChildren(this.view.element);
    this.steps.hidden = this.foot.hidden = this.all.hidden = false;
    setText(this.name, spoken(texts.title, new Map()));
    setText(this.count, `${this.at + 1} / ${lesson.steps.length}`);
    setText(this.status, '');
    enable(this.back, this.at > 0);
    say(this.next, this.at < lesson.steps.length - 1 ? 'lessons.next' : 'lessons.end');
    this.showMarks();
    // While a view is open, a press on the diagram chooses what it explains, and no weight can be set there.
    const opens = !step.solution.some(({ act }) => act === 'set');
    this.lights.on(step.lights, opens);
    if (!focus) return;
    if (this.element.hasAttribute('data-folded')) this.turn();
    // Where it stays nowhere in sight, it is read first.
    if (getComputedStyle(this.element).position === 'static') this.element.scrollIntoView();
    this.body.scrollTop = 0;
    this.view.title.focus({ preventScroll: true });
  }

  /** The same words are said again. @param {string} text */
  announce(text) {
    setText(this.status, '');
    requestAnimationFrame(() => setText(this.status, text));
  }

  /** The steps as a row of buttons, with their marks. */
  showMarks() {
    const { lesson, attempt } = this;
    if (!lesson) return;
    const texts = this.course.texts[lesson.id];
    const focused = [...this.steps.querySelectorAll('button')].findIndex((button) => button === document.activeElement);
    this.steps.replaceChildren(
      ...lesson.steps.map((step, i) => {
        const mark = progress.markOf(this.progress, lesson.id, step.id);
        const button = make('button', 'lesson-dot', SIGNS[mark] || String(i + 1));
        button.type = 'button';
        button.dataset.mark = mark;
        button.title = spoken(texts[step.id + '.title'], new Map());
        const name = { number: i + 1, title: button.title, mark: t('lessons.mark.' + mark) };
        button.setAttribute('aria-label', t('lessons.named', name));
        if (i === this.at) button.setAttribute('aria-current', 'step');
        button.addEventListener('click', () => this.go(i));
        return make('li', '', button);
      }),
    );
    if (focused >= 0) this.steps.querySelectorAll('button')[focused]?.focus();
    this.next.classList.toggle('primary', attempt?.done ?? false);
  }

  /** Does the step from its start, as a person would. */
  showMe() {
    const { actions } = this.page;
    const step = this.lesson?.steps[this.at];
    if (!step) return;
    this.go(this.at, { showing: true, guess: this.attempt?.guess ?? '' });
    for (const act of step.solution) {
      if (act.act === 'set') actions.setParameter(act.layer, act.unit, act.input ?? null, act.value);
      else if (act.act === 'change') actions.give(act.experiment);
      else if (act.act === 'answer') actions.answer();
      else actions.train(act.length);
    }
  }

  /** @param {import('../../wire/messages.js').Watched} watched */
  take(watched) {
    const { attempt, lesson } = this;
    if (!attempt || !lesson || watched.step !== lesson.steps[this.at].id) return;
    const before = attempt.done;
    if (this.view) this.view.take(watched);
    else record(attempt, watched);
    if (watched.done && !before) this.mark(attempt.showing ? 'shown' : 'done');
  }

  /** Closes the panel; a lesson gives the page back. */
  leave() {
    if (this.element.hidden) return;
    const focused = this.element.contains(document.activeElement);
    this.lights.off();
    this.page.actions.leaveLesson();
    this.lesson = null;
    this.view = null;
    this.appear(false);
    this.page.inspector.open(this.tab);
    if (focused) this.opener.focus();
  }

  /** On a phone: leaves nothing but the name of the step, or unfolds again. */
  turn() {
    const folded = this.element.toggleAttribute('data-folded');
    named(this.fold, folded ? 'lessons.unfold' : 'lessons.fold');
  }

  async translate() {
    const course = await fetchCourse();
    if (!course) return;
    this.course = course;
    if (this.view) this.showStep(false);
    else if (!this.element.hidden) this.showContents();
  }

  save() {
    const link = make('a', '');
    link.href = URL.createObjectURL(new Blob([progress.written(this.progress)], { type: 'application/json' }));
    link.download = FILE;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** @param {File} file */
  async load(file) {
    const found = progress.read(await file.text());
    if (!found) {
      complain(t('lessons.bad-file', { name: file.name }));
      return;
    }
    this.progress = progress.merged(this.progress, found);
    progress.store(this.progress);
    this.showContents();
    tell(t('lessons.loaded'));
  }
}
