/**
 * The buttons that move a run, their keys, and what they show: status and counters.
 */
import { setAttribute, setText } from './dom.js';
import { counter } from './format.js';
import { say, t } from './i18n.js';
import { onKeysOf } from './shortcuts.js';

/** @typedef {import('../model/state.js').State} State */

/**
 * @typedef {object} RunActions
 * @property {() => void} runOrPause
 * @property {() => void} step
 * @property {() => void} epoch
 * @property {() => void} reset
 * @property {() => void} newWeights
 * @property {() => void} newData
 * @property {() => void} recover  back to the start with a tenth of the learning rate
 */

/** The buttons with a key of their own. */
const KEYED = /** @type {const} */ ([
  { id: 'run', action: 'runOrPause' },
  { id: 'step', action: 'step' },
  { id: 'epoch-button', action: 'epoch' },
  { id: 'reset', action: 'reset' },
]);

/** @param {string} id @returns {HTMLElement} */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error('the page has no #' + id);
  return found;
}

/** @param {string} testId @returns {HTMLElement} */
function tested(testId) {
  const found = document.querySelector(`[data-testid="${testId}"]`);
  if (!(found instanceof HTMLElement)) throw new Error('the page has no ' + testId);
  return found;
}

/** @param {RunActions} actions */
export function bindRunControls(actions) {
  for (const { id, action } of KEYED) {
    const button = element(id);
    const act = () => actions[action]();
    button.addEventListener('click', act);
    onKeysOf(button, act);
  }
  element('new-weights').addEventListener('click', () => actions.newWeights());
  element('new-data').addEventListener('click', () => actions.newData());
}

const elements = new Map();

/** @param {string} key @param {() => HTMLElement} find @returns {HTMLElement} */
function once(key, find) {
  let found = elements.get(key);
  if (!found) elements.set(key, (found = find()));
  return found;
}

/** @param {State} state */
export function renderRunControls(state) {
  const running = state.connection === 'connected' ? state.status === 'running' : state.runWhenConnected;
  const run = once('run', () => element('run'));
  const label = running ? 'action.pause' : 'action.run';
  setAttribute(run, 'data-running', String(running));
  say(
    once('run-label', () => element('run-label')),
    label,
  );

  const status = once('status', () => tested('status'));
  const connection = state.connection === 'connected' && !state.frame ? 'connecting' : state.connection;
  const shown = connection === 'connected' ? state.status : connection;
  setAttribute(status, 'data-status', shown);
  say(status, 'status.' + shown);
  setAttribute(status, 'title', state.reason && state.status !== 'diverged' ? t('reason.' + state.reason) : '');

  setText(
    once('epoch', () => tested('epoch')),
    counter(state.frame?.epoch ?? 0),
  );
  setText(
    once('step', () => tested('step')),
    counter(state.frame?.step ?? 0),
  );
}
