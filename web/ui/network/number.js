/**
 * A field for one weight or bias. Shows the value of the run as it changes, but not while the person types; Enter or leaving the
 * field sets it, Escape takes it back, arrow up and down change it in steps.
 */
import { allowed, parameter, parse } from '../format.js';

/** @typedef {import('./text.js').Translate} Translate */

const STEP = 0.1;
const FINE_STEP = 0.01;

export class NumberField {
  /**
   * @param {(value: number) => void} onValue
   * @param {(message: string) => void} onRefused with '' when the field is right again
   */
  constructor(onValue, onRefused) {
    this.element = document.createElement('input');
    this.element.type = 'text';
    this.element.inputMode = 'decimal';
    this.element.autocomplete = 'off';
    this.element.spellcheck = false;
    this.element.className = 'network-number';
    this.onValue = onValue;
    this.onRefused = onRefused;
    this.typed = false;
    this.value = NaN;
    this.range = { min: -Infinity, max: Infinity };
    /** @type {Translate} */
    this.t = (key) => key;
    this.element.addEventListener('input', () => (this.typed = true));
    this.element.addEventListener('focus', () => this.element.select());
    this.element.addEventListener('blur', () => this.take());
    this.element.addEventListener('keydown', (event) => this.key(event));
  }

  /**
   * @param {number} value
   * @param {string} label
   * @param {{min: number, max: number}} range
   * @param {Translate} t
   */
  show(value, label, range, t) {
    this.range = range;
    this.t = t;
    if (this.element.getAttribute('aria-label') !== label) this.element.setAttribute('aria-label', label);
    if (this.typed || value === this.value) return;
    this.value = value;
    const text = parameter(value);
    if (this.element.value === text) return;
    const chosen = document.activeElement === this.element && this.element.selectionStart !== this.element.selectionEnd;
    this.element.value = text;
    if (chosen) this.element.select();
  }

  /** Sets what was typed, or says why not and keeps the value. */
  take() {
    if (!this.typed) return;
    const text = this.element.value;
    const value = parse(text);
    const parameters = { value: text, allowed: allowed(this.range) };
    if (Number.isNaN(value)) this.refuse(this.t('field.not-a-number', parameters));
    else if (!this.allows(value)) this.refuse(this.t('field.out-of-range', parameters));
    else this.set(value);
  }

  /** @param {number} value */
  allows(value) {
    return value >= this.range.min && value <= this.range.max;
  }

  /** @param {number} value */
  set(value) {
    this.typed = false;
    this.value = value;
    this.element.value = parameter(value);
    this.element.removeAttribute('aria-invalid');
    this.onRefused('');
    this.onValue(value);
  }

  /** @param {string} message */
  refuse(message) {
    this.element.setAttribute('aria-invalid', 'true');
    this.onRefused(message);
  }

  /** Back to the value of the run. */
  takeBack() {
    this.typed = false;
    this.element.removeAttribute('aria-invalid');
    this.element.value = Number.isNaN(this.value) ? '' : parameter(this.value);
    this.onRefused('');
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === 'Enter') {
      this.take();
      if (!this.typed) this.element.select();
    } else if (event.key === 'Escape' && this.typed) {
      this.takeBack();
      this.element.select();
      event.stopPropagation();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const step = (event.shiftKey ? FINE_STEP : STEP) * (event.key === 'ArrowUp' ? 1 : -1);
      const from = this.typed ? parse(this.element.value) : this.value;
      const value = Number((from + step).toPrecision(12));
      if (this.allows(value)) {
        this.set(value);
        this.element.select();
      }
      event.preventDefault();
    }
  }
}
