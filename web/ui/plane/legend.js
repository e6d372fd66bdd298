/** What the colours of the plane mean: for classes, how sure the network is; for values, which value it predicts. */
import { STRONGEST } from '../../draw/colour.js';
import { onLanguage, t } from '../i18n.js';

/** @returns {(state: import('../../model/state.js').State) => void} to be called at each redraw */
export function bindLegend() {
  const legend = document.getElementById('legend');
  let shown = '';
  onLanguage(() => (shown = ''));
  return ({ problem, experiment }) => {
    const classes = problem === 'multi-class' ? experiment.data.classes : 2;
    const wanted = problem + classes;
    if (!legend || shown === wanted) return;
    shown = wanted;
    legend.setAttribute('aria-label', t(problem === 'regression' ? 'legend.values' : 'legend.classes'));
    legend.title = String(legend.getAttribute('aria-label'));
    if (problem === 'regression') legend.replaceChildren(word('−1'), ramp('negative', 'positive'), word('1'));
    else if (problem === 'two-class') {
      legend.replaceChildren(mark(0), ramp('class-0', 'class-1'), mark(1));
    } else {
      const ramps = Array.from({ length: classes }, (_, index) => rampOf(index));
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

/** How sure the network is of one of many classes. @param {number} index */
function rampOf(index) {
  const element = document.createElement('span');
  element.className = 'legend-class';
  element.append(ramp('card', 'class-' + index), mark(index));
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
