/** Keys of the page's own. Java has written them to what they stand for, as `aria-keyshortcuts`. */

const TYPES_TEXT = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable]';

/** @param {EventTarget | null} target @returns {boolean} whether keys are a text's there */
export function typesText(target) {
  return target instanceof Element && target.closest(TYPES_TEXT) !== null;
}

/** @param {Element | null} element @param {KeyboardEvent} event @returns {boolean} whether it is one of the element's keys */
export function isKeyOf(element, event) {
  if (event.altKey) return false;
  const pressed = event.key === ' ' ? 'space' : event.key.toLowerCase();
  const control = event.ctrlKey || event.metaKey;
  const shortcuts = element?.getAttribute('aria-keyshortcuts')?.toLowerCase().split(' ') ?? [];
  return shortcuts.some((shortcut) => {
    const keys = shortcut.split('+');
    // A letter is the same key with Shift or without, but not together with Control.
    const shifted = !control || keys.includes('shift') === event.shiftKey;
    return keys.at(-1) === pressed && keys.includes('control') === control && shifted;
  });
}

/**
 * @param {string} name  of radio buttons
 * @param {KeyboardEvent} event
 * @returns {string | null} the value of the one whose key it is
 */
export function choiceOfKey(name, event) {
  const choices = [...document.getElementsByName(name)];
  const found = choices.find((choice) => isKeyOf(choice, event));
  return found instanceof HTMLInputElement ? found.value : null;
}
