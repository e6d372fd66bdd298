/**
 * Pinned runs as they are kept with the tab, in an entry of their own: the run itself must never lack the room for it.
 */
import { KEPT } from '../runs.js';

/** Browsers allow a page about five million characters, of which the run may take three. */
const MOST_CHARACTERS = 1_500_000;

/** @returns {string | null} what was kept last */
export function keptText() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** @param {string | null} text @returns {boolean} whether there was room for it; else nothing is kept */
export function keepText(text) {
  try {
    sessionStorage.removeItem(KEPT);
    if (text === null) return true;
    if (text.length > MOST_CHARACTERS) return false;
    sessionStorage.setItem(KEPT, text);
    return true;
  } catch {
    return false;
  }
}
