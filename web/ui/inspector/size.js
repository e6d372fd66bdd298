/** What this browser remembers of how much of the page the open inspector takes. */

const STORE = 'inspector-size';

/** @returns {string} '' where it remembers nothing */
export function rememberedSize() {
  try {
    return localStorage.getItem(STORE) ?? '';
  } catch {
    return '';
  }
}

/** @param {string} size */
export function rememberSize(size) {
  try {
    localStorage.setItem(STORE, size);
  } catch {
    // A browser that stores nothing still shows the panel so now.
  }
}
