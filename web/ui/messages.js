/**
 * Notes in the corner of the page: short news that go by themselves, problems that stay until they are dismissed. And the
 * sentences for what a server refuses and a link gets wrong.
 */
import { hasText, t } from './i18n.js';

const NEWS_MS = 5000;
/** Older ones go when there are more. */
const MOST = 4;

/** Says something that needs no answer. @param {string} text @returns {() => void} takes it back, as when it is true no more */
export function tell(text) {
  const note = show(text, 'news');
  if (note) setTimeout(() => note.remove(), NEWS_MS);
  return () => note?.remove();
}

/** Says that something went wrong; stays until it is dismissed. @param {string} text */
export function complain(text) {
  show(text, 'problem');
}

/** Takes all problems away, as when what they spoke of is replaced. */
export function dismissAll() {
  room()?.replaceChildren();
}

/** Shows or hides the banner of a lost connection. @param {boolean} lost @param {boolean} busy  the server has no room */
export function showReconnecting(lost, busy) {
  const banner = document.getElementById('reconnecting');
  if (!banner) return;
  const key = busy ? 'connection.busy' : 'connection.reconnecting';
  if (lost && banner.getAttribute('data-i18n') !== key) {
    banner.setAttribute('data-i18n', key);
    banner.textContent = t(key);
  }
  if (banner.hidden === lost) banner.hidden = !lost;
}

/**
 * What a server refused, as a sentence.
 *
 * @param {{ code: string, path?: string | null, value?: string | null, allowed?: string | null, message?: string }} refusal
 */
export function refusalSentence(refusal) {
  const key = 'error.' + refusal.code;
  if (!hasText(key)) return refusal.message ?? key;
  return t(key, {
    path: settingName(refusal.path ?? ''),
    value: refusal.value ?? '',
    allowed: allowedNames(refusal.path ?? '', refusal.allowed ?? ''),
  });
}

/**
 * The name of a setting as its label has it, from the path of a message or the bare path; the path itself, if the page has
 * no label for it.
 *
 * @param {string} path such as experiment.network.layers[2].units
 */
export function settingName(path) {
  const plain = path.replace(/^experiment\./, '').replace(/\[\d+\]/g, '');
  const key = 'setting.' + (plain === 'network.layers.activation' ? 'network.activation' : plain);
  return hasText(key) ? t('error.setting', { name: t(key) }) : path;
}

/** Ids of choices in the words of the page; anything else as it is. @param {string} path @param {string} allowed */
function allowedNames(path, allowed) {
  const setting = path.replace(/^experiment\./, '').replace(/\[\d+\]/g, '').replace('layers.activation', 'activation');
  return allowed
    .split(', ')
    .map((id) => (hasText('choice.' + setting + '.' + id) ? t('choice.' + setting + '.' + id) : id))
    .join(', ');
}

function room() {
  return document.getElementById('messages');
}

/** @param {string} text @param {'news' | 'problem'} kind @returns {HTMLElement | null} null if it is there already */
function show(text, kind) {
  const messages = room();
  if (!messages || [...messages.children].some((child) => child.firstElementChild?.textContent === text)) return null;
  const note = document.createElement('div');
  note.className = 'message ' + kind;
  const words = document.createElement('p');
  words.textContent = text;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'button icon-button';
  close.setAttribute('aria-label', t('action.dismiss'));
  close.setAttribute('data-i18n-aria', 'action.dismiss');
  close.textContent = '×';
  close.addEventListener('click', () => note.remove());
  note.append(words, close);
  messages.append(note);
  while (messages.children.length > MOST) messages.firstElementChild?.remove();
  return note;
}
