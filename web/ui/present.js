/**
 * Presenting: larger and with less, for a projector. A button and its key begin and end it, and Escape ends it. What is larger and
 * what is hidden stands in afar.css.
 */
import { byId, setAttribute } from './dom.js';
import { onKeysOf } from './shortcuts.js';

/** @param {() => void} onChange */
export function bindPresent(onChange) {
  const button = byId('present', HTMLElement);
  const root = document.documentElement;
  const presents = () => root.hasAttribute('data-presenting');

  /** @param {boolean} presenting */
  function turn(presenting) {
    root.toggleAttribute('data-presenting', presenting);
    setAttribute(button, 'aria-pressed', String(presenting));
    onChange();
  }

  button.addEventListener('click', () => turn(!presents()));
  onKeysOf(button, () => {
    // A phone has no button for it, and a link may hide it.
    if (button.offsetParent !== null) turn(!presents());
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !presents()) return;
    // What is open, or the tool that draws, goes first.
    if (!document.querySelector('dialog[open], :popover-open, #plane-stage[data-drawing]')) turn(false);
  });
}
