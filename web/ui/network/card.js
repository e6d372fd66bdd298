/**
 * The card of one unit. While the unit is only looked at, the plane shows it, and the card is a small one that says its bias; once
 * opened, it has the unit's map, its bias and its incoming weights, each to be read and set.
 * Owned by the network panel, which places it and tells it what to show.
 */
import { fitCanvas } from '../../draw/canvas.js';
import { roundText } from '../../draw/number-text.js';
import { gridCentres } from '../../draw/plane.js';
import { drawLargeMap, unitMap } from '../../draw/unit-maps.js';
import { Forward, parameterCount, parameterIndex } from '../../net/forward.js';
import { isFrozen, isListed, toggled } from '../frozen.js';
import { parameter } from '../format.js';
import { make, makeButton, setText } from '../dom.js';
import { makeLock, showLock } from './lock.js';
import { NumberField } from './number.js';
import { shortSourceName, sourceName, unitName } from './text.js';

/** @typedef {import('./panel.js').NetworkView} NetworkView */
/** @typedef {import('./text.js').UnitPlace} UnitPlace */
/** @typedef {import('../../wire/messages.js').Frozen} Frozen */

const MAP_SIZE = 144;
/** Pixels for each side of the large map. For a large network there are fewer, so that it takes less time than a frame. */
const SIDE = 48;
const SIDE_LARGE_NETWORK = 24;
const LARGE_NETWORK = 1500;

/** The layer of a place that is a feature, its `unit` then being the feature's index. */
export const FEATURES = -1;

export class NetworkCard {
  /**
   * @param {Pick<import('./panel.js').NetworkCallbacks, 'onSetParameter' | 'onFreeze' | 'onSwitchOff'>} callbacks
   * @param {() => void} onClose
   */
  constructor({ onSetParameter, onFreeze, onSwitchOff }, onClose) {
    this.onSetParameter = onSetParameter;
    this.onFreeze = onFreeze;
    /** @type {readonly Frozen[]} */
    this.frozen = [];
    /** @type {UnitPlace | null} */
    this.place = null;
    /** @type {Forward | null} */
    this.forward = null;
    this.madeFor = '';

    this.element = make('div', 'network-card');
    this.element.setAttribute('role', 'group');
    this.element.hidden = true;
    this.title = make('h3', 'network-card-title');
    this.close = make('button', 'network-close');
    this.close.type = 'button';
    this.close.textContent = '×';
    this.close.addEventListener('click', onClose);
    this.map = make('canvas', 'network-card-map');
    this.map.setAttribute('aria-hidden', 'true');
    this.low = make('span', '');
    this.high = make('span', '');
    this.ramp = make('span', 'network-ramp');
    const legend = make('div', 'network-card-legend');
    legend.append(this.low, this.ramp, this.high);
    this.biasLabel = make('span', '');
    this.bias = new NumberField(
      (value) => this.set(undefined, value),
      (message) => this.refuse(message),
    );
    this.biasRow = make('div', 'network-card-bias');
    this.biasRow.append(this.biasLabel, this.bias.element);
    this.message = make('p', 'network-message');
    this.message.setAttribute('role', 'alert');
    const left = make('div', 'network-card-left');
    this.isOff = false;
    this.off = makeButton('button', '', () => onSwitchOff(this.isOff ? null : this.place));
    left.append(this.map, legend, this.biasRow, this.off);
    this.weightsTitle = make('h4', '');
    this.list = make('ul', 'network-weights');
    this.right = make('div', 'network-card-right');
    this.right.append(this.weightsTitle, this.list);
    this.body = make('div', 'network-card-body');
    this.body.append(left, this.right);
    this.summary = make('p', 'network-card-summary');
    const head = make('div', 'network-card-head');
    this.lock = makeLock(() => this.toggle(undefined));
    head.append(this.title, this.lock, this.close);
    this.element.append(head, this.summary, this.body, this.message);
    /** @type {{row: HTMLElement, source: HTMLElement, bar: HTMLElement, field: NumberField, lock: HTMLElement}[]} */
    this.weights = [];
  }

  /**
   * @param {UnitPlace | null} place of the unit to show; null hides the card, and a feature has none, since it has no parameters
   * @param {boolean} open with all that can be set
   */
  choose(place, open) {
    if (this.place?.layer !== place?.layer || this.place?.unit !== place?.unit) {
      for (const field of this.fields()) field.takeBack();
      this.list.scrollTop = 0;
    }
    this.place = place;
    this.element.hidden = place === null || place.layer === FEATURES;
    this.element.classList.toggle('small', !open);
    this.body.hidden = this.lock.hidden = this.close.hidden = !open;
    this.summary.hidden = open;
  }

  fields() {
    return [this.bias, ...this.weights.map(({ field }) => field)];
  }

  /** Draws and writes what is chosen, as it is now. @param {NetworkView} view */
  update(view) {
    if (!this.place || !view.parameters) return;
    const { shape, t } = view;
    const { layer, unit } = this.place;
    if (layer === FEATURES) return;
    const name = unitName(t, shape, this.place);
    const bias = view.parameters[parameterIndex(shape, layer, unit)];
    setText(this.title, name);
    if (this.element.getAttribute('aria-label') !== name) this.element.setAttribute('aria-label', name);
    if (this.body.hidden) {
      setText(this.summary, t('network.peek', { bias: parameter(bias) }));
      return;
    }
    this.close.setAttribute('aria-label', t('network.close'));
    this.drawMap(view, this.place);
    this.frozen = view.frozen;
    showLock(this.lock, t('network.freeze-unit'), isListed(view.frozen, layer, unit), true);
    setText(this.biasLabel, t('network.bias'));
    this.bias.show(bias, t('network.bias'), view.range, t);
    this.isOff = view.off?.layer === layer && view.off.unit === unit;
    this.off.hidden = layer === shape.layers.length - 1;
    setText(this.off, t(this.isOff ? 'network.switch-on' : 'network.switch-off'));
    this.updateWeights(view, layer, unit, view.parameters);
  }

  /**
   * @param {NetworkView} view
   * @param {number} layer
   * @param {number} unit
   * @param {ArrayLike<number>} parameters
   */
  updateWeights({ shape, t, range, frozen }, layer, unit, parameters) {
    setText(this.weightsTitle, t('network.weights'));
    const count = layer === 0 ? shape.inputs.length : shape.layers[layer - 1].units;
    while (this.weights.length < count) this.addWeight(this.weights.length);
    while (this.weights.length > count) this.weights.pop()?.row.remove();
    const first = parameterIndex(shape, layer, unit, 0);
    let largest = 1;
    for (let input = 0; input < count; input++) largest = Math.max(largest, Math.abs(parameters[first + input]));
    const unitFrozen = isListed(frozen, layer, unit);
    this.weights.forEach(({ source, bar, field, lock }, input) => {
      const weight = parameters[first + input];
      const name = sourceName(t, shape, layer, input);
      setText(source, shortSourceName(t, shape, layer, input));
      bar.classList.toggle('negative', weight < 0);
      bar.style.width = `${(100 * Math.abs(weight)) / largest}%`;
      field.show(weight, t('network.weight-from', { source: name }), range, t);
      showLock(lock, t('network.freeze-weight', { source: name }), isFrozen(frozen, layer, unit, input), !unitFrozen);
    });
  }

  /** @param {number} input */
  addWeight(input) {
    const row = make('li', '');
    const source = make('span', 'network-source');
    const track = make('span', 'network-bar');
    const bar = make('span', '');
    track.append(bar);
    const field = new NumberField(
      (value) => this.set(input, value),
      (message) => this.refuse(message),
    );
    const lock = makeLock(() => this.toggle(input));
    row.append(source, track, field.element, lock);
    this.list.append(row);
    this.weights.push({ row, source, bar, field, lock });
  }

  /** @param {number | undefined} input @param {number} value */
  set(input, value) {
    if (this.place && this.place.layer !== FEATURES) this.onSetParameter(this.place.layer, this.place.unit, input, value);
  }

  /** @param {number | undefined} input undefined for the whole unit */
  toggle(input) {
    if (this.place && this.place.layer !== FEATURES) {
      this.onFreeze(toggled(this.frozen, this.place.layer, this.place.unit, input));
    }
  }

  /** @param {string} message */
  refuse(message) {
    this.message.textContent = message;
  }

  /**
   * @param {NetworkView} view
   * @param {UnitPlace} place
   */
  drawMap(view, { layer, unit }) {
    const { shape, theme } = view;
    const side = parameterCount(shape) > LARGE_NETWORK ? SIDE_LARGE_NETWORK : SIDE;
    const output = layer === shape.layers.length - 1;
    const several = output && shape.layers[layer].units > 1;
    const values = this.forwardTo(view, layer, side).run(view.parameters ?? [])[layer][unit];
    const map = unitMap(values, side * side, shape.layers[layer].activation, several ? unit : -1, output, theme);
    drawLargeMap(fitCanvas(this.map, MAP_SIZE, MAP_SIZE, view.ratio), map, side, MAP_SIZE);
    setText(this.low, roundText(map.low, 4));
    setText(this.high, roundText(map.high, 4));
    const ends = several ? [theme.card, theme.classes[unit]] : [theme.negative, theme.card, theme.positive];
    this.ramp.style.backgroundImage = `linear-gradient(to right, ${ends.join(', ')})`;
  }

  /**
   * The network up to a layer, over the card's grid; made anew only for another network.
   *
   * @param {NetworkView} view
   * @param {number} layer
   * @param {number} side
   */
  forwardTo({ shape, centre, extent }, layer, side) {
    const key = JSON.stringify([shape, layer, side, centre, extent]);
    if (this.forward && this.madeFor === key) return this.forward;
    const cut = { ...shape, layers: shape.layers.slice(0, layer + 1) };
    const forward = new Forward(cut, side * side);
    const { xs, ys } = gridCentres({ centre, extent }, side);
    forward.setGrid(xs, ys);
    this.forward = forward;
    this.madeFor = key;
    return forward;
  }
}
