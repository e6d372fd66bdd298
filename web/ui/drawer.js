import { setAttribute } from './dom.js';

/**
 * What the page has no other room for is in a drawer: its button opens and closes it, and Escape closes it.
 *
 * @param {string} id of the button; the drawer is what follows it
 * @param {EventTarget | null} [within] where Escape closes it; in the drawer, unless it lies over the page
 */
export function bindDrawer(id, within) {
  const button = document.getElementById(id);
  if (!button) return;
  const open = () => button.getAttribute('aria-expanded') === 'true';
  button.addEventListener('click', () => setAttribute(button, 'aria-expanded', String(!open())));
  (within ?? button.parentElement)?.addEventListener('keydown', (event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== 'Escape' || !open() || button.offsetParent === null) return;
    // What lies over the drawer is closed first.
    if (event.defaultPrevented || document.querySelector('dialog[open], :popover-open')) return;
    event.preventDefault();
    setAttribute(button, 'aria-expanded', 'false');
    button.focus();
  });
}
