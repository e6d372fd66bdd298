/**
 * Light or dark: as the system has it, or as the person chose with the button, which is remembered. Runs before the first
 * paint; the style sheets read `data-theme` of the root element.
 */

const STORE = 'theme';
const system = matchMedia('(prefers-color-scheme: dark)');

const remembered = stored();
if (remembered) document.documentElement.dataset.theme = remembered;

/** @returns {'light' | 'dark'} what the page shows now */
export function theme() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system.matches ? 'dark' : 'light';
}

/** Binds the theme button. @param {() => void} onTheme is called when the colours have changed, by button or system */
export function startTheme(onTheme) {
  document.querySelector('#theme')?.addEventListener('click', () => {
    const chosen = theme() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = chosen;
    try {
      localStorage.setItem(STORE, chosen);
    } catch {
      // A browser that keeps nothing still shows the theme now.
    }
    onTheme();
  });
  system.addEventListener('change', onTheme);
}

/**
 * @typedef {object} Colours  the theme as the drawing functions take it
 * @property {string} paper
 * @property {string} card
 * @property {string} ink
 * @property {string} soft
 * @property {string} line
 * @property {string} accent
 * @property {string} train
 * @property {string} test
 * @property {string} positive
 * @property {string} negative
 * @property {string[]} classes
 */

/** Reads the colours from the style sheet, their one home. @returns {Colours} */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  /** @param {string} name */
  const read = (name) => style.getPropertyValue('--' + name).trim();
  return {
    paper: read('paper'),
    card: read('card'),
    ink: read('ink'),
    soft: read('soft'),
    line: read('line'),
    accent: read('accent'),
    train: read('train'),
    test: read('test'),
    positive: read('positive'),
    negative: read('negative'),
    classes: [0, 1, 2, 3, 4, 5].map((index) => read('class-' + index)),
  };
}

function stored() {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
}
