/** The list of the run's branches, in the chart's menu, and what of them a reload would lose. */
import { make } from './dom.js';
import { counter } from './format.js';
import { t } from './i18n.js';

/**
 * @param {HTMLElement} list
 * @param {import('../model/state.js').State['time']} time
 * @param {import('./time-line.js').TimeActions} actions
 * @param {HTMLElement} chart  has the focus when a branch is gone
 */
export function listBranches(list, { branches, unkept }, actions, chart) {
  const rows = branches.map((branch) => {
    const words = { from: counter(branch.from), to: counter(branch.end) };
    const take = make('button', 'branch-take', t('time.branch-short', words));
    const name = t('time.branch', words);
    take.title = name;
    take.setAttribute('aria-label', name);
    const drop = make('button', 'branch-drop', '×');
    for (const button of [take, drop]) button.setAttribute('type', 'button');
    take.dataset.colour = String(branch.colour);
    drop.setAttribute('aria-label', t('time.drop-branch', words));
    take.addEventListener('click', () => actions.takeBranch(branch));
    drop.addEventListener('click', () => {
      actions.dropBranch(branch);
      chart.focus({ preventScroll: true });
    });
    const row = make('li', 'branch');
    row.append(take, drop);
    return row;
  });
  if (unkept > 0) rows.push(make('li', 'unkept', lossInWords(branches.length - unkept)));
  list.replaceChildren(...rows);
  list.hidden = rows.length === 0;
}

/** @param {number} kept  branches */
function lossInWords(kept) {
  if (kept < 0) return t('time.run-unkept');
  return kept === 0 ? t('time.none-kept') : t('time.some-kept', { kept });
}
