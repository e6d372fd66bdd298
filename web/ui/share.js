/** The share popover: the link, what it can't carry, and its QR code, which the server draws. */
import { byId, make } from './dom.js';
import { say, t } from './i18n.js';
import { complain, tell } from './messages.js';
import { settingName } from './refusals.js';

/** @typedef {import('../link/uncarried.js').Sum} Sum */

/** The most bytes of any QR code (ISO/IEC 18004). The server draws shorter texts only, so that a phone can read the code. */
const MOST_OF_ANY_CODE = 2953;
/** The server's answer to a text that is too long. */
const NO_CONTENT = 204;

/**
 * @param {() => string} link that opens the experiment
 * @param {() => readonly Sum[]} uncarried what of the run it doesn't bring back
 */
export function bindShare(link, uncarried) {
  const popover = byId('share-popover', HTMLElement);
  const lacks = byId('share-lacks', HTMLElement);
  const field = byId('share-link', HTMLInputElement);
  const code = byId('share-qr', HTMLImageElement);
  const problem = byId('share-qr-problem', HTMLElement);

  popover.addEventListener('beforetoggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== 'open') return;
    const sums = uncarried();
    lacks.hidden = sums.length === 0;
    byId('uncarried', HTMLElement).replaceChildren(...sums.map((sum) => make('li', '', inWords(sum))));
    field.value = link();
    say(byId('share-length', HTMLElement), 'share.length', { count: field.value.length });
    void drawCode(field.value);
  });
  field.addEventListener('focus', () => field.select());
  byId('share-copy', HTMLElement).addEventListener('click', () => {
    popover.hidePopover();
    // Without HTTPS there is no clipboard, so no promise either.
    Promise.resolve(field.value)
      .then((text) => navigator.clipboard.writeText(text))
      .then(() => tell(t(lacks.hidden ? 'share.copied' : 'share.copied-start')))
      .catch(() => complain(t('share.failed')));
  });

  /** @param {string} text */
  async function drawCode(text) {
    code.hidden = true;
    problem.hidden = true;
    const hopeless = text.length > MOST_OF_ANY_CODE;
    const answer = hopeless ? null : await fetch('/qr', { method: 'POST', body: text }).catch(() => null);
    const picture = answer?.status === 200 ? await answer.blob().catch(() => null) : null;
    // Meanwhile the popover may have been opened anew, with another link.
    if (text !== field.value) return;
    if (picture) {
      URL.revokeObjectURL(code.src);
      code.src = URL.createObjectURL(picture);
    } else {
      say(problem, hopeless || answer?.status === NO_CONTENT ? 'share.qr-too-long' : 'share.qr-failed');
    }
    code.hidden = !picture;
    problem.hidden = picture !== null;
  }
}

/** @param {Sum} entry */
function inWords({ what, count, from, to }) {
  const when = from === to ? t('share.step', { from }) : t('share.steps', { from, to });
  if (what === 'weights' || what === 'points') return t('share.' + what, { count, when });
  return t('share.setting', { name: settingName(what), when });
}
