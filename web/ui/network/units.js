/**
 * A button over each unit and each feature of the diagram, for pointer, keyboard and screen reader. The diagram is one
 * stop of the tab key for the features and one for the units; arrow keys go from one to the next.
 */
import { parameter } from '../format.js';
import { inputName, meaningOf, shortInputName, unitName } from './text.js';
import { isFeature, sameInput } from '../../net/features.js';
import { parameterIndex } from '../../net/forward.js';
import { enable, make, makeButton, onPhone, resize, setAttribute } from '../dom.js';
import { FEATURES } from './card.js';

/** @typedef {import('./panel.js').NetworkView} NetworkView */
/** @typedef {import('../../net/features.js').InputShape} InputShape */
/** @typedef {import('./text.js').UnitPlace} UnitPlace */
/** @typedef {import('../../draw/layout.js').Layout} Layout */
/** @typedef {{element: HTMLButtonElement, place: UnitPlace}} UnitButton */

/** The smallest a button is, in CSS pixels, where its neighbours leave room. */
const SMALLEST = { mouse: 24, touch: 40 };

/** With so much room from one input to the next, the name of a column may take two lines. */
const TWO_LINES = 34;

export class UnitButtons {
  /**
   * @param {(features: string[]) => void} onChangeFeatures
   * @param {(place: UnitPlace, byKeyboard: boolean) => void} onOpen
   * @param {(opener: HTMLElement) => void} onMore  inputs that are on no list are asked for
   */
  constructor(onChangeFeatures, onOpen, onMore) {
    this.onMore = onMore;
    this.onChangeFeatures = onChangeFeatures;
    this.onOpen = onOpen;
    this.features = make('div', 'network-features');
    this.features.setAttribute('role', 'group');
    this.units = make('div', 'network-units');
    this.units.setAttribute('role', 'group');
    /** @type {UnitButton[]} */
    this.featureButtons = [];
    /** @type {UnitButton[]} */
    this.unitButtons = [];
    this.more = makeButton('network-more', '+', () => onMore(this.more));
    this.features.append(this.more);
    /** @type {NetworkView | null} */
    this.view = null;
    for (const group of [this.features, this.units]) {
      group.addEventListener('keydown', (event) => this.key(event));
      group.addEventListener('focusin', (event) => this.makeStop(event.target));
    }
  }

  /** @param {NetworkView} view */
  update(view) {
    const { t, shape, features } = view;
    this.view = view;
    setAttribute(this.features, 'aria-label', t('network.inputs'));
    setAttribute(this.units, 'aria-label', t('network.units'));
    setAttribute(this.more, 'aria-label', t('network.more-inputs'));
    setAttribute(this.more, 'title', t('network.more-inputs'));
    resize(this.featureButtons, features.length, (index) => this.makeFeature(index));
    const count = shape.layers.reduce((sum, { units }) => sum + units, 0);
    resize(this.unitButtons, count, () => this.makeUnit());
    let next = 0;
    shape.layers.forEach(({ units }, layer) => {
      for (let unit = 0; unit < units; unit++) this.unitButtons[next++].place = { layer, unit };
    });
    this.featureButtons.forEach(({ element }, index) => {
      const used = shape.inputs.some((input) => sameInput(input, features[index]));
      if (isFeature(features[index])) setAttribute(element, 'aria-pressed', String(used));
      else element.removeAttribute('aria-pressed');
      setAttribute(element, 'aria-label', t('network.feature', { feature: inputName(features[index]) }));
      // A column's name is broken after an underscore rather than within a word.
      element.dataset.formula = shortInputName(features[index]).replaceAll('_', '_\u200b');
      element.title = meaningOf(features[index].id);
      enable(element, !isFeature(features[index]) || !used || shape.inputs.length > 1);
    });
    for (const buttons of [this.featureButtons, this.unitButtons]) {
      if (!buttons.some(({ element }) => element.tabIndex === 0)) buttons[0].element.tabIndex = 0;
    }
  }

  /**
   * Updates the names of the units, which include their biases. Not called at every frame, since no screen reader reads so fast.
   * @param {NetworkView} view
   */
  updateNames({ t, shape, parameters, off }) {
    for (const { element, place } of this.unitButtons) {
      const unit = unitName(t, shape, place);
      const bias = parameters ? parameter(parameters[parameterIndex(shape, place.layer, place.unit)]) : '–';
      const isOff = off?.layer === place.layer && off.unit === place.unit;
      setAttribute(element, 'aria-label', isOff ? t('network.unit-off', { unit }) : t('network.unit-bias', { unit, bias }));
      element.classList.toggle('off', isOff);
    }
  }

  /** @param {Layout} layout */
  place(layout) {
    const { size } = layout.features;
    const smallest = onPhone() ? SMALLEST.touch : SMALLEST.mouse;
    const side = Math.max(size, Math.min(smallest, layout.features.pitch));
    this.more.style.transform = `translate(${layout.more.x - side / 2}px, ${layout.more.y - side / 2}px)`;
    this.more.style.width = this.more.style.height = `${side}px`;
    for (const { element, place } of [...this.featureButtons, ...this.unitButtons]) {
      const column = place.layer === FEATURES ? layout.features : layout.layers[place.layer];
      const { x, y } = column.units[place.unit];
      const high = Math.max(column.size, Math.min(smallest, column.pitch));
      let wide = Math.max(column.size, Math.min(smallest, layout.gap * 0.8));
      let left = x - wide / 2;
      if (place.layer === FEATURES) {
        // The name beside the square is part of the button.
        wide = column.right;
        left = 0;
        element.style.setProperty('--size', `${column.size}px`);
        element.classList.toggle('one-line', column.pitch < TWO_LINES);
      }
      element.style.transform = `translate(${left}px, ${y - high / 2}px)`;
      element.style.width = `${wide}px`;
      element.style.height = `${high}px`;
    }
  }

  /** @param {number} index */
  makeFeature(index) {
    const element = makeButton('network-feature', '', () => this.toggle(index));
    element.tabIndex = -1;
    this.features.insertBefore(element, this.more);
    return { element, place: { layer: FEATURES, unit: index } };
  }

  makeUnit() {
    const element = make('button', 'network-unit');
    element.type = 'button';
    element.tabIndex = -1;
    this.units.append(element);
    /** @type {UnitButton} */
    const button = { element, place: { layer: 0, unit: 0 } };
    // A click that no pointer made came from Enter or Space.
    element.addEventListener('click', (event) => this.onOpen(button.place, event.detail === 0));
    return button;
  }

  /** @param {number} index */
  toggle(index) {
    if (!this.view) return;
    const { features, shape } = this.view;
    if (!isFeature(features[index])) return this.onMore(this.featureButtons[index].element);
    const used = (/** @type {InputShape} */ feature) => shape.inputs.some((input) => sameInput(input, feature));
    const chosen = features.filter((feature, i) => isFeature(feature) && used(feature) !== (i === index));
    this.onChangeFeatures(chosen.map(({ id }) => id));
  }

  /** @param {EventTarget | null} target @returns {UnitPlace | null} of the button, if it is one */
  placeOf(target) {
    return this.find(target)?.place ?? null;
  }

  /** @param {EventTarget | null} target */
  find(target) {
    return [...this.featureButtons, ...this.unitButtons].find(({ element }) => element === target);
  }

  /** @param {UnitPlace} place */
  buttonAt({ layer, unit }) {
    const buttons = layer === FEATURES ? this.featureButtons : this.unitButtons;
    return buttons.find(({ place }) => place.layer === layer && place.unit === unit)?.element;
  }

  /** @param {EventTarget | null} target becomes where the tab key comes to */
  makeStop(target) {
    const button = this.find(target);
    if (!button) return;
    const group = button.place.layer === FEATURES ? this.featureButtons : this.unitButtons;
    for (const { element } of group) element.tabIndex = element === target ? 0 : -1;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const from = this.placeOf(event.target);
    if (!from || !this.view) return;
    const to = neighbour(this.view, from, event.key);
    if (!to) return;
    event.preventDefault();
    this.buttonAt(to)?.focus();
  }
}

/**
 * Where an arrow key leads: up and down in the column, left and right to the same height in the next one.
 *
 * @param {NetworkView} view
 * @param {UnitPlace} from
 * @param {string} key
 * @returns {UnitPlace | null}
 */
function neighbour({ shape, features }, { layer, unit }, key) {
  const count = (/** @type {number} */ at) => (at === FEATURES ? features.length : shape.layers[at].units);
  switch (key) {
    case 'ArrowUp':
      return unit > 0 ? { layer, unit: unit - 1 } : null;
    case 'ArrowDown':
      return unit + 1 < count(layer) ? { layer, unit: unit + 1 } : null;
    case 'Home':
      return { layer, unit: 0 };
    case 'End':
      return { layer, unit: count(layer) - 1 };
    case 'ArrowLeft':
    case 'ArrowRight': {
      const to = key === 'ArrowLeft' ? layer - 1 : layer + 1;
      if (to < FEATURES || to >= shape.layers.length) return null;
      const height = (unit + 0.5) / count(layer);
      return { layer: to, unit: Math.min(count(to) - 1, Math.floor(height * count(to))) };
    }
    default:
      return null;
  }
}
