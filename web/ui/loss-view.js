/**
 * The loss chart on its canvas, and the values under the pointer, by mouse or finger. The chart is the run's time line, too:
 * time-line.js says what a press does.
 */
import { fitCanvas } from '../draw/canvas.js';
import { drawLoss, drawPointer } from '../draw/loss.js';
import { across, down, newestOf, sampleNear, stepAt } from '../draw/loss-scale.js';
import { samplesFrom } from '../model/history.js';
import { editInWords } from './edit-words.js';
import { say, t } from './i18n.js';
import { onDemand } from './part.js';
import { styled } from './style.js';
import { TIME_STYLE } from './time-line.js';

/** An edit is read, and a branch is met, this far from its mark or line. */
const REACH_PX = 6;

/** Where chart and film strip together have less, the chart is more useful. */
const LOWEST_WITH_FILM = 96;

/** @typedef {import('../model/state.js').State} State */
/** @typedef {import('../model/time.js').Branch} Branch */
/** @typedef {import('../draw/loss-scale.js').LossSamples} LossSamples */
/** @typedef {import('../draw/theme.js').Theme} Theme */
/** @typedef {import('../model/progress.js').Progress} Progress */
/**
 * @typedef {object} Line  what the chart is of, in steps or in what else it is over
 * @property {LossSamples} samples
 * @property {State['uncarried']} edits
 * @property {{ branch: Branch, samples: LossSamples, colour: number }[]} branches
 * @property {number | null} playhead
 * @property {Progress} progress
 * @property {string} stepName
 * @property {import('../draw/loss.js').LossOptions['pinned']} [pinned]
 * @property {import('../draw/loss.js').LossOptions['drawOver']} [drawOver]
 */

/** @type {Progress} */
const STEPS = { of: (step) => step, stepAt: (value) => value };

export class LossView {
  /**
   * @param {HTMLElement} chart
   * @param {HTMLCanvasElement} canvas of it
   * @param {() => void} invalidate
   * @param {(step: number) => void} visit
   */
  constructor(chart, canvas, invalidate, visit) {
    this.canvas = canvas;
    this.visit = visit;
    this.invalidate = invalidate;
    this.name = partOf(chart, '#chart-axis');
    this.stage = partOf(chart, '#chart-stage');
    /** Once somebody has pointed at the chart. @type {import('./loss-card.js').LossCard | null} */
    this.card = null;
    this.strip = partOf(chart, '#filmstrip');
    /** Once somebody has wanted it. @type {import('./filmstrip.js').Filmstrip | null} */
    this.film = null;
    this.partIsComing = false;
    /** Once runs are pinned, it brings their curves, and what the chart is over. @type {(line: Line, theme: Theme) => Line} */
    this.compared = (line) => line;
    /** What was drawn last. @type {Line & { scale: import('../draw/loss.js').Scale } | null} */
    this.drawn = null;
    this.width = 1;
    this.height = 1;
    /** In CSS pixels from the left. @type {number | null} */
    this.pointer = null;
    this.measure();

    const follow = (/** @type {PointerEvent} */ event) => this.point(event.clientX - canvas.getBoundingClientRect().left);
    canvas.addEventListener('pointermove', follow);
    canvas.addEventListener('pointerdown', follow);
    canvas.addEventListener('pointerleave', (event) => {
      // A finger that was lifted leaves what it tapped, until the focus goes elsewhere.
      if (event.pointerType !== 'touch') this.point(null);
    });
    canvas.addEventListener('blur', () => this.point(null));
    canvas.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.pointer !== null) this.point(null);
    });
  }

  /** @param {number | null} to */
  point(to) {
    this.pointer = to;
    this.invalidate();
  }

  /** @param {{ clientX: number, clientY: number }} event @returns {{ step: number, branch: Branch | null } | null} what is there */
  placeOf(event) {
    if (!this.drawn || this.drawn.samples.length === 0) return null;
    const { scale, branches, progress } = this.drawn;
    const { left } = this.canvas.getBoundingClientRect();
    const branch = this.nearest(event, branches)?.branch ?? null;
    return { step: Math.round(progress.stepAt(stepAt(scale, event.clientX - left))), branch };
  }

  /**
   * @template {{ samples: LossSamples }} T
   * @param {{ clientX: number, clientY: number }} event
   * @param {readonly T[]} lines
   * @returns {T | undefined} the one that passes there, nearer than the run's own
   */
  nearest({ clientX, clientY }, lines) {
    if (!this.drawn) return undefined;
    const { left, top } = this.canvas.getBoundingClientRect();
    const { scale, samples } = this.drawn;
    const [x, y] = [clientX - left, clientY - top];
    const at = stepAt(scale, x);
    /** @param {LossSamples} line */
    const distance = (line) => {
      const sample = sampleNear(scale, line, x);
      const isBeyond = sample < 0 || at < line.steps[0] || at > line.steps[line.length - 1];
      return isBeyond ? Infinity : Math.abs(down(scale, line.train[sample]) - y);
    };
    const [near] = lines.map((line) => ({ line, far: distance(line.samples) })).sort((a, b) => a.far - b.far);
    return near && near.far <= REACH_PX && near.far < distance(samples) ? near.line : undefined;
  }

  /** @param {number} step @param {1 | -1} direction @returns {number} the next sample or mark that stands apart from the step */
  nextApart(step, direction) {
    if (!this.drawn) return step;
    const { samples, scale, edits, progress } = this.drawn;
    const here = progress.of(step);
    const x = across(scale, here);
    const ahead = [...samples.steps.subarray(0, samples.length), ...edits.map(({ from }) => from)]
      .filter((other) => (other - here) * direction > 0)
      .sort((a, b) => (a - b) * direction);
    const marks = ahead.filter((other) => edits.some(({ from }) => from === other));
    const apart = ahead.find((other) => Math.abs(across(scale, other) - x) >= REACH_PX) ?? ahead.at(-1) ?? here;
    const passed = marks.find((mark) => (apart - mark) * direction > 0);
    return Math.round(progress.stepAt(passed ?? apart));
  }

  /** What is read where the pointer is; null if that is nothing. */
  place() {
    if (!this.drawn || this.pointer === null) return null;
    const { scale, samples, progress } = this.drawn;
    const at = sampleNear(scale, samples, this.pointer);
    if (at < 0) return null;
    const step = Math.round(progress.stepAt(samples.steps[at]));
    return { at, step, edits: this.editsAt(step) };
  }

  /** @param {number} step @returns {string[]} what was edited there, in words */
  editsAt(step) {
    if (!this.drawn) return [];
    const { scale, edits, progress } = this.drawn;
    const left = across(scale, progress.of(step));
    const near = edits.filter(({ from }) => from >= scale.from && Math.abs(across(scale, from) - left) <= REACH_PX);
    return near.map(editInWords);
  }

  measure() {
    this.width = this.canvas.clientWidth;
    this.height = this.canvas.clientHeight;
  }

  /** @param {State} state @param {import('../draw/theme.js').Theme} theme @param {import('../draw/loss.js').Scale} scale */
  renderFilm(state, theme, scale) {
    const wanted = state.view.filmstrip && this.canvas.clientHeight + this.strip.offsetHeight >= LOWEST_WITH_FILM;
    if (this.strip.hidden === wanted) this.strip.hidden = !wanted;
    if (!wanted) return;
    if (this.film) this.film.render(state, theme, scale);
    else this.bring();
  }

  /** Brings what draws the film and the card, once. */
  bring() {
    if (this.partIsComing) return;
    this.partIsComing = true;
    void Promise.all([onDemand(), styled(TIME_STYLE)]).then(([part]) => {
      this.film = part && new part.Filmstrip(this.strip, this.visit);
      this.card = part && new part.LossCard(this.stage);
      this.invalidate();
    });
  }

  /** @param {State} state @param {import('../draw/theme.js').Theme} theme */
  render(state, theme) {
    const context = fitCanvas(this.canvas, this.width, this.height, devicePixelRatio);
    const { logScale, smoothing, newestOnly } = state.view;
    const { playhead, branches: ways } = state.time;
    const line = this.compared(
      {
        samples: newestOnly ? newestOf(state.history) : state.history,
        edits: state.uncarried,
        branches: ways.map((branch) => ({ branch, samples: samplesFrom(branch.history, branch.from), colour: branch.colour })),
        playhead,
        progress: STEPS,
        stepName: t('counter.step'),
      },
      theme,
    );
    const { samples, progress } = line;
    const options = { logScale, smoothing, newestOnly, ...line };
    const scale = drawLoss(context, { width: this.width, height: this.height }, samples, line.edits, theme, options);
    this.drawn = { ...line, scale };
    say(this.name, logScale ? 'chart.axis.log' : 'chart.axis');
    this.renderFilm(state, theme, { ...scale, from: progress.stepAt(scale.from), to: progress.stepAt(scale.to) });
    const place = this.place();
    if (!place) return this.card?.hide();
    const { at } = place;
    drawPointer(context, scale, samples, at, theme);
    if (!this.card) return this.bring();
    const { step, edits } = place;
    this.card.show(across(scale, samples.steps[at]), { step, train: samples.train[at], test: samples.test[at] }, edits);
  }
}

/** @param {HTMLElement} chart @param {string} selector @returns {HTMLElement} */
function partOf(chart, selector) {
  const found = chart.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error('the chart has no ' + selector);
  return found;
}
