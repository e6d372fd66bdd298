import { setAttribute } from './dom.js';

/**
 * What the page has no other room for is in a drawer: its button opens and closes it, and Escape closes it.
 *
 * @param {string} id of the button; the drawer is what follows it
 */
export function bindDrawer(id) {
  const button = document.getElementById(id);
  if (!button) return;
  const open = () => button.getAttribute('aria-expanded') === 'true';
  button.addEventListener('click', () => setAttribute(button, 'aria-expanded', String(!open())));
  button.parentElement?.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !open() || button.offsetParent === null) return;
    setAttribute(button, 'aria-expanded', 'false');
    button.focus();
  });
}
