/**
 * The sheet of a sweep: what is swept, its runs beside each other at one step, and their shared time line. The server trains; what
 * it sends is kept here, so that a step that was seen is shown at once.
 */
import { spreadOf } from '../../model/grids.js';
import { ownRun } from '../../model/loan.js';
import { bestRun, createCourse, goToStep, isOfThis, loseCourse, runOf, takeGrid, takeSwept } from '../../model/sweep-course.js';
import { combinations, isOfSeeds, readSweep, sweepText } from '../../model/sweep.js';
import { drawSpread } from '../../draw/spread.js';
import { fitCanvas } from '../../draw/canvas.js';
import { action, byId, enable, make, named, setAttribute, setText, signButton, worded } from '../dom.js';
import { counter, loss, parse } from '../format.js';
import { onLanguage, say, t } from '../i18n.js';
import { complain, offer } from '../messages.js';
import { refusalSentence } from '../refusals.js';
import { styled } from '../style.js';
import { colours } from '../theme.js';
import { SweepGrid } from './grid.js';
import { SweepSetup } from './setup.js';
import { combinationName } from './words.js';

/** @typedef {import('../../model/sweep-course.js').Course} Course */
/** @typedef {import('../../model/sweep.js').Axis} Axis */
/** @typedef {import('../sweep.js').Page} Page */
/** @typedef {typeof import('../../wire/sweep-commands.js').sweepCommands} Commands */

const STYLES = ['/web/style/sweep-grid.css', '/web/style/sweep.css'];
/** A step between those that were kept is asked for once the time line has rested this long. */
const REST_MS = 250;
const FURTHEST = 1e8;

/** @param {Page} page @param {Commands} commands */
export async function makeSweep(page, commands) {
  await Promise.all(STYLES.map(styled));
  return new SweepDialog(page, commands);
}

export class SweepDialog {
  /** @param {Page} page @param {Commands} commands */
  constructor({ state, actions }, commands) {
    this.state = state;
    this.actions = actions;
    this.commands = commands;
    /** @type {Course | null} */
    this.course = null;
    /** A run that is to be taken when the step that is wanted has come; -1: none. */
    this.toTake = -1;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
    this.theme = colours();
    /** Why the sweep was refused, or what of the link's can't be used. */
    this.trouble = '';
    /** The colours that hold, by name. */
    this.scheme = '';
    /** What the chart shows. @type {unknown[]} */
    this.spreadOf = [];
    this.setup = new SweepSetup(state, (axes) => this.start(axes));
    this.grid = new SweepGrid(state, (index) => this.becomes(index));

    const heading = worded('h2', '', 'sweep.heading');
    heading.id = 'sweep-heading';
    this.news = make('p', 'visually-hidden');
    this.news.setAttribute('role', 'status');
    this.note = make('p', 'sweep-note');
    this.note.setAttribute('role', 'status');
    this.chart = make('canvas', '');
    this.chart.setAttribute('role', 'img');
    this.spread = make('figure', 'sweep-spread', worded('figcaption', 'caption', 'sweep.spread-name'), this.chart);
    this.run = action('action.run', () => this.runOrPause(), 'button primary');
    this.run.id = 'sweep-run';
    this.line = named(make('input', 'sweep-line'), 'sweep.line');
    this.line.type = 'range';
    this.line.min = '0';
    this.line.step = '1';
    this.line.id = 'sweep-line';
    this.line.addEventListener('input', () => this.goTo(Number(this.line.value)));
    this.field = named(make('input', 'sweep-step'), 'counter.step');
    this.field.type = 'text';
    this.field.inputMode = 'numeric';
    this.field.id = 'sweep-step';
    this.field.addEventListener('change', () => this.typed());
    this.points = make('input', '');
    this.points.type = 'checkbox';
    this.points.id = 'sweep-points';
    this.points.addEventListener('change', () => (this.grid.withPoints = this.points.checked));
    this.foot = make(
      'div',
      'sweep-foot',
      this.run,
      this.line,
      make('label', 'sweep-at', worded('span', 'caption', 'counter.step'), this.field),
      make('label', 'sweep-check', this.points, worded('span', '', 'sweep.points')),
    );
    this.element = make(
      'dialog',
      '',
      make(
        'div',
        'dialog-head',
        heading,
        signButton('×', 'action.close', () => this.element.close()),
      ),
      this.setup.element,
      this.note,
      this.grid.element,
      this.spread,
      this.foot,
      this.news,
    );
    this.element.id = 'sweep-dialog';
    this.element.setAttribute('aria-labelledby', heading.id);
    byId('messages', HTMLElement).before(this.element);
    this.element.addEventListener('close', () => this.rest());
    this.grid.element.addEventListener('keydown', (event) => this.grid.walk(event));
    new ResizeObserver(() => this.grid.measure()).observe(this.grid.element);
    onLanguage(() => {
      this.setup.put(this.setup.axes());
      this.grid.put(this.course);
    });
  }

  open() {
    if (this.element.open) return;
    if (this.course?.phase === 'gone') this.show(null);
    if (!this.course) this.setup.put(this.setup.axes());
    this.element.showModal();
    this.grid.measure();
    this.setup.start.focus({ preventScroll: true });
    this.tick();
  }

  /** A link names a sweep: it is set up, and made, at rest. @param {string} text */
  follow(text) {
    const { catalogue, experiment } = this.state;
    const { axes, bad } = readSweep(catalogue, experiment, text);
    const sentences = bad.map(({ value, allowed }) => t('sweep.bad-link', { value, allowed }));
    // Notes lie behind the sheet, and are read when it is closed.
    for (const sentence of sentences) complain(sentence);
    if (this.course && this.course.phase !== 'gone' && sweepText(catalogue, this.course.axes) === text) {
      this.open();
      return;
    }
    this.setup.put(axes);
    this.open();
    if (axes.length > 0) this.begin(axes);
    this.trouble = sentences.join(' ');
  }

  /** Another link names none. */
  leave() {
    this.element.close();
    if (this.course) this.actions.tell(this.commands.sweepEnd());
    this.show(null);
  }

  /** The sheet is closed: the sweep rests, and can be looked at again. */
  rest() {
    clearTimeout(this.resting);
    if (this.course?.running) this.actions.tell(this.commands.sweepPause());
  }

  /** @param {Axis[]} axes */
  start(axes) {
    this.actions.planSweep(sweepText(this.state.catalogue, axes));
    this.begin(axes);
    this.run.focus({ preventScroll: true });
  }

  /** @param {Axis[]} axes */
  begin(axes) {
    this.show(createCourse(this.state, axes));
    this.ask();
  }

  /** @param {Course | null} course */
  show(course) {
    this.course = course;
    this.trouble = '';
    this.toTake = -1;
    this.grid.put(course);
  }

  /** Asks for the sweep, when a run is there of which it can be one. */
  ask() {
    const { course, state } = this;
    if (course?.phase !== 'wanted' || state.connection !== 'connected' || state.run < 0 || state.requests.length > 0) return;
    // What the page shows now is what the server has.
    if (course.sweep < 0 && course.base !== state.confirmed) {
      this.show(createCourse(state, course.axes));
      this.ask();
      return;
    }
    if (course.sweep >= 0 && !isOfThis(course, state)) {
      course.phase = 'gone';
      return;
    }
    course.phase = 'asked';
    this.actions.tell(this.commands.sweep(course.changes));
  }

  /** @param {import('../../wire/messages.js').SweepStarted | import('../../wire/messages.js').SweepStatus} message */
  take(message) {
    const { course } = this;
    if (!course) return;
    if (message.type === 'swept') {
      if (course.phase !== 'asked') return;
      takeSwept(course, message);
      if (course.wanted !== null && course.wanted > 0) this.actions.tell(this.commands.sweepTo(course.wanted));
      if (course.goesOn) this.actions.tell(this.commands.sweepRun());
      course.goesOn = false;
    } else if (message.sweep === course.sweep) course.running = message.status === 'running';
  }

  /** @param {import('../../model/grids.js').Grid} grid */
  takeGrid(grid) {
    const { course } = this;
    if (!course || !takeGrid(course, grid)) return;
    if (course.wanted !== null) return;
    const index = this.toTake;
    this.toTake = -1;
    if (index >= 0) this.becomes(index);
  }

  /** @param {import('../../wire/messages.js').Refused} message @returns {boolean} whether it was the sweep that was refused */
  refuse(message) {
    const { course } = this;
    const { path = '' } = message;
    if (!course || !/^(sweep|changes)\b/.test(path)) return false;
    course.phase = 'gone';
    course.running = false;
    this.trouble = message.code === 'not-running' || message.code === 'internal' ? '' : this.sentence(message);
    return true;
  }

  /** @param {import('../../wire/messages.js').Refused} message  of one of the runs */
  sentence(message) {
    const at = /^changes\[(\d+)\]\.?(.*)$/.exec(message.path ?? '');
    if (!at || !this.course) return message.code === 'busy' ? t('sweep.no-room') : refusalSentence(message);
    const values = combinations(this.course.axes)[Number(at[1])];
    const sentence = refusalSentence({ ...message, path: at[2] || message.path });
    return t('sweep.refused', { name: combinationName(this.course.axes, values), sentence });
  }

  cut() {
    if (this.course) loseCourse(this.course);
  }

  runOrPause() {
    const { course } = this;
    if (course?.phase !== 'there') return;
    clearTimeout(this.resting);
    course.wanted = null;
    course.running = !course.running;
    this.actions.tell(course.running ? this.commands.sweepRun() : this.commands.sweepPause());
  }

  /** @param {number} step */
  goTo(step) {
    const { course } = this;
    if (course?.phase !== 'there') return;
    if (course.running) this.actions.tell(this.commands.sweepPause());
    goToStep(course, step);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (this.course?.phase === 'there' && this.course.wanted === step) this.actions.tell(this.commands.sweepTo(step));
    }, REST_MS);
  }

  /** A step was typed. */
  typed() {
    const step = Math.round(parse(this.field.value));
    if (step >= 0 && step <= FURTHEST) this.goTo(step);
    else this.field.value = String(this.course?.shown?.step ?? 0);
  }

  /** A run becomes the page's, at the step that is shown. @param {number} index */
  becomes(index) {
    const { course, state, actions, commands } = this;
    if (course?.phase !== 'there' || !course.shown || state.connection !== 'connected') return;
    if (course.wanted !== null) {
      this.toTake = index;
      return;
    }
    const before = ownRun(state, actions.links(), false);
    const name = combinationName(course.axes, combinations(course.axes)[index]);
    const { step } = course.shown.runs[index];
    actions.takeUp(runOf(state, course, index), commands.sweepTake(index));
    this.element.close();
    offer(t('sweep.taken', { name, step: counter(step) }), 'action.undo', () => {
      // The sweep goes with the run that is given back: the server makes it again when it is asked for.
      if (this.course) this.course.phase = 'gone';
      actions.takeUp(before);
    });
  }

  /** Once an animation frame, while the sheet is open. */
  tick() {
    if (!this.element.open) return;
    requestAnimationFrame(() => this.tick());
    this.ask();
    this.render();
    this.grid.draw(this.theme);
    this.grid.write();
  }

  render() {
    const { course } = this;
    const key = document.documentElement.dataset.theme ?? String(matchMedia('(prefers-color-scheme: dark)').matches);
    if (key !== this.scheme) {
      this.scheme = key;
      this.theme = colours();
    }
    const there = course?.phase === 'there';
    say(this.run, course?.running ? 'action.pause' : 'action.run');
    enable(this.run, there);
    this.foot.hidden = !course;
    const step = course?.wanted ?? course?.shown?.step ?? 0;
    const end = String(Math.max(1, course?.end ?? 0, step));
    if (this.line.max !== end) this.line.max = end;
    if (this.line.value !== String(step)) this.line.value = String(step);
    setAttribute(this.line, 'aria-valuetext', t('sweep.step', { step: counter(step), end: counter(course?.end ?? 0) }));
    this.line.style.setProperty('--share', String(step / Number(end)));
    this.line.disabled = !there;
    this.field.disabled = !there;
    if (document.activeElement !== this.field) this.field.value = counter(step);
    setText(this.note, this.noteOf(course));
    this.note.hidden = this.note.textContent === '';
    this.element.toggleAttribute('data-waits', Boolean(course && !there));
    setAttribute(this.element, 'data-step', String(course?.wanted === null ? (course.shown?.step ?? '') : ''));
    setAttribute(this.element, 'data-status', course ? (there ? (course.running ? 'running' : 'resting') : course.phase) : 'none');
    this.tell(course);
    const withSpread = course !== null && isOfSeeds(course.axes);
    if (this.spread.hidden === withSpread) {
      this.spread.hidden = !withSpread;
      this.grid.measure();
    }
    if (withSpread) this.renderSpread(course);
  }

  /** @param {Course | null} course */
  noteOf(course) {
    if (!course) return this.trouble || t('sweep.about');
    if (this.state.connection === 'reconnecting') return t('sweep.cut');
    if (course.phase === 'gone') return this.trouble || t('sweep.gone');
    return course.phase === 'there' && !isOfThis(course, this.state) ? t('sweep.earlier') : this.trouble;
  }

  /** Says, when it rests, where and which is best. @param {Course | null} course */
  tell(course) {
    if (!course?.shown || course.running || course.wanted !== null || course.phase !== 'there') return;
    const best = bestRun(course);
    const run = course.shown.runs[best];
    const name = best < 0 ? '' : combinationName(course.axes, combinations(course.axes)[best]);
    const step = counter(course.shown.step);
    const values = { count: course.changes.length, step, name, loss: loss(run?.testLoss ?? run?.trainLoss ?? null) };
    setText(this.news, t(best < 0 ? 'sweep.rests-none' : 'sweep.rests', values));
  }

  /** @param {Course} course */
  renderSpread(course) {
    const { grids } = course.kept;
    const { clientWidth: width, clientHeight: height } = this.chart;
    const shown = course.shown?.step ?? 0;
    const what = [grids, shown, width, height, this.theme, document.documentElement.lang];
    if (width === 0 || what.every((value, i) => value === this.spreadOf[i])) return;
    this.spreadOf = what;
    const spreads = grids.map(spreadOf).filter((each) => each !== null);
    drawSpread(fitCanvas(this.chart, width, height, devicePixelRatio), width, height, spreads, shown, this.theme);
    const now = course.shown && spreadOf(course.shown);
    if (now) {
      const { low, median, high } = now;
      setAttribute(this.chart, 'aria-label', t('sweep.spread', { low: loss(low), median: loss(median), high: loss(high) }));
    }
  }
}
