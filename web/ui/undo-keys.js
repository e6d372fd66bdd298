/** The keys for undo and redo, which work everywhere but where a text is typed. */
import { isKeyOf, typesText } from './shortcuts.js';

/** @param {{ undo: () => void, redo: () => void }} actions */
export function bindUndoKeys(actions) {
  const undo = document.getElementById('undo');
  const redo = document.getElementById('redo');
  document.addEventListener('keydown', (event) => {
    if (typesText(event.target)) return;
    const act = isKeyOf(undo, event) ? actions.undo : isKeyOf(redo, event) ? actions.redo : null;
    if (!act) return;
    event.preventDefault();
    act();
  });
}
