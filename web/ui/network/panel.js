/**
 * The network's diagram as a person uses it: a canvas, and over it real buttons and fields.
 *
 * Gets a plain view and gives back what the person did through callbacks; knows neither the run nor the connection.
 * The page calls `render` once an animation frame; the panel redraws by itself only for what the pointer does.
 */
import { layoutNetwork } from '../../draw/layout.js';
import { linkAt, linkCounts } from '../../draw/links.js';
import { scaleOf } from '../../draw/theme.js';
import { parameterCount } from '../../net/forward.js';
import { wording } from '../called.js';
import { FEATURES, NetworkCard } from './card.js';
import { placeBeside, uncover } from './card-place.js';
import { make, onPhone, setText } from '../dom.js';
import { onDemand } from '../part.js';
import { LayerControls } from './layers.js';
import { LinkCard } from './link.js';
import { NetworkPicture } from './picture.js';
import { roomForNames } from './text.js';
import { UnitButtons } from './units.js';

/** @typedef {import('../../net/forward.js').NetworkShape} NetworkShape */
/** @typedef {import('../../net/features.js').InputShape} InputShape */
/** @typedef {import('../../net/forward.js').LayerShape} LayerShape */
/** @typedef {import('../../draw/layout.js').Layout} Layout */
/** @typedef {import('../../draw/links.js').Link} Link */
/** @typedef {import('./text.js').UnitPlace} UnitPlace */
/**
 * @typedef {object} NetworkView what the panel shows
 * @property {NetworkShape} shape inputs, hidden layers, output layer
 * @property {ArrayLike<number> | null} parameters another array in each frame; null before the first
 * @property {ArrayLike<number> | null} seen those that are drawn: without the unit that is off
 * @property {UnitPlace | null} off
 * @property {readonly InputShape[]} features all there are: those of the list, used or not, then the network's others
 * @property {readonly string[]} activations those of hidden layers
 * @property {string} defaultActivation of the first hidden layer
 * @property {{layers: number, units: number}} most
 * @property {{min: number, max: number}} range of a weight or a bias
 * @property {readonly import('../../wire/messages.js').Frozen[]} frozen what training leaves as it is
 * @property {import('../../draw/plane.js').Shown['centre']} centre of the plane
 * @property {import('../../draw/plane.js').Shown['extent']} extent of the plane
 * @property {boolean} running frames come one after the other: speed before fineness
 * @property {import('../../draw/theme.js').Theme} theme
 * @property {number} ratio devicePixelRatio
 * @property {import('./text.js').Translate} t
 * @property {Inspecting | null} [inspecting] while an inspector looks on
 */
/**
 * @typedef {object} Inspecting
 * @property {(parameter: {layer: number, unit: number, input?: number}) => void} [choose] takes what is pressed
 * @property {(context: CanvasRenderingContext2D, layout: Layout, theme: import('../../draw/theme.js').Theme) => void} draw
 */
/**
 * @typedef {object} NetworkCallbacks
 * @property {(layer: number, unit: number, input: number | undefined, value: number) => void} onSetParameter
 *   layers counted from the first hidden one; without input: the bias
 * @property {(layers: LayerShape[]) => void} onChangeLayers the hidden layers as they are to be
 * @property {(features: string[]) => void} onChangeFeatures in the order of all features
 * @property {(frozen: import('../../wire/messages.js').Frozen[]) => void} onFreeze what is to keep its value from now on
 * @property {(place: UnitPlace | null) => void} onSwitchOff the unit that is to be off from now on, or none
 * @property {(opener: HTMLElement) => void} onMoreInputs those that are on no list are asked for
 * @property {(place: UnitPlace | null) => void} onFocusUnit the unit or feature that is looked at from now on, or none
 */

const REACH_MOUSE = 5;
const REACH_TOUCH = 14;
/** A card stays this long after the pointer left, so that it can be reached. */
const STAY = 220;
const OPEN_AFTER = 90;
const NAMES_EVERY = 1000;
/** A diagram that is less high is a strip: like one that is presented, it leaves out the inputs that the network doesn't have. */
const STRIP = 200;
/** On a phone, the diagram is as high as its inputs need, up to this number of rows. */
const MOST_ROWS = 16;

export class NetworkPanel {
  /**
   * @param {HTMLElement} host
   * @param {NetworkCallbacks} callbacks
   * @param {HTMLElement | null} [summary] is given the network in figures: 2 – 4 – 2 – 1 · 25 parameters
   */
  constructor(host, callbacks, summary = null) {
    this.callbacks = callbacks;
    this.summary = summary;
    /** @type {NetworkView | null} */
    this.view = null;
    /** @type {Layout | null} */
    this.layout = null;
    this.picture = new NetworkPicture();
    this.signalCanvas = make('canvas', 'network-canvas network-signal');
    this.signalCanvas.setAttribute('aria-hidden', 'true');
    /** Once a run has begun. @type {import('./signal.js').Signal | null} */
    this.signal = null;
    this.isBringing = false;
    /** @type {unknown[]} */
    this.built = [];
    this.width = 0;
    this.height = 0;
    this.namesAt = -Infinity;
    /** The unit whose card is open stays until it is closed, not only while it is pointed at. */
    this.pinned = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.namesTimer = undefined;
    /** @type {UnitPlace | null} */
    this.off = null;
    this.scheduled = 0;

    this.card = new NetworkCard(callbacks, () => this.closeCard(true));
    this.linkCard = new LinkCard(callbacks.onSetParameter, () => this.chooseLink(null, false));
    this.controls = new LayerControls(callbacks.onChangeLayers);
    this.buttons = new UnitButtons(
      callbacks.onChangeFeatures,
      (place, byKeyboard) => this.open(place, byKeyboard),
      callbacks.onMoreInputs,
    );
    this.canvas = this.picture.canvas;
    const { features, units } = this.buttons;
    const cards = [this.card.element, this.linkCard.element];
    this.diagram = make('div', 'network-diagram', this.canvas, this.signalCanvas, this.controls.headers, features, units, ...cards);
    host.classList.add('network');
    host.dataset.empty = '';
    this.host = host;
    host.append(this.controls.toolbar, this.diagram);
    this.listen();
    new ResizeObserver(() => this.measure()).observe(this.diagram);
  }

  listen() {
    const { diagram, canvas, card } = this;
    diagram.addEventListener('pointerover', (event) => this.pointAt(event));
    diagram.addEventListener('pointerleave', () => this.leave());
    diagram.addEventListener('focusin', (event) => {
      const place = this.buttons.placeOf(event.target);
      if (place && /** @type {Element} */ (event.target).matches(':focus-visible')) this.choose(place, false);
    });
    diagram.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node) || !diagram.contains(event.relatedTarget)) this.leave();
    });
    diagram.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.card.place) {
        this.closeCard(card.element.contains(document.activeElement));
        event.stopPropagation();
      }
    });
    document.addEventListener('pointerdown', ({ target }) => {
      // On a phone the card would lie over whatever comes next; the run may be moved beside it.
      if (!onPhone() || !this.card.place || !(target instanceof Element)) return;
      if (!diagram.contains(target) && !target.closest('.transport')) this.closeCard(false);
    });
    canvas.addEventListener('pointermove', (event) => {
      if (event.pointerType !== 'touch' && !this.linkCard.editing) this.chooseLink(event, false);
    });
    canvas.addEventListener('click', (event) => {
      if (this.pinned) this.closeCard(false);
      this.chooseLink(/** @type {PointerEvent} */ (event), true);
    });
    canvas.addEventListener('pointerleave', () => !this.linkCard.editing && this.chooseLink(null, false));
  }

  /** Draws the view. @param {NetworkView} whole */
  render(whole) {
    const few = (this.height > 0 && this.height < STRIP) || document.documentElement.hasAttribute('data-presenting');
    const view = few ? { ...whole, features: whole.shape.inputs } : whole;
    this.view = view;
    const { shape, ratio } = view;
    const built = [JSON.stringify(shape) + few, wording(), this.width, this.height, ratio, scaleOf(view.theme)];
    if (built.some((value, i) => value !== this.built[i])) {
      const sameShape = built[0] === this.built[0];
      this.built = built;
      this.build(view, sameShape);
    }
    // A run needs it, and what is frozen.
    if ((view.running || view.frozen.length > 0) && !this.isBringing) {
      this.isBringing = true;
      onDemand().then((part) => {
        if (part) this.signal = new part.Signal(this.signalCanvas);
        this.requestDraw();
      });
    }
    this.draw();
  }

  /** @param {NetworkView} view @param {boolean} sameShape */
  build(view, sameShape) {
    const { shape, features } = view;
    if (!sameShape) {
      this.picture.restart();
      const place = this.card.place;
      const count = place && (place.layer === FEATURES ? features.length : shape.layers[place.layer]?.units);
      if (place && !(place.unit < (count ?? 0))) this.closeCard(false);
      this.chooseLink(null, false);
    }
    if (this.summary) {
      const sizes = [shape.inputs.length, ...shape.layers.map(({ units }) => units)].join(' – ');
      const { drawn, all } = linkCounts(shape);
      const summary = view.t('network.summary', { sizes, count: parameterCount(shape) });
      setText(this.summary, drawn < all ? `${summary} · ${view.t('network.strongest', { drawn, all })}` : summary);
    }
    this.controls.update(view, this.width);
    this.buttons.update(view);
    this.diagram.style.setProperty('--rows', String(Math.min(features.length + 1, MOST_ROWS)));
    this.namesAt = -Infinity;
    if (this.width === 0) return;
    const { width, height, controls } = this;
    this.layout = layoutNetwork(shape, features, width, height, controls.height, scaleOf(view.theme), roomForNames(features));
    this.controls.place(this.layout);
    this.buttons.place(this.layout);
    this.placeCard();
    delete this.host.dataset.empty;
  }

  measure() {
    this.width = this.diagram.clientWidth;
    this.height = this.diagram.clientHeight;
    if (this.view) this.render(this.view);
  }

  draw() {
    const { view, layout, card, linkCard } = this;
    // Of three parts a phone shows one, so the diagram may take no room.
    if (this.width === 0) this.signal?.rest();
    if (!view || !layout || !view.parameters || this.width === 0) return;
    const unit = card.place && card.place.layer !== FEATURES ? card.place : null;
    this.picture.draw(view, view.seen ?? view.parameters, layout, unit, linkCard.link);
    this.signal?.follow(view, layout, this.picture.links);
    card.update(view);
    linkCard.update(view);
    this.nameUnits(view);
  }

  /**
   * Names change with the biases; they are brought up to date once a second, and when frames have ended.
   *
   * @param {NetworkView} view
   */
  nameUnits(view) {
    clearTimeout(this.namesTimer);
    const now = performance.now();
    if (now - this.namesAt >= NAMES_EVERY || view.off !== this.off) {
      this.off = view.off;
      this.namesAt = now;
      this.buttons.updateNames(view);
    } else {
      this.namesTimer = setTimeout(() => this.buttons.updateNames(view), NAMES_EVERY);
    }
  }

  requestDraw() {
    this.scheduled ||= requestAnimationFrame(() => {
      this.scheduled = 0;
      this.draw();
    });
  }

  /** @param {PointerEvent} event over the diagram or one of its parts */
  pointAt(event) {
    if (event.pointerType === 'touch' || this.pinned) return;
    clearTimeout(this.timer);
    if (this.card.element.contains(/** @type {Node} */ (event.target))) return;
    const place = this.buttons.placeOf(event.target);
    if (!place) this.leave();
    else if (this.card.place) this.choose(place, false);
    else this.timer = setTimeout(() => this.choose(place, false), OPEN_AFTER);
  }

  /** The pointer or the focus went elsewhere, so the card is closed, unless it is pinned or has the focus. */
  leave() {
    clearTimeout(this.timer);
    if (this.pinned || !this.card.place) return;
    this.timer = setTimeout(() => {
      const focus = document.activeElement;
      const focused = this.buttons.placeOf(focus);
      if (this.card.element.contains(focus)) return;
      if (focused && /** @type {Element} */ (focus).matches(':focus-visible')) this.choose(focused, false);
      else this.closeCard(false);
    }, STAY);
  }

  /** @param {UnitPlace} place @param {boolean} byKeyboard */
  open(place, byKeyboard) {
    if (this.view?.inspecting?.choose) {
      if (place.layer !== FEATURES) this.view.inspecting.choose(place);
      return;
    }
    this.choose(place, true);
    if (byKeyboard) this.card.bias.element.focus();
  }

  /** @param {UnitPlace} place @param {boolean} pinned */
  choose(place, pinned) {
    clearTimeout(this.timer);
    if (this.view?.inspecting?.choose) return;
    this.pinned = pinned;
    this.chooseLink(null, false);
    this.card.choose(place, pinned);
    if (this.view) this.card.update(this.view);
    this.placeCard();
    const unit = this.buttons.buttonAt(place);
    if (onPhone() && unit) uncover(this.card.element, unit);
    this.callbacks.onFocusUnit(place);
    this.requestDraw();
  }

  /** @param {boolean} giveBackFocus to the unit that the card was of */
  closeCard(giveBackFocus) {
    clearTimeout(this.timer);
    const { place } = this.card;
    this.pinned = false;
    this.card.choose(null, false);
    if (!place) return;
    if (giveBackFocus) this.buttons.buttonAt(place)?.focus();
    this.callbacks.onFocusUnit(null);
    this.requestDraw();
  }

  placeCard() {
    const { layout, card } = this;
    if (!layout || !card.place) return;
    const column = card.place.layer === FEATURES ? layout.features : layout.layers[card.place.layer];
    placeBeside(card.element, column.units[card.place.unit], column.size, layout, this.controls.height, this.pinned);
  }

  /**
   * The link under the pointer, shown, or after a click to be edited.
   *
   * @param {PointerEvent | null} event
   * @param {boolean} editing
   */
  chooseLink(event, editing) {
    const { layout, linkCard } = this;
    if (!layout) return;
    const touch = event?.pointerType === 'touch';
    const link = event && linkAt(layout, this.picture.links, event.offsetX, event.offsetY, touch ? REACH_TOUCH : REACH_MOUSE);
    if (link && editing && this.view?.inspecting?.choose) {
      this.view.inspecting.choose(link);
      return;
    }
    if (!link && !linkCard.link) return;
    linkCard.choose(link, editing && link !== null, event?.offsetX ?? 0, event?.offsetY ?? 0, layout);
    this.canvas.classList.toggle('pointing', link !== null);
    if (link && this.view) linkCard.update(this.view);
    if (link && editing) linkCard.field.element.focus();
    this.requestDraw();
  }
}
