/** Elements of the network's diagram: made once, and written only where something changed. */

const phone = matchMedia('(max-width: 699px)');

/** Whether the page is laid out for a phone: fingers instead of a mouse, cards from the bottom. */
export const onPhone = () => phone.matches;

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} className
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, className) {
  const element = document.createElement(name);
  if (className) element.className = className;
  return element;
}

/**
 * @param {string} className
 * @param {string} text
 * @param {() => void} onClick not called while the button can do nothing
 */
export function makeButton(className, text, onClick) {
  const button = make('button', className);
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') onClick();
  });
  return button;
}

/** @param {Element} element @param {string} text */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {Element} element @param {string} name @param {string} value */
export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * Whether a button can do something now. It stays focusable, so that the focus isn't lost at the last step.
 *
 * @param {Element} button
 * @param {boolean} able
 */
export function enable(button, able) {
  setAttribute(button, 'aria-disabled', String(!able));
}

/**
 * Makes a list of parts as long as it is to be; those that stay keep their elements, and so the focus.
 *
 * @template {{element: Element}} T
 * @param {T[]} parts
 * @param {number} count
 * @param {(index: number) => T} add
 */
export function resize(parts, count, add) {
  while (parts.length < count) parts.push(add(parts.length));
  while (parts.length > count) parts.pop()?.element.remove();
}
