/**
 * The controls of the hidden layers: how many there are, and above each column its number of units and its activation.
 * Where columns are too narrow for that, a column shows its number of units, and one row edits the chosen layer.
 */
import { scaleOf } from '../../draw/theme.js';
import { enable, make, makeButton, onPhone, resize, setAttribute, setText } from '../dom.js';

/** @typedef {import('./panel.js').NetworkView} NetworkView */
/** @typedef {import('../../net/forward.js').LayerShape} LayerShape */
/** @typedef {import('../../draw/layout.js').Layout} Layout */

/** The number of units of a new layer. */
const NEW_UNITS = 2;
/** Columns nearer than this, in CSS pixels, have no room for their controls: the longest name of an activation would be cut. */
const NARROWEST = 80;
const WIDEST = 104;
/** The same under a finger, whose buttons are larger. */
const NARROWEST_TOUCH = 104;
const CHIP = { mouse: 32, touch: 40 };
/** Where columns are nearer than this, in CSS pixels, their numbers of units fill the row, and the outer columns have no names. */
const NAMES_FROM = 46;

/** Units and activation of one layer. */
class LayerControl {
  /** @param {(layers: LayerShape[]) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    this.layer = 0;
    /** @type {LayerShape[]} */
    this.layers = [];
    this.element = make('div', 'network-layer');
    this.element.setAttribute('role', 'group');
    this.fewer = makeButton('network-step', '−', () => this.change({ units: this.layers[this.layer].units - 1 }));
    this.more = makeButton('network-step', '+', () => this.change({ units: this.layers[this.layer].units + 1 }));
    this.count = make('span', 'network-count');
    this.activation = make('select', 'network-activation');
    this.activation.addEventListener('change', () => this.change({ activation: this.activation.value }));
    const units = make('div', 'network-layer-units');
    units.append(this.fewer, this.count, this.more);
    this.element.append(units, this.activation);
  }

  /** @param {Partial<LayerShape>} part */
  change(part) {
    this.onChange(this.layers.map((layer, i) => (i === this.layer ? { ...layer, ...part } : layer)));
  }

  /** @param {NetworkView} view @param {LayerShape[]} layers @param {number} layer */
  update({ t, activations, most }, layers, layer) {
    this.layers = layers;
    this.layer = layer;
    const { units, activation } = layers[layer];
    const number = layer + 1;
    setAttribute(this.element, 'aria-label', t('network.layer', { layer: number }));
    setAttribute(this.fewer, 'aria-label', t('network.remove-unit', { layer: number }));
    setAttribute(this.more, 'aria-label', t('network.add-unit', { layer: number }));
    setAttribute(this.activation, 'aria-label', t('network.activation', { layer: number }));
    setText(this.count, String(units));
    enable(this.fewer, units > 1);
    enable(this.more, units < most.units);
    if (this.activation.length !== activations.length) {
      this.activation.replaceChildren(...activations.map((id) => new Option('', id)));
    }
    for (const option of this.activation.options) setText(option, t(`choice.network.activation.${option.value}`));
    this.activation.value = activation;
  }
}

export class LayerControls {
  /** @param {(layers: LayerShape[]) => void} onChange with the hidden layers as they are to be */
  constructor(onChange) {
    this.onChange = onChange;
    /** @type {LayerShape[]} */
    this.layers = [];
    this.chosen = 0;
    this.defaultActivation = '';
    /** How much larger than usual letters are. */
    this.scale = 1;
    this.touch = this.narrow = false;
    /** @type {NetworkView | null} */
    this.view = null;
    this.toolbar = make('div', 'network-toolbar');
    this.fewer = makeButton('network-step', '−', () => onChange(this.layers.slice(0, -1)));
    this.more = makeButton('network-step', '+', () => onChange([...this.layers, this.newLayer()]));
    this.count = make('span', 'network-layer-count');
    this.count.setAttribute('aria-live', 'polite');
    const layers = make('div', 'network-layer-number');
    layers.append(this.fewer, this.count, this.more);
    this.single = new LayerControl(onChange);
    this.singleName = make('span', 'network-single-name');
    this.single.element.prepend(this.singleName);
    this.toolbar.append(layers, this.single.element);

    this.headers = make('div', 'network-headers');
    this.inputs = makeButton('network-header about', '', () => {});
    this.inputs.dataset.about = 'network.features';
    this.inputs.setAttribute('aria-haspopup', 'dialog');
    this.output = make('span', 'network-header');
    this.headers.append(this.inputs, this.output);
    /** @type {LayerControl[]} */
    this.controls = [];
    /** @type {{element: HTMLButtonElement}[]} */
    this.chips = [];
  }

  /** Small, with the activation of the last one. */
  newLayer() {
    const last = this.layers[this.layers.length - 1];
    return { units: NEW_UNITS, activation: last?.activation ?? this.defaultActivation };
  }

  /** @param {NetworkView} view @param {number} width of the diagram */
  update(view, width) {
    const { t, shape, most } = view;
    this.view = view;
    this.layers = shape.layers.slice(0, -1).map(({ units, activation }) => ({ units, activation }));
    this.defaultActivation = view.defaultActivation;
    const count = this.layers.length;
    setText(this.count, t(count === 0 ? 'network.layers.none' : count === 1 ? 'network.layers.one' : 'network.layers', { count }));
    setAttribute(this.fewer, 'aria-label', t('network.remove-layer'));
    setAttribute(this.more, 'aria-label', t('network.add-layer'));
    enable(this.fewer, count > 0);
    enable(this.more, count < most.layers);
    setText(this.inputs, t('network.inputs'));
    setAttribute(this.inputs, 'aria-label', `${t('network.inputs')} ${t('about.what')}`);
    const { activation } = shape.layers[count];
    setText(this.output, `${t('network.output')}\n${t(`choice.network.activation.${activation}`)}`);
    this.touch = onPhone();
    this.scale = scaleOf(view.theme);
    this.narrow = count > 0 && width / (count + 2) < ((this.touch ? NARROWEST_TOUCH : NARROWEST) + 8) * this.scale;
    this.chosen = Math.max(0, Math.min(this.chosen, count - 1));
    resize(this.controls, this.narrow ? 0 : count, () => this.append(new LayerControl(this.onChange)));
    resize(this.chips, this.narrow ? count : 0, (layer) => this.append(this.makeChip(layer)));
    this.controls.forEach((control, layer) => control.update(view, this.layers, layer));
    this.chips.forEach(({ element }, layer) => {
      setText(element, String(this.layers[layer].units));
      setAttribute(element, 'aria-label', t('network.choose-layer', { layer: layer + 1, units: this.layers[layer].units }));
      setAttribute(element, 'aria-pressed', String(layer === this.chosen));
    });
    this.single.element.hidden = !this.narrow;
    if (this.narrow) {
      this.single.update(view, this.layers, this.chosen);
      setText(this.singleName, t('network.layer', { layer: this.chosen + 1 }));
    }
  }

  /** @template {{element: HTMLElement}} T @param {T} part @returns {T} */
  append(part) {
    this.headers.insertBefore(part.element, this.output);
    return part;
  }

  /** @param {number} layer */
  makeChip(layer) {
    const element = makeButton('network-chip', '', () => {
      this.chosen = layer;
      if (this.view) this.update(this.view, this.headers.clientWidth);
    });
    return { element };
  }

  /** The height that the controls above the columns need, in CSS pixels. */
  get height() {
    // Hidden where room is short, as above an open inspector.
    if (this.headers.offsetParent === null) return 8;
    if (this.touch) return this.narrow ? 48 : 92;
    return (this.narrow ? 32 : 64) * this.scale;
  }

  /** @param {Layout} layout */
  place(layout) {
    const width = Math.min(WIDEST * this.scale, layout.gap - 6);
    const placeAt = (/** @type {HTMLElement} */ element, /** @type {number} */ x, /** @type {number} */ wide) => {
      element.style.left = `${x - wide / 2}px`;
      element.style.width = `${wide}px`;
    };
    this.controls.forEach(({ element }, layer) => placeAt(element, layout.layers[layer].x, width));
    this.chips.forEach(({ element }, layer) =>
      placeAt(element, layout.layers[layer].x, Math.min((this.touch ? CHIP.touch : CHIP.mouse) * this.scale, layout.gap - 2)),
    );
    this.inputs.hidden = this.output.hidden = layout.gap < NAMES_FROM * this.scale;
    placeAt(this.inputs, layout.features.x, 72 * this.scale);
    placeAt(this.output, layout.layers[layout.layers.length - 1].x, 84 * this.scale);
  }
}
