/**
 * Looking at the plane, which changes no point. The readout follows the mouse, and after a finger's tap it stays with the place
 * that was tapped. A press on a point opens the point as an example. A vertical swipe scrolls the page: the style sheet leaves it
 * to the browser, which then cancels the pointer.
 */
import { shownPoints } from '../../model/line.js';
import { nearestPoint } from '../../model/points.js';
import { keepReading, NONE, pointAt, setField } from '../../model/view.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../model/view.js').Place} Place */

/** How near a press opens a point: less than for drawing, so that a place beside a point can be read. */
const REACH_PX = { mouse: 9, touch: 12 };
/** A pointer that moves farther than this while it is pressed opens nothing. */
const PRESS_PX = 4;

/** @param {HTMLElement} canvas @param {State} state @param {import('./hand.js').PlaneActions} actions */
export function bindLooking(canvas, state, actions) {
  const { view } = state;
  /** @type {{ id: number, from: Place, moved: boolean } | null} */
  let press = null;
  /** The point that the press was on, or -1. */
  let pressed = -1;

  /** @param {PointerEvent} event @returns {number} the point that a press there would open, or -1 */
  function pointUnder(event) {
    if (view.tool !== 'look' || state.hide.includes('inspector')) return -1;
    return nearestPoint(
      state,
      actions.placeOf(event),
      REACH_PX[event.pointerType === 'touch' ? 'touch' : 'mouse'],
      actions.pixel(),
    );
  }

  canvas.addEventListener('pointerdown', (event) => {
    pressed = -1;
    if (view.tool === 'look' && event.button === 0) press = { id: event.pointerId, from: actions.placeOf(event), moved: false };
  });

  canvas.addEventListener('pointermove', (event) => {
    canvas.toggleAttribute('data-on-point', pointUnder(event) >= 0);
    if (event.pointerId !== press?.id) return;
    const { x, y } = actions.placeOf(event);
    const pixel = actions.pixel();
    press.moved ||= Math.hypot((x - press.from.x) / pixel.x, (y - press.from.y) / pixel.y) > PRESS_PX;
  });

  canvas.addEventListener('pointerup', (event) => {
    if (event.pointerId !== press?.id) return;
    const index = press.moved ? -1 : pointUnder(event);
    press = null;
    pressed = index;
    if (view.tool !== 'look') return;
    if (index < 0) setField(view, 'selected', NONE);
    if (event.pointerType === 'touch') {
      const [x, y] = shownPoints(state)[index] ?? [];
      keepReading(view, index < 0 ? actions.placeOf(event) : { x, y });
      pointAt(view, null);
    }
    actions.looked();
  });

  // Not before, or the click of a finger would meet what has come to lie there, such as a link of the network.
  canvas.addEventListener('click', () => {
    if (pressed >= 0) actions.examine(pressed);
    pressed = -1;
  });

  canvas.addEventListener('pointercancel', () => {
    press = null;
    pointAt(view, null);
    actions.looked();
  });
}
