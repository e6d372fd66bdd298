/**
 * One example through the network, phase by phase: what each unit computes, what the loss is, what comes back, and what
 * the step does to every weight. Numbers are the server's, in double precision; here they are only written.
 */
import { drawExample } from '../../draw/example.js';
import { ringPoint } from '../../draw/points.js';
import { parameterIndex } from '../../net/forward.js';
import { sentences, t } from '../i18n.js';
import { make } from '../dom.js';
import { ExampleFormulas } from './example-formulas.js';
import { ExamplePulls } from './example-pulls.js';
import { ExampleSource } from './example-source.js';
import { ParameterTable, UnitTable } from './example-tables.js';
import { numberText } from '../format.js';
import { within } from './parameters.js';
import { PhaseBar } from './phase-bar.js';
import { layerOf, phaseAt, phasesOf } from './phases.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../wire/messages.js').ExampleAnswer} ExampleAnswer */
/** @typedef {import('../../wire/messages.js').Address} Parameter */
/** @typedef {import('./inspector.js').Context} Context */
/** @typedef {import('./phases.js').Phase} Phase */

/** Digits in the diagram, where room is short. */
const DIGITS_IN_DIAGRAM = 4;

export class ExampleView {
  /** @param {HTMLElement} panel @param {Context} context */
  constructor(panel, context) {
    this.context = context;
    /** @type {Parameter} */
    this.select = { layer: 0, unit: 0 };
    this.phase = 0;
    /** @type {ExampleAnswer | null} */
    this.answer = null;
    /** The question that `answer` answers, as text. */
    this.answerTo = '';
    /** @type {Phase[]} */
    this.phases = [];
    /** Another network has another number of phases. */
    this.layers = 0;

    this.source = new ExampleSource(context, () => {
      this.phase = 0;
      context.redraw();
    });
    this.bar = new PhaseBar({
      onPhase: (phase) => this.go(phase),
      onBack: () => this.go(Math.max(0, this.phase - 1)),
      onForward: () => this.forward(),
    });
    const choose = (/** @type {Parameter} */ parameter) => this.choose(parameter);
    this.units = new UnitTable(choose);
    this.parameters = new ParameterTable(choose);
    this.formulas = new ExampleFormulas();
    this.parameters.element.append(this.formulas.coming);
    this.pulls = new ExamplePulls();
    this.about = make('p', 'example-about');
    this.about.setAttribute('aria-live', 'polite');
    const left = make('div', 'example-left', this.source.element, this.about);
    this.body = make(
      'div',
      'example-body',
      left,
      this.units.element,
      this.parameters.element,
      this.formulas.element,
      this.pulls.element,
    );
    panel.classList.add('example');
    panel.append(this.bar.element, this.body);
  }

  /** @param {State} state @returns {import('../../wire/protocol.js').Question | null} */
  question(state) {
    const source = this.source.question(state);
    return source && state.network ? { view: 'example', ...source, select: within(state.network, this.select) } : null;
  }

  /** @param {import('../../wire/messages.js').Inspection} answer @param {import('../../wire/protocol.js').Question} question */
  take(answer, question) {
    if (answer.view !== 'example') return;
    this.answer = answer;
    this.answerTo = JSON.stringify(question.select);
    this.source.minibatch = 'minibatch' in answer.source ? answer.source.minibatch : [];
  }

  /** Nothing to show: another network, or a refusal. */
  forget() {
    this.answer = null;
  }

  /** @param {number} point */
  showPoint(point) {
    this.source.showPoint(point);
  }

  hide() {
    this.bar.stop();
    this.source.endChoosing();
  }

  /** @param {Parameter} parameter */
  choose(parameter) {
    this.select = parameter;
    this.context.redraw();
  }

  /** To the next phase; after the last one, the run's next step is made, if there is one. */
  forward() {
    if (this.phase + 1 < this.phases.length) return this.go(this.phase + 1);
    if (this.stepSize(this.context.state) !== null) this.context.actions.step();
    this.go(0);
  }

  /** @param {number} phase */
  go(phase) {
    this.phase = phase;
    const now = this.phases[phase];
    const layer = now?.kind === 'loss' ? this.layers - 1 : now ? layerOf(now) : null;
    // Going to a phase of another layer moves the selection to that layer, so that the eye follows.
    if (layer !== null && layer !== this.select.layer) this.select = { layer, unit: 0 };
    else if (now?.kind === 'update' && this.select.input === undefined) this.select = { ...this.select, input: 0 };
    if (layer !== null) this.units.show(layer);
    this.context.redraw();
  }

  /** What the next step does, if the run makes one. @param {State} state @returns {import('./example-tables.js').Coming | null} */
  coming(state) {
    const { answer } = this;
    if (!answer || !state.network || !this.fitting(state.network) || state.status === 'diverged') return null;
    if ('minibatch' in answer.source) {
      const { gradient, after } = answer;
      return { whole: true, itself: false, among: null, count: answer.source.minibatch.length, gradient, after };
    }
    if (!answer.coming) return null;
    const { minibatch, gradient, after } = answer.coming;
    const { point } = answer.source;
    const among = point === undefined ? null : minibatch.includes(point);
    // With dropout, even the step of this one example differs from the one shown.
    const itself = among === true && minibatch.length === 1 && after.every((value, i) => value === answer.after[i]);
    return { whole: false, itself, among, count: minibatch.length, gradient, after };
  }

  /** The examples of the step that the last phase's button makes; null if it makes none. @param {State} state */
  stepSize(state) {
    return state.status === 'running' ? null : (this.coming(state)?.count ?? null);
  }

  /** @param {State} state @param {import('../../draw/theme.js').Theme} theme */
  render(state, theme) {
    const { network } = state;
    const { digits } = this.context;
    this.source.render(state);
    if (!network) return;
    const minibatch = this.source.kind === 'minibatch';
    if (this.layers !== network.layers.length || minibatch !== (this.phases[0]?.kind === 'gradient')) {
      this.layers = network.layers.length;
      this.phases = phasesOf(this.layers, minibatch);
      this.phase = 0;
    }
    const coming = this.coming(state);
    this.bar.render(this.phases, this.phase, this.stepSize(state));
    const phase = this.phases[this.phase];
    const about = this.aboutOf(phase, coming !== null);
    if (this.about.textContent !== about) this.about.textContent = about;

    const answer = this.fitting(network) ? this.answer : null;
    const select = within(network, this.select);
    const shown = { network, answer, coming, phases: this.phases, phase: this.phase, select, digits };
    this.units.element.hidden = minibatch;
    this.body.classList.toggle('of-minibatch', minibatch);
    this.units.render(shown);
    this.parameters.render(shown);
    const current = this.answerTo === JSON.stringify(select);
    this.formulas.render(shown, current);
    if (current)
      this.pulls.render(answer, answer?.gradient[parameterIndex(network, select.layer, select.unit, select.input)], theme);
  }

  /** What the phase is about. @param {Phase} phase @param {boolean} steps whether the run makes a step next */
  aboutOf(phase, steps) {
    if (phase.kind !== 'update') {
      return t(
        'inspector.about.' + (phase.kind === 'backward' && phase.layer === this.layers - 1 ? 'backward-output' : phase.kind),
      );
    }
    if (this.source.kind === 'minibatch') return t('inspector.about.update-minibatch');
    if (!steps) return t('inspector.about.update-alone');
    const drops = (this.context.state.experiment.training.dropout ?? 0) > 0;
    return sentences(t('inspector.about.update'), drops ? t('inspector.about.dropout') : '');
  }

  /**
   * Whether the answer is for the network that is shown, since an answer for another may still arrive.
   *
   * @param {import('../../wire/messages.js').NetworkShape} network
   */
  fitting(network) {
    const { answer } = this;
    if (!answer || answer.gradient.length !== network.parameterCount) return false;
    return !answer.layers || answer.layers.every(({ z }, layer) => z.length === network.layers[layer]?.units);
  }

  /** What the diagram shows and does while this view is open. @param {State} state */
  inspecting(state) {
    return {
      choose: (/** @type {Parameter} */ parameter) => this.choose(parameter),
      /** @type {import('../network/panel.js').Inspecting['draw']} */
      draw: (context, layout, theme) => {
        const { network } = state;
        const { answer } = this;
        if (!network || !answer || !this.fitting(network)) return;
        const phase = this.phases[this.phase];
        const select = within(network, this.select);
        drawExample(context, layout, theme, {
          ...this.values(answer, network),
          active: layerOf(phase),
          select,
          loss:
            answer.layers && this.phase >= phaseAt(this.phases, 'loss') ? 'C ' + numberText(answer.loss, DIGITS_IN_DIAGRAM) : '',
        });
      },
    };
  }

  /** @param {ExampleAnswer} answer @param {import('../../wire/messages.js').NetworkShape} network */
  values(answer, network) {
    const write = (/** @type {number | null | undefined} */ value) => numberText(value, DIGITS_IN_DIAGRAM);
    const inputs = (answer.inputs ?? []).map(write);
    const units = (answer.layers ?? []).map(({ z, a, delta }, layer) => {
      const forward = this.phase >= phaseAt(this.phases, 'forward', layer);
      const backward = this.phase >= phaseAt(this.phases, 'backward', layer);
      return z.map((value, unit) => {
        if (backward) return ['a ' + write(a[unit]), 'δ ' + write(delta[unit])];
        return forward ? ['z ' + write(value), 'a ' + write(a[unit])] : [];
      });
    });
    const gradients = network.layers.map(({ inputs: fanIn, units: count }, layer) => {
      if (this.phase < phaseAt(this.phases, 'backward', layer)) return null;
      const from = parameterIndex(network, layer, 0, 0);
      return answer.gradient.slice(from, from + fanIn * count);
    });
    return { inputs, units, gradients, write };
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import('../../draw/plane.js').Geometry} geometry
   * @param {import('../../draw/theme.js').Theme} theme
   */
  drawOnPlane(context, geometry, theme) {
    for (const place of this.source.places()) ringPoint(context, geometry, place, theme, 4);
  }
}
