/**
 * Hides the controls that a link names, for a class or an embedded page, and shows all others.
 *
 * @param {string[]} names values of `data-control`
 * @returns {string[]} those names that no control has
 */
export function hideControls(names) {
  const unknown = new Set(names);
  for (const control of document.querySelectorAll('[data-control]')) {
    const name = String(control.getAttribute('data-control'));
    unknown.delete(name);
    control.toggleAttribute('data-hidden', names.includes(name));
  }
  return [...unknown];
}
