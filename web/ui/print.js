/**
 * The page on paper: the plane, the loss, the network and a table of the settings, on one sheet. All is drawn anew, since paper is
 * light, has finer dots than a screen and another shape. A browser waits for what is made in `beforeprint`, and for nothing else.
 */
import { fitCanvas } from '../draw/canvas.js';
import { layoutNetwork } from '../draw/layout.js';
import { drawLoss } from '../draw/loss.js';
import { byId, make } from './dom.js';
import { t } from './i18n.js';
import { NetworkPicture } from './network/picture.js';
import { roomForNames, shortInputName } from './network/text.js';
import { PlaneView } from './plane/picture.js';
import { seenParameters } from './seen.js';
import { colours } from './theme.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {import('../draw/theme.js').Theme} Theme */

/** Dots in a CSS pixel: 288 to an inch. */
const RATIO = 3;
/** Above the network, for the layers' names. */
const HEADERS = 36;
const SETTINGS = ':is(#data-rail, .bar, #more-settings) .field:not([data-unused], [data-hidden])';

/** @param {State} state */
export function bindPrinting(state) {
  /** @type {HTMLElement | undefined} */
  let sheet;
  window.addEventListener('beforeprint', () => {
    sheet?.remove();
    sheet = makeSheet(state);
  });
  window.addEventListener('afterprint', () => sheet?.remove());
}

/** @param {State} state */
function makeSheet(state) {
  const plane = make('canvas', 'print-plane');
  const chart = make('canvas', 'print-chart');
  const network = make('div', 'print-network');
  const counters = ['epoch', 'step'].map((name) => t('counter.' + name) + ' ' + textOf('[data-testid="' + name + '"]'));
  const what = [textOf('#network-summary'), ...counters].join(' · ');
  const head = make('header', '', make('h1', '', document.title), make('p', '', what));
  const run = make('div', '', copyOf('metrics'), chart, copyOf('legend'));
  const sheet = make('div', '', head, plane, run, network, settings());
  sheet.id = 'print';
  // In the page, for now beside what is seen of it, the sheet has its sizes and colours.
  document.body.append(sheet);
  const theme = colours(sheet);
  const still = /** @type {State} */ ({
    ...state,
    status: 'paused',
    view: { ...state.view, cursor: null, reading: null, unit: null, carried: -1 },
  });
  new PlaneView(plane, { ratio: () => RATIO }).render(still, theme);
  drawChart(chart, state, theme);
  drawDiagram(network, still, theme);
  for (const canvas of sheet.querySelectorAll('canvas')) canvas.replaceWith(pictureOf(canvas));
  return sheet;
}

/**
 * As pixels: a browser prints a canvas stroke by stroke, which takes it many seconds for a large network.
 *
 * @param {HTMLCanvasElement} drawn
 */
function pictureOf(drawn) {
  const picture = /** @type {HTMLCanvasElement} */ (drawn.cloneNode());
  picture.getContext('2d')?.drawImage(drawn, 0, 0);
  return picture;
}

/** @param {string} selector */
const textOf = (selector) => document.querySelector(selector)?.textContent ?? '';

/** @param {string} id of a part that says what it says in words */
function copyOf(id) {
  const copy = /** @type {HTMLElement} */ (byId(id, HTMLElement).cloneNode(true));
  copy.className = 'print-' + id;
  copy.removeAttribute('id');
  for (const part of copy.querySelectorAll('[data-testid]')) part.removeAttribute('data-testid');
  return copy;
}

/** @param {HTMLCanvasElement} canvas @param {State} state @param {Theme} theme */
function drawChart(canvas, state, theme) {
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  const { logScale, smoothing } = state.view;
  const options = { logScale, smoothing, newestOnly: false, stepName: t('counter.step') };
  drawLoss(fitCanvas(canvas, size.width, size.height, RATIO), size, state.history, state.uncarried, theme, options);
}

/** Only with the inputs that the network has. @param {HTMLElement} host @param {State} state @param {Theme} theme */
function drawDiagram(host, state, theme) {
  const { network: shape, experiment, view } = state;
  const parameters = seenParameters(state);
  if (!shape || !parameters) return;
  const layout = layoutNetwork(shape, shape.inputs, host.clientWidth, host.clientHeight, HEADERS, 1, roomForNames(shape.inputs));
  const picture = new NetworkPicture();
  const drawing = {
    shape,
    theme,
    features: shape.inputs,
    centre: view.centre,
    extent: view.extent,
    running: false,
    ratio: RATIO,
    frozen: experiment.training.frozen,
  };
  picture.draw(drawing, parameters, layout, null, null);
  host.append(picture.canvas);
  /** @param {string} text @param {number} x @param {number} y */
  const label = (text, x, y) => {
    const element = make('span', '', text);
    element.style.left = x + 'px';
    element.style.top = y + 'px';
    host.append(element);
    return element;
  };
  const { features, layers } = layout;
  shape.inputs.forEach((input, i) => {
    label(shortInputName(input), features.left / 2, features.units[i].y).style.maxWidth = features.left - 8 + 'px';
  });
  layers.forEach(({ x }, i) => {
    const kind = i === layers.length - 1 ? 'output' : 'activation';
    label(t('choice.network.' + kind + '.' + shape.layers[i].activation), x, HEADERS / 2);
  });
}

/** What the page shows of the settings, in its own words. */
function settings() {
  const rows = [...document.querySelectorAll(SETTINGS)].map((field) => {
    const control = field.querySelector('select, input[type="text"]');
    const value =
      control instanceof HTMLSelectElement
        ? control.selectedOptions[0]?.text
        : control instanceof HTMLInputElement && control.value;
    return make('tr', '', make('th', '', t('setting.' + field.getAttribute('data-field'))), make('td', '', value || '–'));
  });
  const set = document.querySelector('.thumbnail:has(:checked)')?.getAttribute('title') ?? '';
  rows.unshift(make('tr', '', make('th', '', t('setting.data.set')), make('td', '', set)));
  return make('table', 'print-settings', make('tbody', '', ...rows));
}
