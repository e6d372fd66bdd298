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

const SVG = 'http://www.w3.org/2000/svg';
/** A padlock; the style sheet shows the shackle that fits `aria-pressed`. */
const LOCK = [
  ['body', 'M4.5 7.5h7a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1z'],
  ['closed', 'M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5'],
  ['open', 'M5.5 7.5V4.4a2.5 2.5 0 0 1 4.7-1.2'],
];

/** A button that freezes something and lets it go again. @param {() => void} onClick */
export function makeLock(onClick) {
  const button = makeButton('network-lock', '', onClick);
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  for (const [name, outline] of LOCK) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', name);
    path.setAttribute('d', outline);
    icon.append(path);
  }
  button.append(icon);
  return button;
}

/** @param {Element} lock @param {string} name @param {boolean} on @param {boolean} able */
export function showLock(lock, name, on, able) {
  setAttribute(lock, 'aria-label', name);
  setAttribute(lock, 'title', name);
  setAttribute(lock, 'aria-pressed', String(on));
  enable(lock, able);
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
