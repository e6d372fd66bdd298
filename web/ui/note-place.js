/** Where a note stands that nobody asked for: at the top of the page, or as near to it as it covers nothing. */
import { onPhone, onSmall } from './dom.js';
import { roomFor } from './room.js';

/** What a covered pixel costs: what one looks at, then what one works with, then names, states and the inspector. */
const COSTS = Object.freeze({
  '#plane-stage, #chart, #metrics, #reconnecting, :popover-open, #more-settings[data-open], .network-card, .first-caption': 100,
  'button:not(#inspector *), input, select, label, #legend': 10,
  'h1, .claim, .status, .counter': 2,
  '#divergence, .inspector-view': 1,
  '#network-summary, .network-canvas': 0.2,
});
/** The tabs of the inspector: on a small screen they are needed least. */
const TABS = '.inspector-bar';
/** What stands over all that scrolls, on a small screen. */
const BARS = '#inspector, .transport, .pace';
/** The least cost of what matters even below something else. */
const ALWAYS = 100;
const MARGIN = 2;

/** @param {HTMLElement} note */
export function placeNote(note) {
  const { style } = note;
  style.left = style.top = '';
  const { offsetWidth: width, offsetHeight: height } = note;
  if (height === 0 || overTopBar(height)) return;
  const bars = onSmall() ? [...document.querySelectorAll(BARS)] : [];
  const kept = Object.entries({ ...COSTS, [TABS]: onSmall() ? 0.1 : 10 }).flatMap(([selector, weight]) =>
    [...document.querySelectorAll(selector)]
      .filter((element) => !note.contains(element) && element.checkVisibility() && (weight === ALWAYS || !isBelow(element, bars)))
      .map((element) => ({ box: around(element.getBoundingClientRect()), weight })),
  );
  const { clientWidth, clientHeight } = document.documentElement;
  const frame = { left: MARGIN, top: MARGIN, right: clientWidth - MARGIN, bottom: clientHeight - MARGIN };
  const { left, top } = roomFor({ width, height }, frame, kept, 0, { left: (clientWidth - width) / 2, top: MARGIN });
  style.left = `${Math.round(left)}px`;
  style.top = `${Math.round(top)}px`;
}

/** On a phone the style sheet gives a note the top bar's place, as long as that is in sight. @param {number} height */
function overTopBar(height) {
  return onPhone() && scrollY < height && !document.body.classList.contains('inspecting');
}

/** @param {Element} element @param {Element[]} bars @returns {boolean} whether one of them hides its middle */
function isBelow(element, bars) {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return bars.some((bar) => {
    const box = bar.getBoundingClientRect();
    return !bar.contains(element) && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  });
}

/** @param {DOMRect} box @returns {import('./room.js').Box} with a margin, so that a note doesn't touch what it leaves free */
function around({ left, top, right, bottom }) {
  return { left: left - MARGIN, top: top - MARGIN, right: right + MARGIN, bottom: bottom + MARGIN };
}
