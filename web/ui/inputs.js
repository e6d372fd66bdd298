/** The popover of the inputs that are on no list: opens beside what asked for it, and holds formulas and Fourier features. */
import { bindFormulas } from './formulas.js';
import { onPhone } from './dom.js';

const DISTANCE = 12;
const MARGIN = 16;

/**
 * @param {import('../model/state.js').Catalogue} catalogue
 * @param {(path: string, value: unknown) => void} onChange
 * @returns {{
 *   open: (opener: HTMLElement) => void,
 *   render: (state: import('../model/state.js').State) => void,
 *   refused: (message: import('../wire/messages.js').Refused) => boolean,
 * }}
 */
export function bindInputs(catalogue, onChange) {
  const popover = element('more-inputs');
  const formulas = bindFormulas(element('formulas'), element('add-formula'), catalogue, (texts) => {
    onChange('network.formulas', texts);
  });
  /** @type {HTMLElement | null} */
  let opener = null;
  popover.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return;
    formulas.close();
    opener?.focus();
  });
  function place() {
    if (!opener || !popover.matches(':popover-open')) return;
    const { style } = popover;
    style.left = style.bottom = style.maxHeight = '';
    if (!opener.checkVisibility()) return popover.hidePopover();
    // A sheet at the lower edge: the style sheet gives it its place.
    if (onPhone()) return;
    const beside = opener.getBoundingClientRect();
    const left = Math.min(beside.right + DISTANCE, innerWidth - MARGIN - popover.offsetWidth);
    // It hangs on its lower edge, so that it grows upwards as formulas are added.
    const bottom = Math.max(MARGIN, innerHeight - beside.bottom - DISTANCE);
    style.left = `${Math.round(left)}px`;
    style.bottom = `${Math.round(bottom)}px`;
    style.maxHeight = `${Math.floor(innerHeight - MARGIN - bottom)}px`;
  }

  // As when a phone is turned; what opened it has its place by then.
  addEventListener('resize', () => requestAnimationFrame(place));
  return {
    open(from) {
      opener = from;
      formulas.open();
      popover.showPopover();
      place();
      popover.querySelector('input')?.focus();
    },
    render: formulas.render,
    refused: formulas.refused,
  };
}

/** @param {string} id @returns {HTMLElement} */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error('the page has no #' + id);
  return found;
}
