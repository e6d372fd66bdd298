/** The labelled choices and sliders of the inspector's views. */
import { make, named, setAttribute, worded } from '../dom.js';

let fields = 0;

/**
 * A choice of one among a few, all in sight.
 *
 * @template {string} T
 */
export class Segments {
  /**
   * @param {string} key names the choice
   * @param {readonly (readonly [T, string])[]} options value and key of its text
   * @param {(value: T) => void} onChange
   */
  constructor(key, options, onChange) {
    this.element = named(make('div', 'segments inspector-segments'), key);
    this.element.setAttribute('role', 'radiogroup');
    const name = 'inspector-' + ++fields;
    this.inputs = options.map(([value, text]) => {
      const input = make('input', 'visually-hidden');
      input.type = 'radio';
      input.name = name;
      input.value = value;
      input.addEventListener('change', () => onChange(value));
      this.element.append(make('label', 'inspector-segment', input, worded('span', '', text)));
      return input;
    });
  }

  /** @param {T} value */
  show(value) {
    for (const input of this.inputs) if (input.checked !== (input.value === value)) input.checked = input.value === value;
  }
}

/**
 * A labelled choice.
 *
 * @template {string} T
 */
export class Choice {
  /** @param {string} key @param {(value: T) => void} onChange */
  constructor(key, onChange) {
    this.select = make('select', '');
    this.select.id = 'inspector-' + ++fields;
    this.select.addEventListener('change', () => onChange(/** @type {T} */ (this.select.value)));
    const label = worded('label', '', key);
    label.htmlFor = this.select.id;
    this.element = make('div', 'inspector-field', label, this.select);
    this.shown = '';
  }

  /** @param {readonly (readonly [T, string])[]} options value and text @param {T} value */
  show(options, value) {
    const shown = JSON.stringify(options);
    if (shown !== this.shown) {
      this.shown = shown;
      this.select.replaceChildren(...options.map(([id, text]) => new Option(text, id)));
    }
    if (this.select.value !== value) this.select.value = value;
  }
}

/** A labelled slider whose value is written beside it. */
export class Slider {
  /**
   * @param {string} key
   * @param {{ min: number, max: number, step: number }} range
   * @param {(value: number) => void} onChange
   * @param {(value: number) => string} write
   */
  constructor(key, { min, max, step }, onChange, write) {
    this.write = write;
    this.input = make('input', 'track');
    this.input.type = 'range';
    this.input.id = 'inspector-' + ++fields;
    Object.assign(this.input, { min: String(min), max: String(max), step: String(step) });
    this.output = make('output', 'figure');
    this.output.htmlFor.add(this.input.id);
    const label = worded('label', '', key);
    label.htmlFor = this.input.id;
    this.element = make('div', 'inspector-slider', label, this.output, this.input);
    this.input.addEventListener('input', () => {
      const value = Number(this.input.value);
      this.show(value);
      onChange(value);
    });
  }

  /** @param {number} value */
  show(value) {
    const { input } = this;
    if (Number(input.value) !== value) input.value = String(value);
    const share = (Number(input.value) - Number(input.min)) / (Number(input.max) - Number(input.min));
    input.style.setProperty('--share', String(share));
    const text = this.write(value);
    if (this.output.value !== text) this.output.value = text;
    setAttribute(input, 'aria-valuetext', text);
  }
}
