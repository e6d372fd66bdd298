/**
 * Keeps the installed page, so that it opens without a server: what can't be had is answered with what was had last. It runs beside
 * the page, and only where the page is installed (`ui/installed.js`).
 */

/** @typedef {Event & { request: Request, respondWith: (answer: Promise<Response>) => void }} FetchEvent */
/** @typedef {Event & { waitUntil: (end: Promise<unknown>) => void }} ExtendableEvent */

const CACHE = 'page';
/** Files whose names come from their content: those of an older version are never asked for again. */
const BUNDLE = '/web/bundle/';

const worker = /** @type {EventTarget & { skipWaiting: () => Promise<void>, clients: { claim: () => Promise<void> } }} */ (
  /** @type {unknown} */ (self)
);

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => {
  /** @type {ExtendableEvent} */ (event).waitUntil(worker.clients.claim());
});

worker.addEventListener('fetch', (event) => {
  const { request, respondWith } = /** @type {FetchEvent} */ (event);
  if (isOfPage(request)) respondWith.call(event, newest(request));
});

/** The page says what it is made of. */
worker.addEventListener('message', (event) => {
  const { data, waitUntil } = /** @type {MessageEvent<string[]> & ExtendableEvent} */ (event);
  waitUntil.call(event, keep(data));
});

/** @param {Request} request */
function isOfPage({ method, mode, url }) {
  const { origin, pathname } = new URL(url);
  return method === 'GET' && origin === location.origin && (mode === 'navigate' || pathname.startsWith('/web/'));
}

/** @param {Request} request @returns {Promise<Response>} from the server, or as it was when it last came */
async function newest(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

/** @param {string[]} addresses */
async function keep(addresses) {
  const cache = await caches.open(CACHE);
  await cache.addAll(addresses);
  for (const { url } of await cache.keys()) {
    if (url.includes(BUNDLE) && !addresses.includes(url)) await cache.delete(url);
  }
}
