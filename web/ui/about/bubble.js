/** A bubble beside the button that opened it, with a title and what is written below. One is open at a time. */
import { EXPLAINED } from '../about.js';
import { make, setAttribute, signButton } from '../dom.js';
import { onLanguage } from '../i18n.js';
import { placeOf } from '../place.js';

/** What a bubble leaves in sight if there is room elsewhere. */
const IN_SIGHT = '#plane-stage, #metrics, #chart, .bar, .inspector-bar, #more-settings, #more-inputs';
/** What a bubble belongs to, and never covers. */
const BELONGS_TO = '[data-field], .toggle-field, .caption, h2, h3, .network-header';
/** The least distance from the edge of the window. */
const MARGIN = 8;

/** @typedef {{ title: string, body: Element[] }} Written */

const title = make('h3', 'bubble-title');
const body = make('div', 'bubble-body');
const bubble = make('div', 'bubble', title, signButton('×', 'action.close', closeBubble), body);
title.id = 'bubble-title';
body.id = 'bubble-body';
bubble.popover = 'auto';
bubble.tabIndex = -1;
bubble.setAttribute('role', 'dialog');
bubble.setAttribute('aria-labelledby', title.id);
bubble.setAttribute('aria-describedby', body.id);

/** @type {HTMLElement | null} */
let opener = null;
/** What had the focus, and gets it back. @type {HTMLElement | null} */
let focused = null;
/** @type {() => Written} */
let write = () => ({ title: '', body: [] });

bubble.addEventListener('beforetoggle', (event) => {
  if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return;
  opener?.removeAttribute('aria-expanded');
  // Browsers give the focus back by themselves, but not if the bubble stands within another popover.
  if (bubble.contains(document.activeElement)) focused?.focus({ preventScroll: true });
  opener = null;
});
addEventListener('resize', place);
addEventListener('scroll', place, true);
onLanguage(() => {
  if (opener) fill();
});

/** @param {HTMLElement} button that was pressed @param {() => Written} written in the language of the page */
export function openBubble(button, written) {
  closeBubble();
  opener = button;
  write = written;
  fill();
  // Within a popover that is open, or that one would close.
  (button.closest('[popover]') ?? document.body).append(bubble);
  const { activeElement } = document;
  const ofIt = activeElement instanceof HTMLElement && (button.closest(EXPLAINED) ?? button).contains(activeElement);
  focused = ofIt ? activeElement : button;
  focused.focus();
  bubble.showPopover();
  setAttribute(button, 'aria-expanded', 'true');
  place();
  bubble.focus({ preventScroll: true });
}

export function closeBubble() {
  if (bubble.matches(':popover-open')) bubble.hidePopover();
}

function fill() {
  const written = write();
  title.textContent = written.title;
  body.replaceChildren(...written.body);
  place();
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
