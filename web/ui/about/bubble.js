/** The bubble beside a setting: its name, what it is in two sentences, and its formula. One is open at a time. */
import { make, setAttribute, signButton } from '../dom.js';
import { onLanguage, t } from '../i18n.js';
import { formulaOf } from './formulas.js';
import { writeLines } from './notation.js';
import { placeOf } from '../place.js';

/** What a bubble leaves in sight if there is room elsewhere. */
const IN_SIGHT = '#plane-stage, #metrics, #chart, .bar, #more-settings, #more-inputs';
/** What a bubble belongs to, and never covers. */
const BELONGS_TO = '[data-field], .toggle-field, .caption, h2, h3, .network-header';
/** The least distance from the edge of the window. */
const MARGIN = 8;

const title = make('h3', 'bubble-title');
const words = make('p', '');
const formula = make('div', 'bubble-formula');
const bubble = make('div', 'bubble', title, signButton('×', 'action.close', close), words, formula);
title.id = 'bubble-title';
words.id = 'bubble-words';
bubble.popover = 'auto';
bubble.tabIndex = -1;
bubble.setAttribute('role', 'dialog');
bubble.setAttribute('aria-labelledby', title.id);
bubble.setAttribute('aria-describedby', words.id);

/** @type {HTMLElement | null} */
let opener = null;
/** @type {import('../../model/state.js').State | null} */
let shown = null;

bubble.addEventListener('beforetoggle', (event) => {
  if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return;
  opener?.removeAttribute('aria-expanded');
  // Browsers give the focus back by themselves, but not if the bubble stands within another popover.
  if (bubble.contains(document.activeElement)) opener?.focus({ preventScroll: true });
  opener = null;
});
addEventListener('resize', place);
addEventListener('scroll', place, true);
onLanguage(write);

/**
 * @param {HTMLElement} button that was pressed
 * @param {import('../../model/state.js').State} state
 */
export function explain(button, state) {
  close();
  opener = button;
  shown = state;
  write();
  // Within a popover that is open, or that one would close.
  (button.closest('[popover]') ?? document.body).append(bubble);
  // What has the focus now gets it back.
  button.focus();
  bubble.showPopover();
  setAttribute(button, 'aria-expanded', 'true');
  place();
  bubble.focus({ preventScroll: true });
}

export function close() {
  if (bubble.matches(':popover-open')) bubble.hidePopover();
}

function write() {
  if (!opener || !shown) return;
  const path = String(opener.dataset.about);
  title.textContent = t('setting.' + path);
  words.textContent = t('about.' + path);
  const lines = formulaOf(path, shown);
  formula.replaceChildren(...(lines.length > 0 ? [writeLines(lines)] : []));
  formula.hidden = lines.length === 0;
}

function place() {
  if (!opener || !bubble.matches(':popover-open')) return;
  const about = opener.closest(BELONGS_TO) ?? opener;
  const inSight = [...document.querySelectorAll(IN_SIGHT)].map((element) => element.getBoundingClientRect());
  const room = { left: MARGIN, top: MARGIN, right: innerWidth - MARGIN, bottom: innerHeight - MARGIN };
  const size = { width: bubble.offsetWidth, height: bubble.offsetHeight };
  const { left, top } = placeOf(about.getBoundingClientRect(), size, room, inSight);
  bubble.style.left = `${left}px`;
  bubble.style.top = `${top}px`;
}
