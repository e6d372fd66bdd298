/**
 * The further settings: a drawer that its button opens and closes, and that stays open while a run goes on, so that the effect of a
 * setting is seen at once. A phone shows them below the others instead, without the button.
 */
import { byId, setAttribute } from './dom.js';

export function bindMore() {
  const button = byId('more', HTMLElement);
  const drawer = byId('more-settings', HTMLElement);
  const isOpen = () => button.getAttribute('aria-expanded') === 'true';

  /** @param {boolean} open */
  function turn(open) {
    setAttribute(button, 'aria-expanded', String(open));
    drawer.toggleAttribute('data-open', open);
    // Not its first field: the keys of the run go on working.
    (open ? drawer : button).focus();
  }

  button.addEventListener('click', () => turn(!isOpen()));
  byId('more-close', HTMLElement).addEventListener('click', () => turn(false));
  for (const element of [button, drawer]) {
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !isOpen()) return;
      event.stopPropagation();
      turn(false);
    });
  }
}
