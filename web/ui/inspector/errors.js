/**
 * What the network gets wrong: which class is taken for which, or how far values are off; the points with the largest losses, each
 * one press away from One example. A press on a number lets its points light up on the plane, for as long as it stays pressed.
 */
import { NONE } from '../../model/view.js';
import { wording } from '../called.js';
import { loss, numberText } from '../format.js';
import { t } from '../i18n.js';
import { make, resize, setAttribute, setText, worded } from '../dom.js';
import { ConfusionTable } from './confusion.js';
import { classNames, columnNames } from './names.js';
import { ResidualsView } from './residuals.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/** @typedef {import('../../wire/messages.js').ErrorsAnswer} ErrorsAnswer */
/** @typedef {import('../../wire/messages.js').Worst} Worst */
/** @typedef {import('./inspector.js').Context} Context */

const DIGITS = 4;
const ROLES = /** @type {const} */ (['train', 'test']);

export class ErrorsView {
  /** @param {HTMLElement} panel @param {Context} context */
  constructor(panel, context) {
    this.context = context;
    /** @type {ErrorsAnswer | null} */
    this.answer = null;
    /** What is drawn. @type {unknown[]} */
    this.drawn = [];
    /** The number that is pressed. @type {(import('./confusion.js').Cell & { role: 'train' | 'test' }) | null} */
    this.pressed = null;
    /** What stands out because of it. */
    this.lit = NONE;
    const [train, test] = ROLES.map((role) => new ConfusionTable(role, (cell) => this.press({ ...cell, role })));
    this.tables = { train, test };
    this.about = worded('p', 'caption', 'errors.about');
    this.matrices = make('div', 'errors-matrices', train.element, test.element, this.about);
    this.residuals = new ResidualsView((point) => {
      this.light(context.state.points.slice(point, point + 1));
    });

    this.ownHead = make('th', '');
    this.answerHead = make('th', '');
    const heads = [
      worded('th', '', 'errors.point'),
      worded('th', '', 'errors.role'),
      this.ownHead,
      this.answerHead,
      worded('th', '', 'errors.loss'),
    ];
    for (const head of heads) head.scope = 'col';
    this.body = make('tbody', '');
    this.worst = make(
      'table',
      'inspector-table worst',
      worded('caption', '', 'errors.worst'),
      make('thead', '', make('tr', '', ...heads)),
      this.body,
    );
    /** @type {{ element: HTMLElement, button: HTMLButtonElement, cells: HTMLElement[] }[]} */
    this.rows = [];
    panel.append(make('div', 'errors-body', this.matrices, this.residuals.element, this.worst));
  }

  /** @param {State} state @returns {import('../../wire/protocol.js').Question | null} */
  question(state) {
    return state.points.length > 0 ? { view: 'errors' } : null;
  }

  /** @param {import('../../wire/messages.js').Inspection} answer */
  take(answer) {
    if (answer.view !== 'errors') return;
    this.answer = answer;
    this.leaveToOthers();
    this.relight();
  }

  /** Others let points stand out, too: the table, and a press on the plane. */
  leaveToOthers() {
    if (this.context.state.view.selected !== this.lit) this.pressed = null;
  }

  forget() {
    this.answer = null;
    this.pressed = null;
    this.light(NONE);
  }

  /** @param {State} state @param {Theme} theme */
  render(state, theme) {
    const { answer } = this;
    this.leaveToOthers();
    if (!answer) return;
    const { confusion, residuals, worst } = answer;
    const { width } = this.residuals.canvas.getBoundingClientRect();
    const { selected } = state.view;
    const drawn = [answer, this.pressed, selected, state.points, theme, width, wording(), devicePixelRatio];
    if (drawn.every((value, i) => value === this.drawn[i])) return;
    this.drawn = drawn;
    this.matrices.hidden = !confusion;
    this.residuals.element.hidden = !residuals;
    const names = classNames(state);
    if (confusion && confusion.train.counts.length === names.length) {
      for (const role of ROLES) {
        const pressed = this.pressed?.role === role ? this.pressed : null;
        this.tables[role].render(confusion[role], names, pressed);
      }
    }
    if (residuals) this.residuals.render(residuals, state, theme);
    setText(this.ownHead, columnNames(state).target);
    setText(this.answerHead, confusion ? t('errors.taken') : 'ŷ');
    this.renderWorst(worst, state, confusion ? names : null);
  }

  /** @param {Worst[]} worst @param {State} state @param {string[] | null} names  of classes; null for values */
  renderWorst(worst, state, names) {
    resize(this.rows, worst.length, () => this.makeRow());
    this.rows.forEach(({ button, cells }, i) => {
      const { point, loss: of, answer } = worst[i];
      const [, , target, test] = state.points[point] ?? [0, 0, 0, 0];
      const text = (/** @type {number | null} */ value) => (names ? (names[value ?? 0] ?? '') : numberText(value, DIGITS));
      setText(button, String(point + 1));
      setAttribute(button, 'data-point', String(point));
      setAttribute(button, 'aria-label', t('errors.follow', { number: point + 1 }));
      const texts = [t(test === 1 ? 'errors.role.test' : 'errors.role.train'), text(target), text(answer), loss(of)];
      cells.forEach((cell, k) => setText(cell, texts[k]));
    });
  }

  makeRow() {
    const button = make('button', 'worst-point figure');
    button.type = 'button';
    button.addEventListener('click', () => this.context.examine(Number(button.dataset.point)));
    const head = make('th', '', button);
    head.scope = 'row';
    const cells = ['', '', '', 'figure'].map((name) => make('td', name));
    const element = make('tr', '', head, ...cells);
    this.body.append(element);
    return { element, button, cells };
  }

  /** @param {NonNullable<ErrorsView['pressed']>} cell */
  press(cell) {
    const { pressed } = this;
    const again = pressed?.role === cell.role && pressed.own === cell.own && pressed.taken === cell.taken;
    this.pressed = again ? null : cell;
    if (again) this.light(NONE);
    else this.relight();
  }

  /** The points of the pressed number stand out: while the run goes on, others from answer to answer. */
  relight() {
    const { points } = this.context.state;
    const decided = this.answer?.confusion?.decided;
    if (!this.pressed || decided?.length !== points.length) return;
    const { role, own, taken } = this.pressed;
    const ofRole = role === 'test' ? 1 : 0;
    this.light(points.filter(([, , target, test], i) => test === ofRole && target === own && decided[i] === taken));
  }

  /** @param {typeof NONE} points */
  light(points) {
    this.lit = points;
    this.context.actions.set('view.selected', points);
  }
}
