/** The first state of the default run, which the page brings along, so that it is seen before there is a connection. */
import { showFirst } from '../model/told.js';
import { fromBase64 } from './base64.js';
import { decodeFrame, decodeMessage } from './protocol.js';

/**
 * Shows it, if this is what the page is about to ask the server for.
 *
 * @param {import('../model/state.js').State} state
 * @param {string} link  what it was opened with, as a hash without the `#`
 * @param {HTMLScriptElement} element  the server's message of the start; its frame in Base64 as `data-frame`
 */
export function takeFirst(state, link, { text, dataset }) {
  if (link !== '' || state.checkpoint) return;
  const started = decodeMessage(text);
  if (started.type !== 'started') return;
  showFirst(state, started.network, started.points, decodeFrame(fromBase64(dataset.frame ?? '').buffer));
}
