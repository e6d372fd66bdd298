/**
 * The ways in for a person's own data: the button, a file that is dropped on the page, a table that is pasted. The dialog in which
 * they are looked at comes when it is asked for.
 */
import { byId } from './dom.js';
import { onDemand } from './part.js';

/** Where a pasted text belongs to what is there. */
const TAKES_TEXT = 'input, textarea, select, [contenteditable], dialog';

/** @param {import('../model/state.js').State} state @param {import('../actions.js').Actions} actions */
export function bindOwnData(state, actions) {
  const button = byId('own-data', HTMLElement);
  const target = byId('drop-target', HTMLElement);

  /** @param {File | string | null} [source] a file, or a pasted text */
  async function open(source = null) {
    (await onDemand('own-data'))?.openOwnData(state, actions, source);
  }

  /** Not over a dialog, and not where a teacher hid the way in. */
  const isOpen = () => !document.querySelector('dialog[open]:not(#own-data-dialog)') && !button.closest('[data-hidden]');
  /** @param {DragEvent} event @returns {boolean} whether a file is dragged that can be dropped here */
  const brings = (event) => isOpen() && event.dataTransfer?.types.includes('Files') === true;

  button.addEventListener('click', () => open());
  document.addEventListener('dragover', (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    // Above the dialog too.
    target.showPopover();
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) target.hidePopover();
  });
  document.addEventListener('drop', (event) => {
    target.hidePopover();
    if (!brings(event)) return;
    event.preventDefault();
    void open(event.dataTransfer?.files[0]);
  });
  document.addEventListener('paste', ({ target: place, clipboardData }) => {
    if (!isOpen() || (place instanceof Element && place.closest(TAKES_TEXT))) return;
    const text = clipboardData?.getData('text/plain') ?? '';
    const source = clipboardData?.files[0] ?? (/\t.*[\r\n]+.*\t/s.test(text) ? text : null);
    if (source) void open(source);
  });
}
