/** Elements of the page: made once, and written only where something changed. Texts stay right when the language changes. */
import { say, t } from './i18n.js';

/** Whether the page is laid out for a phone: fingers instead of a mouse, cards from the bottom. The style sheets know. */
export const onPhone = () => arrangement() === 'phone';

/** A phone, or as low as one that lies. */
export const onSmall = () => onPhone() || arrangement() === 'short';
/** Whether an open inspector stands beside all else, and not below it. */
export const standsOnTheRight = () => arrangement() === 'docked';

const arrangement = () => getComputedStyle(document.documentElement).getPropertyValue('--arrangement').trim();

/** An element that the page came with. @template {Element} T @param {string} id @param {new () => T} type @returns {T} */
export function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error('the page has no #' + id);
  return found;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} className
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
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

/**
 * An element whose content is a text of the page.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} className
 * @param {string} key
 * @param {Record<string, string | number>} [parameters]
 */
export function worded(name, className, key, parameters) {
  const element = make(name, className);
  say(element, key, parameters);
  return element;
}

/** Gives an element its name for a screen reader. @template {Element} T @param {T} element @param {string} key */
export function named(element, key) {
  setAttribute(element, 'data-i18n-aria', key);
  setAttribute(element, 'aria-label', t(key));
  return element;
}

/** @param {string} key @param {() => void} onClick @param {string} [className] */
export function action(key, onClick, className = 'button') {
  const button = worded('button', className, key);
  button.type = 'button';
  button.addEventListener('click', onClick);
  return button;
}

/** A button that shows a sign and has a name. @param {string} sign @param {string} key @param {() => void} onClick */
export function signButton(sign, key, onClick) {
  const button = make('button', 'button icon-button', sign);
  button.type = 'button';
  button.addEventListener('click', onClick);
  return named(button, key);
}

/**
 * Writes only what changed, so that live regions speak only then. The text's node stays, since a new one would be styled anew.
 *
 * @param {Element} element @param {string} text
 */
export function setText(element, text) {
  if (element.textContent === text) return;
  const { firstChild } = element;
  if (firstChild instanceof Text && !firstChild.nextSibling) firstChild.data = text;
  else element.textContent = text;
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
 * Brings a list of parts to the wanted length. Parts that stay keep their elements, and so the focus.
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
