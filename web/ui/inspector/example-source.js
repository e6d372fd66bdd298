/** Which example is looked at: a point of the data, any place with a target, or the minibatch of the coming step. */
import { columnName } from '../../model/names.js';
import { classText } from '../class-names.js';
import { heightOf, isLine, shownPoints } from '../../model/line.js';
import { nearestPoint, onGrid } from '../../model/points.js';
import { classCount } from '../../model/state.js';
import { parse } from '../format.js';
import { t } from '../i18n.js';
import { action, enable, make, setAttribute, setText, signButton, worded } from '../dom.js';
import { NumberField } from '../network/number.js';
import { hasTrainingPoint } from './askable.js';
import { Choice, Segments } from './fields.js';
import { numberText } from '../format.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../model/view.js').Place} Place */
/** @typedef {import('./inspector.js').Context} Context */
/** @typedef {'point' | 'place' | 'minibatch'} Kind */

/** @type {readonly (readonly [Kind, string])[]} */
const SINGLE = [
  ['point', 'inspector.source.point'],
  ['place', 'inspector.source.place'],
];
const REACH_PX = 14;
const DIGITS = 4;

export class ExampleSource {
  /** @param {Context} context @param {() => void} onChange @param {boolean} [minibatch] whether it can be chosen too */
  constructor(context, onChange, minibatch = true) {
    this.context = context;
    this.onChange = onChange;
    /** @type {Kind} */
    this.kind = 'point';
    this.point = 0;
    this.place = { x: 0, y: 0 };
    this.target = 0;
    this.minibatch = /** @type {number[]} */ ([]);
    this.segments = new Segments(
      'inspector.source',
      minibatch ? [...SINGLE, ['minibatch', 'inspector.source.minibatch']] : SINGLE,
      (kind) => {
        this.kind = /** @type {Kind} */ (kind);
        this.endChoosing();
        this.onChange();
      },
    );

    this.number = make('input', 'figure');
    this.number.type = 'text';
    this.number.inputMode = 'numeric';
    this.number.addEventListener('change', () => this.goTo(Math.round(parse(this.number.value)) - 1));
    this.of = make('span', 'caption');
    this.stepper = make(
      'div',
      'example-stepper',
      signButton('−', 'inspector.source.previous', () => this.goTo(this.point - 1)),
      this.number,
      this.of,
      signButton('+', 'inspector.source.next', () => this.goTo(this.point + 1)),
    );

    const place = (/** @type {'x' | 'y'} */ axis) =>
      new NumberField(
        (value) => {
          this.place = { ...this.place, [axis]: value };
          this.onChange();
        },
        (message) => setText(this.problem, message),
      );
    this.x = place('x');
    this.y = place('y');
    this.targetNumber = new NumberField(
      (value) => this.setTarget(value),
      (message) => setText(this.problem, message),
    );
    this.targetClass = new Choice('inspector.source.target', (value) => this.setTarget(Number(value)));
    this.targetLabel = worded('span', 'caption', 'inspector.source.target');
    this.problem = make('p', 'network-message');
    this.problem.setAttribute('role', 'alert');
    this.secondName = make('span', 'caption', 'x₂');
    this.placing = make(
      'div',
      'example-place',
      make('span', 'caption', 'x₁'),
      this.x.element,
      this.secondName,
      this.y.element,
      this.targetLabel,
      this.targetNumber.element,
      this.targetClass.element,
    );
    this.choose = action('inspector.source.choose', () => this.toggleChoosing());
    this.summary = make('p', 'example-summary figure');
    this.element = make(
      'div',
      'example-source',
      this.segments.element,
      this.stepper,
      this.placing,
      this.problem,
      this.choose,
      this.summary,
    );
  }

  /** @param {State} state @returns {import('../../wire/messages.js').Source | null} */
  question(state) {
    if (this.kind === 'place') return { place: [this.place.x, this.place.y], target: this.target };
    if (state.points.length === 0) return null;
    if (this.kind === 'minibatch') return hasTrainingPoint(state) ? { minibatch: true } : null;
    return { point: Math.min(this.point, state.points.length - 1) };
  }

  /** @param {number} point */
  goTo(point) {
    const { length } = this.context.state.points;
    if (Number.isFinite(point) && length > 0) this.point = ((point % length) + length) % length;
    this.onChange();
  }

  /** @param {number} point */
  showPoint(point) {
    this.kind = 'point';
    this.endChoosing();
    this.goTo(point);
  }

  /** @param {number} target */
  setTarget(target) {
    this.target = target;
    this.onChange();
  }

  toggleChoosing() {
    if (this.context.choosing) this.endChoosing();
    else this.context.setChoosing((at, pixel) => this.take(at, pixel));
  }

  endChoosing() {
    this.context.setChoosing(null);
  }

  /** A press on the plane: the point there, or the place itself. @param {Place} at @param {Place} pixel */
  take(at, pixel) {
    const near = nearestPoint(this.context.state, at, REACH_PX, pixel);
    this.kind = near < 0 ? 'place' : 'point';
    if (near >= 0) this.point = near;
    else {
      const { problem, view } = this.context.state;
      this.place = { x: onGrid(at.x, view.extent.x), y: onGrid(at.y, view.extent.y) };
      this.target = problem === 'regression' ? view.selectedValue : view.selectedClass;
    }
    this.onChange();
  }

  /** @param {State} state */
  render(state) {
    const { points, catalogue } = state;
    const classes = classCount(state);
    if (classes > 0) this.target = Math.min(Math.max(0, Math.round(this.target)), classes - 1);
    this.point = Math.min(this.point, Math.max(0, points.length - 1));
    this.segments.show(this.kind);
    this.stepper.hidden = this.kind !== 'point' || points.length === 0;
    this.placing.hidden = this.kind !== 'place';
    if (document.activeElement !== this.number) this.number.value = String(this.point + 1);
    setAttribute(this.number, 'aria-label', t('inspector.source.number'));
    setText(this.of, t('inspector.source.of', { count: points.length }));
    const onLine = isLine(state);
    this.secondName.hidden = onLine;
    this.y.element.hidden = onLine;
    if (onLine) this.place.y = 0;
    const range = catalogue.ranges['data.points.x'];
    this.x.show(this.place.x, columnName(state, 0), range, t);
    this.y.show(this.place.y, columnName(state, 1), range, t);
    this.targetNumber.element.hidden = classes > 0;
    this.targetLabel.hidden = classes > 0;
    this.targetClass.element.hidden = classes === 0;
    const names = Array.from({ length: classes }, (_, k) => /** @type {const} */ ([String(k), classText(state, k)]));
    this.targetClass.show(names, String(this.target));
    if (classes === 0) this.targetNumber.show(this.target, t('inspector.source.target'), catalogue.ranges['data.points.target'], t);
    this.choose.hidden = this.kind === 'minibatch';
    enable(this.choose, true);
    setAttribute(this.choose, 'aria-pressed', String(this.context.choosing !== null));
    setText(this.summary, this.describe(state));
  }

  /** @param {State} state */
  describe(state) {
    if (this.context.choosing) return t('inspector.source.choosing');
    const point = state.points[this.point];
    if (this.kind === 'minibatch') return t('inspector.source.minibatch-of', { count: this.minibatch.length });
    if (this.kind === 'place' || !point) return '';
    const [x, y, target, test] = point;
    const what = state.problem === 'regression' ? numberText(target, DIGITS) : classText(state, target);
    const key = test === 1 ? 'inspector.source.test-point' : 'inspector.source.train-point';
    return t(key, { x: numberText(x, DIGITS), y: numberText(y, DIGITS), what });
  }

  /** The places that are looked at, to be ringed on the plane. @returns {(readonly number[])[]} */
  places() {
    const { state } = this.context;
    const points = shownPoints(state);
    const onLine = isLine(state) && state.problem === 'regression';
    if (this.kind === 'place') return [[this.place.x, onLine ? heightOf(state, this.target) : this.place.y]];
    if (this.kind === 'point') return points[this.point] ? [points[this.point]] : [];
    return this.minibatch.flatMap((index) => (points[index] ? [points[index]] : []));
  }
}
