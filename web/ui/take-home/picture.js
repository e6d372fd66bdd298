/** The picture that is taken home, as pixels or as SVG. */
import { Composition } from './composition.js';
import { PixelSheet } from './pixels.js';
import { SvgSheet } from './svg-sheet.js';

const EDGE = 24;
const PLANE = 480;
const WIDTH = 1000;
const RIGHT = EDGE + PLANE + EDGE;
const BESIDE = WIDTH - RIGHT - EDGE;
const WORDS = 96;
const BELOW = EDGE + PLANE + EDGE;
const NETWORK = 320;

const ARRANGEMENT = Object.freeze({
  width: WIDTH,
  height: BELOW + NETWORK + EDGE,
  plane: { left: EDGE, top: EDGE, width: PLANE, height: PLANE },
  words: { left: RIGHT, top: EDGE, width: BESIDE, height: WORDS },
  chart: { left: RIGHT, top: EDGE + WORDS, width: BESIDE, height: PLANE - WORDS },
  network: { left: EDGE, top: BELOW, width: WIDTH - 2 * EDGE, height: NETWORK },
});

/**
 * @param {import('../../model/state.js').State} state
 * @param {import('../../draw/theme.js').Theme} theme
 * @param {number} ratio  pixels to a CSS pixel; 0 for SVG
 * @returns {Promise<Blob>}
 */
export function drawPicture(state, theme, ratio) {
  const { width, height } = ARRANGEMENT;
  const sheet = ratio > 0 ? new PixelSheet(width, height, ratio) : new SvgSheet(width, height);
  new Composition(sheet, ARRANGEMENT, theme).draw(state);
  return sheet.file();
}
