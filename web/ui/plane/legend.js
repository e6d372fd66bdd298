/** What the colours of the plane mean: for classes, how sure the network is; for values, which value it predicts. */
import { STRONGEST } from '../../draw/colour.js';
import { inOwnUnits } from '../../net/scaling.js';
import { roundText } from '../../draw/number-text.js';
import { className } from '../../model/names.js';
import { onLanguage, t } from '../i18n.js';

/** @returns {(state: import('../../model/state.js').State) => void} to be called at each redraw */
export function bindLegend() {
  const legend = document.getElementById('legend');
  let shown = '';
  onLanguage(() => (shown = ''));
  return (state) => {
    const { problem, experiment, network } = state;
    const classes = problem === 'multi-class' ? experiment.data.classes : 2;
    const [low, high] = [-1, 1].map((value) => roundText(inOwnUnits(network?.scaling?.target, value), 3));
    const names = Array.from({ length: classes }, (_, index) => className(state, index));
    const wanted = JSON.stringify([problem, low, high, names]);
    if (!legend || shown === wanted) return;
    shown = wanted;
    // Many names need the room of what is said by the marks alone.
    legend.classList.toggle('crowded', classes > 3 && names.some(Boolean));
    legend.setAttribute('aria-label', t(problem === 'regression' ? 'legend.values' : 'legend.classes', { low, high }));
    legend.title = String(legend.getAttribute('aria-label'));
    if (problem === 'regression') legend.replaceChildren(word(low), ramp('negative', 'positive'), word(high));
    else if (problem === 'two-class') {
      const [first, second] = names.map((called, index) => [marked(index), name(called, index)]);
      legend.replaceChildren(...first, ramp('class-0', 'class-1'), ...second);
    } else {
      const ramps = names.map((called, index) => rampOf(index, called));
      legend.replaceChildren(word(t('legend.unsure')), ...ramps, word(t('legend.sure')));
    }
  };
}

/** @param {string} text */
function word(text) {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}

/** The mark of a class, as the palette has it. @param {number} index */
export function mark(index) {
  const element = document.createElement('span');
  element.className = 'class-' + index;
  const icon = document.querySelector('.class-choice.class-' + index + ' svg');
  if (icon) element.append(icon.cloneNode(true));
  return element;
}

/** @param {number} index */
function marked(index) {
  const element = mark(index);
  element.dataset.class = String(index);
  return element;
}

/** @param {string} text  cut where there is no room @param {number} index of the class */
function name(text, index) {
  const element = word(text);
  element.dataset.class = String(index);
  element.className = 'legend-name';
  element.title = text;
  return element;
}

/** How sure the network is of one of many classes. @param {number} index @param {string} called */
function rampOf(index, called) {
  const element = document.createElement('span');
  element.className = 'legend-class';
  element.dataset.class = String(index);
  element.append(ramp('card', 'class-' + index), mark(index), name(called, index));
  return element;
}

/** The same colours as the field. @param {string} from @param {string} to */
function ramp(from, to) {
  const element = document.createElement('span');
  element.className = 'ramp';
  const strongest = 100 * STRONGEST;
  element.style.setProperty('--from', `color-mix(in srgb, var(--${from}) ${strongest}%, var(--card))`);
  element.style.setProperty('--to', `color-mix(in srgb, var(--${to}) ${strongest}%, var(--card))`);
  return element;
}
