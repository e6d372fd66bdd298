/**
 * The plane of one input as it is seen, but for its points: what the network answers as a curve (a curve for each class where there
 * are more than two), what its units add to that, and where they have kinks.
 */
import {
  between,
  drawCurve,
  drawKinks,
  drawLevels,
  drawProbe,
  drawTicksAndNames,
  fillBetween,
  kinks,
  valueTicks,
} from '../../draw/curve.js';
import { roundStep, tickText } from '../../draw/ticks.js';
import { valueAxis } from '../../model/line.js';
import { className, columnName, targetName } from '../../model/names.js';
import { placeRead } from '../../model/view.js';
import { Forward, parameterIndex } from '../../net/forward.js';
import { inOwnUnits } from '../../net/scaling.js';
import { t } from '../i18n.js';
import { seenParameters, seenUnit } from '../seen.js';
import { shareOf } from './readout.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/** @typedef {import('../../draw/plane.js').Geometry} Geometry */
/** @typedef {import('../../draw/curve.js').Curve} Curve */

const NODES = 601;
/** The activations whose slope jumps where the unit switches on. */
const WITH_KINKS = Object.freeze(['relu', 'leaky-relu', 'hard-step']);
/** With more than these, marks would hide the curve. */
const MOST_KINKS = 48;

export class LinePicture {
  /** @type {Forward | null} */
  forward = null;
  /** What the nodes were made for. @type {unknown[]} */
  nodesOf = [];
  xs = new Float64Array(NODES);

  /**
   * Draws what lies under the points.
   *
   * @param {CanvasRenderingContext2D} context
   * @param {Geometry} geometry
   * @param {State} state
   * @param {Theme} theme
   */
  drawUnder(context, geometry, state, theme) {
    const axis = valueAxis(state);
    const curves = this.answers(state, theme);
    if (curves.length === 1) {
      const colours = state.problem === 'regression' ? [theme.negative, theme.positive] : theme.classes.slice(0, 2);
      fillBetween(context, geometry, axis, this.xs, curves[0].values, baseOf(state), colours);
    }
    drawLevels(context, geometry, axis, valueTicks(geometry, axis, state.problem !== 'regression'), baseOf(state), theme);
  }

  /**
   * Draws what lies over them.
   *
   * @param {CanvasRenderingContext2D} context
   * @param {Geometry} geometry
   * @param {State} state
   * @param {Theme} theme
   */
  drawOver(context, geometry, state, theme) {
    const axis = valueAxis(state);
    const shares = state.problem !== 'regression';
    const curves = this.answers(state, theme);
    const added = this.contributions(state, theme);
    for (const curve of added?.curves ?? []) drawCurve(context, geometry, axis, this.xs, curve, theme);
    for (const curve of curves) drawCurve(context, geometry, axis, this.xs, curve, theme);
    for (const strong of [false, true]) drawKinks(context, geometry, axis, this.kinksOf(state, curves, strong), strong, theme);
    const place = placeRead(state.view);
    if (place && curves.length > 0) {
      const dots = curves.map(({ values, colour }) => ({ value: between(this.xs, values, place.x), colour }));
      drawProbe(context, geometry, axis, place.x, dots, theme);
    }
    const right = added && { name: added.name, ticks: added.ticks };
    const names = { x: columnName(state, 0), y: nameOf(state), right };
    drawTicksAndNames(context, geometry, axis, valueTicks(geometry, axis, shares), names, theme);
  }

  /** @param {State} state @param {Theme} theme @returns {Curve[]} none before the first frame */
  answers(state, theme) {
    const forward = this.evaluated(state);
    if (!forward || !state.network) return [];
    const { layers } = state.network;
    const outputs = forward.activations[layers.length - 1];
    if (outputs.length > 1) return outputs.map((values, index) => ({ values, colour: theme.classes[index], width: 2.5 }));
    const share = (/** @type {number} */ output) => shareOf(output, layers[layers.length - 1].activation);
    const values = state.problem === 'regression' ? ownValues(state, outputs[0]) : outputs[0].slice(0, NODES).map(share);
    return [{ values, colour: theme.ink, width: 2.5 }];
  }

  /** @param {State} state @returns {Forward | null} as it has run for the state's frame */
  evaluated(state) {
    const { network, view } = state;
    const parameters = seenParameters(state);
    if (!network || !parameters) return null;
    if (!this.forward || network !== this.nodesOf[0] || view.centre !== this.nodesOf[1] || view.extent !== this.nodesOf[2]) {
      this.forward = new Forward(network, NODES);
      this.xs = this.xs.map((_, i) => view.centre.x + view.extent.x * ((2 * i) / (NODES - 1) - 1));
      this.forward.setPoints(this.xs, new Float64Array(NODES));
      this.nodesOf = [network, view.centre, view.extent, null];
    }
    if (this.nodesOf[3] !== parameters) {
      this.forward.run(parameters);
      this.nodesOf[3] = parameters;
    }
    return this.forward;
  }

  /**
   * What is added up to the answer: weight × activation for each unit of the last hidden layer, or of the one that is looked at.
   * Of a unit of an earlier layer, its activation. In a classification they add up to a logit, which has a scale of its own: so
   * many units above the middle as a probability of 1 lies above ½.
   *
   * @param {State} state
   * @param {Theme} theme
   * @returns {{ curves: Curve[], name: string, ticks: [number, string][] } | null}
   */
  contributions(state, theme) {
    const forward = this.evaluated(state);
    const { network, view } = state;
    const parameters = seenParameters(state);
    const unit = seenUnit(state);
    if (!forward || !network || !parameters || !(view.contributions || unit)) return null;
    const output = network.layers.length - 1;
    const last = output === 0 ? forward.inputs : forward.activations[output - 1];
    const classes = network.layers[output].units;
    const of = classes > 1 ? view.selectedClass : 0;
    /** @param {number} unit @returns {Curve} */
    const added = (unit) => {
      const weight = parameters[parameterIndex(network, output, of, unit)];
      return { values: last[unit].map((a) => weight * a), colour: weight < 0 ? theme.negative : theme.positive, width: 1.25 };
    };
    const looked = lookedAt(seenUnit(state), network);
    const chosen = looked && looked.layer === output - 1 ? looked.unit : -1;
    const wanted = view.contributions ? last.map((_, unit) => unit) : chosen >= 0 ? [chosen] : [];
    const curves = wanted.map((unit) => ({ ...added(unit), ...(unit === chosen ? { width: 2.5 } : { faint: chosen >= 0 }) }));
    let name = classes > 1 ? addsTo(state, of) : t('line.adds');
    if (looked && chosen < 0 && looked.layer < output) {
      const values = looked.layer < 0 ? forward.inputs[looked.unit] : forward.activations[looked.layer][looked.unit];
      if (values) curves.push({ values, colour: theme.accent, width: 2 });
      if (!view.contributions) name = t('line.activation');
    }
    if (curves.length === 0) return null;
    if (state.problem === 'regression') {
      // They add up to the answer on the answer's own scale.
      return { curves: curves.map((curve) => ({ ...curve, values: ownValues(state, curve.values) })), name, ticks: [] };
    }
    const largest = Math.max(...curves.map(({ values }) => Math.max(...Array.from(values, Math.abs))));
    const scale = roundStep(Math.max(largest, 1e-6));
    return {
      curves: curves.map((curve) => ({ ...curve, values: Array.from(curve.values, (value) => 0.5 + value / scale / 2) })),
      name,
      ticks: [-1, 0, 1].map((value) => [0.5 + value / 2, tickText(value * scale)]),
    };
  }

  /**
   * @param {State} state
   * @param {Curve[]} curves
   * @param {boolean} strong  those of the unit that is looked at, else all
   * @returns {[x: number, value: number][]} on the highest curve
   */
  kinksOf(state, curves, strong) {
    const { network } = state;
    const { forward, xs } = this;
    if (!forward || !network || curves.length === 0) return [];
    const looked = lookedAt(seenUnit(state), network);
    const found = network.layers.slice(0, -1).flatMap(({ activation }, layer) => {
      if (!WITH_KINKS.includes(activation)) return [];
      return forward.activations[layer].flatMap((values, unit) =>
        !strong || (looked?.layer === layer && looked.unit === unit) ? kinks(xs, values) : [],
      );
    });
    if (found.length > MOST_KINKS) return [];
    return found.map((x) => [x, Math.max(...curves.map(({ values }) => between(xs, values, x)))]);
  }
}

/**
 * @param {import('../../model/view.js').Unit | null} unit
 * @param {import('../../wire/messages.js').NetworkShape} network
 * @returns {{ layer: number, unit: number } | null} layer −1 for an input
 */
function lookedAt(unit, network) {
  if (!unit || 'unit' in unit) return unit;
  const at = network.inputs.findIndex(({ id }) => id === unit.input.id);
  return at < 0 ? null : { layer: -1, unit: at };
}

/** @param {State} state @param {ArrayLike<number>} values  scaled @returns {ArrayLike<number>} in the target's own units */
function ownValues({ network }, values) {
  const unit = network?.scaling?.target;
  return unit ? Array.from(values, (value) => inOwnUnits(unit, value)) : values;
}

/** @param {State} state @returns {number} the answer that decides nothing */
function baseOf({ problem, network }) {
  if (problem === 'regression') return inOwnUnits(network?.scaling?.target, 0);
  return problem === 'two-class' ? 0.5 : 0;
}

/** @param {State} state @param {number} index of the class @returns {string} what the curves add up to */
function addsTo(state, index) {
  const name = className(state, index);
  return name ? t('line.adds-to-named', { name }) : t('line.adds-to-class', { number: index + 1 });
}

/** @param {State} state @returns {string} of the upright axis */
function nameOf(state) {
  if (state.problem === 'regression') return targetName(state) || t('line.value');
  if (state.problem === 'multi-class') return t('line.probability');
  const name = className(state, 1);
  return t(name ? 'line.probability-of-named' : 'line.probability-of', { name, number: 2 });
}
