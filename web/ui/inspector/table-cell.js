/** A cell of the table of points while it is edited: a field for a number, or a choice of classes. */
import { allowed, exact, parse } from '../format.js';
import { t } from '../i18n.js';
import { make, setAttribute } from '../dom.js';

/** @typedef {{ min: number, max: number }} Range */
/**
 * @typedef {object} Edited
 * @property {number} value  as it is
 * @property {string} name  of what is edited, for a screen reader
 * @property {Range} range
 * @property {readonly string[] | null} names  of the classes to choose from; null for a number
 * @property {string} typed  what was typed already, in the place of the value
 */
/** @typedef {'down' | 'right' | 'left' | 'stay' | 'left-alone'} Leaving  where to go next; left-alone: the focus is elsewhere */

export class CellEditor {
  /**
   * @param {HTMLElement} cell
   * @param {Edited} edited
   * @param {(value: number, leaving: Leaving) => void} onValue
   * @param {(leaving: Leaving) => void} onLeave  without another value
   * @param {(message: string) => void} onRefused
   */
  constructor(cell, { value, name, range, names, typed }, onValue, onLeave, onRefused) {
    this.value = value;
    this.range = range;
    this.onValue = onValue;
    this.onLeave = onLeave;
    this.onRefused = onRefused;
    this.over = false;
    this.control = names ? choice(names, value) : field(typed || exact(value));
    this.control.setAttribute('aria-label', name);
    this.control.addEventListener('keydown', (event) => this.key(/** @type {KeyboardEvent} */ (event)));
    this.control.addEventListener('blur', () => this.take('left-alone'));
    cell.replaceChildren(this.control);
    this.control.focus();
    if (this.control instanceof HTMLInputElement && !typed) this.control.select();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { key } = event;
    event.stopPropagation();
    if (key === 'Enter') this.take('down');
    else if (key === 'Tab') this.take(event.shiftKey ? 'left' : 'right');
    else if (key === 'Escape') this.leave('stay');
    else return;
    event.preventDefault();
  }

  /** Gives back what was typed; what is no number, or too large, stays to be corrected, or is left. @param {Leaving} leaving */
  take(leaving) {
    if (this.over) return;
    const value = this.control instanceof HTMLSelectElement ? Number(this.control.value) : parse(this.control.value);
    const { min, max } = this.range;
    if (value >= min && value <= max) {
      this.over = true;
      if (value === this.value) this.onLeave(leaving);
      else this.onValue(value, leaving);
      return;
    }
    const text = this.control.value;
    this.onRefused(Number.isNaN(value) ? t('table.no-number', { text }) : t('table.allowed', { range: allowed(this.range) }));
    setAttribute(this.control, 'aria-invalid', 'true');
    if (leaving === 'left-alone') this.leave(leaving);
  }

  /** @param {Leaving} leaving */
  leave(leaving) {
    if (this.over) return;
    this.over = true;
    this.onLeave(leaving);
  }
}

/** @param {string} text */
function field(text) {
  const input = make('input', '');
  input.type = 'text';
  input.inputMode = 'decimal';
  input.autocomplete = 'off';
  input.value = text;
  return input;
}

/** @param {readonly string[]} names @param {number} chosen */
function choice(names, chosen) {
  const select = make('select', '');
  select.append(...names.map((name, k) => new Option(name, String(k), false, k === chosen)));
  return select;
}
