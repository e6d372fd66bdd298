/**
 * What only a phone needs: its parts stand in the order of use, also for the Tab key and for a screen reader, and of data, network
 * and training it shows one at a time, which the tab of the browser remembers.
 */
import { byId, onPhone, setAttribute } from './dom.js';
import { neighbour } from './inspector/tabs.js';

const STORE = 'part';
/** Pixels of a chosen part that are to be seen at once. */
const SEEN = 240;

export function bindPhone() {
  const parts = byId('parts', HTMLElement);
  const plane = byId('plane-panel', HTMLElement);
  const stage = byId('plane-stage', HTMLElement);
  const training = byId('training', HTMLElement);
  const bar = /** @type {HTMLElement} */ (training.parentElement);
  const figures = byId('metrics', HTMLElement);
  const run = byId('run', HTMLElement);
  const inspector = byId('inspector', HTMLElement);
  const tabs = [...parts.querySelectorAll('button')];
  const panels = tabs.map((tab) => byId(String(tab.getAttribute('aria-controls')), HTMLElement));
  /** The roles and names that the panels have where all are seen. */
  const usual = panels.map((panel) => [panel.getAttribute('role'), panel.getAttribute('aria-labelledby')]);
  let chosen = remembered();
  let ordered = false;

  /** Of a part that the link hides, nothing is shown. @param {HTMLElement} panel */
  const isOffered = (panel) =>
    !panel.hasAttribute('data-hidden') && (panel !== training || panel.querySelector('[data-control]:not([data-hidden])') !== null);

  function show() {
    tabs.forEach((tab, i) => (tab.hidden = !isOffered(panels[i])));
    const offered = tabs.filter((tab) => !tab.hidden);
    parts.hidden = offered.length < 2;
    const shown = offered.find(({ dataset }) => dataset.part === chosen) ?? offered[0];
    if (!shown) return;
    for (const tab of tabs) {
      setAttribute(tab, 'aria-selected', String(tab === shown));
      tab.tabIndex = tab === shown ? 0 : -1;
    }
    document.body.dataset.part = shown.dataset.part;
  }

  /** @param {HTMLButtonElement} tab */
  function choose(tab) {
    chosen = tab.dataset.part ?? '';
    show();
    // The figures and the chart stay in sight above it.
    if (run.getBoundingClientRect().top - parts.getBoundingClientRect().bottom < SEEN) figures.scrollIntoView();
    try {
      sessionStorage.setItem(STORE, chosen);
    } catch {
      // A browser that stores nothing begins with the first part again.
    }
  }

  function order() {
    if (onPhone() === ordered) return;
    ordered = !ordered;
    const focus = document.activeElement;
    if (ordered) {
      parts.before(plane);
      byId('more-settings', HTMLElement).before(training);
    } else {
      parts.parentElement?.append(plane);
      bar.append(training);
    }
    // An element that is moved loses the focus.
    if (focus instanceof HTMLElement && focus !== document.activeElement) focus.focus();
    panels.forEach((panel, i) => {
      const [role, name] = usual[i];
      put(panel, 'role', ordered ? 'tabpanel' : role);
      put(panel, 'aria-labelledby', ordered ? tabs[i].id : name);
    });
  }

  for (const tab of tabs) {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', (event) => {
      const offered = tabs.filter(({ hidden }) => !hidden);
      const to = neighbour(offered.indexOf(tab), event.key, offered.length);
      if (to === null) return;
      event.preventDefault();
      choose(offered[to]);
      offered[to].focus();
    });
  }
  // A link hides controls.
  new MutationObserver(show).observe(document.body, { attributeFilter: ['data-hidden'], subtree: true });
  // The tools of drawing stand below the plane meanwhile, and a finger that chose one wants the plane.
  new MutationObserver(() => {
    if (onPhone() && stage.hasAttribute('data-drawing')) stage.scrollIntoView({ block: 'start' });
  }).observe(stage, { attributeFilter: ['data-drawing'] });
  // At 400 % zoom an opened panel unfolds below the screen.
  new MutationObserver(() => {
    if (!document.body.classList.contains('inspecting') || getComputedStyle(inspector).position !== 'static') return;
    inspector.scrollIntoView({ block: 'start' });
  }).observe(document.body, { attributeFilter: ['class'] });
  addEventListener('resize', order);
  order();
  show();
}

/** @param {Element} element @param {string} name @param {string | null} value */
function put(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else setAttribute(element, name, value);
}

function remembered() {
  try {
    return sessionStorage.getItem(STORE);
  } catch {
    return null;
  }
}
