/**
 * The scalar graph of one example: a node for each number, and reverse mode walking back through it, one node at a time.
 * Each node hands its gradient on to its inputs, times the partial derivative; where several come together, they add up.
 */
import { fitCanvas } from '../../draw/canvas.js';
import { drawGraph, fitGraph, layoutGraph, NODE_HEIGHT, NODE_WIDTH } from '../../draw/graph.js';
import { ringPoint } from '../../draw/points.js';
import { scaleOf } from '../../draw/theme.js';
import { wording } from '../called.js';
import { sentences, t } from '../i18n.js';
import { enable, make, makeButton, named, setAttribute, setText, signButton, worded } from '../dom.js';
import { Choice, Slider } from './fields.js';
import { ExampleSource } from './example-source.js';
import { numberText } from '../format.js';
import { unitOptions } from './parameters.js';
import { symbolText } from './symbol-text.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../wire/messages.js').GraphAnswer} GraphAnswer */
/** @typedef {import('./inspector.js').Context} Context */
/** @typedef {import('../../draw/graph.js').GraphLayout} GraphLayout */
/** @typedef {import('../../draw/theme.js').Theme} Theme */

const LOSS = 'loss';
/**
 * A network of more parameters begins with the graph of its first unit: the loss's couldn't be read as a whole, and what a graph is
 * shows on a few nodes.
 */
const SMALL = 15;
const DIGITS_IN_NODES = 3;
const SLOW_MS = 700;
const ZOOM = 1.25;
const LARGEST_SCALE = 2.5;
const SMALLEST_SCALE = 0.05;
const PAN_PX = 60;

export class GraphView {
  /** @param {HTMLElement} panel @param {Context} context */
  constructor(panel, context) {
    this.context = context;
    /** @type {GraphAnswer | null} */
    this.answer = null;
    this.of = '';
    /** How many nodes have handed their gradient on. */
    this.walked = 0;
    /** From left to right and from top to bottom. @type {[GraphLayout, GraphLayout] | null} */
    this.layouts = null;
    /** @type {GraphLayout | null} */
    this.layout = null;
    /** How much larger than usual letters are. */
    this.letters = 1;
    this.shapeOf = '';
    /** @type {import('../../draw/graph.js').Camera} */
    this.camera = { scale: 1, x: 0, y: 0 };
    /** The gradient that each node has received so far. */
    this.sums = new Float64Array(0);
    /** @type {unknown[]} */
    this.drawn = [];
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.playing = undefined;

    this.source = new ExampleSource(context, () => context.redraw(), false);
    this.choice = new Choice('inspector.graph.of', (of) => {
      this.of = of;
      this.walked = 0;
      context.redraw();
    });
    this.back = makeButton('button', '', () => this.go(this.walked - 1));
    this.next = makeButton('button primary-soft', '', () => this.go(this.walked + 1));
    this.play = makeButton('button', '', () => this.togglePlay());
    this.slider = new Slider(
      'inspector.graph.walked',
      { min: 0, max: 1, step: 1 },
      (count) => this.go(count),
      (count) => this.progress(count),
    );
    this.tells = make('p', 'graph-tells figure');
    this.canvas = named(make('canvas', 'graph-canvas'), 'inspector.graph.canvas');
    // It takes the arrow keys, and says so.
    this.canvas.setAttribute('role', 'application');
    this.canvas.setAttribute('aria-describedby', 'graph-keys');
    this.canvas.tabIndex = 0;
    const keys = worded('p', 'visually-hidden', 'inspector.graph.keys');
    keys.id = 'graph-keys';
    this.buttons = make(
      'div',
      'graph-zoom',
      signButton('+', 'inspector.graph.closer', () => this.zoom(ZOOM)),
      signButton('−', 'inspector.graph.farther', () => this.zoom(1 / ZOOM)),
      signButton('⤢', 'inspector.graph.whole', () => this.fit()),
    );
    const steps = make('div', 'graph-steps', this.back, this.next, this.play);
    const controls = make(
      'div',
      'graph-controls',
      this.source.element,
      this.choice.element,
      steps,
      this.slider.element,
      this.tells,
    );
    panel.append(make('div', 'graph-body', controls, make('div', 'graph-stage', this.canvas, keys, this.buttons)));
    this.listen();
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        this.zoom(Math.exp(-event.deltaY * 0.0015), event.offsetX, event.offsetY);
      },
      { passive: false },
    );
    canvas.addEventListener('pointerdown', (event) => canvas.setPointerCapture(event.pointerId));
    canvas.addEventListener('pointermove', (event) => {
      if (canvas.hasPointerCapture(event.pointerId)) this.pan(-event.movementX, -event.movementY);
    });
    canvas.addEventListener('keydown', (event) => {
      /** @type {Record<string, () => void>} */
      const keys = {
        ArrowLeft: () => this.pan(-PAN_PX, 0),
        ArrowRight: () => this.pan(PAN_PX, 0),
        ArrowUp: () => this.pan(0, -PAN_PX),
        ArrowDown: () => this.pan(0, PAN_PX),
        '+': () => this.zoom(ZOOM),
        '-': () => this.zoom(1 / ZOOM),
        0: () => this.fit(),
      };
      if (!keys[event.key]) return;
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
    });
    new ResizeObserver(() => this.fit()).observe(canvas);
  }

  /** @param {State} state @returns {import('../../wire/protocol.js').Question | null} */
  question(state) {
    const source = this.source.question(state);
    const { network } = state;
    if (!source || !network) return null;
    return { view: 'graph', ...source, of: this.target(network) };
  }

  /**
   * @param {import('../../wire/messages.js').NetworkShape} network
   * @returns {'loss' | { layer: number, unit: number }}
   */
  target(network) {
    const [layer, unit] = this.of.split('.').map(Number);
    if (this.of.includes('.') && unit < (network.layers[layer]?.units ?? 0)) return { layer, unit };
    if (this.of === LOSS || network.parameterCount <= SMALL) return LOSS;
    return { layer: 0, unit: 0 };
  }

  /** @param {import('../../wire/messages.js').Inspection} answer */
  take(answer) {
    if (answer.view !== 'graph') return;
    this.answer = answer;
    const shape = answer.nodes.map(({ inputs }) => inputs.join()).join(';');
    if (shape !== this.shapeOf) {
      this.shapeOf = shape;
      this.layouts = [layoutGraph(answer.nodes, false), layoutGraph(answer.nodes, true)];
      this.walked = Math.min(this.walked, answer.nodes.length);
      this.fit();
    }
    this.addUp();
  }

  forget() {
    this.answer = null;
    this.layouts = this.layout = null;
    this.shapeOf = '';
    this.walked = 0;
  }

  hide() {
    this.stop();
    this.source.endChoosing();
  }

  /** Gradients as they are after `walked` nodes. */
  addUp() {
    if (!this.answer) return;
    const { nodes } = this.answer;
    this.sums = new Float64Array(nodes.length);
    // In a unit's graph, the first node's gradient comes from outside the graph.
    this.sums[0] = nodes[0].gradient ?? 0;
    for (let id = 0; id < this.walked; id++) {
      nodes[id].inputs.forEach((input, i) => (this.sums[input] += (nodes[id].partials[i] ?? 0) * this.sums[id]));
    }
  }

  /** @param {number} walked */
  go(walked) {
    if (!this.answer) return;
    this.walked = Math.max(0, Math.min(this.answer.nodes.length, walked));
    if (this.walked === this.answer.nodes.length) this.stop();
    this.addUp();
    this.follow();
    this.context.redraw();
  }

  togglePlay() {
    if (this.playing !== undefined) this.stop();
    else {
      if (this.answer && this.walked >= this.answer.nodes.length) this.go(0);
      this.playing = setInterval(() => this.go(this.walked + 1), SLOW_MS);
    }
    this.context.redraw();
  }

  stop() {
    clearInterval(this.playing);
    this.playing = undefined;
  }

  fit() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!this.layouts || width === 0) return;
    // The buttons cover nothing of it.
    const { layout, camera } = fitGraph(this.layouts, width - this.buttons.offsetWidth, height, this.letters);
    this.layout = layout;
    this.camera = camera;
    this.context.redraw();
  }

  /** @param {number} factor @param {number} [x] what stays where it is @param {number} [y] */
  zoom(factor, x = this.canvas.clientWidth / 2, y = this.canvas.clientHeight / 2) {
    const { camera } = this;
    const scale = Math.max(SMALLEST_SCALE, Math.min(LARGEST_SCALE, camera.scale * factor));
    this.camera = { scale, x: camera.x + x / camera.scale - x / scale, y: camera.y + y / camera.scale - y / scale };
    this.context.redraw();
  }

  /** @param {number} right in CSS pixels @param {number} down */
  pan(right, down) {
    const { scale, x, y } = this.camera;
    this.camera = { scale, x: x + right / scale, y: y + down / scale };
    this.context.redraw();
  }

  /** Brings the node that is walked through into sight. */
  follow() {
    const node = Math.min(Math.max(0, this.walked - 1), (this.answer?.nodes.length ?? 1) - 1);
    if (!this.layout) return;
    const { clientWidth, clientHeight } = this.canvas;
    const { camera } = this;
    const [wide, high] = [clientWidth / camera.scale, clientHeight / camera.scale];
    const [x, y] = [this.layout.xs[node], this.layout.ys[node]];
    // With it, the nodes that it hands its gradient to.
    const [before, above] = this.layout.down ? [NODE_WIDTH / 2, 2 * NODE_HEIGHT] : [2 * NODE_WIDTH, NODE_HEIGHT];
    if (x - before < camera.x || x + NODE_WIDTH / 2 > camera.x + wide) camera.x = x - wide / 2;
    if (y - above < camera.y || y + NODE_HEIGHT / 2 > camera.y + high) camera.y = y - high / 2;
  }

  /** @param {number} count */
  progress(count) {
    return `${count} / ${this.answer?.nodes.length ?? 0}`;
  }

  /** @param {State} state @param {Theme} theme */
  render(state, theme) {
    const { network } = state;
    if (!network) return;
    this.source.render(state);
    const target = this.target(network);
    this.choice.show(
      [[LOSS, t('setting.network.loss')], ...unitOptions(network)],
      target === LOSS ? LOSS : `${target.layer}.${target.unit}`,
    );
    const count = this.answer?.nodes.length ?? 1;
    this.slider.input.max = String(count);
    this.slider.show(this.walked);
    setText(this.back, t('inspector.phase.back'));
    setText(this.next, t('inspector.phase.next'));
    setText(this.play, t(this.playing === undefined ? 'inspector.phase.play' : 'inspector.phase.stop'));
    enable(this.back, this.walked > 0);
    enable(this.next, this.walked < count);
    // While the run goes on, new numbers come too fast to be read out.
    setAttribute(this.tells, 'aria-live', state.status === 'running' ? 'off' : 'polite');
    if (this.letters !== scaleOf(theme)) {
      this.letters = scaleOf(theme);
      this.fit();
    }
    this.draw(theme);
  }

  /** @param {Theme} theme */
  draw(theme) {
    const { answer, layout, walked, camera } = this;
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const drawn = [answer, walked, camera, camera.x, camera.y, theme, width, height, devicePixelRatio, wording()];
    if (drawn.every((value, i) => value === this.drawn[i])) return;
    this.drawn = drawn;
    const context = fitCanvas(this.canvas, width, height, devicePixelRatio);
    if (!answer || !layout) {
      context.clearRect(0, 0, width, height);
      return;
    }
    const { nodes } = answer;
    const touched = new Set(nodes.slice(0, walked).flatMap(({ inputs }) => inputs));
    const known = (/** @type {number} */ id) => id === 0 || touched.has(id);
    const picture = {
      nodes,
      names: nodes.map(nameOf),
      values: nodes.map(({ data }) => numberText(data, DIGITS_IN_NODES)),
      gradients: nodes.map((_, id) => (known(id) ? numberText(this.sums[id], DIGITS_IN_NODES) : '')),
      current: walked - 1,
      /** @param {number} id @returns {'ahead' | 'touched' | 'done'} */
      stateOf: (id) => (id < walked ? 'done' : known(id) ? 'touched' : 'ahead'),
    };
    drawGraph(context, width, height, layout, picture, camera, theme);
    setText(this.tells, this.tell());
  }

  /** What the node just walked through has done, in words and numbers. */
  tell() {
    const { answer, walked } = this;
    const { digits } = this.context;
    if (!answer) return '';
    if (walked === 0) return t('inspector.graph.start', { count: answer.nodes.length });
    const id = walked - 1;
    const node = answer.nodes[id];
    const gradient = numberText(this.sums[id], digits);
    const own = t('inspector.graph.node', { name: nameOf(node), value: numberText(node.data, digits), gradient });
    if (node.inputs.length === 0) return sentences(own, t('inspector.graph.leaf'));
    const handed = node.inputs.map((input, i) => {
      const partial = node.partials[i] ?? 0;
      const parts = { name: nameOf(answer.nodes[input]), gradient, partial: numberText(partial, digits) };
      return t('inspector.graph.hands', { ...parts, product: numberText(partial * this.sums[id], digits) });
    });
    return sentences(own, handed.join('; ') + (own.endsWith('。') ? '。' : '.'));
  }

  /** @param {CanvasRenderingContext2D} on @param {import('../../draw/plane.js').Geometry} geometry @param {Theme} theme */
  drawOnPlane(on, geometry, theme) {
    for (const place of this.source.places()) ringPoint(on, geometry, place, theme, 4);
  }
}

/** @type {Readonly<Record<string, string>>} */
const SIGNS = Object.freeze({ '*': '×', '+': '+', '-': '−', '/': '÷', sigmoid: 'σ', log: 'ln' });

/** @param {import('../../wire/messages.js').Node} node */
function nameOf({ operation, label, data }) {
  const sign = SIGNS[operation] ?? operation;
  // A number of the formula itself, such as the 1 of 1 − ŷ, has no other name.
  if (!label) return sign || numberText(data, 1);
  return operation ? `${symbolText(label)} = ${sign}` : symbolText(label);
}
