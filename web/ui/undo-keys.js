/** The keys for the ways back, which work everywhere but where a text is typed. */

const TYPES_TEXT = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable]';

/** @param {{ undo: () => void, redo: () => void }} actions */
export function bindUndoKeys(actions) {
  document.getElementById('undo')?.setAttribute('aria-keyshortcuts', 'Control+Z');
  document.getElementById('redo')?.setAttribute('aria-keyshortcuts', 'Control+Y Control+Shift+Z');
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(TYPES_TEXT)) return;
    const key = event.key.toLowerCase();
    const redo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!redo && key !== 'z') return;
    event.preventDefault();
    if (redo) actions.redo();
    else actions.undo();
  });
}
