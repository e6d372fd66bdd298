/**
 * The card of a run that is stuck, or has learned everything: what was found, why, and buttons for what helps. It is news and no
 * alarm, so it can be dismissed, after which the same finding doesn't come back in the same run. It covers a part of the plane, so
 * it comes unfolded only when the plane has nothing more to show.
 */
import { dataSetChoice } from '../model/state.js';
import { say, t } from './i18n.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {{ name: string, text: string, use: () => void }} Remedy  `text` is the key of its button */

const MORE_NOISE = 20;

/** @type {readonly import('../wire/messages.js').Diagnosis['kind'][]} */
const STUCK = Object.freeze(['dead-layer', 'zero-weights', 'no-gradient']);

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error('the page has no #' + id);
  return found;
}

/**
 * @param {import('../actions.js').Actions} actions
 * @returns {(state: State) => void} to be called at each redraw
 */
export function makeDiagnosis(actions) {
  const card = element('diagnosis');
  const [title, text, remedies] = ['title', 'text', 'remedies'].map((part) => element('diagnosis-' + part));
  const more = /** @type {HTMLDetailsElement} */ (element('diagnosis-more'));
  let shown = '';
  let putAway = '';
  element('diagnosis-close').addEventListener('click', () => {
    putAway = shown;
    card.hidden = true;
  });

  return (state) => {
    const { diagnosis, run } = state;
    const now = diagnosis && state.status !== 'diverged' ? [run, diagnosis.kind, diagnosis.layer].join() : '';
    const hidden = now === '' || now === putAway;
    if (card.hidden !== hidden) card.hidden = hidden;
    if (hidden || !diagnosis) return;
    const { kind, layer = 0 } = diagnosis;
    card.dataset.kind = kind;
    say(title, 'diagnosis.' + kind + '.title');
    const test = t(state.points.some((point) => point[3] === 1) ? 'diagnosis.learned.test' : 'diagnosis.learned.no-test');
    const words = t('diagnosis.' + kind + '.text', { layer: t('network.layer', { layer: layer + 1 }), test });
    if (text.textContent !== words) text.textContent = words;
    if (now === shown) return;
    shown = now;
    more.open = STUCK.includes(kind);
    remedies.replaceChildren(...remediesFor(kind, state, actions).map(button));
  };
}

/** @param {Remedy} remedy */
function button({ name, text, use }) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button';
  made.dataset.remedy = name;
  say(made, text);
  made.addEventListener('click', use);
  return made;
}

/**
 * @param {import('../wire/messages.js').Diagnosis['kind']} kind
 * @param {State} state
 * @param {import('../actions.js').Actions} actions
 * @returns {Remedy[]}
 */
function remediesFor(kind, state, actions) {
  const { data, network, training } = state.experiment;
  /** @param {string} name @param {string} path @param {unknown} value @returns {Remedy} */
  const setting = (name, path, value) => ({ name, text: 'diagnosis.remedy.' + name, use: () => actions.set(path, value) });
  /** @type {Remedy} */
  const tenth = { name: 'tenth', text: 'action.recover', use: () => actions.recover() };
  switch (kind) {
    case 'dead-layer':
      return network.layers.some((layer) => layer.activation === 'relu')
        ? [setting('leaky-relu', 'network.activation', 'leaky-relu'), tenth]
        : [tenth];
    case 'no-gradient':
      return [tenth];
    case 'zero-weights':
    case 'alike-units':
      if (network.initialization === 'zeros') return [setting('xavier', 'network.initialization', 'xavier')];
      if (training.regularization !== 'none')
        return [{ ...setting('unregularized', '', ''), use: () => actions.withoutRegularization() }];
      return [{ name: 'new-weights', text: 'action.new-weights', use: () => actions.newWeights() }];
    case 'learned': {
      const { drawn, problem } = dataSetChoice(state.catalogue, data.set);
      const harder = problem === 'regression' ? 'multi-gauss' : 'spiral';
      const { max } = state.catalogue.ranges['data.noise'];
      return [
        ...(drawn || data.noise >= max ? [] : [setting('noise', 'data.noise', Math.min(max, data.noise + MORE_NOISE))]),
        ...(data.set === harder || data.inputs === 1 ? [] : [setting(harder, 'data.set', harder)]),
      ];
    }
  }
}
