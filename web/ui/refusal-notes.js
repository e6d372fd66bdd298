/** Notes on what was refused, each with the obvious way out as a button. */
import { nearKey } from './near-key.js';
import { fixOf } from './fixes.js';
import { t } from './i18n.js';
import { complain } from './messages.js';
import { badEntrySentence, fixName, plain, refusalSentence } from './refusals.js';

/**
 * @typedef {object} Page
 * @property {import('../model/state.js').State} state
 * @property {(path: string, value: unknown) => void} set  a setting
 * @property {() => string} link  to what is here
 */

/** What a server answers to a page of another version. */
const OUTDATED = ['unknown-type', 'unknown-field', 'missing', 'not-running'];

/**
 * @param {import('../wire/messages.js').Refused} refused
 * @param {import('../wire/protocol.js').PartialExperiment | null} wanted  what the request asked for
 * @param {Page} page
 */
export function noteRefusal(refused, wanted, page) {
  const { code, path, value, allowed } = refused;
  const setting = plain(path ?? '');
  const came = setting === 'network.features' ? String(wanted?.network?.features) : (value ?? '');
  const fix = OUTDATED.includes(code)
    ? { name: t('action.reload'), use: () => location.reload() }
    : fixButton(page, setting, came, allowed ?? '');
  complain(refusalSentence(refused), fix);
}

/**
 * What of a link can't be used. The newest note is read first, so the first entry comes last.
 *
 * @param {readonly import('../link/hash.js').BadEntry[]} bad @param {Page} page
 */
export function noteBadEntries(bad, page) {
  for (const entry of [...bad].reverse()) {
    const { path, key, value, allowed } = entry;
    if (path === undefined)
      complain(t('link.unknown-key', { key, value }), keyButton(page, nearKey(key, allowed.split(', ')), value));
    else complain(badEntrySentence({ ...entry, path }), fixButton(page, path, value, allowed));
  }
}

/** @param {Page} page @param {string | null} key  that was meant @param {string} value */
function keyButton({ link }, key, value) {
  if (key === null) return null;
  const use = () => {
    const { hash } = new URL(link());
    location.hash = (hash && hash + '&') + key + '=' + encodeURIComponent(value);
  };
  return { name: t('action.use', { value: key }), use };
}

/** @param {Page} page @param {string} path @param {string} value @param {string} allowed */
function fixButton({ state, set }, path, value, allowed) {
  const fix = fixOf(state.catalogue, state.experiment, path, value, allowed);
  return fix && { name: fixName(fix), use: () => set(fix.path, fix.value) };
}
