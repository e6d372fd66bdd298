/**
 * The address bar holds the experiment: what changes at once replaces the entry, what a person decided makes a new one,
 * and Back, Forward or a typed hash open it again.
 */

/** Browsers refuse more than about a hundred history entries in half a minute, and a slider would make that many in seconds. */
const REPLACE_AFTER_MS = 300;

/** @typedef {ReturnType<typeof bindAddress>} Address */

/**
 * @param {Pick<Window, 'location' | 'history' | 'addEventListener'>} tab  whose address it is
 * @param {() => string} read  the present experiment as a hash, without the `#`
 * @param {(hash: string) => void} open  called when the browser went to another one
 */
export function bindAddress(tab, read, open) {
  let written = tab.location.hash.replace(/^#/, '');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** @param {'pushState' | 'replaceState'} how */
  function write(how) {
    clearTimeout(waiting);
    waiting = undefined;
    const hash = read();
    if (hash === written) return;
    written = hash;
    const { pathname, search } = tab.location;
    tab.history[how](null, '', hash === '' ? pathname + search : '#' + hash);
  }

  function reopen() {
    const hash = tab.location.hash.replace(/^#/, '');
    if (hash === written) return;
    clearTimeout(waiting);
    waiting = undefined;
    written = hash;
    open(hash);
  }

  tab.addEventListener('popstate', reopen);
  tab.addEventListener('hashchange', reopen);
  tab.addEventListener('pagehide', () => write('replaceState'));

  return {
    /** While a slider moves or points are drawn: updates the entry once that rests. */
    follow() {
      clearTimeout(waiting);
      waiting = setTimeout(() => write('replaceState'), REPLACE_AFTER_MS);
    },
    /** For a decision: makes sure that Back returns to what was before. To be called before the state changes. */
    keep() {
      if (waiting !== undefined) write('replaceState');
    },
    /** To be called after the state changed by a decision. */
    push() {
      write('pushState');
    },
    /** The hash in the address, and the one that it is about to become, without the `#`. @returns {string[]} */
    hashes() {
      return [written, read()];
    },
    /** The link to share, up to date. @returns {string} */
    link() {
      write('replaceState');
      return tab.location.href;
    },
    /** The link to another hash on the same page. @param {string} hash without the `#` @returns {string} */
    linkTo(hash) {
      const { origin, pathname, search } = tab.location;
      return origin + pathname + search + (hash && '#' + hash);
    },
  };
}
