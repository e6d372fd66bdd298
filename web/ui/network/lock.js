/** A padlock to press: it freezes a part of the network and lets it go again. */
import { enable, makeButton, setAttribute } from '../dom.js';

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
