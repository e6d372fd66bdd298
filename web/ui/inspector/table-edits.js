/** What the table of points changes of them: each time one decision, which is undone as a whole. */
import { addPoint, erasePoints, setPoints } from '../../model/points.js';
import { NONE } from '../../model/view.js';

/** @typedef {import('../../wire/messages.js').Point} Point */

export class TableEdits {
  /** @param {import('./inspector.js').Context} context */
  constructor({ state, actions }) {
    this.state = state;
    this.actions = actions;
  }

  /** @param {() => boolean} change */
  decide(change) {
    this.actions.begin();
    if (change()) this.actions.settled();
    this.actions.invalidate();
  }

  /** @param {readonly [index: number, point: Point][]} typed */
  set(typed) {
    this.decide(() => setPoints(this.state, typed));
  }

  /** @returns {number} the new point's index; -1 if there is no room for one */
  add() {
    const { problem, view, points } = this.state;
    const target = problem === 'regression' ? view.selectedValue : view.selectedClass;
    this.decide(() => addPoint(this.state, view.centre.x, view.centre.y, target));
    return this.state.points.length > points.length ? points.length : -1;
  }

  deleteSelected() {
    const gone = this.selected().map(([index]) => index);
    if (gone.length === 0) return;
    this.decide(() => erasePoints(this.state, gone));
    this.actions.set('view.selected', NONE);
  }

  /** All that are selected become test points, or if they are, training points. */
  changeRoles() {
    const chosen = this.selected();
    const role = chosen.every(([, point]) => point[3] === 1) ? 0 : 1;
    if (chosen.length > 0) this.set(chosen.map(([index, point]) => [index, withPlace(point, 3, role)]));
  }

  /** @returns {[index: number, point: Point][]} */
  selected() {
    const { points, view } = this.state;
    const selected = new Set(view.selected);
    return points.flatMap((point, index) => (selected.has(point) ? [/** @type {[number, Point]} */ ([index, point])] : []));
  }
}

/** @param {Point} point @param {0 | 1 | 2 | 3} at @param {number} value @returns {Point} with another number there */
export function withPlace(point, at, value) {
  return /** @type {Point} */ (point.map((number, k) => (k === at ? value : number)));
}
