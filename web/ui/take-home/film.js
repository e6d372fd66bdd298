/** The run as a film: each of its recorded moments is drawn anew, whatever the screen shows meanwhile. */
import { asOf, copyOf } from '../../model/history.js';
import { Composition } from './composition.js';
import { PixelSheet } from './pixels.js';
import { RATE } from './video-file.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('./video-file.js').VideoFile | import('./gif-file.js').GifFile} File */

/** The newest moment stays so long. */
const HOLD = RATE;
/** Few moments are seen longer: until all take so long, but each no longer than that. */
const WANTED = 2 * RATE;
const LONGEST = RATE / 2;

const EDGE = 24;
const PLANE = 672;
const WIDTH = 1280;
const HEIGHT = EDGE + PLANE + EDGE;
const RIGHT = EDGE + PLANE + EDGE;
const BESIDE = WIDTH - RIGHT - EDGE;
const WORDS = 128;
const CHART = 224;
const BELOW = EDGE + WORDS + CHART + 16;

/** All are multiples of 8, so that smaller pictures have whole pixels, too. */
const ARRANGEMENT = Object.freeze({
  width: WIDTH,
  height: HEIGHT,
  plane: { left: EDGE, top: EDGE, width: PLANE, height: PLANE },
  words: { left: RIGHT, top: EDGE, width: BESIDE, height: WORDS },
  chart: { left: RIGHT, top: EDGE + WORDS, width: BESIDE, height: CHART },
  network: { left: RIGHT, top: BELOW, width: BESIDE, height: HEIGHT - EDGE - BELOW },
});

/** @param {number} count of moments @returns {number} the ticks that each is seen */
const ticksOf = (count) => Math.max(1, Math.min(LONGEST, Math.round(WANTED / count)));

/** @param {number} count of moments @returns {number} seconds that their film takes */
export const secondsOf = (count) => (count * ticksOf(count) + HOLD) / RATE;

/**
 * Which moments are drawn, the first and the newest always, and for how many ticks each is seen.
 *
 * @param {number} count of moments @param {number} fewest ticks that a picture is seen, but for the first and the newest
 * @returns {{ at: number, ticks: number }[]} at: the index of the moment
 */
export function picturesOf(count, fewest) {
  const ticks = ticksOf(count);
  const each = Math.max(1, Math.ceil(fewest / ticks));
  const last = count - 1;
  const all = [...Array(count).keys()].filter((i) => i === 0 || (last - i) % each === 0);
  return all.map((at, k) => ({ at, ticks: at === last ? ticks + HOLD : (all[k + 1] - at) * ticks }));
}

/**
 * Draws a part of a picture at a time, then encodes it; in between the page does what else is to be done.
 *
 * @param {State} state
 * @param {import('../../draw/theme.js').Theme} theme
 * @param {File} file
 * @param {(part: number) => void} progress
 * @param {AbortSignal} signal
 * @returns {Promise<Blob>}
 */
export async function makeFilm(state, theme, file, progress, signal) {
  const { ratio, fewestTicks } = file;
  const { moments } = state.recording;
  const shown = picturesOf(moments.length, fewestTicks);
  // The run goes on meanwhile, and its curve with it.
  const then = { ...state, view: { ...state.view, off: null }, history: copyOf(state.history) };
  const sheet = new PixelSheet(WIDTH, HEIGHT, ratio);
  const composition = new Composition(sheet, ARRANGEMENT, theme);
  for (const [i, { at, ticks }] of shown.entries()) {
    const moment = moments[at];
    for (const draw of composition.parts({ ...then, ...moment }, asOf(then.history, moment.frame))) {
      draw();
      await breath();
    }
    await file.add(sheet.picture(), ticks);
    progress((i + 1) / shown.length);
    await breath();
    signal.throwIfAborted();
  }
  return file.finish();
}

/** What waits is done: input, messages, the page's own drawing. A timer would rest for a second in a tab that isn't seen. */
function breath() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(null);
    };
    port2.postMessage(null);
  });
}
