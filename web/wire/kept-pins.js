/**
 * Pinned runs as they are kept with the tab, in an entry of their own: the run itself must never lack the room for it.
 */
import { fromBase64, toBase64 } from './base64.js';

const NAME = 'backprop-playground.pins';
/** Browsers allow a page about five million characters, of which the run may take three. */
const MOST_CHARACTERS = 1_500_000;

export const pinStore = {
  toBase64,
  fromBase64,

  /** @returns {string | null} what was kept last */
  read() {
    try {
      return sessionStorage.getItem(NAME);
    } catch {
      return null;
    }
  },

  /** @param {string | null} text @returns {boolean} whether there was room for it; else nothing is kept */
  keep(text) {
    try {
      sessionStorage.removeItem(NAME);
      if (text === null) return true;
      if (text.length > MOST_CHARACTERS) return false;
      sessionStorage.setItem(NAME, text);
      return true;
    } catch {
      return false;
    }
  },
};
