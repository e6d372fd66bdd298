/**
 * Zooming and panning: the wheel, a pinch of the trackpad, two fingers, the mouse's drag while one looks at a part, and keys while
 * the plane has the focus. Whatever a pointer had begun when its gesture turns into one of these is cancelled.
 */
import { directionOf, fit, moveView } from '../../model/zoom.js';
import { byId } from '../dom.js';

/** @typedef {import('../../model/zoom.js').Direction} Direction */

const KEY_FACTOR = Math.SQRT1_2;
/** How far a key pans. @type {Record<string, Direction>} */
const PANS = { Home: [-0.25, 0], End: [0.25, 0], PageUp: [0, 0.25], PageDown: [0, -0.25] };
/** Powers of 2 for each pixel, line or page that the wheel turns; a pinch of the trackpad comes as a wheel of few pixels. */
const WHEEL = [0.002, 0.05, 1];
const PINCH = 10;
/** One event of a wheel zooms by no more than this power of 2. */
const MOST_POWER = 0.5;
const DRAG_AFTER_PX = 4;

/**
 * @param {HTMLElement} canvas
 * @param {import('../../model/state.js').State} state
 * @param {() => void} moved  the view did
 * @returns {() => void} to be called at each redraw
 */
export function bindZooming(canvas, state, moved) {
  const button = byId('fit', HTMLButtonElement);
  /** Where each finger, or the mouse, was last. @type {Map<number, Direction>} */
  const held = new Map();
  /** Whether they move the view, until the last one leaves. */
  let moving = false;

  /** @param {number} factor @param {Direction} [around] @param {Direction} [by] */
  function move(factor, around, by) {
    moveView(state, factor, around, by);
    moved();
  }

  function showAll() {
    fit(state);
    moved();
  }

  /** @param {MouseEvent} event @returns {Direction} */
  function directionAt({ clientX, clientY }) {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return [(2 * (clientX - left)) / width - 1, 1 - (2 * (clientY - top)) / height];
  }

  canvas.addEventListener(
    'wheel',
    (event) => {
      const pinched = event.ctrlKey || event.metaKey;
      if (!pinched && document.activeElement !== canvas && scrolls(canvas)) return;
      event.preventDefault();
      const power = event.deltaY * WHEEL[event.deltaMode] * (event.ctrlKey ? PINCH : 1);
      move(2 ** Math.min(MOST_POWER, Math.max(-MOST_POWER, power)), directionAt(event));
    },
    { passive: false },
  );

  let scale = 1;
  // Safari tells of a trackpad's pinch in a way of its own, and would zoom the page; fingers on the screen are told of as pointers.
  for (const gesture of ['gesturestart', 'gesturechange']) {
    canvas.addEventListener(gesture, (event) => {
      event.preventDefault();
      const pinch = /** @type {MouseEvent & { scale: number }} */ (event);
      if (gesture === 'gesturechange' && held.size === 0) move(scale / pinch.scale, directionAt(pinch));
      scale = pinch.scale;
    });
  }

  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const { cursor } = state.view;
    const around = cursor ? directionOf(state, cursor) : undefined;
    if (key === '+' || key === '=') move(KEY_FACTOR, around);
    else if (key === '-' || key === '_') move(1 / KEY_FACTOR, around);
    else if (key === '0') showAll();
    else if (key in PANS) move(1, undefined, PANS[key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  button.addEventListener('click', () => {
    // It goes away, and would take the focus with it.
    if (document.activeElement === button) canvas.focus();
    showAll();
  });

  /** From now on the pointers that are held move the view. @param {Event} event */
  function begin(event) {
    if (!moving) {
      for (const pointerId of held.keys()) canvas.dispatchEvent(new PointerEvent('pointercancel', { pointerId }));
    }
    moving = true;
    event.stopImmediatePropagation();
  }

  // These come before the tools' own.
  canvas.addEventListener(
    'pointerdown',
    (event) => {
      const touch = event.pointerType === 'touch';
      const drags = event.button === 0 && state.view.tool === 'look' && state.view.zoomed;
      if (!touch && !drags) return;
      held.set(event.pointerId, directionAt(event));
      if (held.size > 1) begin(event);
    },
    { capture: true },
  );

  canvas.addEventListener(
    'pointermove',
    (event) => {
      // A button may have been let go elsewhere.
      if (event.buttons === 0) held.delete(event.pointerId);
      const from = held.get(event.pointerId);
      if (!from) return;
      const to = directionAt(event);
      if (!moving) {
        const pixels = (Math.hypot(to[0] - from[0], to[1] - from[1]) * canvas.clientWidth) / 2;
        // A single finger draws, reads or scrolls the page.
        if (event.pointerType === 'touch' || pixels < DRAG_AFTER_PX) return;
        canvas.setPointerCapture(event.pointerId);
      }
      begin(event);
      const before = [...held.values()];
      held.set(event.pointerId, to);
      const after = [...held.values()];
      const [middle, next] = [before, after].map(middleOf);
      move(spreadOf(before) / spreadOf(after), middle, [middle[0] - next[0], middle[1] - next[1]]);
    },
    { capture: true },
  );

  for (const end of /** @type {const} */ (['pointerup', 'pointercancel'])) {
    canvas.addEventListener(
      end,
      (event) => {
        if (!event.isTrusted || !held.delete(event.pointerId)) return;
        if (moving) event.stopImmediatePropagation();
        moving &&= held.size > 0;
      },
      { capture: true },
    );
  }

  // The browser would scroll the page.
  for (const touch of /** @type {const} */ (['touchstart', 'touchmove'])) {
    canvas.addEventListener(
      touch,
      (event) => {
        if (event.touches.length > 1 && event.cancelable) event.preventDefault();
      },
      { passive: false },
    );
  }

  return () => {
    button.hidden = !state.view.zoomed;
  };
}

/** @param {readonly Direction[]} places @returns {Direction} */
function middleOf(places) {
  const sum = (/** @type {0 | 1} */ of) => places.reduce((all, place) => all + place[of], 0);
  return [sum(0) / places.length, sum(1) / places.length];
}

/** @param {readonly Direction[]} places @returns {number} how far apart the first two are; 1 for a single one */
function spreadOf([one, other]) {
  return other ? Math.max(0.01, Math.hypot(one[0] - other[0], one[1] - other[1])) : 1;
}

/** @param {HTMLElement} element @returns {boolean} whether a wheel over it could scroll something */
function scrolls(element) {
  const { scrollHeight } = document.documentElement;
  if (scrollHeight > innerHeight) return true;
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    if (around.scrollHeight > around.clientHeight && /auto|scroll/.test(getComputedStyle(around).overflowY)) return true;
  }
  return false;
}
