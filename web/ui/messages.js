/**
 * Notes at the top of the page: short news that go by themselves, problems that stay until they are dismissed.
 */
import { action, byId, makeButton } from './dom.js';
import { t } from './i18n.js';
import { placeNote } from './note-place.js';

const NEWS_MS = 5000;
/** A note with a button stays longer, so that a person has time to press it. */
const OFFER_MS = 12_000;
/** The most notes at a time; with more, the oldest are removed. */
const MOST = 4;

/** Shows a note that needs no answer. @param {string} text @returns {() => void} takes it back, as when it is true no more */
export function tell(text) {
  const note = show(text, 'news');
  if (note) setTimeout(() => note.remove(), NEWS_MS);
  return () => note?.remove();
}

/**
 * Shows a note with a button, for a while.
 *
 * @param {string} text
 * @param {string} key  of the button's text
 * @param {() => void} act
 * @returns {() => void} takes the note back, as when the button would do something else now
 */
export function offer(text, key, act) {
  const takeBack = advise(text, key, act);
  setTimeout(takeBack, OFFER_MS);
  return takeBack;
}

/** Like {@link offer}, until it is dismissed. @param {string} text @param {string} key @param {() => void} act */
export function advise(text, key, act) {
  const note = show(text, 'news');
  const button = action(key, () => {
    note?.remove();
    act();
  });
  button.classList.add('message-action');
  note?.lastElementChild?.before(button);
  return () => note?.remove();
}

/**
 * Shows that something went wrong, until it is dismissed.
 *
 * @param {string} text
 * @param {{ name: string, use: () => void } | null} [fix]  what helps, as a button
 */
export function complain(text, fix) {
  const note = show(text, 'problem');
  if (!note || !fix) return;
  const button = makeButton('button message-action', fix.name, () => {
    note.remove();
    fix.use();
  });
  note.lastElementChild?.before(button);
}

/** Removes all problems, as when what they were about has been replaced. */
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

/** Places them whenever their size, that of the page or the shape of the network changes. */
export function bindMessages() {
  const notes = ['reconnecting', 'messages'].map((id) => byId(id, HTMLElement));
  const place = () => notes.forEach(placeNote);
  const sizes = new ResizeObserver(place);
  for (const element of [document.documentElement, ...notes]) sizes.observe(element);
  const shape = { childList: true, characterData: true, subtree: true };
  new MutationObserver(place).observe(byId('network-summary', HTMLElement), shape);
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
  // Before it is painted, with the button that it may get.
  queueMicrotask(() => placeNote(messages));
  while (messages.children.length > MOST) messages.firstElementChild?.remove();
  return note;
}
