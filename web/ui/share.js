/** The share button: the link into the clipboard, and a word about it. */
import { t } from './i18n.js';
import { complain, tell } from './messages.js';

/** @param {() => string} link  that opens this very experiment */
export function bindShare(link) {
  document.getElementById('share')?.addEventListener('click', () => {
    // Without https there is no clipboard, and then no promise either.
    Promise.resolve(link())
      .then((text) => navigator.clipboard.writeText(text))
      .then(() => tell(t('share.copied')))
      .catch(() => complain(t('share.failed')));
  });
}
