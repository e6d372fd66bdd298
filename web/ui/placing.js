/** Where a popover stands: beside the plane, the chart and what opened it, as far as there is room. */
import { onPhone } from './dom.js';
import { roomFor } from './room.js';

/** What a covered pixel costs: the plane and the chart are what one looks at; the rest can be used again afterwards. */
const COSTS = Object.freeze({ '#plane-stage, #chart': 100, '.bar, .settings, .transport, .top, #metrics, #inspector': 1 });
const OPENER_COST = 1000;
const DISTANCE = 8;
/** Without room for all of it a popover becomes lower, and scrolls, but it stays as high as this. */
const LOWEST = 240;
const LOWER_BY = 16;

/**
 * Places a popover whenever it is open and its size or that of the plane changes.
 *
 * @param {HTMLElement} popover
 * @param {HTMLElement} opener
 */
export function placeBeside(popover, opener) {
  function place() {
    const { style } = popover;
    style.left = style.top = style.maxHeight = '';
    // A sheet at the lower edge: the style sheet gives it its place.
    if (onPhone() || !popover.matches(':popover-open')) return;
    const at = opener.getBoundingClientRect();
    const kept = [{ box: at, weight: OPENER_COST }];
    for (const [selector, weight] of Object.entries(COSTS)) {
      for (const each of document.querySelectorAll(selector)) kept.push({ box: each.getBoundingClientRect(), weight });
    }
    const frame = { left: DISTANCE, top: DISTANCE, right: innerWidth - DISTANCE, bottom: innerHeight - DISTANCE };
    const { offsetWidth: width, offsetHeight } = popover;
    const wanted = { left: at.right - width, top: at.bottom + DISTANCE };
    let best = { left: 0, top: 0, covered: Infinity };
    let height = Math.min(offsetHeight, frame.bottom - frame.top);
    for (let high = height; best.covered > 0 && (high >= LOWEST || high === height); high -= LOWER_BY) {
      const room = roomFor({ width, height: high }, frame, kept, DISTANCE, wanted);
      if (room.covered < best.covered) {
        best = room;
        height = high;
      }
    }
    style.left = `${Math.round(best.left)}px`;
    style.top = `${Math.round(best.top)}px`;
    style.maxHeight = `${Math.floor(height)}px`;
  }

  const sizes = new ResizeObserver(place);
  // What it will show is seen by the observer before it is painted.
  popover.addEventListener('beforetoggle', (event) => {
    sizes.disconnect();
    if (/** @type {ToggleEvent} */ (event).newState !== 'open') return;
    sizes.observe(document.documentElement);
    const stage = document.getElementById('plane-stage');
    if (stage) sizes.observe(stage);
    for (const part of popover.children) sizes.observe(part);
  });
}
