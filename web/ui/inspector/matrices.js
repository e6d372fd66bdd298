/**
 * The same step in matrices: every formula with its shapes, every matrix as a heat map, its numbers on demand, and what the step
 * costs. Choosing a formula highlights its operands.
 */
import { cellSide, drawHeat } from '../../draw/heat.js';
import { fitCanvas } from '../../draw/canvas.js';
import { wording } from '../called.js';
import { t } from '../i18n.js';
import { make, resize, setAttribute, setText, worded } from '../dom.js';
import { hasTrainingPoint } from './askable.js';
import { matrixSymbol, shapesOf, writeMatrixFormula } from './matrix-formula.js';
import { keyOf } from './key.js';
import { mathOf } from './mathml.js';
import { grouped, numberText } from '../format.js';
import { recursion } from './recursion.js';
import { showEdges } from './edges.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../wire/messages.js').MatricesAnswer} MatricesAnswer */
/** @typedef {import('../../wire/messages.js').Matrix} Matrix */
/** @typedef {import('./inspector.js').Context} Context */
/** @typedef {import('../../draw/theme.js').Theme} Theme */

const ROWS = 16;
/** Room for one heat map, in CSS pixels. */
const WIDEST = 132;
const HIGHEST = 84;
const FORWARD = ['X', 'W', 'b', 'Z', 'A', 'Y'];
const OF_WEIGHTS = ['W', 'dW'];
const OF_BIASES = ['b', 'db'];

/**
 * @typedef {{ element: HTMLButtonElement, canvas: HTMLCanvasElement, symbol: HTMLElement, shape: HTMLElement, id: string }} Card
 */

export class MatricesView {
  /** @param {HTMLElement} panel @param {Context} context */
  constructor(panel, context) {
    this.context = context;
    /** @type {MatricesAnswer | null} */
    this.answer = null;
    /** The matrix whose numbers are shown, and the result of the formula that is chosen. */
    this.chosen = 'W1';
    this.formula = 'Z1';
    /** @type {unknown[]} */
    this.built = [];
    /** @type {unknown[]} */
    this.drawn = [];
    /** @type {Map<string, Card>} */
    this.cards = new Map();

    this.list = make('ul', 'matrix-formulas');
    this.gallery = make('div', 'matrix-gallery');
    this.numbersHead = make('h3', 'matrix-numbers-head');
    /** The matrix that the heading names. */
    this.headOf = '';
    this.caption = make('caption', 'visually-hidden');
    this.columns = make('tr', '');
    this.body = make('tbody', '');
    this.table = make('table', 'inspector-table matrix-numbers', this.caption, make('thead', '', this.columns), this.body);
    this.scroller = make('div', 'matrix-scroller', this.table);
    showEdges(this.scroller);
    this.scroller.tabIndex = 0;
    this.scroller.setAttribute('role', 'group');
    this.cut = make('p', 'caption');
    this.costs = make('dl', 'matrix-costs');
    /** @type {Record<string, HTMLElement>} */
    this.figures = {};
    for (const name of ['forward', 'backward', 'kept', 'segment-kept', 'segment-extra']) {
      this.figures[name] = make('dd', 'figure');
      const label = make('dt', '');
      this.figures[name + '.label'] = label;
      this.costs.append(make('div', '', label, this.figures[name]));
    }
    const costs = make('section', 'matrix-cost', worded('h3', '', 'inspector.matrices.cost'), this.costs);
    this.key = make('p', 'formula-key');
    const left = make('div', 'matrix-left', worded('h3', '', 'inspector.matrices.formulas'), this.list, this.key, recursion());
    const right = make('div', 'matrix-right', this.numbersHead, this.scroller, this.cut, costs);
    panel.append(make('div', 'matrix-body', left, this.gallery, right));
  }

  /** @param {State} state @returns {import('../../wire/protocol.js').Question | null} */
  question(state) {
    return !hasTrainingPoint(state) ? null : { view: 'matrices', rows: ROWS };
  }

  /** @param {import('../../wire/messages.js').Inspection} answer */
  take(answer) {
    if (answer.view !== 'matrices') return;
    this.answer = answer;
  }

  forget() {
    this.answer = null;
  }

  /** @param {string} id */
  choose(id) {
    this.chosen = id;
    this.context.redraw();
  }

  /** @param {string} of */
  chooseFormula(of) {
    this.formula = of;
    this.chosen = of;
    this.context.redraw();
    this.cards.get(of)?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** @param {State} state @param {Theme} theme */
  render(state, theme) {
    const { answer } = this;
    if (!answer || !state.network) return;
    setText(this.key, keyOf(state.network));
    const ids = answer.matrices.map(({ id, shape }) => id + shape.join('×')).join();
    const built = [ids, wording()];
    if (built.some((value, i) => value !== this.built[i])) {
      this.built = built;
      this.build(answer);
    }
    const drawn = [answer, theme, this.chosen, this.formula, this.context.digits, devicePixelRatio, ...built];
    if (drawn.every((value, i) => value === this.drawn[i])) return;
    this.drawn = drawn;
    const formula = answer.formulas.find(({ of }) => of === this.formula);
    for (const button of this.list.querySelectorAll('button'))
      setAttribute(button, 'aria-pressed', String(button.dataset.of === this.formula));
    for (const matrix of answer.matrices) {
      const card = this.cards.get(matrix.id);
      if (!card) continue;
      const lit = matrix.id === formula?.of ? 'result' : formula?.operands.includes(matrix.id) ? 'operand' : '';
      setAttribute(card.element, 'data-lit', lit);
      setAttribute(card.element, 'aria-pressed', String(matrix.id === this.chosen));
      const { values } = matrix;
      const cell = cellSide(values.length, values[0].length, WIDEST, HIGHEST);
      const context = fitCanvas(card.canvas, cell * values[0].length, cell * values.length, devicePixelRatio);
      drawHeat(context, values, cell, theme);
    }
    this.renderNumbers(answer);
    this.renderCosts(answer);
  }

  /** Makes the formulas and cards for another network. @param {MatricesAnswer} answer */
  build(answer) {
    const shapes = new Map(answer.matrices.map(({ id, shape }) => [id, shape]));
    if (!shapes.has(this.chosen)) this.chosen = 'W1';
    if (!shapes.has(this.formula)) this.formula = 'Z1';
    this.list.replaceChildren(
      ...answer.formulas.map((formula) => {
        const button = make('button', 'matrix-formula');
        button.type = 'button';
        button.dataset.of = formula.of;
        button.append(writeMatrixFormula(formula), make('span', 'caption figure', shapesOf(formula, shapes)));
        button.addEventListener('click', () => this.chooseFormula(formula.of));
        return make('li', '', button);
      }),
    );
    this.cards.clear();
    const layers = Math.max(...answer.matrices.map(({ layer }) => layer));
    const groups = Array.from({ length: layers + 1 }, (_, layer) => {
      const title =
        layer === 0 ? t('inspector.matrices.data') : layer === layers ? t('network.output') : t('network.layer', { layer });
      const own = answer.matrices.filter((matrix) => matrix.layer === layer);
      const forward = own.filter(({ name }) => FORWARD.includes(name)).map((matrix) => this.makeCard(matrix, answer.size));
      const backward = own.filter(({ name }) => !FORWARD.includes(name)).map((matrix) => this.makeCard(matrix, answer.size));
      return make(
        'section',
        'matrix-layer',
        make('h4', 'caption', title),
        make('div', 'matrix-row', ...forward),
        make('div', 'matrix-row', ...backward),
      );
    });
    this.gallery.replaceChildren(...groups);
  }

  /** @param {Matrix} matrix @param {number} size */
  makeCard({ id, shape, values }, size) {
    const element = make('button', 'matrix-card');
    element.type = 'button';
    element.dataset.matrix = id;
    const canvas = make('canvas', '');
    canvas.setAttribute('aria-hidden', 'true');
    const cell = cellSide(values.length, values[0].length, WIDEST, HIGHEST);
    canvas.style.width = `${cell * values[0].length}px`;
    canvas.style.height = `${cell * values.length}px`;
    const symbol = make('span', '', mathOf(matrixSymbol(id)));
    const more = shape[0] === size && values.length < size ? '…' : '';
    const label = make('span', 'caption figure', shape.join('×') + more);
    element.append(make('span', 'matrix-name', symbol, label), canvas);
    element.addEventListener('click', () => {
      this.choose(id);
      this.numbersHead.scrollIntoView({ block: 'nearest' });
    });
    this.cards.set(id, { element, canvas, symbol, shape: label, id });
    return element;
  }

  /** @param {MatricesAnswer} answer */
  renderNumbers({ matrices, size, rows, source }) {
    const matrix = matrices.find(({ id }) => id === this.chosen);
    if (!matrix) return;
    const { values, shape, id } = matrix;
    if (this.headOf !== id) {
      this.headOf = id;
      this.numbersHead.replaceChildren(mathOf(matrixSymbol(id)), ' ', make('span', 'caption figure', ''));
    }
    setText(/** @type {Element} */ (this.numbersHead.lastElementChild), shape.join(' × '));
    setAttribute(this.scroller, 'aria-label', t('inspector.matrices.numbers'));
    const kind =
      matrix.name === 'X'
        ? 'inputs'
        : OF_WEIGHTS.includes(matrix.name)
          ? 'weights'
          : OF_BIASES.includes(matrix.name)
            ? 'biases'
            : 'units';
    setText(this.caption, t('inspector.matrices.table.' + kind));
    fill(this.columns, values[0].length + 1, 'col');
    for (let i = 1; i <= values[0].length; i++) setText(this.columns.cells[i], String(i));
    const trs = /** @type {{ element: HTMLTableRowElement }[]} */ ([...this.body.rows].map((element) => ({ element })));
    resize(trs, values.length, () => ({ element: this.body.insertRow() }));
    const ofExamples = kind === 'inputs' || kind === 'units';
    values.forEach((row, j) => {
      const { cells } = fill(trs[j].element, row.length + 1, 'row');
      // An example goes by the number of its point.
      setText(cells[0], String((ofExamples ? source.minibatch[j] : j) + 1));
      row.forEach((value, i) => setText(cells[i + 1], numberText(value, this.context.digits)));
    });
    const cut = shape[0] === size && rows < size;
    setText(this.cut, cut ? t('inspector.matrices.cut', { rows, size }) : '');
  }

  /** @param {MatricesAnswer} answer */
  renderCosts({ cost }) {
    /** @type {[string, number][]} */
    const figures = [
      ['forward', cost.forward],
      ['backward', cost.backward],
      ['kept', cost.kept],
      ['segment-kept', cost.segments.kept],
      ['segment-extra', cost.segments.extra],
    ];
    const trivial = cost.segments.length <= 1 || cost.segments.extra === 0;
    for (const [name, value] of figures) {
      setText(this.figures[name + '.label'], t('inspector.matrices.cost.' + name, { length: cost.segments.length }));
      setText(this.figures[name], grouped(value));
      const row = /** @type {HTMLElement} */ (this.figures[name].parentElement);
      row.hidden = trivial && name.startsWith('segment');
    }
  }
}

/**
 * Gives a row this many cells: the first is the row's heading, or all are headings of columns.
 *
 * @param {HTMLTableRowElement} tr
 * @param {number} count
 * @param {'row' | 'col'} scope
 */
function fill(tr, count, scope) {
  while (tr.cells.length > count) tr.deleteCell(-1);
  while (tr.cells.length < count) {
    const heading = (tr.cells.length === 0) === (scope === 'row');
    const cell = make(heading ? 'th' : 'td', 'figure');
    if (cell instanceof HTMLTableCellElement && heading) cell.scope = scope;
    tr.append(cell);
  }
  return tr;
}
