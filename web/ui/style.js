/** Style sheets that the page can start without. */
import { make } from './dom.js';

/** The colours that a person forces upon all pages: few do, so others don't wait for it. It holds over every other sheet. */
export const FORCED_STYLE = '/web/style/forced.css';

/** @type {Map<string, Promise<unknown>>} */
const loaded = new Map();

/**
 * Adds a style sheet after the others, once. Without it, what it is for is plain but works.
 *
 * @param {string} address
 * @returns {Promise<unknown>} when it holds, or can't be had
 */
export function styled(address) {
  const known = loaded.get(address);
  if (known) return known;
  const link = make('link', '');
  link.rel = 'stylesheet';
  link.href = address;
  const coming = new Promise((resolve) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve);
  });
  document.head.insertBefore(link, document.head.querySelector(`link[href="${FORCED_STYLE}"]`));
  loaded.set(address, coming);
  return coming;
}
