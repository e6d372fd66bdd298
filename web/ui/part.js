/** Brings the part of the page that it can start without. */
import { moreTexts, t } from './i18n.js';
import { complain } from './messages.js';

/** The part, once it is there. @type {typeof import('../on-demand.js') | null} */
export let part = null;

/**
 * @param {string[]} texts  that are needed there, too, beside those of all parts
 * @returns {Promise<typeof import('../on-demand.js') | null>} null, with a word to the person, if it can't be had now
 */
export async function onDemand(...texts) {
  try {
    await Promise.all(['parts', ...texts].map(moreTexts));
    part = await import('../on-demand.js');
    return part;
  } catch (error) {
    console.error(error);
    // A server of a newer version has other files.
    complain(t('page.part-missing'), { name: t('action.reload'), use: () => location.reload() });
    return null;
  }
}
