/** The diagram's picture: the map of every unit, as fine as the time of a frame allows, and the links between them. */
import { fitCanvas } from '../../draw/canvas.js';
import { Links } from '../../draw/links.js';
import { drawNetwork } from '../../draw/network.js';
import { gridCentres } from '../../draw/plane.js';
import { MAP_SIDES, Quality } from '../../draw/quality.js';
import { unitMap, UnitMaps, unitMapsOf } from '../../draw/unit-maps.js';
import { Forward } from '../../net/forward.js';
import { make } from '../dom.js';
import { part } from '../part.js';

/**
 * @typedef {Pick<import('./panel.js').NetworkView,
 *   'shape' | 'features' | 'frozen' | 'centre' | 'extent' | 'running' | 'theme' | 'ratio' | 'inspecting'>} NetworkView
 */
/** @typedef {import('../../draw/layout.js').Layout} Layout */
/** @typedef {import('../../draw/links.js').Link} Link */

/** Milliseconds for the maps of one frame. */
const BUDGET = 2;

/** Up to so many parameters are drawn anew in less time than it takes to show pictures of their parts. */
const FEW = 200;

export class NetworkPicture {
  constructor() {
    this.canvas = make('canvas', 'network-canvas');
    this.canvas.setAttribute('aria-hidden', 'true');
    this.links = new Links();
    /** While a run goes on. @type {import('../../draw/columns.js').Columns | null} */
    this.columns = null;
    this.maps = new UnitMaps();
    /** Where a graphics processor may draw them. @type {import('../../draw/gpu-maps.js').GpuMaps | null} */
    this.gpu = null;
    /** The maps of the units that are shown. @type {import('../../draw/unit-maps.js').Maps} */
    this.shown = this.maps;
    this.inputMaps = new UnitMaps();
    this.quality = new Quality(MAP_SIDES, BUDGET);
    /** @type {Forward | null} */
    this.forward = null;
    /** What its grid was made for. @type {unknown[]} */
    this.gridOf = [];
    /** What the maps of the features were made for. @type {unknown[]} */
    this.inputsOf = [];
    /** What the maps show. @type {unknown[]} */
    this.mapped = [];
  }

  /** Draws all anew, for another network. */
  restart() {
    this.forward = null;
    this.mapped = [];
    this.quality.restart();
  }

  /**
   * @param {NetworkView} view
   * @param {ArrayLike<number>} parameters
   * @param {Layout} layout
   * @param {import('./text.js').UnitPlace | null} unit whose card is open
   * @param {Link | null} link that is shown or edited
   */
  draw(view, parameters, layout, unit, link) {
    const { shape, theme } = view;
    const side = view.running ? this.quality.side : this.quality.finest;
    const mapped = [parameters, side, theme, view.centre, view.extent];
    if (mapped.some((value, i) => value !== this.mapped[i])) {
      this.mapped = mapped;
      this.mapInputs(view);
      this.mapUnits(view, parameters, side);
      this.links.set(shape, parameters);
    }
    const context = fitCanvas(this.canvas, layout.width, layout.height, view.ratio);
    const inTurn = view.running && parameters.length > FEW;
    this.columns = part && inTurn ? (this.columns ?? new part.Columns()) : null;
    const { links, inputMaps, columns, shown: maps } = this;
    const locks = part?.locks ?? null;
    const { frozen, ratio } = view;
    const diagram = { shape, layout, parameters, links, columns, inputMaps, maps, unit, link, frozen, locks };
    drawNetwork(context, diagram, theme, ratio);
    view.inspecting?.draw(context, layout, theme);
  }

  /** The map of every feature, used or not: the same at each step. @param {NetworkView} view */
  mapInputs({ shape: { scaling }, features, centre, extent, theme }) {
    const of = [features, scaling, centre, extent, theme];
    if (of.every((value, i) => value === this.inputsOf[i])) return;
    this.inputsOf = of;
    const side = this.quality.finest;
    const { xs, ys } = gridCentres({ centre, extent }, side);
    const forward = new Forward({ inputs: features, layers: [], scaling }, side * side);
    forward.setGrid(xs, ys);
    this.inputMaps.paint(
      forward.inputs.map((values) => unitMap(values, side * side, 'feature', -1, false, theme)),
      side,
    );
  }

  /**
   * The map of every unit, by what draws them faster.
   *
   * @param {NetworkView} view
   * @param {ArrayLike<number>} parameters
   * @param {number} side
   */
  mapUnits(view, parameters, side) {
    if (part && view.running) this.gpu ??= new part.GpuMaps();
    const { gpu } = this;
    if (gpu?.paint(view.shape, parameters, view, this.quality.finest, view.theme)) {
      this.shown = gpu;
      return;
    }
    const start = performance.now();
    this.evaluate(view, parameters, side);
    this.shown = this.maps;
    if (!view.running) return;
    const taken = performance.now() - start;
    this.quality.measured(taken);
    gpu?.shader.trial.took(false, taken);
  }

  /**
   * @param {NetworkView} view
   * @param {ArrayLike<number>} parameters
   * @param {number} side
   */
  evaluate({ shape, centre, extent, theme }, parameters, side) {
    const count = side * side;
    if (!this.forward || this.forward.count !== count) {
      this.forward = new Forward(shape, count);
      this.gridOf = [];
    }
    // Zooming keeps the arrays.
    if (centre !== this.gridOf[0] || extent !== this.gridOf[1]) {
      this.gridOf = [centre, extent];
      const { xs, ys } = gridCentres({ centre, extent }, side);
      this.forward.setGrid(xs, ys);
    }
    this.forward.run(parameters);
    this.maps.paint(unitMapsOf(this.forward, theme), side);
  }
}
