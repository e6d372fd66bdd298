/** A finger that stays on a sign is told its name, as a mouse is by the tooltip; the press then does nothing else. */
import { make } from './dom.js';
import { placeOf } from './place.js';

const LONG_MS = 500;
/** How long it can still be read after the finger has left. */
const READ_MS = 1500;
const MARGIN = 4;
const SIGNS = '.icon-button, .button:has(> svg), label:has(> svg + .visually-hidden)';

export function bindIconNames() {
  const bubble = make('div', 'icon-name');
  bubble.popover = 'manual';
  // A screen reader has said it already.
  bubble.setAttribute('aria-hidden', 'true');
  document.body.append(bubble);
  let timer = 0;
  /** Whether the press that goes on, or has just ended, was one that asked for a name. */
  let told = false;

  /** @param {Element} sign @param {string} name */
  function tell(sign, name) {
    told = true;
    bubble.textContent = name;
    bubble.showPopover();
    const size = { width: bubble.offsetWidth, height: bubble.offsetHeight };
    const room = { left: MARGIN, top: MARGIN, right: innerWidth - MARGIN, bottom: innerHeight - MARGIN };
    const inSight = [...document.querySelectorAll('#plane-stage, #chart')].map((element) => element.getBoundingClientRect());
    const { left, top } = placeOf(sign.getBoundingClientRect(), size, room, inSight);
    bubble.style.left = `${left}px`;
    bubble.style.top = `${top}px`;
  }

  function leave() {
    clearTimeout(timer);
    if (bubble.matches(':popover-open')) bubble.hidePopover();
  }

  function lift() {
    clearTimeout(timer);
    if (told) timer = setTimeout(leave, READ_MS);
  }

  document.addEventListener(
    'pointerdown',
    ({ pointerType, target }) => {
      leave();
      told = false;
      const sign = target instanceof Element ? target.closest(SIGNS) : null;
      const name = sign && nameOf(sign);
      if (pointerType === 'touch' && name) timer = setTimeout(() => tell(sign, name), LONG_MS);
    },
    true,
  );
  document.addEventListener('pointerup', lift);
  document.addEventListener('pointercancel', lift);
  document.addEventListener('contextmenu', (event) => {
    if (told) event.preventDefault();
  });
  document.addEventListener(
    'click',
    (event) => {
      // A click that no pointer made came from a key.
      if (!told || event.detail === 0) return;
      told = false;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}

/** @param {Element} sign */
function nameOf(sign) {
  return sign.getAttribute('aria-label') ?? sign.querySelector('.visually-hidden')?.textContent;
}
