/**
 * The loss as a landscape. Over one weight: a curve with its tangent, which is what the gradient is, and the secant that
 * becomes it as h shrinks; the weight can be dragged along. Over two directions: a map with the path of the run.
 */
import { drawSlice, sliceScale } from '../../draw/slice.js';
import { drawSurface } from '../../draw/surface.js';
import { wording } from '../called.js';
import { t } from '../i18n.js';
import { action, make, setAttribute, setText, worded } from '../dom.js';
import { hasTrainingPoint } from './askable.js';
import { Segments, Slider } from './fields.js';
import { numberText } from '../format.js';
import { paperOf } from './paper.js';
import { parameterName } from './parameters.js';
import { Picker } from './picker.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../wire/messages.js').SliceAnswer} SliceAnswer */
/** @typedef {import('../../wire/messages.js').SurfaceAnswer} SurfaceAnswer */
/** @typedef {import('./inspector.js').Context} Context */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/** @typedef {'one' | 'parameters' | 'gradient' | 'random'} Mode */

const SAMPLES = 81;
const GRID = 25;
/** While the run goes on, a coarser map is enough. */
const GRID_RUNNING = 17;
const KEY_STEP = 0.05;
const LARGEST_SEED = 1_000_000;

export class WeightsView {
  /** @param {HTMLElement} panel @param {Context} context */
  constructor(panel, context) {
    this.context = context;
    /** @type {Mode} */
    this.mode = 'one';
    this.power = -0.5;
    this.reach = 0;
    this.seed = 1;
    /** The values that the curve spans; held while the weight is dragged. @type {{ from: number, to: number } | null} */
    this.span = null;
    this.dragging = false;
    /**
     * The value set last, until an answer has it. Repeated arrow keys go on from this value.
     *
     * @type {{ value: number, answers: number } | null}
     */
    this.wanted = null;
    /** @type {SliceAnswer | null} */
    this.slice = null;
    /** @type {SurfaceAnswer | null} */
    this.surface = null;
    /** @type {unknown[]} */
    this.drawn = [];
    this.paper = { width: 1, height: 1, scale: 1 };

    this.modes = new Segments(
      'inspector.weights.mode',
      [
        ['one', 'inspector.weights.one'],
        ['parameters', 'inspector.weights.two'],
        ['gradient', 'inspector.weights.gradient'],
        ['random', 'inspector.weights.random'],
      ],
      (mode) => {
        this.mode = /** @type {Mode} */ (mode);
        this.changed();
      },
    );
    this.first = new Picker({ layer: 0, unit: 0, input: 0 }, () => this.changed());
    this.second = new Picker({ layer: 0, unit: 0, input: 1 }, () => this.changed());
    const write = (/** @type {number} */ power) => numberText(10 ** power, 2);
    this.h = new Slider(
      'inspector.weights.h',
      { min: -4, max: 0.5, step: 0.1 },
      (power) => {
        this.power = power;
        context.redraw();
      },
      write,
    );
    this.reachSlider = new Slider(
      'inspector.weights.reach',
      { min: -2, max: 1.5, step: 0.1 },
      (power) => {
        this.reach = power;
        context.redraw();
      },
      write,
    );
    this.again = action('inspector.weights.again', () => {
      this.seed = 1 + Math.floor(Math.random() * LARGEST_SEED);
      context.redraw();
    });
    this.about = make('p', 'caption');
    this.figures = make('p', 'weights-figures figure');
    this.used = make('p', 'caption');
    this.canvas = make('canvas', 'weights-chart');
    const controls = make(
      'div',
      'weights-controls',
      this.modes.element,
      this.first.element,
      this.second.element,
      this.h.element,
      this.reachSlider.element,
      this.again,
      this.figures,
      this.used,
      this.about,
    );
    panel.append(make('div', 'weights-body', controls, make('div', 'weights-stage', this.canvas)));
    panel.prepend(worded('h3', 'visually-hidden', 'inspector.tab.weights'));
    this.listen();
  }

  /** Something else is to be shown. */
  changed() {
    this.span = null;
    this.wanted = null;
    this.context.redraw();
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener('pointerdown', (event) => {
      if (this.mode !== 'one' || !this.slice || event.button !== 0 || !this.isOfChosen(this.slice)) return;
      this.dragging = true;
      this.span = { from: this.slice.at[0], to: this.slice.at[this.slice.at.length - 1] };
      canvas.setPointerCapture(event.pointerId);
      this.drag(event);
    });
    canvas.addEventListener('pointermove', (event) => this.dragging && this.drag(event));
    for (const end of ['pointerup', 'pointercancel']) {
      canvas.addEventListener(end, () => {
        this.dragging = false;
        this.span = null;
        this.context.redraw();
      });
    }
    canvas.addEventListener('keydown', (event) => {
      const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (direction === 0 || this.mode !== 'one' || !this.slice) return;
      event.preventDefault();
      event.stopPropagation();
      this.set((this.wanted?.value ?? this.slice.value) + direction * KEY_STEP);
    });
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (!this.slice) return;
    const { width, height, scale } = this.paper;
    this.set(sliceScale(this.slice, width, height).valueAt(event.offsetX / scale));
  }

  /** Sets the weight that the curve is of. @param {number} value */
  set(value) {
    // Just after another weight was picked, the curve is still that of the previous weight.
    if (!this.slice || !this.isOfChosen(this.slice)) return;
    const { min, max } = this.context.state.catalogue.ranges['network.handSet.value'];
    const { layer, unit, input } = this.first.parameter;
    const within = Math.min(max, Math.max(min, Number(value.toPrecision(6))));
    this.wanted = { value: within, answers: 0 };
    this.context.actions.setParameter(layer, unit, input ?? null, within);
  }

  /** @param {SliceAnswer} slice */
  isOfChosen({ parameter }) {
    const { layer, unit, input } = this.first.parameter;
    return parameter.layer === layer && parameter.unit === unit && parameter.input === input;
  }

  /** @param {State} state @returns {import('../../wire/protocol.js').Question | null} */
  question(state) {
    if (!hasTrainingPoint(state) || !state.network) return null;
    if (this.mode === 'one') {
      const h = Number((10 ** this.power).toPrecision(3));
      return { view: 'slice', parameter: this.first.parameter, h, samples: SAMPLES, ...this.span };
    }
    const reach = Number((10 ** this.reach).toPrecision(3));
    const grid = state.status === 'running' ? GRID_RUNNING : GRID;
    /** @type {import('../../wire/protocol.js').Question} */
    const question = { view: 'surface', axes: this.mode, reach, grid };
    if (this.mode === 'parameters') return { ...question, first: this.first.parameter, second: this.second.parameter };
    return this.mode === 'random' ? { ...question, seed: this.seed } : question;
  }

  /** @param {import('../../wire/messages.js').Inspection} answer */
  take(answer) {
    if (answer.view === 'slice') {
      this.slice = answer;
      // One question is open at a time, so the second answer from here was asked after the value was set.
      if (this.wanted && (this.slice.value === this.wanted.value || ++this.wanted.answers === 2)) this.wanted = null;
    } else if (answer.view === 'surface') this.surface = answer;
  }

  forget() {
    this.slice = null;
    this.surface = null;
    this.span = null;
    this.wanted = null;
  }

  hide() {
    this.dragging = false;
    this.span = null;
    this.wanted = null;
  }

  /** @param {State} state @param {Theme} theme */
  render(state, theme) {
    const { network } = state;
    if (!network) return;
    const one = this.mode === 'one';
    this.modes.show(this.mode);
    this.first.element.hidden = !one && this.mode !== 'parameters';
    this.second.element.hidden = this.mode !== 'parameters';
    this.h.element.hidden = !one;
    this.reachSlider.element.hidden = one;
    this.again.hidden = this.mode !== 'random';
    this.first.render(network);
    this.second.render(network);
    this.h.show(this.power);
    this.reachSlider.show(this.reach);
    setText(this.about, t('inspector.weights.about.' + this.mode));
    this.renderFigures(state);
    const answer = one ? this.slice : this.surface;
    this.nameCanvas(network, one);
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const drawn = [answer, theme, width, height, devicePixelRatio, this.mode, wording()];
    if (drawn.every((value, i) => value === this.drawn[i])) return;
    this.drawn = drawn;
    const paper = paperOf(this.canvas, theme);
    const { context } = paper;
    this.paper = paper;
    if (one && this.slice && this.slice.losses.some((loss) => loss !== null)) {
      const labels = { x: parameterName(network, this.slice.parameter), y: t('setting.network.loss') };
      drawSlice(context, paper.width, paper.height, this.slice, labels, theme);
    } else if (!one && this.surface) {
      const labels = { ...this.axisLabels(network, this.surface), loss: t('setting.network.loss') };
      drawSurface(context, paper.width, paper.height, this.surface, labels, theme);
    } else context.clearRect(0, 0, paper.width, paper.height);
  }

  /**
   * @param {import('../../wire/messages.js').NetworkShape} network
   * @param {boolean} one the weight can be moved by the arrow keys
   */
  nameCanvas(network, one) {
    const slice = one ? this.slice : null;
    setAttribute(this.canvas, 'role', slice ? 'slider' : 'img');
    setAttribute(this.canvas, 'aria-label', slice ? parameterName(network, slice.parameter) : t('inspector.weights.chart'));
    this.canvas.tabIndex = one ? 0 : -1;
    if (slice) {
      const { at, value } = slice;
      setAttribute(this.canvas, 'aria-valuemin', String(at[0]));
      setAttribute(this.canvas, 'aria-valuemax', String(at[at.length - 1]));
      setAttribute(this.canvas, 'aria-valuenow', String(value));
      setAttribute(this.canvas, 'aria-valuetext', numberText(value, 4));
    } else
      for (const name of ['aria-valuemin', 'aria-valuemax', 'aria-valuenow', 'aria-valuetext']) this.canvas.removeAttribute(name);
    this.canvas.classList.toggle('draggable', one);
  }

  /** @param {State} state */
  renderFigures(state) {
    const { digits } = this.context;
    const answer = this.mode === 'one' ? this.slice : this.surface;
    if (this.mode === 'one' && this.slice) {
      const { value, loss, gradient, secant } = this.slice;
      const [at, height, slope, tilt] = [value, loss, gradient, secant.slope].map((number) => numberText(number, digits));
      setText(this.figures, t('inspector.weights.figures', { value: at, loss: height, gradient: slope, secant: tilt }));
    } else setText(this.figures, this.surface ? this.surfaceInWords(this.surface) : '');
    const { used, of } = answer?.examples ?? { used: 0, of: 0 };
    const batch = state.experiment.training.batchSize ?? of;
    const key = used < of ? 'inspector.weights.used' : batch < of ? 'inspector.weights.used-more' : 'inspector.weights.used-all';
    setText(this.used, answer ? t(key, { used, of, batch }) : '');
  }

  /** @param {SurfaceAnswer} surface */
  surfaceInWords({ loss, losses }) {
    const known = losses.flat().filter((value) => value !== null);
    const [here, least, most] = [loss, Math.min(...known), Math.max(...known)].map((value) =>
      numberText(value, this.context.digits),
    );
    return t('inspector.weights.loss', { loss: here, least, most });
  }

  /** @param {import('../../wire/messages.js').NetworkShape} network @param {SurfaceAnswer} surface */
  axisLabels(network, surface) {
    if (surface.axes === 'parameters') {
      return { x: parameterName(network, this.first.parameter), y: parameterName(network, this.second.parameter) };
    }
    if (surface.axes === 'random')
      return { x: t('inspector.weights.direction', { number: 1 }), y: t('inspector.weights.direction', { number: 2 }) };
    const second = surface.sharpest ? 'inspector.weights.along-sharpest' : 'inspector.weights.along-another';
    return { x: t('inspector.weights.along-gradient'), y: t(second) };
  }

  /** A press in the diagram picks the weight. */
  inspecting() {
    return {
      choose: (/** @type {import('../../wire/messages.js').Address} */ parameter) => {
        this.first.parameter = parameter;
        this.changed();
      },
      draw: () => {},
    };
  }
}
