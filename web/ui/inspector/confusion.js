/** Which class the points of one role are taken for, as a table: a press on a number lets its points light up. */
import { percent } from '../format.js';
import { t } from '../i18n.js';
import { make, resize, setAttribute, setText, worded } from '../dom.js';
import { mark } from '../plane/legend.js';

/** @typedef {import('../../wire/messages.js').Classes} Classes */
/** @typedef {{ own: number, taken: number }} Cell  classes: the points' own one, and the one they are taken for */
/** @typedef {{ element: HTMLElement, button: HTMLButtonElement }} Count */
/** @typedef {{ element: HTMLElement, head: HTMLElement, name: HTMLElement, counts: Count[], recall: HTMLElement }} Row */

export class ConfusionTable {
  /** @param {'train' | 'test'} role @param {(cell: Cell) => void} onPress */
  constructor(role, onPress) {
    this.role = role;
    this.onPress = onPress;
    this.right = make('span', 'figure');
    const caption = make('caption', '', worded('span', '', 'errors.' + role), ' · ', this.right);
    const recall = explained('recall', 'col');
    const corner = worded('th', '', 'errors.corner');
    corner.scope = 'col';
    this.headRow = make('tr', '', corner, recall);
    this.body = make('tbody', '');
    this.footRow = make('tr', '', explained('precision', 'row'), make('td', ''));
    this.element = make(
      'table',
      'inspector-table confusion',
      caption,
      make('thead', '', this.headRow),
      this.body,
      make('tfoot', '', this.footRow),
    );
    /** @type {{ element: HTMLElement, name: HTMLElement }[]} */
    this.heads = [];
    /** @type {Row[]} */
    this.rows = [];
    /** @type {{ element: HTMLElement }[]} */
    this.precisions = [];
  }

  /**
   * @param {Classes} classes
   * @param {readonly string[]} names
   * @param {Cell | null} pressed
   */
  render({ counts, precision, recall }, names, pressed) {
    const all = counts.flat().reduce((sum, count) => sum + count, 0);
    const right = counts.reduce((sum, row, k) => sum + row[k], 0);
    this.element.hidden = all === 0;
    setText(this.right, t('errors.right', { share: percent(right / all) }));
    resize(this.heads, counts.length, (k) => this.makeHead(k));
    resize(this.rows, counts.length, (k) => this.makeRow(k));
    resize(this.precisions, counts.length, () => this.makePrecision());
    this.heads.forEach(({ name }, k) => setText(name, names[k]));
    this.precisions.forEach(({ element }, k) => setText(element, percent(precision[k])));
    this.rows.forEach((row, own) => {
      setText(row.name, names[own]);
      setAttribute(row.name, 'title', names[own]);
      setText(row.recall, percent(recall[own]));
      const points = counts[own].reduce((sum, count) => sum + count, 0);
      resize(row.counts, counts.length, (taken) => this.makeCount(row, { own, taken }));
      row.counts.forEach(({ element, button }, taken) => {
        const count = counts[own][taken];
        setText(button, String(count));
        const words = { own: names[own], taken: names[taken], count };
        setAttribute(button, 'aria-label', t('errors.cell.' + this.role, words));
        setAttribute(button, 'aria-pressed', String(pressed?.own === own && pressed.taken === taken));
        element.style.setProperty('--share', String(points > 0 ? count / points : 0));
      });
    });
  }

  /** @param {number} k */
  makeHead(k) {
    const name = make('span', 'visually-hidden');
    const element = make('th', '', mark(k), name);
    element.scope = 'col';
    this.headRow.lastElementChild?.before(element);
    return { element, name };
  }

  /** @param {number} k @returns {Row} */
  makeRow(k) {
    const name = make('span', '');
    const head = make('th', '', mark(k), name);
    head.scope = 'row';
    const recall = make('td', 'figure');
    const element = make('tr', '', head, recall);
    this.body.append(element);
    return { element, head, name, counts: [], recall };
  }

  /** @param {Row} row @param {Cell} cell */
  makeCount(row, cell) {
    const button = make('button', 'figure');
    button.type = 'button';
    button.addEventListener('click', () => this.onPress(cell));
    const element = make('td', cell.own === cell.taken ? 'right' : 'wrong', button);
    row.recall.before(element);
    return { element, button };
  }

  makePrecision() {
    const element = make('td', 'figure');
    this.footRow.lastElementChild?.before(element);
    return { element };
  }
}

/** The head of a row or column of shares, which says what they are. @param {string} share @param {'row' | 'col'} scope */
function explained(share, scope) {
  const head = worded('th', '', 'errors.' + share);
  head.scope = scope;
  head.setAttribute('data-i18n-title', 'errors.' + share + '.about');
  head.title = t('errors.' + share + '.about');
  return head;
}
