/** The share popover: what fills and places it comes when it is first asked for. */
import { byId } from './dom.js';
import { onDemand } from './part.js';

/**
 * @typedef {object} Experiment what is shared, as it is when the popover opens
 * @property {(hide?: readonly string[]) => string} link opens it; with other controls hidden than now, if they are given
 * @property {() => readonly string[]} hide the controls that are hidden now
 * @property {() => readonly import('../link/uncarried.js').Sum[]} uncarried what of the run the link doesn't bring back
 * @property {import('../model/state.js').State} state
 * @property {(format: string, link: string) => boolean} ask  for the network as a file; whether the server will hear it
 */

/**
 * @param {Experiment} experiment
 * @returns {(file: import('../wire/messages.js').Exported) => Promise<void>} takes a file that was asked for
 */
export function bindShare(experiment) {
  const popover = byId('share-popover', HTMLElement);
  let asked = false;
  popover.addEventListener('beforetoggle', async function ask(event) {
    event.preventDefault();
    if (asked) return;
    asked = true;
    const part = await onDemand();
    asked = false;
    if (!part) return;
    await part.equipShare(popover, experiment);
    popover.removeEventListener('beforetoggle', ask);
    popover.showPopover();
  });
  return async (file) => (await onDemand())?.saveExported(file);
}
