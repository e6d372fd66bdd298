/**
 * The page's texts in the language chosen: `t` for a text, `translate` for the elements that are marked with the key of theirs. The
 * server sends the page in one language; another is fetched and shown without a reload.
 */

const STORE = 'language';
const MOST_NAMES = 3;

/** @type {Record<string, string>} */
let texts = {};
/** Those beyond the page's own that were asked for. @type {Set<string>} */
const parts = new Set();
/** Those of them that are on their way. @type {Map<string, Promise<void>>} */
const coming = new Map();
/** @type {Set<() => void>} */
const listeners = new Set();

/**
 * The text of a key, with {name} replaced by the parameters. For a key without a text, the key itself, which is better than
 * nothing.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [parameters]
 */
export function t(key, parameters = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in parameters ? String(parameters[name]) : whole));
}

/** @param {string} key whether the language has a text for it */
export function hasText(key) {
  return key in texts;
}

/**
 * Sentences, one after the other: with a space between them, but after a full-width stop, which has its own.
 *
 * @param {string[]} parts  empty ones are left out
 */
export function sentences(...parts) {
  return parts.filter(Boolean).join(' ').replace(/。 /g, '。');
}

/** Names in quotation marks, as a list in a sentence; of many the first, and how many more. @param {string[]} names */
export function quotedList(names) {
  const first = names.length > MOST_NAMES ? names.slice(0, MOST_NAMES - 1) : names;
  const said = first.map((value) => t('link.quoted', { value }));
  const count = names.length - said.length;
  return new Intl.ListFormat(language()).format(count > 0 ? [...said, t('link.others', { count })] : said);
}

/** The language the page speaks now. */
export function language() {
  return document.documentElement.lang;
}

/** @param {() => void} listener is called after each change of the language @returns {() => void} ends that */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Loads the texts: in the language that the address asks for, else the one chosen earlier, else that of the page as it
 * came. Binds the language selector.
 *
 * @param {string[]} languages those that the page has
 */
export async function startLanguage(languages) {
  const served = language();
  const asked = new URLSearchParams(location.search).get('lang');
  const chosen = asked ? served : stored();
  await load(chosen && languages.includes(chosen) ? chosen : served);
  if (language() !== served) translate();
  const selector = document.querySelector('#language');
  if (!(selector instanceof HTMLSelectElement)) return;
  selector.value = language();
  selector.addEventListener('change', () => void setLanguage(selector.value));
}

/** Shows the whole page in another language, and remembers the choice. @param {string} name */
export async function setLanguage(name) {
  await load(name);
  try {
    localStorage.setItem(STORE, name);
  } catch {
    // A browser that stores nothing still shows the language now.
  }
  translate();
  for (const listener of listeners) listener();
}

/** Writes the texts of all marked elements in and below `root`. @param {ParentNode} [root] */
export function translate(root = document) {
  for (const element of marked(root, 'data-i18n')) {
    element.textContent = t(String(element.getAttribute('data-i18n')), parametersOf(element));
  }
  for (const element of marked(root, 'data-i18n-aria')) {
    element.setAttribute('aria-label', t(String(element.getAttribute('data-i18n-aria'))));
  }
  for (const element of marked(root, 'data-i18n-title')) {
    element.setAttribute('title', t(String(element.getAttribute('data-i18n-title')), parametersOf(element)));
  }
}

/** @param {Element} element @returns {Record<string, string | number>} */
function parametersOf(element) {
  return JSON.parse(element.getAttribute('data-i18n-params') ?? '{}');
}

/**
 * Gives an element a text that stays right when the language changes. Does nothing if it has that text already.
 *
 * @param {Element} element
 * @param {string} key
 * @param {Record<string, string | number>} [parameters]
 */
export function say(element, key, parameters) {
  const text = t(key, parameters);
  if (element.getAttribute('data-i18n') === key && element.textContent === text) return;
  element.setAttribute('data-i18n', key);
  if (parameters) element.setAttribute('data-i18n-params', JSON.stringify(parameters));
  else element.removeAttribute('data-i18n-params');
  element.textContent = text;
}

/** @param {ParentNode} root @param {string} attribute */
function marked(root, attribute) {
  return root.querySelectorAll('[' + attribute + ']');
}

/**
 * Fetches texts that are only needed on demand, once. Who asks while they are on their way has them in the order of asking.
 *
 * @param {string} part  of the page that they are for
 */
export function moreTexts(part) {
  if (parts.has(part)) return Promise.resolve();
  const known = coming.get(part);
  if (known) return known;
  const fetching = fetchMore(part).finally(() => coming.delete(part));
  coming.set(part, fetching);
  return fetching;
}

/** @param {string} part */
async function fetchMore(part) {
  const more = await fetched(part + '/' + language());
  parts.add(part);
  texts = { ...texts, ...more };
}

/** @param {string} name */
async function load(name) {
  const files = [name, ...[...parts].map((part) => part + '/' + name)];
  texts = Object.assign({}, ...(await Promise.all(files.map(fetched))));
  document.documentElement.lang = name;
}

/** @param {string} file @returns {Promise<Record<string, string>>} */
async function fetched(file) {
  const response = await fetch('/web/i18n/' + file + '.json');
  if (!response.ok) throw new Error('No texts in ' + file + ': ' + response.status);
  return response.json();
}

function stored() {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
}
