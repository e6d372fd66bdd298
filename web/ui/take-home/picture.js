/** The picture that is taken home: plane, loss curve and network, with what they are of, in the page's language. */
import { fitCanvas } from '../../draw/canvas.js';
import { fitText } from '../../draw/fit-text.js';
import { layoutNetwork } from '../../draw/layout.js';
import { mapTicks } from '../../draw/karnaugh.js';
import { LevelLabels } from '../../draw/level-labels.js';
import { drawLoss } from '../../draw/loss.js';
import { FONT } from '../../draw/theme.js';
import { loss } from '../format.js';
import { t } from '../i18n.js';
import { NetworkPicture } from '../network/picture.js';
import { roomForNames, shortInputName } from '../network/text.js';
import { LinePicture } from '../plane/line.js';
import { PlaneView } from '../plane/picture.js';
import { PixelSheet } from './pixels.js';
import { SvgSheet } from './svg-sheet.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/** @typedef {PixelSheet | SvgSheet} Sheet */

/** What draws what not all data need is here already. */
const part = /** @type {import('../plane/picture.js').Part} */ ({ LinePicture, LevelLabels, mapTicks });

const EDGE = 24;
const PLANE = 480;
const WIDTH = 1000;
const RIGHT = EDGE + PLANE + EDGE;
const BESIDE = WIDTH - RIGHT - EDGE;
const WORDS = 96;
const CHART = PLANE - WORDS;
const NETWORK = 320;
const HEIGHT = EDGE + PLANE + EDGE + NETWORK + EDGE;
/** Above the network, for the layers' names. */
const HEADERS = 36;

/**
 * @param {State} state
 * @param {Theme} theme
 * @param {number} ratio  pixels to a CSS pixel; 0 for SVG
 * @returns {Promise<Blob>}
 */
export function drawPicture(state, theme, ratio) {
  const sheet = ratio > 0 ? new PixelSheet(WIDTH, HEIGHT, ratio) : new SvgSheet(WIDTH, HEIGHT);
  const still = /** @type {State} */ ({
    ...state,
    status: 'paused',
    view: { ...state.view, cursor: null, reading: null, unit: null, carried: -1, selected: [] },
  });
  const paper = context(sheet, 0, 0, WIDTH, HEIGHT);
  paper.fillStyle = theme.card;
  paper.fillRect(0, 0, WIDTH, HEIGHT);
  drawPlane(sheet, still, theme);
  drawWords(context(sheet, RIGHT, EDGE, BESIDE, WORDS), state, theme);
  const size = { width: BESIDE, height: CHART };
  const options = { ...state.view, newestOnly: false, stepName: t('counter.step') };
  drawLoss(context(sheet, RIGHT, EDGE + WORDS, BESIDE, CHART), size, state.history, state.uncarried, theme, options);
  drawDiagram(sheet, still, theme);
  return sheet.file();
}

/** @param {Sheet} sheet @param {number} left @param {number} top @param {number} width @param {number} height */
function context(sheet, left, top, width, height) {
  return fitCanvas(sheet.part(left, top), width, height, sheet.ratio);
}

/** @param {Sheet} sheet @param {State} state @param {Theme} theme */
function drawPlane(sheet, state, theme) {
  const plane = new PlaneView(sheet.part(EDGE, EDGE), { ratio: () => sheet.ratio, part, stamped: sheet.stamped });
  plane.geometry.size = PLANE;
  plane.field = /** @type {OffscreenCanvas} */ (/** @type {unknown} */ (sheet.layer()));
  const over = plane.render(state, theme);
  over.strokeStyle = theme.line;
  over.lineWidth = 1;
  over.beginPath();
  over.rect(0.5, 0.5, PLANE - 1, PLANE - 1);
  over.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {State} state @param {Theme} theme */
function drawWords(context, { frame }, theme) {
  /** @param {string} words @param {number} top @param {string} colour @param {string} font */
  const write = (words, top, colour, font) => {
    context.fillStyle = colour;
    context.font = `${font} ${FONT}`;
    context.fillText(words, 0, top);
  };
  write('Backprop Playground', 16, theme.ink, '600 15px');
  if (!frame) return;
  const counters = `${t('counter.epoch')} ${frame.epoch} · ${t('counter.step')} ${frame.step}`;
  write(counters, 38, theme.soft, '12px');
  write(`${t('metric.train-loss')} ${loss(frame.trainLoss)}`, 60, theme.train, '600 12px');
  if (frame.testLoss !== null) write(`${t('metric.test-loss')} ${loss(frame.testLoss)}`, 80, theme.test, '600 12px');
}

/** Only with the inputs that the network has. @param {Sheet} sheet @param {State} state @param {Theme} theme */
function drawDiagram(sheet, { network: shape, frame, experiment, view }, theme) {
  if (!shape || !frame) return;
  const left = EDGE;
  const top = EDGE + PLANE + EDGE;
  const layout = layoutNetwork(shape, shape.inputs, WIDTH - 2 * EDGE, NETWORK, HEADERS, 1, roomForNames(shape.inputs));
  const picture = new NetworkPicture();
  picture.canvas = sheet.part(left, top);
  const { frozen } = experiment.training;
  const { centre, extent } = view;
  const drawn = { shape, theme, features: shape.inputs, centre, extent, running: false, ratio: sheet.ratio, frozen };
  picture.draw(drawn, frame.parameters, layout, null, null);
  const names = context(sheet, left, top, layout.width, layout.height);
  names.fillStyle = theme.ink;
  names.font = `12px ${FONT}`;
  names.textAlign = 'right';
  names.textBaseline = 'middle';
  const { features, layers } = layout;
  shape.inputs.forEach((input, i) => {
    names.fillText(fitText(names, shortInputName(input), features.left - 8), features.left - 8, features.units[i].y);
  });
  names.textAlign = 'center';
  layers.forEach(({ x }, i) => {
    const kind = i === layers.length - 1 ? 'output' : 'activation';
    names.fillText(t('choice.network.' + kind + '.' + shape.layers[i].activation), x, HEADERS / 2);
  });
}
