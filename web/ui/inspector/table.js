/**
 * All points as rows: sorted, edited, added and deleted; for those who use a keyboard or a screen reader, the way to edit the data.
 * What is selected here stands out on the plane, and a press on the plane selects here.
 *
 * Only the rows in sight are in the page. The table keeps the focus, and says by `aria-activedescendant` which cell is meant, so
 * that no focus is lost when a row becomes that of another point.
 */
import { roundText } from '../../draw/number-text.js';
import { isLine } from '../../model/line.js';
import { classCount } from '../../model/state.js';
import { NONE } from '../../model/view.js';
import { t } from '../i18n.js';
import { action, enable, make, named, resize, setAttribute, setText, worded } from '../dom.js';
import { mark } from '../plane/legend.js';
import { classNames, columnNames } from './names.js';
import { CellEditor } from './table-cell.js';
import { TableEdits, withPlace } from './table-edits.js';
import { between, movedBy, ordered, PLACE, rowsInSight, scrolledTo, toggled } from './table-rows.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../wire/messages.js').Point} Point */
/** @typedef {import('./inspector.js').Context} Context */
/** @typedef {import('./table-rows.js').Column} Column */
/** @typedef {import('./table-cell.js').Leaving} Leaving */
/** @typedef {{ element: HTMLTableRowElement, cells: HTMLTableCellElement[] }} Row */

/** @type {readonly Column[]} */
const COLUMNS = ['index', 'x', 'y', 'target', 'role'];
const DIGITS = 6;
/** A row's height in CSS pixels, until one has been measured. */
const ROW = 28;
/** What begins a number. */
const NUMBER = /^[-−+.,\d]$/;

export class TableView {
  /** @param {HTMLElement} panel @param {Context} context */
  constructor(panel, context) {
    this.context = context;
    this.edits = new TableEdits(context);
    /** @type {import('./table-rows.js').Sorting} */
    this.sorting = { column: 'index', falling: false };
    /** The points' indexes, as the rows have them. @type {number[]} */
    this.order = [];
    /** What the order was made of. @type {unknown[]} */
    this.orderOf = [];
    /** What is written. @type {unknown[]} */
    this.drawn = [];
    this.active = { row: 0, column: 1 };
    /** The point of the active row, which may come to another row. @type {Point | null} */
    this.point = null;
    /** Where a selection by Shift begins. */
    this.anchor = 0;
    this.rowHeight = ROW;
    this.first = 0;
    /** @type {CellEditor | null} */
    this.editor = null;

    this.count = make('span', 'caption');
    this.add = action('table.add', () => this.addOne());
    this.remove = action('table.delete', () => this.deleteSelected());
    this.role = action('table.role', () => this.edits.changeRoles());
    this.message = make('p', 'table-message');
    this.message.setAttribute('role', 'alert');
    const bar = make('div', 'table-bar', this.count, this.add, this.remove, this.role, this.message);

    this.heads = COLUMNS.map((column) => {
      const button = make('button', 'sort');
      button.type = 'button';
      button.addEventListener('click', () => this.sort(column));
      const head = make('th', '', button);
      head.scope = 'col';
      return { column, button, head };
    });
    this.above = spacer();
    this.below = spacer();
    this.body = make('tbody', '', this.above, this.below);
    const head = make('thead', '', make('tr', '', ...this.heads.map((of) => of.head)));
    this.table = named(make('table', 'inspector-table points-table', head, this.body), 'inspector.tab.table');
    this.table.setAttribute('role', 'grid');
    this.table.setAttribute('aria-multiselectable', 'true');
    this.table.tabIndex = 0;
    const keys = worded('p', 'visually-hidden', 'table.keys');
    keys.id = 'table-keys';
    this.table.setAttribute('aria-describedby', keys.id);
    this.table.addEventListener('keydown', (event) => this.key(event));
    this.table.addEventListener('click', (event) => this.press(event));
    /** @type {Row[]} */
    this.rows = [];
    this.scroller = make('div', 'points-scroller', this.table);
    this.scroller.addEventListener('scroll', () => this.render(context.state));
    panel.append(make('div', 'table-body', keys, bar, this.scroller));
  }

  question() {
    return null;
  }

  take() {}

  forget() {
    this.editor?.leave('left-alone');
  }

  hide() {
    this.editor?.take('left-alone');
  }

  /** Selects a point that was pressed on the plane. @param {number} index */
  showPoint(index) {
    this.arrange(this.context.state);
    const row = this.order.indexOf(index);
    if (row >= 0) this.goTo(row, this.active.column);
  }

  /** @param {State} state the columns that its points have @returns {Column[]} */
  columns(state) {
    return isLine(state) ? COLUMNS.filter((column) => column !== 'y') : [...COLUMNS];
  }

  /** Brings the rows into their order, and the active row to its point. @param {State} state */
  arrange(state) {
    const { points } = state;
    const orderOf = [points, this.sorting];
    if (orderOf.every((value, i) => value === this.orderOf[i])) return;
    this.orderOf = orderOf;
    this.editor?.leave('left-alone');
    this.order = ordered(points, this.sorting);
    const found = this.point ? this.order.findIndex((index) => points[index] === this.point) : -1;
    this.activate(found >= 0 ? found : this.active.row, this.active.column);
  }

  /** @param {number} row @param {number} column */
  activate(row, column) {
    const at = Math.max(0, Math.min(row, this.order.length - 1));
    this.active = { row: at, column };
    this.point = this.context.state.points[this.order[at]] ?? null;
  }

  /** @param {State} state */
  render(state) {
    this.arrange(state);
    const { points, view } = state;
    const columns = this.columns(state);
    const { scrollTop, clientHeight } = this.scroller;
    const { lang } = document.documentElement;
    const drawn = [points, this.order, view.selected, this.active, scrollTop, clientHeight, lang, columns.length, state.problem];
    if (drawn.every((value, i) => value === this.drawn[i])) return;
    this.drawn = drawn;
    this.renderHead(state, columns);
    const { first, end } = rowsInSight(scrollTop, clientHeight, this.rowHeight, this.order.length);
    // From here on, its cell is one of another row.
    if (first !== this.first) this.editor?.take('left-alone');
    this.first = first;
    stretch(this.above, first * this.rowHeight, columns.length);
    stretch(this.below, (this.order.length - end) * this.rowHeight, columns.length);
    resize(this.rows, end - first, (k) => this.makeRow(k));
    const selected = new Set(view.selected);
    const names = classNames(state);
    this.rows.forEach((row, k) => this.renderRow(row, first + k, state, columns, selected, names));
    this.rowHeight = this.rows[0]?.element.offsetHeight || this.rowHeight;
    const at = this.rows[this.active.row - first]?.cells[this.active.column];
    if (at) this.table.setAttribute('aria-activedescendant', at.id);
    else this.table.removeAttribute('aria-activedescendant');
    const chosen = points.filter((point) => selected.has(point)).length;
    setText(this.count, t('table.count', { count: points.length, selected: chosen }));
    enable(this.remove, chosen > 0);
    enable(this.role, chosen > 0);
  }

  /** @param {State} state @param {Column[]} columns */
  renderHead(state, columns) {
    setAttribute(this.table, 'aria-rowcount', String(this.order.length + 1));
    for (const { column, button, head } of this.heads) {
      head.hidden = !columns.includes(column);
      setText(button, columnName(column, state));
      const sorted = column === this.sorting.column;
      setAttribute(head, 'aria-sort', sorted ? (this.sorting.falling ? 'descending' : 'ascending') : 'none');
    }
  }

  /**
   * @param {Row} row
   * @param {number} at  its place in the order
   * @param {State} state
   * @param {Column[]} columns
   * @param {ReadonlySet<Point>} selected
   * @param {string[]} names  of the classes
   */
  renderRow({ element, cells }, at, state, columns, selected, names) {
    const index = this.order[at];
    const point = state.points[index];
    setAttribute(element, 'aria-rowindex', String(at + 2));
    setAttribute(element, 'aria-selected', String(selected.has(point)));
    setAttribute(element, 'data-point', String(index));
    cells.forEach((cell, k) => {
      const column = columns[k];
      cell.hidden = !column;
      cell.classList.toggle('active', at === this.active.row && k === this.active.column);
      // A cell that is edited is left alone.
      if (!column || cell.querySelector('input, select')) return;
      if (column === 'index') setText(cell, String(index + 1));
      else if (column === 'role') setText(cell, t(point[3] === 1 ? 'errors.role.test' : 'errors.role.train'));
      else if (column === 'target' && names.length > 0) renderClass(cell, point[2], names);
      else setText(cell, roundText(point[PLACE[column]], DIGITS));
    });
  }

  /** @param {number} k @returns {Row} */
  makeRow(k) {
    const cells = COLUMNS.map((column, c) => {
      const cell = make(column === 'index' ? 'th' : 'td', '');
      cell.id = `point-${k}-${c}`;
      if (column === 'index') cell.scope = 'row';
      return cell;
    });
    const element = make('tr', '', ...cells);
    this.below.before(element);
    return { element, cells };
  }

  /** @param {Column} column */
  sort(column) {
    const falling = column === this.sorting.column && !this.sorting.falling;
    this.sorting = { column, falling };
    this.context.redraw();
  }

  /** @param {number} row @param {number} column @param {boolean} [extends_]  the selection reaches to there */
  goTo(row, column, extends_ = false) {
    const { points } = this.context.state;
    this.activate(row, column);
    if (!extends_) this.anchor = this.active.row;
    this.select(between(points, this.order, this.anchor, this.active.row));
    const { scrollTop, clientHeight } = this.scroller;
    const head = this.table.tHead?.offsetHeight ?? 0;
    const to = scrolledTo(this.active.row, scrollTop, clientHeight - head, this.rowHeight);
    if (to !== scrollTop) this.scroller.scrollTop = to;
  }

  /** @param {readonly Point[]} points */
  select(points) {
    this.context.actions.set('view.selected', points);
  }

  /** @param {MouseEvent} event */
  press(event) {
    const { target } = event;
    const cell = target instanceof Element ? target.closest('td, tbody th') : null;
    const k = this.rows.findIndex(({ element }) => element === cell?.parentElement);
    if (!cell || k < 0 || (target instanceof Element && target.matches('input, select'))) return;
    const row = this.first + k;
    const column = this.rows[k].cells.findIndex((other) => other === cell);
    const { view, points } = this.context.state;
    const again = row === this.active.row && column === this.active.column && view.selected.length === 1;
    if (event.ctrlKey || event.metaKey) {
      this.activate(row, column);
      this.select(toggled(view.selected, points[this.order[row]]));
    } else if (again && view.selected[0] === this.point) {
      this.edit('');
      return;
    } else this.goTo(row, column, event.shiftKey);
    this.table.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.target !== this.table || event.altKey) return;
    const { state } = this.context;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / this.rowHeight) - 2);
    const size = { rows: this.order.length, columns: this.columns(state).length, page };
    const to = this.order.length > 0 ? movedBy(event, this.active, size) : null;
    if (to && to.row === this.active.row && !event.shiftKey) {
      this.activate(to.row, to.column);
      this.context.redraw();
    } else if (to) this.goTo(to.row, to.column, event.shiftKey);
    else if (!this.act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key does something here */
  act({ key, ctrlKey, metaKey }) {
    const { view, points } = this.context.state;
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() !== 'a') return false;
      this.select(points);
    } else if (key === 'Enter' || key === 'F2') this.edit('');
    else if (key === ' ' && this.point) this.select(toggled(view.selected, this.point));
    else if (key === 'Delete' || key === 'Backspace') this.deleteSelected();
    else if (key === 'Escape' && view.selected.length > 0) this.select(NONE);
    else if (NUMBER.test(key) && this.isNumber()) this.edit(key.replace('−', '-'));
    else return false;
    return true;
  }

  /** Whether the active cell holds a number that can be typed over. */
  isNumber() {
    const { state } = this.context;
    const column = this.columns(state)[this.active.column];
    return column === 'x' || column === 'y' || (column === 'target' && classCount(state) === 0);
  }

  /** @param {string} typed  with which it begins */
  edit(typed) {
    const { state } = this.context;
    // The row may have come into sight just now.
    this.render(state);
    const column = this.columns(state)[this.active.column];
    const cell = this.rows[this.active.row - this.first]?.cells[this.active.column];
    const { point } = this;
    if (!cell || !point || column === 'index') return;
    if (column === 'role') {
      this.set([[this.order[this.active.row], withPlace(point, 3, point[3] === 1 ? 0 : 1)]]);
      return;
    }
    setText(this.message, '');
    const at = PLACE[column];
    const index = this.order[this.active.row];
    const names = column === 'target' && classCount(state) > 0 ? classNames(state) : null;
    const edited = {
      value: point[at],
      name: t('table.cell', { column: columnName(column, state), number: index + 1 }),
      range: names ? { min: 0, max: names.length - 1 } : state.catalogue.ranges['data.points.' + column],
      names,
      typed,
    };
    this.editor = new CellEditor(
      cell,
      edited,
      (value, leaving) => {
        this.set([[index, withPlace(point, at, value)]]);
        this.leave(cell, leaving);
      },
      (leaving) => this.leave(cell, leaving),
      (message) => setText(this.message, message),
    );
  }

  /** @param {HTMLElement} cell that was edited @param {Leaving} leaving */
  leave(cell, leaving) {
    this.editor = null;
    cell.replaceChildren();
    this.drawn = [];
    this.context.redraw();
    if (leaving === 'left-alone') return;
    this.table.focus({ preventScroll: true });
    const { row, column } = this.active;
    if (leaving === 'stay') return;
    if (leaving === 'down') this.goTo(Math.min(row + 1, this.order.length - 1), column);
    else
      this.goTo(row, Math.max(0, Math.min(this.columns(this.context.state).length - 1, column + (leaving === 'right' ? 1 : -1))));
  }

  /** @param {readonly [index: number, point: Point][]} typed */
  set(typed) {
    this.edits.set(typed);
    // The point that was edited is another object now.
    this.point = this.context.state.points[this.order[this.active.row]] ?? null;
  }

  addOne() {
    const index = this.edits.add();
    if (index < 0) return;
    this.arrange(this.context.state);
    this.goTo(this.order.indexOf(index), 1);
    this.table.focus({ preventScroll: true });
  }

  deleteSelected() {
    this.edits.deleteSelected();
    this.table.focus({ preventScroll: true });
  }
}

/** @param {Column} column @param {State} state */
function columnName(column, state) {
  if (column === 'index') return t('errors.point');
  if (column === 'role') return t('errors.role');
  return columnNames(state)[column];
}

/** @param {HTMLElement} cell @param {number} k @param {string[]} names */
function renderClass(cell, k, names) {
  if (cell.firstElementChild?.className !== 'class-' + k) cell.replaceChildren(mark(k), make('span', ''));
  setText(/** @type {Element} */ (cell.lastElementChild), names[k] ?? '');
}

/** Stands for the rows that aren't there. */
function spacer() {
  const row = make('tr', 'spacer', make('td', ''));
  row.setAttribute('aria-hidden', 'true');
  return row;
}

/** @param {HTMLTableRowElement} row @param {number} height @param {number} columns */
function stretch(row, height, columns) {
  row.style.height = height + 'px';
  row.cells[0].colSpan = columns;
}
