/** Keys of the page's own. Java has written them to what they stand for, as `aria-keyshortcuts`. */

const TYPES_TEXT = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable]';

/** The elements that take letters themselves, and those that the space bar activates. */
const TAKES_LETTERS = 'input:not([type=range], [type=checkbox]), select, textarea, [contenteditable], dialog';
const TAKES_SPACE = TAKES_LETTERS + ', button, input, a[href], summary, [role=button]';

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

/**
 * Keys work wherever they have no other meaning: letters not in a field, the space bar neither there nor on a button, none of them
 * in a dialog. The plane uses some keys itself while it has the focus.
 *
 * @param {Element} button whose keys they are
 * @param {() => void} act
 */
export function onKeysOf(button, act) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!isKeyOf(button, event)) return;
    const taken = event.key === ' ' ? TAKES_SPACE : TAKES_LETTERS;
    if (event.target instanceof Element && event.target.closest(taken)) return;
    event.preventDefault();
    act();
  });
}
