/**
 * Three captions for a person's first visit: what a unit shows, what a link means, and that Run starts. Each stands beside what it
 * is about, where it covers nothing, and not at all where there is no such place. They go one by one, or all as a run starts.
 */
import { make, signButton, worded } from './dom.js';
import { overlap, placeOf } from './place.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {import('./place.js').Box} Box */

const STORE = 'captions-read';
/** What a caption never covers. */
const KEPT_FREE = [
  ...['button', 'input', 'select', '.field', '.status', '.counter > *', 'h1', '.claim', 'h2', '#chart-axis', '.caption'],
  ...['.network-header', 'canvas:not(.network-canvas)', '#legend', 'dt', 'dd', '.bar'],
].join();
/** Farther away than this a caption would point at nothing. */
const NEAR = 120;
/** The least distance from the edge of the page. */
const MARGIN = 4;

/** A caption, the box of what it is about, and the element in whose coordinates it stands. */
const CAPTIONS = Object.freeze([
  { key: 'caption.run', about: () => boxAround('#run'), host: '.transport' },
  { key: 'caption.unit', about: () => boxAround('.network-unit'), host: '.network-diagram' },
  { key: 'caption.link', about: () => links()[0], host: '.network-diagram' },
]);

/** @returns {(state: State) => void} to be called when the state has changed */
export function bindCaptions() {
  const read = new Set(stored());
  /** @type {Map<string, HTMLElement>} */
  const shown = new Map();
  new ResizeObserver(() => shown.forEach(place)).observe(document.body);

  /** @param {string[]} keys */
  function leave(keys) {
    for (const key of keys) {
      read.add(key);
      shown.get(key)?.remove();
      shown.delete(key);
    }
    store([...read]);
  }

  /** @param {HTMLElement} caption @param {string} key */
  function place(caption, key) {
    const { about, host } = /** @type {typeof CAPTIONS[number]} */ (CAPTIONS.find((one) => one.key === key));
    const anchor = about();
    const parent = document.querySelector(host);
    if (!anchor || !parent) return;
    if (caption.parentElement !== parent) parent.append(caption);
    const room = {
      left: Math.max(MARGIN, anchor.left - NEAR),
      top: Math.max(MARGIN - scrollY, anchor.top - NEAR),
      right: Math.min(document.documentElement.clientWidth - MARGIN, anchor.right + 2 * NEAR),
      bottom: anchor.bottom + NEAR,
    };
    const captions = [...shown.values()];
    const later = captions.slice(captions.indexOf(caption));
    const taken = [...document.querySelectorAll(KEPT_FREE), ...captions]
      .filter((element) => !later.some((one) => one.contains(element)))
      .map(boxOf)
      .concat(links())
      .filter((other) => overlap(other, room) > 0);
    const size = { width: caption.offsetWidth, height: caption.offsetHeight };
    const { left, top } = placeOf(anchor, size, room, taken);
    const there = { left, top, right: left + size.width, bottom: top + size.height };
    const from = parent.getBoundingClientRect();
    caption.style.left = `${left - from.left}px`;
    caption.style.top = `${top - from.top}px`;
    // The corner that is nearest to what it is about is sharp, as a speech bubble's.
    const right = anchor.left + anchor.right > there.left + there.right;
    const below = anchor.top + anchor.bottom > there.top + there.bottom;
    caption.style.borderRadius = '';
    caption.style.setProperty(`border-${below ? 'bottom' : 'top'}-${right ? 'right' : 'left'}-radius`, '2px');
    const wide = size.width > room.right - room.left;
    caption.classList.toggle('no-room', wide || [anchor, ...taken].some((other) => overlap(there, other) > 0));
  }

  return ({ status, frame, hide }) => {
    if (read.size === CAPTIONS.length) return;
    if (status === 'running' || (frame && frame.step > 0)) return leave(CAPTIONS.map(({ key }) => key));
    if (!frame || hide.length > 0) return;
    for (const { key } of CAPTIONS) {
      if (read.has(key) || shown.has(key)) continue;
      const close = signButton('×', 'action.dismiss', () => leave([key]));
      const caption = make('p', 'first-caption', worded('span', '', key), close);
      caption.setAttribute('role', 'note');
      shown.set(key, caption);
    }
    // What the captions stand beside is drawn in this frame.
    requestAnimationFrame(() => shown.forEach(place));
  };
}

/** @param {string} selector @returns {Box | null} of the first of them */
function boxAround(selector) {
  const found = document.querySelector(selector);
  return found && boxOf(found);
}

/** @param {Element} element @returns {Box} */
function boxOf(element) {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
}

/** Where the links run, between each column of the diagram and the next. @returns {Box[]} */
function links() {
  const parts = [...document.querySelectorAll('.network-feature:not([aria-pressed=false]), .network-unit')].map(boxOf);
  /** @type {Box[]} */
  const columns = [];
  for (const part of parts) {
    const column = columns.find(({ left, right }) => Math.abs(left + right - part.left - part.right) < 2);
    if (!column) columns.push({ ...part });
    else Object.assign(column, { top: Math.min(column.top, part.top), bottom: Math.max(column.bottom, part.bottom) });
  }
  return columns.slice(1).map((column, i) => ({
    left: columns[i].right,
    top: Math.min(columns[i].top, column.top),
    right: column.left,
    bottom: Math.max(columns[i].bottom, column.bottom),
  }));
}

/** @returns {string[]} */
function stored() {
  try {
    return (localStorage.getItem(STORE) ?? '').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}

/** @param {string[]} keys */
function store(keys) {
  try {
    localStorage.setItem(STORE, keys.join(' '));
  } catch {
    // A browser that stores nothing shows them again on the next visit.
  }
}
