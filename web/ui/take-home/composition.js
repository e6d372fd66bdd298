/** The run as one picture: plane, loss curve and network, with what they are of, in the page's language. */
import { fitCanvas } from '../../draw/canvas.js';
import { fitText } from '../../draw/fit-text.js';
import { layoutNetwork } from '../../draw/layout.js';
import { drawLoss } from '../../draw/loss.js';
import { FONT, scaleOf } from '../../draw/theme.js';
import { loss } from '../format.js';
import { t } from '../i18n.js';
import { NetworkPicture } from '../network/picture.js';
import { roomForNames, shortInputName } from '../network/text.js';
import { PlaneView } from '../plane/picture.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/** @typedef {import('../../draw/loss-scale.js').LossSamples} LossSamples */
/** @typedef {import('./pixels.js').PixelSheet | import('./svg-sheet.js').SvgSheet} Sheet */
/** @typedef {{ left: number, top: number, width: number, height: number }} Box  in CSS pixels */
/** @typedef {{ width: number, height: number, plane: Box, words: Box, chart: Box, network: Box }} Arrangement */

/** Above the network, for the layers' names. */
const HEADERS = 36;
/** The most of the distance between two layers that a name takes. */
const NAME_PART = 0.9;

export class Composition {
  /** @param {Sheet} sheet of the arrangement's size @param {Arrangement} arrangement @param {Theme} theme */
  constructor(sheet, arrangement, theme) {
    const { width, height, plane, words, chart, network } = arrangement;
    this.theme = theme;
    this.ratio = sheet.ratio;
    this.paper = partOf(sheet, { left: 0, top: 0, width, height });
    this.plane = new PlaneView(sheet.part(plane.left, plane.top), { ratio: () => sheet.ratio, stamped: sheet.stamped });
    this.plane.geometry.size = plane.width;
    this.plane.field = /** @type {OffscreenCanvas} */ (/** @type {unknown} */ (sheet.layer()));
    this.words = partOf(sheet, words);
    this.chart = partOf(sheet, chart);
    this.network = partOf(sheet, network);
    this.diagram = new NetworkPicture();
    this.diagram.canvas = this.network.canvas;
    this.names = partOf(sheet, network);
    /** The network that the diagram shows. @type {State['network']} */
    this.shape = null;
  }

  /** @param {State} state */
  draw(state) {
    for (const draw of this.parts(state, state.history)) draw();
  }

  /**
   * @param {State} state
   * @param {LossSamples} samples  of the curve up to here
   * @returns {(() => void)[]} what draws it, part by part
   */
  parts(state, samples) {
    const still = /** @type {State} */ ({
      ...state,
      status: 'paused',
      view: { ...state.view, cursor: null, reading: null, unit: null, carried: -1, selected: [] },
    });
    return [
      () => this.drawPlane(still),
      () => {
        this.drawPaper();
        this.drawWords(state);
        this.drawCurve(state, samples);
      },
      () => this.drawDiagram(still),
    ];
  }

  drawPaper() {
    const { width, height } = this.paper;
    const context = this.fit(this.paper);
    context.fillStyle = this.theme.card;
    context.fillRect(0, 0, width, height);
  }

  /** @param {ReturnType<typeof partOf>} part */
  fit({ canvas, width, height }) {
    return fitCanvas(canvas, width, height, this.ratio);
  }

  /** @param {State} state */
  drawPlane(state) {
    const over = this.plane.render(state, this.theme);
    const { size } = this.plane.geometry;
    over.strokeStyle = this.theme.line;
    over.lineWidth = 1;
    over.beginPath();
    over.rect(0.5, 0.5, size - 1, size - 1);
    over.stroke();
  }

  /** @param {State} state */
  drawWords({ frame }) {
    const { theme, words } = this;
    const context = this.fit(words);
    context.clearRect(0, 0, words.width, words.height);
    const scale = scaleOf(theme);
    /** @param {string} text @param {number} top @param {string} colour @param {number} size @param {string} [weight] */
    const write = (text, top, colour, size, weight = '') => {
      context.fillStyle = colour;
      context.font = `${weight}${size * scale}px ${FONT}`;
      context.fillText(text, 0, top * scale);
    };
    write('Backprop Playground', 16, theme.ink, 15, '600 ');
    if (!frame) return;
    write(`${t('counter.epoch')} ${frame.epoch} · ${t('counter.step')} ${frame.step}`, 38, theme.soft, 12);
    write(`${t('metric.train-loss')} ${loss(frame.trainLoss)}`, 60, theme.train, 12, '600 ');
    if (frame.testLoss !== null) write(`${t('metric.test-loss')} ${loss(frame.testLoss)}`, 80, theme.test, 12, '600 ');
  }

  /** The axes are those of the whole run. @param {State} state @param {LossSamples} samples */
  drawCurve({ view, history, uncarried }, samples) {
    const upTo = samples.steps[samples.length - 1] ?? 0;
    const edits = uncarried.filter(({ from }) => from <= upTo);
    const { logScale, smoothing } = view;
    const options = { logScale, smoothing, newestOnly: false, stepName: t('counter.step'), axesOf: history };
    drawLoss(this.fit(this.chart), this.chart, samples, edits, this.theme, options);
  }

  /** Only with the inputs that the network has. @param {State} state */
  drawDiagram({ network: shape, frame, experiment, view }) {
    if (!shape || !frame) return;
    const { theme } = this;
    if (shape !== this.shape) this.diagram.restart();
    this.shape = shape;
    const { width, height } = this.network;
    const scale = scaleOf(theme);
    const headers = HEADERS * scale;
    const layout = layoutNetwork(shape, shape.inputs, width, height, headers, scale, roomForNames(shape.inputs));
    const { frozen } = experiment.training;
    const { centre, extent } = view;
    const drawn = { shape, theme, features: shape.inputs, centre, extent, running: false, ratio: this.ratio, frozen };
    this.diagram.draw(drawn, frame.parameters, layout, null, null);
    const names = this.fit(this.names);
    names.clearRect(0, 0, width, height);
    names.fillStyle = theme.ink;
    names.font = `${12 * scale}px ${FONT}`;
    names.textAlign = 'right';
    names.textBaseline = 'middle';
    const { features, layers } = layout;
    const beside = features.left - 8;
    shape.inputs.forEach((input, i) => {
      names.fillText(fitText(names, shortInputName(input), beside), beside, features.units[i].y);
    });
    names.textAlign = 'center';
    const kinds = shape.layers.map(({ activation }, i) =>
      t('choice.network.' + (i === layers.length - 1 ? 'output' : 'activation') + '.' + activation),
    );
    // Many layers have little room for each name.
    const widest = Math.max(...kinds.map((kind) => names.measureText(kind).width));
    names.font = `${12 * scale * Math.min(1, (NAME_PART * layout.gap) / widest)}px ${FONT}`;
    layers.forEach(({ x }, i) => names.fillText(kinds[i], x, headers / 2));
  }
}

/** @param {Sheet} sheet @param {Box} box */
function partOf(sheet, { left, top, width, height }) {
  return { canvas: sheet.part(left, top), width, height };
}
