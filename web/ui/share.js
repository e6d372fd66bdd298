/** The share button: the link into the clipboard, and before that, what it can't carry. */
import { t } from './i18n.js';
import { complain, tell } from './messages.js';
import { settingName } from './refusals.js';

/** @typedef {import('../link/uncarried.js').Sum} Sum */

/**
 * @param {() => string} link that opens the experiment
 * @param {() => readonly Sum[]} uncarried what of the run it doesn't bring back
 */
export function bindShare(link, uncarried) {
  const dialog = document.getElementById('share-dialog');
  const list = document.getElementById('uncarried');
  if (!(dialog instanceof HTMLDialogElement) || !list) throw new Error('the page has no #share-dialog');
  document.getElementById('share')?.addEventListener('click', () => {
    const lacks = uncarried();
    if (lacks.length === 0) return copy('share.copied');
    list.replaceChildren(
      ...lacks.map((entry) => {
        const item = document.createElement('li');
        item.textContent = inWords(entry);
        return item;
      }),
    );
    dialog.showModal();
  });
  document.getElementById('share-copy')?.addEventListener('click', () => {
    dialog.close();
    copy('share.copied-start');
  });
  document.getElementById('share-close')?.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });

  /** @param {string} done  what is said then */
  function copy(done) {
    // Without HTTPS there is no clipboard, so no promise either.
    Promise.resolve(link())
      .then((text) => navigator.clipboard.writeText(text))
      .then(() => tell(t(done)))
      .catch(() => complain(t('share.failed')));
  }
}

/** @param {Sum} entry */
function inWords({ what, count, from, to }) {
  const when = from === to ? t('share.step', { from }) : t('share.steps', { from, to });
  if (what === 'weights' || what === 'points') return t('share.' + what, { count, when });
  return t('share.setting', { name: settingName(what), when });
}
