/** What the share popover holds: the link and what it can't carry, the picture, an embed, and the QR code that the server draws. */
import { action, byId, make } from '../dom.js';
import { moreTexts, say, t } from '../i18n.js';
import { placeBeside } from '../placing.js';
import { settingName } from '../setting-name.js';
import { styled } from '../style.js';
import { takeHome } from '../take-home/panel.js';
import { copyPicture, copyText } from './clipboard.js';
import { customize } from './customize.js';
import { Embed } from './embed.js';

/** @typedef {import('../../link/uncarried.js').Sum} Sum */
/** @typedef {import('../share.js').Experiment} Experiment */

const STYLE = '/web/style/share-parts.css';
/** The most bytes of any QR code (ISO/IEC 18004). The server draws shorter texts only, so that a phone can read the code. */
const MOST_OF_ANY_CODE = 2953;
/** The server's answer to a text that is too long. */
const NO_CONTENT = 204;

/** To be called before it first opens. @param {HTMLElement} popover @param {Experiment} experiment */
export async function equipShare(popover, experiment) {
  await Promise.all([moreTexts('share'), styled(STYLE)]);
  const opener = byId('share', HTMLElement);
  const lacks = byId('share-lacks', HTMLElement);
  const field = byId('share-link', HTMLInputElement);
  const embed = new Embed(experiment.link);
  const buttons = make(
    'section',
    'share-buttons',
    action('share.picture', () => {
      popover.hidePopover();
      void copyPicture(byId('plane', HTMLCanvasElement));
    }),
    action('share.take-home', () => {
      popover.hidePopover();
      takeHome(experiment, opener);
    }),
    action('share.customize', () => {
      popover.hidePopover();
      customize(experiment, opener);
    }),
  );
  field.closest('section')?.after(buttons, embed.element);

  field.addEventListener('focus', () => field.select());
  byId('share-copy', HTMLElement).addEventListener('click', () => {
    popover.hidePopover();
    void copyText(field.value, lacks.hidden ? 'share.copied' : 'share.copied-start', 'share.failed');
  });
  placeBeside(popover, opener);

  popover.addEventListener('beforetoggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== 'open') return;
    const sums = experiment.uncarried();
    lacks.hidden = sums.length === 0;
    byId('uncarried', HTMLElement).replaceChildren(...sums.map((sum) => make('li', '', inWords(sum))));
    field.value = experiment.link();
    say(byId('share-length', HTMLElement), 'share.length', { count: field.value.length });
    embed.begin(experiment.hide());
    void drawCode(field);
  });
}

/** @param {HTMLInputElement} field with the link */
async function drawCode(field) {
  const code = byId('share-qr', HTMLImageElement);
  const problem = byId('share-qr-problem', HTMLElement);
  const text = field.value;
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

/** @param {Sum} entry */
function inWords({ what, count, from, to }) {
  const when = from === to ? t('share.step', { from }) : t('share.steps', { from, to });
  if (what === 'weights' || what === 'points') return t('share.' + what, { count, when });
  return t('share.setting', { name: settingName(what), when });
}
