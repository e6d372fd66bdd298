/**
 * The transformed space: the plane's grid and the points where a pair of units of one layer puts them. It follows every
 * frame by the page's own forward pass, so that one sees the network bend the plane until a line can part the classes.
 */
import { drawSpace, spanOf } from '../../draw/space.js';
import { Forward, parameterIndex } from '../../net/forward.js';
import { t } from '../i18n.js';
import { shortName } from '../network/text.js';
import { make, named, worded } from '../dom.js';
import { Choice } from './fields.js';
import { paperOf } from './paper.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/** @typedef {import('./inspector.js').Context} Context */

/** Lines in each direction, an odd number: the middle one is the axis. */
const LINES = 21;
const NODES = 61;
/** The most points: more would take time and show nothing new. */
const MOST_POINTS = 1000;
/** The view follows a growing space at once, and a shrinking one slowly, so that it doesn't breathe. */
const SHRINK = 0.08;

export class SpaceView {
  /** @param {HTMLElement} panel @param {Context} context */
  constructor(panel, context) {
    /**
     * What a person chose, which the network may no longer have. Without a chosen layer it is the last hidden one, where a straight
     * line must separate the classes.
     */
    this.chosen = { layer: -1, u: 0, v: 1 };
    /** What is shown. */
    this.layer = 0;
    this.u = 0;
    this.v = 1;
    /** @type {Forward | null} */
    this.forward = null;
    /** What the forward pass was made for. @type {unknown[]} */
    this.madeFor = [];
    /** @type {unknown[]} */
    this.drawn = [];
    /** @type {{ u: import('../../draw/space.js').Span, v: import('../../draw/space.js').Span } | null} */
    this.spans = null;
    /** @type {(readonly number[])[]} */
    this.points = [];
    const change = (/** @type {'layer' | 'u' | 'v'} */ name) => (/** @type {string} */ value) => {
      this.chosen[name] = Number(value);
      this.spans = null;
      context.redraw();
    };
    this.layerChoice = new Choice('inspector.health.layer', change('layer'));
    this.uChoice = new Choice('inspector.space.across', change('u'));
    this.vChoice = new Choice('inspector.space.upwards', change('v'));
    this.canvas = named(make('canvas', 'space-canvas'), 'inspector.space.canvas');
    this.canvas.setAttribute('role', 'img');
    this.stage = make('div', 'space-stage', this.canvas);
    const about = worded('p', 'caption', 'inspector.space.about');
    const controls = make('div', 'space-controls', this.layerChoice.element, this.uChoice.element, this.vChoice.element, about);
    panel.append(make('div', 'space-body', controls, this.stage));
    new ResizeObserver(() => context.redraw()).observe(this.stage);
  }

  question() {
    return null;
  }

  take() {}

  forget() {
    this.spans = null;
  }

  /** @param {State} state @param {Theme} theme */
  render(state, theme) {
    const { network, frame } = state;
    if (!network || !frame) return;
    const last = network.layers.length - 1;
    this.layer = this.chosen.layer < 0 ? Math.max(0, last - 1) : Math.min(this.chosen.layer, last);
    const { units } = network.layers[this.layer];
    this.u = Math.min(this.chosen.u, units - 1);
    this.v = Math.min(this.chosen.v, units - 1);
    const layers = network.layers.map(
      (_, layer) =>
        /** @type {const} */ ([String(layer), layer === last ? t('network.output') : t('network.layer', { layer: layer + 1 })]),
    );
    const names = Array.from({ length: units }, (_, unit) => shortName(t, network, { layer: this.layer, unit }));
    const options = names.map((name, unit) => /** @type {const} */ ([String(unit), name]));
    this.layerChoice.show(layers, String(this.layer));
    this.uChoice.show(options, String(this.u));
    this.vChoice.show(options, String(this.v));

    const size = Math.floor(Math.min(this.stage.clientWidth, this.stage.clientHeight));
    const { showTest, centre, extent } = state.view;
    const chosen = [this.layer, this.u, this.v, showTest, centre, extent, names.join()];
    const drawn = [frame, state.points, theme, size, devicePixelRatio, ...chosen];
    if (size < 40 || drawn.every((value, i) => value === this.drawn[i])) return;
    this.drawn = drawn;
    const [us, vs] = this.evaluate(state, network, frame);
    const count = 2 * LINES * NODES + this.points.length;
    this.follow(spanOf(us, 0, count), spanOf(vs, 0, count));
    this.canvas.style.width = this.canvas.style.height = `${size}px`;
    const { context, width } = paperOf(this.canvas, theme, { width: size, height: size });
    const regression = state.problem === 'regression';
    const decision = this.decision(network, frame);
    const scaling = state.network?.scaling?.target;
    const bent = { us, vs, lines: 2 * LINES, nodes: NODES, points: this.points, regression, scaling, showTest, decision };
    if (this.spans) drawSpace(context, width, bent, this.spans, { u: names[this.u], v: names[this.v] }, theme);
  }

  /**
   * @param {State} state
   * @param {import('../../wire/messages.js').NetworkShape} network
   * @param {import('../../wire/protocol.js').Frame} frame
   * @returns {[Float64Array, Float64Array]} what the two units answer on the lines, then at the points
   */
  evaluate(state, network, frame) {
    const { centre, extent } = state.view;
    const madeFor = [network, this.layer, centre, extent, state.points];
    if (!this.forward || madeFor.some((value, i) => value !== this.madeFor[i])) {
      this.madeFor = madeFor;
      this.points = sample(state.points, MOST_POINTS);
      const { xs, ys } = lines(state.view);
      for (const [x, y] of this.points) {
        xs.push(x);
        ys.push(y);
      }
      this.forward = new Forward({ ...network, layers: network.layers.slice(0, this.layer + 1) }, xs.length);
      this.forward.setPoints(xs, ys);
    }
    const answers = this.forward.run(frame.parameters)[this.layer];
    return [answers[this.u], answers[this.v]];
  }

  /**
   * Where a single output decides: w₁u + w₂v + b = 0, a straight line if the two units are all that feed it.
   *
   * @param {import('../../wire/messages.js').NetworkShape} network
   * @param {import('../../wire/protocol.js').Frame} frame
   * @returns {[number, number, number] | null}
   */
  decision(network, { parameters }) {
    const next = network.layers[this.layer + 1];
    if (this.layer !== network.layers.length - 2 || next.units !== 1 || next.inputs !== 2 || this.u === this.v) return null;
    const weight = (/** @type {number} */ input) => parameters[parameterIndex(network, this.layer + 1, 0, input)];
    return [weight(this.u), weight(this.v), parameters[parameterIndex(network, this.layer + 1, 0)]];
  }

  /** @param {import('../../draw/space.js').Span} u @param {import('../../draw/space.js').Span} v */
  follow(u, v) {
    if (!this.spans) {
      this.spans = { u, v };
      return;
    }
    for (const [held, wanted] of /** @type {const} */ ([
      [this.spans.u, u],
      [this.spans.v, v],
    ])) {
      held.low = Math.min(wanted.low, held.low + (wanted.low - held.low) * SHRINK);
      held.high = Math.max(wanted.high, held.high + (wanted.high - held.high) * SHRINK);
    }
  }
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * About this many entries of a list, evenly along it, but not at a fixed interval that could match a pattern in its order.
 *
 * @template T
 * @param {readonly T[]} list
 * @param {number} most
 */
function sample(list, most) {
  return list.filter((_, i) => (i * GOLDEN) % 1 < most / list.length);
}

/** Upright lines, then level ones. @param {import('../../draw/plane.js').Shown} shown */
function lines({ centre, extent }) {
  /** @type {number[]} */
  const xs = [];
  /** @type {number[]} */
  const ys = [];
  for (const upright of [true, false]) {
    for (let line = 0; line < LINES; line++) {
      const fixed = (2 * line) / (LINES - 1) - 1;
      for (let node = 0; node < NODES; node++) {
        const moving = (2 * node) / (NODES - 1) - 1;
        xs.push(centre.x + extent.x * (upright ? fixed : moving));
        ys.push(centre.y + extent.y * (upright ? moving : fixed));
      }
    }
  }
  return { xs, ys };
}
