/** The list of pinned runs: a row each, with what came of it and what can be done with it, sorted by any column. */
import { COLUMNS, sortedBy, workOf, workOfAStep } from '../../model/pins.js';
import { LONGEST_NAME } from '../../model/pins-file.js';
import { problemOf } from '../../model/state.js';
import { make, makeButton, setAttribute, setText, worded } from '../dom.js';
import { NOTHING, counter, loss, percent, score } from '../format.js';
import { language, t } from '../i18n.js';
import { copyText } from '../share/clipboard.js';
import { classOf } from './colours.js';
import { drawThumbnail } from './thumbnail.js';
import { workText } from './words.js';

/** @typedef {import('../../model/pins.js').ReadonlyPin} Pin */
/** @typedef {import('../../model/pins.js').Column} Column */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/** @typedef {import('./runs.js').Runs} Runs */
/** @typedef {Readonly<{ column: Column, falls: boolean }> | null} Sorting  null: as they were pinned */
/**
 * @typedef {object} Row
 * @property {HTMLTableRowElement} element
 * @property {HTMLInputElement} choice
 * @property {HTMLInputElement} name
 * @property {HTMLCanvasElement} picture
 * @property {Theme | null} drawnIn
 * @property {Map<Column, HTMLElement>} cells
 * @property {HTMLButtonElement[]} buttons
 */

const THUMBNAIL = 40;

export class RunsTable {
  /** @param {Runs} runs @param {(pin: Pin, isChosen: boolean) => void} choose */
  constructor(runs, choose) {
    this.runs = runs;
    this.choose = choose;
    /** @type {Sorting} */
    this.sorting = null;
    /** @type {Map<Pin, Row>} */
    this.rows = new Map();
    this.heads = COLUMNS.map((column) => this.head(column));
    this.body = make('tbody', '');
    const table = make(
      'table',
      '',
      make(
        'thead',
        '',
        make(
          'tr',
          '',
          blank('pins.choose'),
          blank('pins.picture'),
          ...this.heads.map(({ element }) => element),
          blank('pins.actions'),
        ),
      ),
      this.body,
    );
    this.element = make('div', 'runs-table', table);
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'region');
    this.element.setAttribute('aria-labelledby', 'runs-title');
  }

  /** @param {Column} column */
  head(column) {
    const button = worded('button', '', 'pins.column.' + column);
    button.type = 'button';
    button.addEventListener('click', () => this.sort(column));
    const element = make('th', column === 'name' ? 'runs-name' : '', button);
    element.scope = 'col';
    return { column, element, button };
  }

  /** The better end first, then the other, then as they were pinned. @param {Column} column */
  sort(column) {
    const falls = column === 'trainScore' || column === 'testScore';
    const is = this.sorting?.column === column ? this.sorting : null;
    this.sorting = !is ? { column, falls } : is.falls === falls ? { column, falls: !falls } : null;
    this.runs.ways.invalidate();
  }

  /** @param {Pin} pin @param {Pin} by  with the same row */
  replace(pin, by) {
    const row = this.rows.get(pin);
    if (!row) return;
    this.rows.delete(pin);
    this.rows.set(by, row);
  }

  /** @param {Pin} pin */
  reveal(pin) {
    this.rows.get(pin)?.element.scrollIntoView({ block: 'nearest' });
  }

  /** @param {Pin | null} lit */
  light(lit) {
    for (const [pin, { element }] of this.rows) element.classList.toggle('lit', pin === lit);
  }

  /** @param {HTMLElement} element  in a row @returns {Pin | undefined} */
  pinOf(element) {
    return [...this.rows].find(([, row]) => row.element.contains(element))?.[0];
  }

  /** @returns {Row} */
  row() {
    const { runs } = this;
    const of = (/** @type {HTMLElement} */ part) => /** @type {Pin} */ (this.pinOf(part));
    const choice = make('input', '');
    choice.type = 'checkbox';
    choice.addEventListener('change', () => this.choose(of(choice), choice.checked));
    const name = make('input', '');
    name.type = 'text';
    name.maxLength = LONGEST_NAME;
    name.addEventListener('change', () => this.rename(of(name), name.value.trim()));
    const picture = make('canvas', '');
    picture.setAttribute('aria-hidden', 'true');
    const cells = new Map(COLUMNS.map((column) => [column, make('td', 'figure')]));
    cells.delete('name');
    const restore = iconButton('#live', () => runs.restore(of(restore)));
    const link = iconButton('#share', () =>
      copyText(runs.ways.linkTo(of(link).experiment), 'pins.link-copied', 'pins.link-failed'),
    );
    const hide = iconButton('#tools label', () => runs.change(of(hide), { hidden: !of(hide).hidden }));
    const remove = iconButton('#diagnosis-close', () => this.remove(of(remove)));
    const swatch = make('span', 'runs-swatch');
    const head = make('th', 'runs-name', make('div', '', swatch, name));
    head.scope = 'row';
    const element = make(
      'tr',
      '',
      make('td', 'runs-choice', make('label', '', choice)),
      make('td', 'runs-picture', picture),
      head,
      ...cells.values(),
      make('td', 'runs-actions', make('div', '', restore, link, hide, remove)),
    );
    element.addEventListener('pointerenter', ({ pointerType }) => pointerType !== 'touch' && runs.light(of(choice)));
    element.addEventListener('pointerleave', () => runs.light(null));
    element.addEventListener('focusin', () => runs.light(of(choice)));
    element.addEventListener('focusout', () => runs.light(null));
    return { element, choice, name, picture, drawnIn: null, cells, buttons: [restore, link, hide, remove] };
  }

  /** @param {Pin} pin @param {string} name  empty: the one that says what sets it apart */
  rename(pin, name) {
    if (name !== this.runs.nameOf(pin)) this.runs.change(pin, { name: name || null });
  }

  /** The focus goes to the row that comes to its place. @param {Pin} pin */
  remove(pin) {
    const { element } = this.rows.get(pin) ?? {};
    const next = element?.nextElementSibling ?? element?.previousElementSibling;
    this.runs.remove(pin);
    const field = next?.querySelector('input[type="checkbox"]');
    if (field instanceof HTMLElement) field.focus();
    else this.runs.panel.pinIt.focus();
  }

  /** @param {readonly Pin[]} pins @param {readonly Pin[]} chosen @param {(pin: Pin) => string} nameOf @param {Theme} theme */
  render(pins, chosen, nameOf, theme) {
    for (const [pin, { element }] of this.rows) {
      if (pins.includes(pin)) continue;
      element.remove();
      this.rows.delete(pin);
    }
    const { sorting } = this;
    for (const { column, element, button } of this.heads) {
      setAttribute(element, 'aria-sort', sorting?.column !== column ? 'none' : sorting.falls ? 'descending' : 'ascending');
      setAttribute(button, 'aria-label', t('pins.sort', { column: t('pins.column.' + column) }));
      button.title = column === 'multiplyAdds' ? t('pins.work.about') : '';
    }
    const order = sorting ? sortedBy(pins, sorting.column, sorting.falls, nameOf, language()) : pins;
    order.forEach((pin, i) => {
      const row = this.rows.get(pin) ?? this.row();
      this.rows.set(pin, row);
      // A row that stands in its place keeps the focus.
      if (this.body.children[i] !== row.element) this.body.insertBefore(row.element, this.body.children[i] ?? null);
      this.fill(row, pin, chosen.includes(pin), nameOf(pin), theme);
    });
    this.light(this.runs.lit);
  }

  /** @param {Row} row @param {Pin} pin @param {boolean} isChosen @param {string} name @param {Theme} theme */
  fill(row, pin, isChosen, name, theme) {
    const { frame, colour, hidden } = pin;
    row.choice.checked = isChosen;
    setAttribute(row.choice, 'aria-label', t('pins.choose-of', { name }));
    if (document.activeElement !== row.name || row.name.value === '') row.name.value = name;
    setAttribute(row.name, 'aria-label', t('pins.name', { name }));
    row.name.title = name;
    row.element.classList.toggle('hidden-run', hidden);
    row.element.style.setProperty('--colour', `var(--class-${classOf(pin)})`);
    row.element.dataset.round = String(Math.floor(colour / 6));
    const scored = problemOf(this.runs.state.catalogue, pin.experiment.data) === 'regression' ? score : percent;
    const texts = {
      trainLoss: loss(frame.trainLoss),
      testLoss: loss(frame.testLoss),
      trainScore: frame.trainScore === null ? NOTHING : scored(frame.trainScore),
      testScore: frame.testScore === null ? NOTHING : scored(frame.testScore),
      step: counter(frame.step),
      epoch: counter(frame.epoch),
      multiplyAdds: workText(workOf(pin)),
    };
    for (const [column, text] of Object.entries(texts)) {
      const cell = row.cells.get(/** @type {Column} */ (column));
      if (cell) setText(cell, text);
    }
    const work = row.cells.get('multiplyAdds');
    if (work) work.title = t('pins.work.of', { each: workText(workOfAStep(pin)), total: workText(workOf(pin)) });
    const keys = ['continue', 'link', hidden ? 'show' : 'hide', 'remove'];
    row.buttons.forEach((button, i) => {
      const text = t(`pins.${keys[i]}-of`, { name });
      setAttribute(button, 'aria-label', text);
      setAttribute(button, 'title', text);
    });
    if (row.drawnIn === theme) return;
    row.drawnIn = theme;
    drawThumbnail(row.picture, THUMBNAIL, pin, this.runs.state, theme);
  }
}

/** A button with the icon that the page has for the same. @param {string} selector @param {() => void} act */
function iconButton(selector, act) {
  const button = makeButton('button icon-button', '', act);
  const icon = document.querySelector(selector + ' .icon')?.cloneNode(true);
  if (icon) button.append(icon);
  return button;
}

/** A column whose cells say for themselves what they are. @param {string} key */
function blank(key) {
  const head = make('th', '', worded('span', 'visually-hidden', key));
  head.scope = 'col';
  return head;
}
