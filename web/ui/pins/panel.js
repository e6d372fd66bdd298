/**
 * The panel of pinned runs: beside plane and chart, or a sheet on a phone. It stays open while the run goes on, so that pinning,
 * watching and comparing go together.
 */
import { AXES } from '../../model/progress.js';
import { MOST_PINS } from '../../model/pins.js';
import { action, enable, make, setText, signButton, worded } from '../dom.js';
import { language, t } from '../i18n.js';
import { placeBeside } from '../placing.js';
import { Comparison } from './comparison.js';
import { RunsTable } from './table.js';
import { namesOf } from './words.js';

/** @typedef {import('../../model/pins.js').ReadonlyPin} Pin */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/** @typedef {import('./runs.js').Runs} Runs */

export class RunsPanel {
  /** @param {Runs} runs @param {HTMLElement} opener */
  constructor(runs, opener) {
    this.runs = runs;
    this.opener = opener;
    /** Chosen for the comparison, at most two. @type {readonly Pin[]} */
    this.chosen = [];
    /** What is shown. @type {unknown[]} */
    this.shown = [];
    this.table = new RunsTable(runs, (pin, isChosen) => this.choose(pin, isChosen));
    this.comparison = new Comparison(runs.state);

    const title = worded('h2', '', 'pins.title');
    title.id = 'runs-title';
    this.news = make('p', 'visually-hidden');
    this.news.setAttribute('role', 'status');
    this.warning = make('p', 'runs-warning');
    this.warning.setAttribute('role', 'status');
    this.empty = worded('p', 'hint', 'pins.empty');
    this.pinIt = action('pins.pin', () => runs.pin(), 'button primary');
    this.save = action('pins.save', () => runs.save());
    const close = signButton('×', 'action.close', () => this.close());
    const head = make('div', 'runs-head', title, this.pinIt, close);
    const foot = make('div', 'runs-foot', this.axisField(), this.save, this.fileField());
    const { element: table } = this.table;
    this.hint = worded('p', 'hint', 'pins.hint');
    this.element = make(
      'div',
      'popover runs',
      head,
      this.warning,
      this.empty,
      table,
      this.hint,
      this.comparison.element,
      foot,
      this.news,
    );
    this.element.id = 'runs-panel';
    this.element.popover = 'manual';
    this.element.setAttribute('role', 'dialog');
    this.element.setAttribute('aria-labelledby', title.id);
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      this.close();
    });
    document.body.append(this.element);
    placeBeside(this.element, opener);
    const list = action('pins.title', () => runs.open());
    list.id = 'runs';
    document.querySelector('.chart-options')?.append(list);
  }

  isOpen() {
    return this.element.matches(':popover-open');
  }

  open() {
    if (this.isOpen()) return;
    this.shown = [];
    this.element.showPopover();
    this.pinIt.focus({ preventScroll: true });
  }

  close() {
    if (!this.isOpen()) return;
    const hadFocus = this.element.contains(document.activeElement);
    this.element.hidePopover();
    this.runs.light(null);
    if (hadFocus) this.opener.focus({ preventScroll: true });
  }

  axisField() {
    const select = make(
      'select',
      '',
      ...AXES.map((axis) => {
        const option = worded('option', '', 'pins.axis.' + axis);
        option.value = axis;
        return option;
      }),
    );
    select.id = 'runs-axis';
    select.title = t('pins.axis.about');
    select.addEventListener('change', () => this.runs.over(/** @type {import('../../model/progress.js').Axis} */ (select.value)));
    const label = worded('label', '', 'pins.axis');
    label.htmlFor = select.id;
    return make('div', 'runs-axis', label, select);
  }

  fileField() {
    const file = make('input', 'visually-hidden');
    file.type = 'file';
    file.accept = '.json,application/json';
    file.id = 'runs-file';
    file.addEventListener('change', async () => {
      const [first] = file.files ?? [];
      if (first) await this.runs.bring(first);
      // The same file may be chosen again.
      file.value = '';
    });
    return make('label', 'button runs-file', file, worded('span', '', 'pins.bring'));
  }

  /** @param {string} text  for those who don't see it */
  say(text) {
    setText(this.news, text);
  }

  /** @param {string} text */
  warn(text) {
    setText(this.warning, text);
  }

  /** @param {Pin} pin @param {boolean} isChosen  of two that are compared, the older gives way */
  choose(pin, isChosen) {
    const others = this.chosen.filter((other) => other !== pin);
    this.chosen = isChosen ? [...others, pin].slice(-2) : others;
    this.runs.ways.invalidate();
  }

  /** @param {Pin} pin @param {Pin} by */
  replace(pin, by) {
    this.chosen = this.chosen.map((other) => (other === pin ? by : other));
    this.table.replace(pin, by);
  }

  /** @param {Pin} pin  is to be seen */
  reveal(pin) {
    this.runs.ways.invalidate();
    requestAnimationFrame(() => this.table.reveal(pin));
  }

  /** The lit run has changed. */
  light() {
    this.table.light(this.runs.lit);
  }

  /** @param {Theme} theme */
  render(theme) {
    if (!this.isOpen()) return;
    const { pins, state } = this.runs;
    if (this.chosen.some((pin) => !pins.includes(pin))) this.chosen = this.chosen.filter((pin) => pins.includes(pin));
    const { sorting } = this.table;
    const now = [pins, this.chosen, theme, language(), sorting, state.experiment.data.inputs];
    if (now.every((value, i) => value === this.shown[i])) return;
    this.shown = now;
    const nameOf = namesOf(state.catalogue, pins);
    this.empty.hidden = pins.length > 0;
    this.table.element.hidden = pins.length === 0;
    this.hint.hidden = pins.length < 2 || this.chosen.length === 2;
    enable(this.save, pins.length > 0);
    enable(this.pinIt, pins.length < MOST_PINS);
    this.table.render(pins, this.chosen, nameOf, theme);
    const [one, other] = pins.filter((pin) => this.chosen.includes(pin));
    this.comparison.render(one && other ? [one, other] : null, nameOf, theme);
  }
}
