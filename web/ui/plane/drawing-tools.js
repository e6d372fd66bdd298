/** The buttons beside the palette and the tools. The classes, the value and the tools themselves are settings of the view. */
import { canRedo, canUndo } from '../../model/undo.js';

/**
 * @param {object} actions
 * @param {(more: 1 | -1) => void} actions.changeClasses one class more or less
 * @param {() => void} actions.undo
 * @param {() => void} actions.redo
 * @param {() => void} actions.clear
 * @returns {(state: import('../../model/state.js').State) => void} to be called at each redraw
 */
export function bindDrawingTools(actions) {
  const undo = button('undo', actions.undo);
  const redo = button('redo', actions.redo);
  const clear = button('clear', actions.clear);
  button('add-class', () => actions.changeClasses(1));
  button('remove-class', () => actions.changeClasses(-1));
  return (state) => {
    undo.disabled = !canUndo(state);
    redo.disabled = !canRedo(state);
    clear.disabled = state.points.length === 0;
  };
}

/** @param {string} id @param {() => void} action */
function button(id, action) {
  const found = document.getElementById(id);
  if (!(found instanceof HTMLButtonElement)) throw new Error('the page has no #' + id);
  found.addEventListener('click', action);
  return found;
}
