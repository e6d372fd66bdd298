/** The numbers of one example as tables: z, a and δ of each unit, and what the step does to the parameters of one of them. */
import { parameterIndex } from '../../net/forward.js';
import { t } from '../i18n.js';
import { make, makeButton, resize, setAttribute, setText, worded } from '../dom.js';
import { shortName, shortSourceName, unitName } from '../network/text.js';
import { numberText } from '../format.js';
import { phaseAt } from './phases.js';

/** @typedef {import('../../wire/messages.js').NetworkShape} NetworkShape */
/** @typedef {import('../../wire/messages.js').ExampleAnswer} ExampleAnswer */
/** @typedef {import('../../wire/messages.js').Address} Parameter */
/**
 * @typedef {object} Shown
 * @property {NetworkShape} network
 * @property {ExampleAnswer | null} answer
 * @property {Coming | null} coming null where the run makes no step
 * @property {readonly import('./phases.js').Phase[]} phases
 * @property {number} phase
 * @property {Parameter} select
 * @property {number} digits
 */
/**
 * @typedef {object} Coming what the run's next step does
 * @property {boolean} whole the minibatch itself is looked at, no single example
 * @property {boolean} itself the minibatch is the very example that is looked at, and the step the one it makes alone
 * @property {boolean | null} among whether the example is in the minibatch; null for a place
 * @property {number} count examples in it
 * @property {readonly (number | null)[]} gradient
 * @property {readonly (number | null)[]} after
 */
/** @typedef {{ element: HTMLTableRowElement, button: HTMLButtonElement, cells: HTMLTableCellElement[] }} Row */

/**
 * A number of the answer in its cell: rounded for the eye, whole for tests and tools.
 *
 * @param {HTMLElement} cell
 * @param {number | null | undefined} value
 * @param {number} digits
 */
function fill(cell, value, digits) {
  const known = typeof value === 'number';
  setText(cell, value === undefined ? '' : numberText(value, digits));
  if (known) setAttribute(cell, 'data-value', String(value));
  else cell.removeAttribute('data-value');
}

/** @param {string[]} names of the cells @param {() => void} onClick @returns {Row} */
function makeRow(names, onClick) {
  const button = makeButton('example-name', '', onClick);
  const head = make('th', '', button);
  head.scope = 'row';
  const cells = names.map((name) => {
    const cell = make('td', 'figure');
    cell.dataset.quantity = name;
    return cell;
  });
  return { element: make('tr', '', head, ...cells), button, cells };
}

/** @param {(HTMLElement | string)[]} heads */
function makeHead(...heads) {
  const cells = heads.map((head) => {
    const cell = typeof head === 'string' ? make('th', '', head) : make('th', '', head);
    cell.scope = 'col';
    return cell;
  });
  return make('thead', '', make('tr', '', ...cells));
}

export class UnitTable {
  /** @param {(parameter: Parameter) => void} onChoose */
  constructor(onChoose) {
    this.onChoose = onChoose;
    const caption = worded('caption', 'visually-hidden', 'inspector.units');
    this.table = make('table', 'inspector-table', caption, makeHead(worded('span', '', 'inspector.unit'), 'z', 'a', 'δ'));
    this.element = make('div', 'example-units', this.table);
    /** @type {{ element: HTMLTableSectionElement, head: HTMLTableCellElement, rows: Row[] }[]} */
    this.layers = [];
  }

  /** @param {Shown} shown */
  render({ network, answer, phases, phase, select, digits }) {
    resize(this.layers, network.layers.length, () => this.makeLayer());
    this.layers.forEach(({ element, head, rows }, layer) => {
      const { units, activation } = network.layers[layer];
      const name = layer === network.layers.length - 1 ? t('network.output') : t('network.layer', { layer: layer + 1 });
      setText(head, name + ' · ' + t('choice.network.activation.' + activation));
      resize(rows, units, (unit) => {
        const row = makeRow(['z', 'a', 'delta'], () => this.onChoose({ layer, unit }));
        element.append(row.element);
        return row;
      });
      const values = answer?.layers?.[layer];
      const forward = phase >= phaseAt(phases, 'forward', layer);
      const backward = phase >= phaseAt(phases, 'backward', layer);
      const now = phases[phase];
      element.classList.toggle('active', 'layer' in now && now.layer === layer);
      rows.forEach((row, unit) => {
        const place = { layer, unit };
        const name = shortName(t, network, place);
        setText(row.button, name);
        setAttribute(row.button, 'title', name);
        setAttribute(row.button, 'aria-label', unitName(t, network, place));
        setAttribute(row.button, 'aria-pressed', String(select.layer === layer && select.unit === unit));
        setAttribute(row.element, 'data-unit', `${layer}.${unit}`);
        fill(row.cells[0], forward ? values?.z[unit] : undefined, digits);
        fill(row.cells[1], forward ? values?.a[unit] : undefined, digits);
        fill(row.cells[2], backward ? values?.delta[unit] : undefined, digits);
      });
    });
  }

  /** Brings a layer into sight. @param {number} layer */
  show(layer) {
    const { element } = this.layers[layer] ?? {};
    if (!element) return;
    const { scrollTop, clientHeight } = this.element;
    const top = element.offsetTop - this.element.offsetTop;
    if (top < scrollTop || top + element.offsetHeight > scrollTop + clientHeight) {
      this.element.scrollTop = Math.max(0, top + element.offsetHeight - clientHeight);
    }
  }

  makeLayer() {
    const head = make('th', 'layer');
    head.colSpan = 4;
    head.scope = 'rowgroup';
    const element = make('tbody', '', make('tr', '', head));
    this.table.append(element);
    return { element, head, rows: /** @type {Row[]} */ ([]) };
  }
}

export class ParameterTable {
  /** @param {(parameter: Parameter) => void} onChoose */
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.caption = make('caption', '');
    const heads = [
      worded('span', '', 'inspector.parameter'),
      worded('span', '', 'inspector.before'),
      '∂C/∂θ',
      worded('span', '', 'inspector.alone'),
      worded('span', '', 'inspector.after'),
    ];
    this.body = make('tbody', '');
    this.table = make('table', 'inspector-table', this.caption, makeHead(...heads), this.body);
    this.element = make('div', 'example-parameters', this.table);
    /** @type {Row[]} */
    this.rows = [];
    this.place = { layer: 0, unit: 0 };
  }

  /** @param {Shown} shown */
  render({ network, answer, coming, phases, phase, select, digits }) {
    const { layer, unit } = select;
    this.place = { layer, unit };
    setText(this.caption, unitName(t, network, this.place));
    const { inputs } = network.layers[layer];
    resize(this.rows, inputs + 1, (index) => {
      const row = makeRow(['before', 'gradient', 'alone', 'after'], () => this.chooseRow(index));
      this.body.append(row.element);
      return row;
    });
    const backward = phase >= phaseAt(phases, 'backward', layer);
    const updated = phase >= phaseAt(phases, 'update');
    this.rows.forEach(({ element, button, cells }, index) => {
      const input = index < inputs ? index : undefined;
      const at = parameterIndex(network, layer, unit, input);
      const name = input === undefined ? t('network.bias') : 'w · ' + shortSourceName(t, network, layer, input);
      setText(button, name);
      setAttribute(button, 'title', name);
      setAttribute(button, 'aria-pressed', String(select.input === input));
      setAttribute(element, 'data-parameter', String(at));
      fill(cells[0], answer?.before[at], digits);
      fill(cells[1], backward ? answer?.gradient[at] : undefined, digits);
      fill(cells[2], updated && !coming?.whole ? answer?.after[at] : undefined, digits);
      fill(cells[3], updated ? coming?.after[at] : undefined, digits);
    });
  }

  /** The bias stands last. @param {number} index */
  chooseRow(index) {
    const bias = index === this.rows.length - 1;
    this.onChoose(bias ? { ...this.place } : { ...this.place, input: index });
  }
}
