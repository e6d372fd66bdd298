/**
 * The tabs along the bottom of the page: a press opens a panel, another press on the same tab, Escape or the cross closes
 * it. Arrow keys go from tab to tab, and open as they go while a panel is open.
 */

import { showEdges } from './edges.js';

/**
 * @param {(id: string) => void} onOpen the view to be shown; '' when the panel was closed
 * @returns {(id: string) => void} opens a view, or closes with ''
 */
export function bindTabs(onOpen) {
  const inspector = /** @type {HTMLElement} */ (document.getElementById('inspector'));
  const close = /** @type {HTMLElement} */ (document.getElementById('inspector-close'));
  const tabs = /** @type {HTMLElement[]} */ ([...inspector.querySelectorAll('[role="tab"]')]);
  const strip = /** @type {HTMLElement} */ (inspector.querySelector('[role="tablist"]'));
  let open = '';
  /** How far the page was scrolled when a panel opened over it. */
  let scrolled = 0;

  /** @param {string} id */
  function select(id) {
    if (id === open) return;
    if (!open) scrolled = scrollY;
    // Where the page is one screen meanwhile, the browser forgets how far it was scrolled.
    const oneScreen = !id && getComputedStyle(document.body).overflowY === 'hidden';
    open = id;
    for (const tab of tabs) {
      const chosen = tab.dataset.view === id;
      tab.setAttribute('aria-selected', String(chosen));
      if (id) tab.tabIndex = chosen ? 0 : -1;
      const panel = document.getElementById('view-' + tab.dataset.view);
      if (panel) panel.hidden = !chosen;
      if (chosen) reveal(strip, tab);
    }
    close.hidden = id === '';
    document.body.classList.toggle('inspecting', id !== '');
    if (oneScreen) scrollTo(0, scrolled);
    onOpen(id);
  }

  function shut() {
    const tab = tabs.find(({ dataset }) => dataset.view === open);
    select('');
    tab?.focus();
  }

  showEdges(strip);
  for (const tab of tabs) {
    tab.addEventListener('click', () => select(tab.dataset.view === open ? '' : String(tab.dataset.view)));
    tab.addEventListener('keydown', (event) => {
      const to = neighbour(tabs.indexOf(tab), event.key, tabs.length);
      if (to === null) return;
      event.preventDefault();
      event.stopPropagation();
      for (const other of tabs) other.tabIndex = other === tabs[to] ? 0 : -1;
      tabs[to].focus();
      if (open) select(String(tabs[to].dataset.view));
    });
  }
  close.addEventListener('click', shut);
  inspector.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !open || event.defaultPrevented) return;
    event.stopPropagation();
    shut();
  });
  return select;
}

/**
 * Scrolls the strip alone, not the page, until a tab stands clear of the faded edges.
 *
 * @param {HTMLElement} strip
 * @param {HTMLElement} tab
 */
function reveal(strip, tab) {
  const [from, to] = [tab.offsetLeft - strip.offsetLeft, tab.offsetLeft - strip.offsetLeft + tab.offsetWidth];
  const room = 32;
  if (from - room < strip.scrollLeft) strip.scrollLeft = from - room;
  else if (to + room > strip.scrollLeft + strip.clientWidth) strip.scrollLeft = to + room - strip.clientWidth;
}

/** Where a key leads in a row of tabs; null if nowhere. @param {number} from @param {string} key @param {number} count */
export function neighbour(from, key, count) {
  switch (key) {
    case 'ArrowRight':
      return (from + 1) % count;
    case 'ArrowLeft':
      return (from + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
