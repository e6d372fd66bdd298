/**
 * The names of the axes, the target and the classes, each with a field. A name is taken when its field is left or Enter is pressed,
 * which leads to the next one; Escape takes back what was typed.
 */
import { NO_NAMES, SYMBOLS } from '../../model/names.js';
import { cleanName, nameOf, renamed } from '../../model/renaming.js';
import { classCount } from '../../model/state.js';
import { make, resize, setAttribute, setText, signButton, worded } from '../dom.js';
import { t } from '../i18n.js';
import { placeBeside } from '../placing.js';
import { mark } from '../plane/legend.js';
import { styled } from '../style.js';
import { namedParts } from './parts.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../model/renaming.js').Named} Named */
/** @typedef {{ element: HTMLElement, sign: HTMLElement, field: HTMLInputElement, of: Named }} Row */

const STYLE = '/web/style/names.css';

/** @param {HTMLElement} opener @param {State} state @param {Pick<import('../../actions.js').Actions, 'set'>} actions */
export async function makeNames(opener, state, actions) {
  await styled(STYLE);
  return new NamesPopover(opener, state, actions);
}

export class NamesPopover {
  /** @param {HTMLElement} opener @param {State} state @param {Pick<import('../../actions.js').Actions, 'set'>} actions */
  constructor(opener, state, actions) {
    this.state = state;
    this.actions = actions;
    this.most = state.catalogue.ranges['data.names.length'].max;
    const title = worded('h3', '', 'names.title');
    title.id = 'names-title';
    this.list = make('div', 'names-list');
    this.same = make('p', 'hint names-same');
    this.same.setAttribute('role', 'status');
    const close = signButton('×', 'action.close', () => this.element.hidePopover());
    const hint = worded('p', 'hint', 'names.hint');
    this.element = make('div', 'popover names-popover', make('div', 'names-head', title, close), this.list, this.same, hint);
    this.element.id = 'names-popover';
    this.element.popover = 'auto';
    this.element.setAttribute('role', 'dialog');
    this.element.setAttribute('aria-labelledby', title.id);
    /** @type {Row[]} */
    this.rows = [];
    document.body.append(this.element);
    this.element.addEventListener('toggle', (event) => {
      setAttribute(opener, 'aria-expanded', String(/** @type {ToggleEvent} */ (event).newState === 'open'));
    });
    placeBeside(this.element, opener);
  }

  /** @param {number} index  of the class whose field is to have the focus; −1 for the first of all */
  open(index) {
    this.render(true);
    this.element.showPopover();
    const row = this.rows.find(({ of }) => of.list === 'classes' && of.index === index) ?? this.rows[0];
    row.field.focus();
    row.field.select();
  }

  /** @param {boolean} [opening] */
  render(opening = false) {
    if (!opening && !this.element.matches(':popover-open')) return;
    const wanted = namedParts(this.state);
    resize(this.rows, wanted.length, () => this.addRow());
    const names = this.names();
    const classes = Array.from({ length: classCount(this.state) }, (_, index) => nameOf(names, { list: 'classes', index }));
    const twice = classes.find((name, index) => name && classes.indexOf(name) !== index);
    this.rows.forEach((row, i) => {
      const { field } = row;
      row.of = wanted[i];
      const unnamed = this.show(row);
      const name = nameOf(names, row.of);
      if (document.activeElement !== field && field.value !== name) field.value = name;
      setAttribute(field, 'placeholder', unnamed);
      setAttribute(field, 'aria-label', t('names.of', { what: unnamed }));
      setAttribute(field, 'enterkeyhint', i < wanted.length - 1 ? 'next' : 'done');
    });
    setText(this.same, twice ? t('names.same', { name: twice }) : '');
  }

  names() {
    return this.state.experiment.data.names ?? NO_NAMES;
  }

  /** Shows what the row names. @param {Row} row @returns {string} what it is called without a name */
  show({ element, sign, of }) {
    element.classList.toggle('names-first', of.list === 'classes' && of.index === 0);
    if (of.list === 'classes') {
      const kind = 'class-' + of.index;
      if (sign.firstElementChild?.className !== kind) sign.replaceChildren(mark(of.index));
      return t('drawing.class', { number: of.index + 1 });
    }
    const text = of.list === 'target' ? t('names.target') : SYMBOLS[of.index];
    setText(sign, text);
    return text;
  }

  /** @returns {Row} */
  addRow() {
    const field = make('input', '');
    field.type = 'text';
    field.dir = 'auto';
    field.autocomplete = 'off';
    field.spellcheck = false;
    const sign = make('span', 'names-sign');
    sign.setAttribute('aria-hidden', 'true');
    /** @type {Row} */
    const row = { element: make('div', 'names-row', sign, field), sign, field, of: { list: 'target' } };
    field.addEventListener('input', (event) => {
      // What an input method composes is cut when it is done.
      if (!(/** @type {InputEvent} */ (event).isComposing) && [...field.value].length > this.most) {
        field.value = [...field.value].slice(0, this.most).join('');
      }
    });
    field.addEventListener('change', () => this.take(row));
    field.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Escape') field.value = nameOf(this.names(), row.of);
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.take(row);
      const next = this.rows[this.rows.indexOf(row) + 1]?.field;
      next?.focus();
      next?.select();
      if (!next) this.element.hidePopover();
    });
    this.list.append(row.element);
    return row;
  }

  /** @param {Row} row */
  take({ field, of }) {
    const names = this.names();
    const name = cleanName(field.value, this.most);
    field.value = name;
    if (name !== nameOf(names, of)) this.actions.set('data.names', renamed(names, of, name));
  }
}
