/** For teachers: choose what is shown and see the page as a student will, then copy its link, or leave all as it was. */
import { action, byId, make, onPhone, setAttribute, signButton, worded } from '../dom.js';
import { tryHiding } from '../hide.js';
import { placeBeside } from '../placing.js';
import { copyText } from './clipboard.js';
import { Shown } from './shown.js';

/** @typedef {import('../share.js').Experiment} Experiment */

/** @type {((experiment: Experiment) => void) | null} */
let open = null;

/** @param {Experiment} experiment @param {HTMLElement} opener has the focus again afterwards */
export function customize(experiment, opener) {
  open ??= equip(opener);
  open(experiment);
}

/** @param {HTMLElement} opener */
function equip(opener) {
  /** @type {(hide: readonly string[]) => string} */
  let link = () => '';
  const shown = new Shown(tryHiding);
  const heading = worded('h2', '', 'customize.heading');
  heading.id = 'customize-heading';
  const body = make(
    'div',
    'customize-body',
    worded('p', 'hint', 'customize.hint'),
    shown.element,
    make(
      'div',
      'share-buttons',
      action('action.copy-link', () => copyText(link(shown.hidden()), 'customize.copied', 'share.failed'), 'button primary'),
      action('customize.leave', leave),
    ),
  );
  const fold = signButton('▾', 'customize.fold', () => {
    body.hidden = !body.hidden;
    setAttribute(fold, 'aria-expanded', String(!body.hidden));
  });
  setAttribute(fold, 'aria-expanded', 'true');
  const head = make('div', 'dialog-head', heading, fold, signButton('×', 'action.close', leave));
  const panel = make('section', 'popover', head, body);
  panel.id = 'customize';
  panel.popover = 'manual';
  setAttribute(panel, 'role', 'dialog');
  setAttribute(panel, 'aria-labelledby', heading.id);
  byId('share-popover', HTMLElement).after(panel);
  placeBeside(panel, opener);

  function leave() {
    panel.hidePopover();
    tryHiding(null);
    opener.focus();
  }

  document.addEventListener('keydown', (event) => {
    const above = document.querySelector('dialog[open], :popover-open:not(#customize)');
    if (event.key === 'Escape' && !event.defaultPrevented && !above && panel.matches(':popover-open')) leave();
  });

  return (/** @type {Experiment} */ experiment) => {
    link = experiment.link;
    shown.begin(experiment.hide());
    panel.showPopover();
    if (!onPhone()) shown.element.querySelector('input')?.focus();
  };
}
