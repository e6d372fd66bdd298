/**
 * The names of settings explain themselves when they are pressed, or by a key on their controls. What that takes comes at the
 * first press.
 */
import { onDemand } from './part.js';
import { isKeyOf } from './shortcuts.js';
import { styled } from './style.js';

/** Of the bubble, for whoever opens one. */
export const BUBBLE_STYLE = '/web/style/bubble.css';

/** A control, or several, with the name that explains it. */
export const EXPLAINED = '[data-field], .toggle-field, .sets, section';

/** @param {import('../model/state.js').State} state */
export function bindAbout(state) {
  /** The button whose explanation was open as the pointer went down, which closed it. @type {Element | null} */
  let closing = null;
  document.addEventListener('pointerdown', ({ target }) => (closing = openOne(target)), true);
  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-about]') : null;
    if (!(button instanceof HTMLElement)) return;
    // A click that no pointer made came from a key.
    const open = event.detail > 0 ? closing === button : openOne(button) === button;
    const [part] = await Promise.all([onDemand('about'), styled(BUBBLE_STYLE)]);
    if (open) part?.closeBubble();
    else part?.explain(button, state);
  });
  document.addEventListener('keydown', (event) => {
    const button = event.target instanceof Element ? event.target.closest(EXPLAINED)?.querySelector('[data-about]') : null;
    if (!(button instanceof HTMLElement) || !isKeyOf(button, event)) return;
    event.preventDefault();
    button.click();
  });
}

/** @param {EventTarget | null} target @returns {Element | null} the button around it, if its explanation is open */
function openOne(target) {
  return target instanceof Element ? target.closest('[data-about][aria-expanded=true]') : null;
}
