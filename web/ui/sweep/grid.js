/**
 * The runs of a sweep as small multiples: each its boundary, its losses, and why it has ended, if it has. A run is a button that
 * makes it the page's. Pictures are drawn in turn, as many in an animation frame as its time allows: input never waits.
 */
import { Quality } from '../../draw/quality.js';
import { bestRun, frameOf, networkOfRun, pointsOfRun } from '../../model/sweep-course.js';
import { combinations } from '../../model/sweep.js';
import { make, setAttribute, setText } from '../dom.js';
import { counter, loss, NOTHING } from '../format.js';
import { t } from '../i18n.js';
import { PlaneView } from '../plane/picture.js';
import { combinationName, settingName, valueName } from './words.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../model/sweep-course.js').Course} Course */
/** @typedef {import('../../model/grids.js').Grid} Grid */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/**
 * @typedef {object} Cell
 * @property {HTMLButtonElement} element
 * @property {PlaneView} plane
 * @property {HTMLElement} test
 * @property {HTMLElement} train
 * @property {HTMLElement} fate  why it has ended
 * @property {unknown[]} drawn  what its picture shows
 */

const DRAWING_MS = 8;
/** Sides of the grid that a boundary is evaluated on, and the time that one may take while the sweep goes on. */
const SIDES = [16, 24, 32, 44, 60];
const CELL_MS = 1.5;
/** Figures that change faster can't be read. */
const BETWEEN_TEXTS_MS = 200;
const SMALLEST = 72;
const SMALLEST_LISTED = 104;
/** A picture as wide has words below it. */
const WITH_WORDS = 100;
const LARGEST = 260;
/** Below a picture, for its figures, with the gap; and in a list for its name. */
const FIGURES = 42;
const NAME = 22;
const GAP = 8;
const ROW_HEAD = 84;
const COLUMN_HEADS = 46;
/** Where there is more width than height, figures stand on the right of a picture. */
const FIGURES_BESIDE = 106;

export class SweepGrid {
  /** @param {State} state @param {(index: number) => void} take */
  constructor(state, take) {
    this.state = state;
    this.take = take;
    this.element = make('div', 'sweep-grid');
    /** @type {Course | null} */
    this.course = null;
    /** @type {Cell[]} */
    this.cells = [];
    this.next = 0;
    this.writtenAt = -Infinity;
    /** @type {unknown[]} */
    this.written = [];
    this.withPoints = false;
  }

  /** Another sweep is shown, or the same in another language. @param {Course | null} course */
  put(course) {
    this.course = course;
    this.written = [];
    const count = course?.changes.length ?? 0;
    this.cells = Array.from({ length: count }, (_, index) => this.cell(index));
    if (!course) this.element.replaceChildren();
    else this.element.replaceChildren(course.axes.length === 2 ? this.table(course) : this.list(course));
    this.measure();
  }

  /** @param {number} index @returns {Cell} */
  cell(index) {
    const canvas = make('canvas', '');
    canvas.setAttribute('aria-hidden', 'true');
    const plane = new PlaneView(canvas, { redraw: () => this.redraw(index), bare: true });
    plane.quality = new Quality(SIDES, CELL_MS);
    const [test, train, fate] = [make('span', ''), make('span', ''), make('span', 'sweep-fate')];
    const figures = [make('span', 'sweep-test', word('sweep.test'), test), make('span', 'sweep-train', word('sweep.train'), train)];
    const element = make('button', 'sweep-cell', make('span', 'sweep-picture', canvas, fate), ...figures);
    element.type = 'button';
    element.addEventListener('click', () => this.take(index));
    return { element, plane, test, train, fate, drawn: [] };
  }

  /** @param {Course} course */
  table({ axes: [rows, columns] }) {
    const table = make('table', 'sweep-table');
    // Where pictures are too small for words beside their figures, they stand here.
    const words = [make('span', 'sweep-test', t('sweep.test')), make('span', 'sweep-train', t('sweep.train'))];
    const corner = make('td', 'sweep-corner', ...words);
    const over = make('th', 'sweep-over', settingName(columns.path));
    over.colSpan = columns.values.length;
    over.scope = 'colgroup';
    const heads = columns.values.map((value) => head('col', valueName(columns.path, value)));
    const name = head('col', settingName(rows.path));
    name.className = 'sweep-row-name';
    table.append(make('thead', '', make('tr', '', corner, over), make('tr', '', name, ...heads)));
    const body = make('tbody', '');
    rows.values.forEach((value, i) => {
      const cells = columns.values.map((_, j) => make('td', '', this.cells[i * columns.values.length + j].element));
      body.append(make('tr', '', head('row', valueName(rows.path, value)), ...cells));
    });
    table.append(body);
    return table;
  }

  /** @param {Course} course */
  list({ axes: [axis] }) {
    const list = make('ul', 'sweep-list');
    axis.values.forEach((value, i) => {
      const name = t('sweep.value', { setting: settingName(axis.path), value: valueName(axis.path, value) });
      list.append(make('li', '', make('span', 'sweep-name', name), this.cells[i].element));
    });
    return list;
  }

  /** Pictures are as large as there is room for, down to a size below which they would show nothing. */
  measure() {
    const { course, element } = this;
    if (!course || element.clientWidth === 0) return;
    const [rows, columns] = course.axes.map(({ values }) => values.length);
    const { clientWidth: width } = element;
    const height = element.clientHeight;
    const fit = (
      /** @type {number} */ across,
      /** @type {number} */ down,
      /** @type {number} */ beside,
      /** @type {number} */ each,
    ) => Math.min((width - beside) / across - GAP, height / down - each);
    let size = 0;
    let beside = 0;
    if (columns !== undefined) {
      size = fit(columns, rows, ROW_HEAD, FIGURES + COLUMN_HEADS / rows);
      beside = fit(columns, rows, ROW_HEAD + columns * FIGURES_BESIDE, GAP + COLUMN_HEADS / rows);
    } else
      for (let across = 1; across <= rows; across++)
        size = Math.max(size, fit(across, Math.ceil(rows / across), 0, FIGURES + NAME));
    const smallest = columns === undefined ? SMALLEST_LISTED : SMALLEST;
    const side = Math.floor(Math.max(smallest, Math.min(LARGEST, Math.max(size, beside))));
    element.toggleAttribute('data-beside', beside > size && beside > SMALLEST);
    element.toggleAttribute('data-wordless', side < WITH_WORDS && !element.hasAttribute('data-beside'));
    element.style.setProperty('--cell', side + 'px');
    for (const { plane } of this.cells) plane.geometry.size = side;
  }

  /** @param {number} index */
  redraw(index) {
    const cell = this.cells[index];
    if (cell) cell.drawn = [];
  }

  /** Draws for a while, where something has changed. @param {Theme} theme */
  draw(theme) {
    const { course, cells, state } = this;
    const { shown } = course ?? {};
    if (!course || !shown) return;
    const until = performance.now() + DRAWING_MS;
    for (let looked = 0; looked < cells.length; looked++) {
      const index = this.next;
      this.next = (this.next + 1) % cells.length;
      const cell = cells[index];
      const what = [
        shown.runs[index],
        theme,
        cell.plane.geometry.size,
        course.running,
        this.withPoints,
        state.view.showTest,
        devicePixelRatio,
      ];
      if (what.every((value, i) => value === cell.drawn[i])) continue;
      cell.drawn = what;
      cell.plane.render(this.stateOf(course, shown, index), theme);
      if (performance.now() > until) return;
    }
  }

  /** @param {Course} course @param {Grid} grid @param {number} index @returns {State} the page's, as if that were its run */
  stateOf(course, grid, index) {
    const { state } = this;
    const run = course.runs[index];
    const view = {
      ...state.view,
      ...state.view.fitted,
      cursor: null,
      reading: null,
      unit: null,
      off: null,
      carried: -1,
      selected: [],
    };
    const points = this.withPoints ? pointsOfRun(course, index) : [];
    const still = {
      ...state,
      experiment: run.experiment,
      problem: run.problem,
      network: networkOfRun(course, index),
      frame: frameOf(course, grid, index),
      status: course.running ? 'running' : 'paused',
      view,
      points,
      awaitingPoints: points.length === 0,
    };
    return /** @type {State} */ (still);
  }

  /** The figures, now and then. */
  write() {
    const { course } = this;
    const { shown } = course ?? {};
    if (!course || !shown) return;
    const now = performance.now();
    const what = [shown, course.running];
    if (what.every((value, i) => value === this.written[i])) return;
    if (course.running && now - this.writtenAt < BETWEEN_TEXTS_MS) return;
    this.writtenAt = now;
    this.written = what;
    const best = bestRun(course);
    const names = combinations(course.axes);
    this.cells.forEach(({ element, test, train, fate }, i) => {
      const run = shown.runs[i];
      setText(test, loss(run.testLoss));
      setText(train, loss(run.trainLoss));
      const ended = run.state === 'going-on' ? '' : t('sweep.state.' + run.state, { step: counter(run.step) });
      setText(fate, ended);
      setAttribute(element, 'data-state', run.state);
      element.dataset.test = String(run.testLoss ?? '');
      element.dataset.train = String(run.trainLoss ?? '');
      element.dataset.step = String(run.step);
      element.toggleAttribute('data-best', i === best);
      const losses = [run.trainLoss, run.testLoss].map((value) => (value === null ? NOTHING : loss(value)));
      const told = t('sweep.cell', { name: combinationName(course.axes, names[i]), train: losses[0], test: losses[1] });
      setAttribute(element, 'aria-label', [told, ended, i === best ? t('sweep.best') : ''].filter(Boolean).join(' '));
      element.title = t('sweep.take');
    });
  }

  /** Arrow keys lead from run to run. @param {KeyboardEvent} event */
  walk(event) {
    const { course, cells } = this;
    const at = cells.findIndex(({ element }) => element === event.target);
    if (!course || at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const across = course.axes[1]?.values.length ?? this.across();
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across, ArrowDown: across }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    cells[at + by]?.element.focus();
  }

  /** @returns {number} how many stand in a row of a list */
  across() {
    const top = this.cells[0]?.element.offsetTop;
    return Math.max(1, this.cells.filter(({ element }) => element.offsetTop === top).length);
  }
}

/** @param {string} key */
function word(key) {
  return make('span', 'sweep-word', t(key) + ' ');
}

/** @param {'col' | 'row'} scope @param {string} text */
function head(scope, text) {
  const element = make('th', '', text);
  element.scope = scope;
  return element;
}
