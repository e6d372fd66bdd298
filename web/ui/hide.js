/** Hides the controls that a link names, for a class or an embedded page, and shows all others. */

/** @type {readonly string[]} what the link names */
let linked = [];
/** @type {readonly string[] | null} what a person tries instead */
let tried = null;

/**
 * @param {string[]} names values of `data-control`
 * @returns {string[]} those names that no control has
 */
export function hideControls(names) {
  linked = names;
  const known = show();
  return names.filter((name) => !known.has(name));
}

/** Hides these instead of what the link names, until that is taken back. @param {readonly string[] | null} names */
export function tryHiding(names) {
  tried = names;
  show();
}

/** @returns {Set<string>} the names of all controls */
function show() {
  const known = new Set();
  for (const control of document.querySelectorAll('[data-control]')) {
    const name = String(control.getAttribute('data-control'));
    known.add(name);
    control.toggleAttribute('data-hidden', (tried ?? linked).includes(name));
  }
  return known;
}
