/** What can be taken home of a run: the network for other programs, the data, the picture. Made when it is first asked for. */
import { USUAL_TICK } from '../../draw/theme.js';
import { action, byId, make, setAttribute, signButton, worded } from '../dom.js';
import { t } from '../i18n.js';
import { complain } from '../messages.js';
import { placeBeside } from '../placing.js';
import { colours } from '../theme.js';
import { lossCsv, pointsCsv } from './csv.js';
import { drawPicture } from './picture.js';
import { row } from './row.js';
import { saved } from './save.js';
import { Video } from './video.js';
import { FORMATS } from '../refusals.js';

/** @typedef {import('../share.js').Experiment} Experiment */

/** Pixels of the PNG for each of the picture. */
const SIZES = Object.freeze([1, 2, 4]);

/** @type {HTMLElement | null} */
let panel = null;

/** @param {Experiment} experiment @param {HTMLElement} opener  has the focus again afterwards */
export function takeHome(experiment, opener) {
  panel ??= makePanel(experiment, opener);
  panel.showPopover();
}

/** The network has come, as a file. @param {import('../../wire/messages.js').Exported} file */
export function saveExported({ name, mediaType, content }) {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  saved(name, new Blob([bytes], { type: mediaType }));
}

/** @param {Experiment} experiment @param {HTMLElement} opener */
function makePanel({ state, link, ask }, opener) {
  const heading = worded('h2', '', 'take-home.heading');
  heading.id = 'take-home-heading';
  const close = signButton('×', 'action.close', () => made.hidePopover());
  const made = make('section', 'popover', make('div', 'dialog-head', heading, close));
  made.id = 'take-home';
  made.popover = 'auto';
  setAttribute(made, 'role', 'dialog');
  setAttribute(made, 'aria-labelledby', heading.id);

  const networks = Object.entries(FORMATS).map(([format, name]) =>
    row(
      makeAction(name, () => ask(format, link()) || complain(t('take-home.no-server'))),
      'take-home.' + format,
    ),
  );
  const points = action('take-home.points', () => {
    saved('data.csv', csv(pointsCsv(state.points, namesOf(state))));
  });
  const losses = action('take-home.losses', () => saved('loss.csv', csv(lossCsv(state.history))));
  const dark = choice('take-home.colours', ['light', 'dark'], (name) => valued(worded('option', '', 'take-home.' + name), name));
  /** @param {number} tick */
  const themeNow = (tick) => themeOf(dark.value, tick);
  const video = new Video(state, themeNow);
  made.append(
    make('section', '', worded('h3', '', 'take-home.network'), worded('p', 'hint', 'take-home.network-hint'), ...networks),
    make('section', '', worded('h3', '', 'take-home.data'), make('div', 'share-buttons', points, losses)),
    picture(state, dark, themeNow),
    video.element,
  );
  byId('share-popover', HTMLElement).after(made);
  placeBeside(made, opener);
  made.addEventListener('beforetoggle', () => video.describe());
  made.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'closed' && document.activeElement === document.body) opener.focus();
  });
  return made;
}

/** @param {string} name  the same in every language @param {() => void} onClick */
function makeAction(name, onClick) {
  const button = make('button', 'button', name);
  button.type = 'button';
  button.addEventListener('click', onClick);
  return button;
}

/** @param {HTMLOptionElement} option @param {string} value */
function valued(option, value) {
  option.value = value;
  return option;
}

/** @param {string} text */
const csv = (text) => new Blob(['\ufeff', text], { type: 'text/csv' });

/** @param {import('../../model/state.js').State} state @returns {import('./csv.js').Names} */
function namesOf({ experiment, problem }) {
  const { inputs, classes: count, names } = experiment.data;
  const values = problem === 'regression';
  const classes = values ? [] : Array.from({ length: count }, (_, i) => names?.classes?.[i] || String(i));
  const columns = Array.from({ length: inputs }, (_, i) => names?.columns?.[i] || 'x' + (i + 1));
  return { columns, target: names?.target || (values ? 'y' : 'class'), classes };
}

/** @param {string} dark `dark` or `light` @param {number} tick @returns {import('../../draw/theme.js').Theme} */
function themeOf(dark, tick) {
  const probe = document.body.appendChild(make('div', ''));
  probe.style.colorScheme = dark;
  const theme = { ...colours(probe), dark: dark === 'dark', tick };
  probe.remove();
  return theme;
}

/**
 * @param {import('../../model/state.js').State} state
 * @param {ReturnType<typeof choice>} dark
 * @param {(tick: number) => import('../../draw/theme.js').Theme} themeNow
 */
function picture(state, dark, themeNow) {
  const size = choice('take-home.size', SIZES.map(String), (times) => valued(make('option', '', times + '×'), times));
  /** @param {number} ratio @param {string} ending */
  const draw = async (ratio, ending) => saved('playground.' + ending, await drawPicture(state, themeNow(USUAL_TICK), ratio));
  return make(
    'section',
    '',
    worded('h3', '', 'take-home.picture'),
    make('div', 'fields', dark.field, size.field),
    make(
      'div',
      'share-buttons',
      makeAction('PNG', () => draw(Number(size.value), 'png')),
      makeAction('SVG', () => draw(0, 'svg')),
    ),
  );
}

/** @param {string} key @param {string[]} values @param {(value: string) => HTMLOptionElement} optionOf */
function choice(key, values, optionOf) {
  const select = make('select', '', ...values.map(optionOf));
  const label = worded('label', 'hint', key);
  label.htmlFor = select.id = key.replace('.', '-');
  const field = make('div', 'field', label, select);
  return {
    field,
    get value() {
      return select.value;
    },
  };
}
