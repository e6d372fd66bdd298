/** Two pinned runs side by side: their boundaries and where they disagree, what differs in their settings, and their parameters. */
import { fitCanvas } from '../../draw/canvas.js';
import { answersOf, differenceMap, disagreement } from '../../draw/difference.js';
import { drawHistogram } from '../../draw/histogram.js';
import { differing, histograms, settingAt } from '../../model/pins.js';
import { problemOf } from '../../model/state.js';
import { make, setAttribute, setText, worded } from '../dom.js';
import { parameter, percent } from '../format.js';
import { t } from '../i18n.js';
import { drawThumbnail } from './thumbnail.js';
import { settingText, valueText } from './words.js';

/** @typedef {import('../../model/pins.js').ReadonlyPin} Pin */
/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../draw/theme.js').Theme} Theme */

const SIZE = 168;
const GRID = 96;
const BARS = 31;
const HIGH = 72;

export class Comparison {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    this.title = worded('h3', '', 'pins.compare');
    this.pictures = [0, 1, 2].map(() => figure());
    this.share = make('p', 'runs-share');
    this.share.setAttribute('role', 'status');
    this.rows = make('tbody', '');
    this.heads = [0, 1].map(() => colHead());
    this.settings = make(
      'table',
      'runs-settings',
      make('thead', '', make('tr', '', colHead(worded('span', '', 'pins.setting')), ...this.heads)),
      this.rows,
    );
    this.alike = worded('p', 'hint', 'pins.alike');
    this.histograms = [0, 1].map(() => figure());
    this.element = make(
      'section',
      'runs-comparison',
      this.title,
      make('div', 'runs-pictures', ...this.pictures.map(({ element }) => element)),
      this.share,
      make('h4', '', worded('span', '', 'pins.settings')),
      this.alike,
      this.settings,
      make('h4', '', worded('span', '', 'pins.parameters')),
      make('div', 'runs-pictures', ...this.histograms.map(({ element }) => element)),
    );
    this.element.hidden = true;
  }

  /** @param {[Pin, Pin] | null} pins @param {(pin: Pin) => string} nameOf @param {Theme} theme */
  render(pins, nameOf, theme) {
    this.element.hidden = !pins;
    if (!pins) return;
    const names = pins.map(nameOf);
    pins.forEach((pin, i) => {
      const { canvas, caption } = this.pictures[i];
      drawThumbnail(canvas, SIZE, pin, this.state, theme);
      name(canvas, t('pins.boundary-of', { name: names[i] }));
      setText(caption, names[i]);
      setText(this.heads[i], names[i]);
    });
    this.drawDifference(pins, theme);
    this.listSettings(pins);
    const spread = histograms(pins[0].frame.parameters, pins[1].frame.parameters, BARS);
    pins.forEach(({ frame }, i) => {
      const { canvas, caption } = this.histograms[i];
      const width = canvas.clientWidth || SIZE;
      drawHistogram(fitCanvas(canvas, width, HIGH, devicePixelRatio), width, HIGH, spread[i], theme);
      name(canvas, t('pins.histogram-of', { name: names[i] }));
      setText(caption, t('pins.count', { name: names[i], count: frame.parameters.length }));
    });
  }

  /** @param {[Pin, Pin]} pins @param {Theme} theme */
  drawDifference(pins, theme) {
    const [problem, other] = pins.map(({ experiment }) => problemOf(this.state.catalogue, experiment.data));
    const isValue = problem === 'regression';
    const { canvas, caption, element } = this.pictures[2];
    const canDiffer = isValue === (other === 'regression');
    element.hidden = !canDiffer;
    this.element.dataset.share = '';
    if (!canDiffer) return setText(this.share, t('pins.no-difference'));
    const [{ shown }] = pins;
    const [a, b] = pins.map(({ network, frame }) => answersOf(network, frame.parameters, isValue, shown, GRID));
    const { apart, share, mean } = disagreement(a, b, isValue);
    const map = document.createElement('canvas');
    map.width = map.height = GRID;
    map.getContext('2d')?.putImageData(differenceMap(apart, GRID, theme), 0, 0);
    canvas.width = canvas.height = Math.round(SIZE * devicePixelRatio);
    canvas.getContext('2d')?.drawImage(map, 0, 0, canvas.width, canvas.height);
    setText(caption, t('pins.difference'));
    const told = t(isValue ? 'pins.share-values' : 'pins.share', { share: percent(share), mean: parameter(mean) });
    setText(this.share, told);
    name(canvas, told);
    this.element.dataset.share = String(share);
  }

  /** @param {[Pin, Pin]} pins */
  listSettings(pins) {
    const paths = differing(
      this.state.catalogue,
      pins.map(({ experiment }) => experiment),
    );
    this.alike.hidden = paths.length > 0;
    this.settings.hidden = paths.length === 0;
    const rows = paths.map((path) => {
      const head = make('th', '', settingText(path));
      head.scope = 'row';
      return make('tr', '', head, ...pins.map(({ experiment }) => make('td', '', valueText(path, settingAt(experiment, path)))));
    });
    this.rows.replaceChildren(...rows);
  }
}

function figure() {
  const canvas = make('canvas', '');
  canvas.setAttribute('role', 'img');
  const caption = make('figcaption', '');
  return { canvas, caption, element: make('figure', '', canvas, caption) };
}

/** @param {Node[]} children */
function colHead(...children) {
  const head = make('th', '', ...children);
  head.scope = 'col';
  return head;
}

/** @param {HTMLCanvasElement} canvas @param {string} text */
const name = (canvas, text) => setAttribute(canvas, 'aria-label', text);
