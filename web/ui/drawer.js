import { setAttribute } from './dom.js';

/** The data are a drawer where the page has no other room for them: its button opens and closes it, and Escape closes it. */
export function bindDrawer() {
  const button = document.getElementById('data-drawer');
  if (!button) return;
  const open = () => button.getAttribute('aria-expanded') === 'true';
  button.addEventListener('click', () => setAttribute(button, 'aria-expanded', String(!open())));
  button.parentElement?.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !open() || button.offsetParent === null) return;
    setAttribute(button, 'aria-expanded', 'false');
    button.focus();
  });
}
