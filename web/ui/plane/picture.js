/**
 * The plane as it is seen: field and contour, axes, points, the cross. Owns the canvas and the network's
 * answers on a grid, as fine as the time of a frame allows, and as fine as it gets once nothing runs.
 *
 * The field is kept between redraws: pointing and drawing on a paused plane don't evaluate the network again.
 */
import { onDemand, part } from '../part.js';
import { seenParameters, seenUnit } from '../seen.js';
import { drawAxes, drawTicks } from '../../draw/axes.js';
import { Boundary } from '../../draw/boundary.js';
import { fitCanvas } from '../../draw/canvas.js';
import { isLine, shownPoints } from '../../model/line.js';
import { columnName } from '../../model/names.js';
import { bitsShown } from '../../model/state.js';
import { gridNodes, toLeft, toTop, toX, toY } from '../../draw/plane.js';
import { Quality, PLANE_SIDES } from '../../draw/quality.js';
import { drawPoints, pointRadius, ringPoint } from '../../draw/points.js';
import { unitMap } from '../../draw/unit-maps.js';
import { Forward } from '../../net/forward.js';

/** @typedef {typeof import('../../on-demand.js')} Part */
/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/** @typedef {import('../../draw/plane.js').Geometry} Geometry */

const CROSS_PX = 9;

/** The other points while some stand out. */
const FAINT = 0.25;
/** Rings about more points than these would hide them. */
const MOST_RINGS = 60;

/** The milliseconds of a frame that drawing the field may take. */
const FIELD_BUDGET_MS = 3.5;
/** A past step that stays in sight so long is drawn as finely as one that rests. */
const PASSING_MS = 120;

export class PlaneView {
  /**
   * @param {HTMLCanvasElement} canvas  square, sized by the style sheet
   * @param {object} surroundings
   * @param {() => void} [surroundings.redraw]  later, once; without it, the picture is drawn once and stays
   * @param {() => number} [surroundings.ratio]  of the canvas's pixels to the style sheet's: as the screen has them, or paper
   * @param {boolean} [surroundings.bare]  without numbers and names, where there is no room for them
   * @param {boolean} [surroundings.stamped]  false where no pixels are drawn on
   */
  constructor(canvas, { redraw, ratio = () => devicePixelRatio, stamped = true, bare = false }) {
    this.canvas = canvas;
    this.redraw = redraw ?? (() => {});
    /** Whether a person walks along a run in it. */
    this.isWalked = redraw !== undefined && !bare;
    /** The frame of the past that was drawn last, and whether it has been in sight for a while. */
    this.passing = { frame: /** @type {State['frame']} */ (null), rests: false };
    this.ratio = ratio;
    this.stamped = stamped;
    this.bare = bare;
    this.partIsComing = false;
    /** @type {import('./line.js').LinePicture | null} */
    this.line = null;
    /** @type {import('../../draw/level-labels.js').LevelLabels | null} */
    this.labels = null;
    this.boundary = new Boundary();
    /** @type {import('../../draw/kept.js').Kept | null} */
    this.kept = null;
    /** @type {Geometry} */
    this.geometry = { left: 0, top: 0, size: 1, centre: { x: 0, y: 0 }, extent: { x: 6, y: 6 } };
    this.quality = new Quality(PLANE_SIDES, FIELD_BUDGET_MS);
    this.field = new OffscreenCanvas(1, 1);
    /** @type {import('../../draw/gpu-field.js').GpuField | null} */
    this.gpu = null;
    /** What the field shows. @type {unknown[]} */
    this.fieldOf = [];
    /** What was drawn last without being kept. @type {unknown[]} */
    this.passedOf = [];
    /** @type {Forward | null} */
    this.forward = null;
    /** What the grid was made for. @type {unknown[]} */
    this.gridOf = [];
    /** The unit that the field shows instead of the answer. @type {import('../../draw/unit-maps.js').UnitMap | null} */
    this.unit = null;
    this.measure = () => {
      this.geometry.size = canvas.clientWidth;
    };
    this.measure();
  }

  /** @param {MouseEvent} event @returns {import('../../model/view.js').Place} the place on the plane, also beyond its edge */
  placeOf(event) {
    const box = this.canvas.getBoundingClientRect();
    const { clientLeft, clientTop } = this.canvas;
    return {
      x: toX(this.geometry, event.clientX - box.left - clientLeft),
      y: toY(this.geometry, event.clientY - box.top - clientTop),
    };
  }

  /** @returns {import('../../model/view.js').Place} how wide and how high a CSS pixel is on the plane */
  pixel() {
    const { extent, size } = this.geometry;
    return { x: (2 * extent.x) / size, y: (2 * extent.y) / size };
  }

  /** From now on a place is one of this view, before it is drawn. @param {State['view']} view */
  aim({ centre, extent }) {
    Object.assign(this.geometry, { centre, extent });
  }

  /** @param {State} state @param {Theme} theme @returns {CanvasRenderingContext2D} for what lies over it, in CSS pixels */
  render(state, theme) {
    const { geometry } = this;
    const ratio = this.ratio();
    this.aim(state.view);
    this.describe(state);
    const context = fitCanvas(this.canvas, geometry.size, geometry.size, ratio);
    context.fillStyle = theme.card;
    context.fillRect(0, 0, geometry.size, geometry.size);
    const line = this.lineFor(state);
    if (line) line.drawUnder(context, geometry, state, theme);
    else {
      this.renderField(context, state, theme);
      drawAxes(context, geometry, theme);
    }
    const points = shownPoints(state);
    const radius = pointRadius(geometry.size, points.length, theme);
    const { centre, extent, selected, showTest } = state.view;
    const standOut = new Set(selected);
    const chosen = selected.length > 0 ? points.filter((_, i) => standOut.has(state.points[i])) : [];
    const scaling = state.network?.scaling?.target;
    const options = { regression: state.problem === 'regression', scaling, ratio, radius, stamped: this.stamped };
    const plain = line || this.bare;
    const { data } = state.experiment;
    if (!plain && state.problem === 'regression') this.nameLevels(context, state, theme);
    /** What a run, and a walk along it, leaves as it is. @param {CanvasRenderingContext2D} over */
    const drawStill = (over) => {
      const others = chosen.length > 0 ? points.filter((point) => !chosen.includes(point)) : points;
      over.globalAlpha = chosen.length > 0 ? FAINT : 1;
      drawPoints(over, geometry, others, theme, { ...options, showTest });
      over.globalAlpha = 1;
      // A test point that stands out is seen, too.
      drawPoints(over, geometry, chosen, theme, { ...options, showTest: true });
      if (plain) return;
      drawTicks(over, geometry, theme, this.mapTicks(state, theme));
      if (data.names?.columns.length)
        this.wanted()?.drawNames(over, geometry, { x: columnName(state, 0), y: columnName(state, 1) }, theme);
    };
    const names = data.names?.columns.join('\n');
    const stillOf = [points, selected, showTest, centre, extent, theme, names, bitsShown(state), state.network, plain, part];
    const goes = state.status === 'running' || (this.isWalked && state.time.playhead !== null);
    const moves = goes && geometry.size > 0 && this.wanted();
    if (moves) (this.kept ??= new moves.Kept()).show(context, geometry.size, ratio, stillOf, drawStill);
    else drawStill(context);
    const carried = points[state.view.carried];
    if (line) line.drawOver(context, geometry, state, theme);
    else if (this.bare) return context;
    const ringed = chosen.length > MOST_RINGS ? [] : chosen;
    for (const point of carried ? [...ringed, carried] : ringed) ringPoint(context, geometry, point, theme, radius);
    const cross = state.view.cursor ?? (line ? null : state.view.reading);
    if (cross) drawCross(context, geometry, cross, theme);
    return context;
  }

  /** @param {State} state @returns {import('./line.js').LinePicture | null} what draws the answer to one input, once it is there */
  lineFor(state) {
    if (!isLine(state)) return null;
    const part = this.wanted();
    return part && (this.line ??= new part.LinePicture());
  }

  /** @param {CanvasRenderingContext2D} context @param {State} state @param {Theme} theme */
  nameLevels(context, { points, view, network }, theme) {
    const { levels } = this.boundary;
    // A unit's field isn't what the lines are of.
    if (!levels || this.unit) return;
    const part = this.wanted();
    if (!part) return;
    const unit = network?.scaling?.target;
    (this.labels ??= new part.LevelLabels()).draw(context, this.geometry, levels, points, view.showTest, theme, unit);
  }

  /** @param {State} state @param {Theme} theme @returns {ReturnType<Part['mapTicks']> | null} where the plane is a map of bits */
  mapTicks(state, theme) {
    const bits = bitsShown(state);
    const part = bits > 0 ? this.wanted() : null;
    return part && part.mapTicks(bits, 1 / this.pixel().x, theme.tick);
  }

  /** @returns {Part | null} what draws what not all data need, once it is there */
  wanted() {
    if (!part && !this.partIsComing) {
      this.partIsComing = true;
      onDemand().then((came) => {
        this.partIsComing = false;
        if (came) this.redraw();
      });
    }
    return part;
  }

  /** What the pixels show, for tests and tools: so far to each edge, or across and upwards. @param {State} state */
  describe(state) {
    const { dataset } = this.canvas;
    const centre = `${state.view.centre.x},${state.view.centre.y}`;
    const { x, y } = state.view.extent;
    const extent = x === y ? String(x) : `${x},${y}`;
    const points = String(state.points.length);
    const selected = String(state.view.selected.length);
    if (dataset.centre !== centre) dataset.centre = centre;
    if (dataset.extent !== extent) dataset.extent = extent;
    if (dataset.points !== points) dataset.points = points;
    if (dataset.selected !== selected) dataset.selected = selected;
  }

  /** @param {CanvasRenderingContext2D} context @param {State} state @param {Theme} theme */
  renderField(context, state, theme) {
    const { network } = state;
    const parameters = seenParameters(state);
    // Before the style sheet is there, the plane has no size.
    if (!network || !parameters || this.geometry.size === 0) return;
    const side = state.status === 'running' || this.passes(state) ? this.quality.side : this.quality.finest;
    const { size, centre, extent } = this.geometry;
    const { discrete } = state.view;
    const unit = seenUnit(state);
    const ratio = this.ratio();
    const of = [network, parameters, side, size, centre, extent, ratio, discrete, theme, unit];
    const isOf = (/** @type {unknown[]} */ drawn) => of.every((value, i) => value === drawn[i]);
    // Without any point there is nothing to decide yet, so the field is faint and the hint stands out.
    const strength = state.points.length > 0 || state.awaitingPoints ? 1 : 0.25;
    // Each step of a run has another field, so it is kept only if it is to be seen a second time.
    if (this.isWalked && state.status === 'running' && strength === 1 && !isOf(this.fieldOf) && !isOf(this.passedOf)) {
      this.evaluate(context, state, network, parameters, side, theme);
      this.passedOf = of;
      // The caption of a unit and the names of levels are of what is drawn now.
      this.fieldOf = [];
      return;
    }
    if (!isOf(this.fieldOf)) {
      this.evaluate(fitCanvas(this.field, size, size, ratio), state, network, parameters, side, theme);
      this.fieldOf = of;
    }
    context.globalAlpha = strength;
    context.drawImage(this.field, 0, 0, size, size);
    context.globalAlpha = 1;
  }

  /** Whether what is shown of the past may be left at once, as on a drag. @param {State} state */
  passes({ frame, time }) {
    if (!this.isWalked || time.playhead === null) return false;
    if (this.passing.frame !== frame) {
      const passing = { frame, rests: false };
      this.passing = passing;
      setTimeout(() => {
        passing.rests = true;
        if (this.passing === passing) this.redraw();
      }, PASSING_MS);
    }
    return !this.passing.rests;
  }

  /**
   * @param {CanvasRenderingContext2D} context in CSS pixels
   * @param {State} state
   * @param {import('../../wire/messages.js').NetworkShape} network
   * @param {Float32Array} parameters
   * @param {number} side
   * @param {Theme} theme
   */
  evaluate(context, state, network, parameters, side, theme) {
    const output = drawnAs(state.problem, network);
    const { discrete } = state.view;
    const unit = seenUnit(state);
    this.unit = null;
    if (part && state.status === 'running' && !this.bare) this.gpu ??= new part.GpuField();
    const drawn = !unit && this.gpu?.draw(context, this.geometry, this.ratio(), network, parameters, output, theme, { discrete });
    if (drawn && output !== 'linear') return;
    // The first for a network takes longer.
    const isFirst = this.gridOf[0] !== network;
    const start = performance.now();
    // Names of levels need no more.
    const nodes = drawn ? PLANE_SIDES[0] : side;
    const forward = this.forwardFor(network, nodes);
    forward.run(parameters);
    const values = forward.activations[network.layers.length - 1];
    const grid = { side: nodes, logits: output === 'linear' ? values : forward.logits };
    if (drawn) {
      this.boundary.findLines(grid, output);
      return;
    }
    this.unit = unit && mapOf(unit, network, forward, this.geometry, side, theme);
    this.boundary.draw(context, this.geometry, grid, output, theme, { discrete, unit: this.unit });
    if (state.status !== 'running' || isFirst) return;
    const taken = performance.now() - start;
    this.quality.measured(taken);
    this.gpu?.shader.trial.took(false, taken);
  }

  /** @param {import('../../wire/messages.js').NetworkShape} network @param {number} side @returns {Forward} with the grid set */
  forwardFor(network, side) {
    const gridOf = [network, side, this.geometry.centre, this.geometry.extent];
    if (this.forward && gridOf.every((value, i) => value === this.gridOf[i])) return this.forward;
    // Zooming keeps the arrays.
    const kept = this.gridOf[0] === network && this.gridOf[1] === side ? this.forward : null;
    if (this.gridOf[0] !== network) this.quality.restart();
    this.gridOf = gridOf;
    this.forward = kept ?? new Forward(network, side ** 2);
    const { xs, ys } = gridNodes(this.geometry, side);
    this.forward.setGrid(xs, ys);
    return this.forward;
  }
}

/**
 * @param {import('../../model/view.js').Unit} unit
 * @param {import('../../net/forward.js').NetworkShape} network
 * @param {Forward} forward  as it has run
 * @param {import('../../draw/plane.js').Shown} shown
 * @param {number} side  of the grid that it has run over
 * @param {Theme} theme
 * @returns {import('../../draw/unit-maps.js').UnitMap | null} null if the network has become one without this unit
 */
function mapOf(unit, network, forward, shown, side, theme) {
  if ('input' in unit) {
    const alone = new Forward({ inputs: [unit.input], layers: [], scaling: network.scaling }, side ** 2);
    const { xs, ys } = gridNodes(shown, side);
    alone.setGrid(xs, ys);
    return unitMap(alone.inputs[0], side ** 2, 'feature', -1, false, theme);
  }
  const values = forward.activations[unit.layer]?.[unit.unit];
  if (!values) return null;
  const { units, activation } = network.layers[unit.layer];
  const output = unit.layer === network.layers.length - 1;
  return unitMap(values, side ** 2, activation, output && units > 1 ? unit.unit : -1, output, theme);
}

/**
 * The problem says what is drawn. For two classes, the output says at what distance from the decision its logits count as certain;
 * a linear output, which is trained towards ±1, counts like a tanh.
 *
 * @param {import('../../wire/messages.js').Started['problem']} problem
 * @param {import('../../wire/messages.js').NetworkShape} network
 * @returns {import('../../draw/boundary.js').Output}
 */
function drawnAs(problem, network) {
  if (problem === 'multi-class') return 'softmax';
  if (problem === 'regression') return 'linear';
  return network.layers[network.layers.length - 1].activation === 'sigmoid' ? 'sigmoid' : 'tanh';
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Geometry} geometry
 * @param {import('../../model/view.js').Place} at
 * @param {Theme} theme
 */
function drawCross(context, geometry, at, theme) {
  const left = Math.round(toLeft(geometry, at.x)) + 0.5;
  const top = Math.round(toTop(geometry, at.y)) + 0.5;
  context.save();
  context.beginPath();
  context.moveTo(left - CROSS_PX, top);
  context.lineTo(left + CROSS_PX, top);
  context.moveTo(left, top - CROSS_PX);
  context.lineTo(left, top + CROSS_PX);
  context.strokeStyle = theme.card;
  context.lineWidth = 5;
  context.stroke();
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.stroke();
  context.restore();
}
