/** The ways to the names of axes and classes: a button, F2, a double click on a class. The fields come when they are asked for. */
import { byId } from './dom.js';
import { onDemand } from './part.js';
import { isKeyOf, typesText } from './shortcuts.js';

/** @typedef {import('../model/state.js').State} State */

/** Where a class stands for itself: in the palette, and in the legend. */
const CLASSES = '.class-choice, #legend [data-class]';

/**
 * @param {State} state
 * @param {Pick<import('../actions.js').Actions, 'set'>} actions
 * @returns {() => void} to be called at each redraw
 */
export function bindNames(state, actions) {
  const button = byId('names', HTMLElement);
  /** @type {import('./names/popover.js').NamesPopover | null} */
  let popover = null;

  /** @param {EventTarget | null} at  a class, whose name is to be written first; else the first of all */
  async function open(at) {
    const part = await onDemand('names');
    if (!part) return;
    popover ??= await part.makeNames(button, state, actions);
    popover.open(classAt(at));
  }

  button.addEventListener('click', () => open(null));
  document.addEventListener('dblclick', ({ target }) => {
    if (classAt(target) >= 0 && isShown(button)) void open(target);
  });
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat || !isKeyOf(button, event) || event.ctrlKey || event.metaKey) return;
    if (typesText(event.target) || document.querySelector('dialog[open]') || !isShown(button)) return;
    event.preventDefault();
    void open(event.target);
  });
  return () => popover?.render();
}

/** Not where a teacher hid the way in. @param {HTMLElement} button */
const isShown = (button) => !button.closest('[data-hidden]');

/** @param {EventTarget | null} target @returns {number} the index of the class there; −1 if there is none */
function classAt(target) {
  const place = target instanceof Element ? target.closest(CLASSES) : null;
  return Number(place?.getAttribute('data-class') ?? place?.querySelector('input')?.value ?? -1);
}
