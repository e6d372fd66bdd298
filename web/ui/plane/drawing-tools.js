/**
 * The buttons beside the palette and the tools, and the ways into drawing and out of it. The classes, the value and the tools
 * themselves are settings of the view.
 */
import { dataSetChoice, isDrawn } from '../../model/state.js';
import { canRedo, canUndo } from '../../model/undo.js';
import { typesText } from '../shortcuts.js';

/** @typedef {import('../../model/state.js').State} State */

/**
 * @param {State} state
 * @param {Pick<import('../../actions.js').Actions, 'set' | 'changeClasses' | 'undo' | 'redo' | 'clear'>} actions
 * @returns {() => void} to be called at each redraw
 */
export function bindDrawingTools(state, actions) {
  const undo = button('undo', actions.undo);
  const redo = button('redo', actions.redo);
  const clear = button('clear', actions.clear);
  button('add-class', () => actions.changeClasses(1));
  button('remove-class', () => actions.changeClasses(-1));
  const stage = /** @type {HTMLElement} */ (document.getElementById('plane-stage'));
  const choose = (/** @type {import('../../model/view.js').Tool} */ tool) => actions.set('view.tool', tool);

  button('start-drawing', () => {
    choose('draw');
    document.getElementById('plane')?.focus();
  });
  button('stop-drawing', () => choose('look'));
  document.addEventListener('keydown', (event) => {
    // Escape closes an open dialog or popover first.
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open], :popover-open')) return;
    if (!typesText(event.target)) choose('look');
  });
  for (const tile of document.getElementsByName('data-set')) {
    // Not the change event: a click on the tile that is chosen already changes the tool, too.
    tile.addEventListener('click', () => {
      const { drawn } = dataSetChoice(state.catalogue, /** @type {HTMLInputElement} */ (tile).value);
      if (drawn) choose('draw');
      else if (isDrawn(state)) choose('look');
    });
  }

  return () => {
    undo.disabled = !canUndo(state);
    redo.disabled = !canRedo(state);
    clear.disabled = state.points.length === 0;
    stage.toggleAttribute('data-drawing', state.view.tool !== 'look');
  };
}

/** @param {string} id @param {() => void} action */
function button(id, action) {
  const found = document.getElementById(id);
  if (!(found instanceof HTMLButtonElement)) throw new Error('the page has no #' + id);
  found.addEventListener('click', action);
  return found;
}
