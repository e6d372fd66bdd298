/**
 * Light or dark: the system's theme, or the one that the person chose with the button, which is remembered. Runs before the first
 * paint. The style sheets hold both colours of everything and choose by `data-theme` of the root element, or by the system where it
 * is not set.
 */
import { FORCED_STYLE, styled } from './style.js';

const STORE = 'theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const forced = matchMedia('(forced-colors: active)');

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
      // A browser that stores nothing still shows the theme now.
    }
    onTheme();
  });
  for (const query of [system, forced]) query.addEventListener('change', onTheme);
  const force = () => {
    if (forced.matches) void styled(FORCED_STYLE).then(onTheme);
  };
  forced.addEventListener('change', force);
  force();
}

/**
 * What the drawing functions take, read from its homes: the colours and sizes from the style sheet, the marks from the buttons
 * that choose a class.
 *
 * @param {HTMLElement} within  whose colours they are: a part of the page may be light where the page is dark
 * @returns {import('../draw/theme.js').Theme}
 */
export function colours(within = document.body) {
  const probe = within.appendChild(document.createElement('i'));
  // Else every colour would be read as that of the text, where a person forces colours.
  probe.style.setProperty('forced-color-adjust', 'none');
  const sizes = getComputedStyle(document.documentElement);
  /** @param {string} name as #rrggbb */
  const read = (name) => {
    probe.style.color = 'var(--' + name + ')';
    const parts = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
    return (
      '#' +
      parts
        .slice(0, 3)
        .map((part) => Number(part).toString(16).padStart(2, '0'))
        .join('')
    );
  };
  /** @param {string} name in pixels */
  const lengthOf = (name) => {
    probe.style.fontSize = 'var(--' + name + ')';
    return Number.parseFloat(getComputedStyle(probe).fontSize);
  };
  const marks = [...document.querySelectorAll('.class-choice path')].map((path) => path.getAttribute('d') ?? '');
  const found = {
    marks,
    dark: theme() === 'dark',
    paper: read('paper'),
    card: read('card'),
    ink: read('ink'),
    soft: read('soft'),
    line: read('line'),
    accent: read('accent'),
    classes: marks.map((_, index) => read('class-' + index)),
    train: read('train'),
    test: read('test'),
    positive: read('positive'),
    negative: read('negative'),
    faintest: Number(sizes.getPropertyValue('--faintest')),
    tick: lengthOf('tick'),
  };
  probe.remove();
  return found;
}

function stored() {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
}
