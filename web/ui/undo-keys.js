/** The keys for undo and redo, which work everywhere but where a text is typed. */
import { isKeyOf } from './shortcuts.js';

const TYPES_TEXT = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable]';

/** @param {{ undo: () => void, redo: () => void }} actions */
export function bindUndoKeys(actions) {
  const undo = document.getElementById('undo');
  const redo = document.getElementById('redo');
  document.addEventListener('keydown', (event) => {
    if (event.target instanceof Element && event.target.closest(TYPES_TEXT)) return;
    const act = isKeyOf(undo, event) ? actions.undo : isKeyOf(redo, event) ? actions.redo : null;
    if (!act) return;
    event.preventDefault();
    act();
  });
}
