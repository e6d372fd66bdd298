/** Small boundaries of pinned runs, each drawn once for a theme. */
import { PlaneView } from '../plane/picture.js';
import { problemOf } from '../../model/state.js';

/** @typedef {import('../../model/pins.js').ReadonlyPin} Pin */
/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../draw/theme.js').Theme} Theme */

/** @type {PlaneView | null} */
let plane = null;

/**
 * @param {HTMLCanvasElement} canvas  square
 * @param {number} size  in CSS pixels
 * @param {Pin} pin
 * @param {State} state  of the page
 * @param {Theme} theme
 */
export function drawThumbnail(canvas, size, pin, state, theme) {
  plane ??= new PlaneView(document.createElement('canvas'), { ratio: () => devicePixelRatio });
  const { experiment, frame, network, shown } = pin;
  const off = { cursor: null, pointer: null, reading: null, unit: null, off: null, carried: -1, selected: [], discrete: false };
  const view = { ...state.view, ...shown, ...off, axis: null, contributions: false };
  const problem = problemOf(state.catalogue, experiment.data);
  // Points would hide so small a picture.
  const still = { ...state, experiment, frame, network, problem, view, status: 'paused', points: [], awaitingPoints: true };
  plane.geometry.size = size;
  plane.render(/** @type {State} */ (still), theme);
  canvas.width = canvas.height = Math.round(size * devicePixelRatio);
  const of = experiment.data.inputs === 1 ? plane.canvas : plane.field;
  canvas.getContext('2d')?.drawImage(of, 0, 0, canvas.width, canvas.height);
}
