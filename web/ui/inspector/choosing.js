/**
 * While an example is being chosen, a press on the plane chooses it and draws nothing: events are taken before they reach
 * the drawing tools. By keyboard the cross moves as always, and Enter chooses where it stands.
 */

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../model/view.js').Place} Place */

/** @param {State} state @param {{ placeOf: (event: PointerEvent) => Place, pixel: () => Place, redraw: () => void }} plane */
export function bindChoosing(state, { placeOf, pixel, redraw }) {
  const stage = /** @type {HTMLElement} */ (document.getElementById('plane-stage'));
  /** @type {((at: Place, pixel: Place) => void) | null} */
  let choosing = null;

  /** @param {typeof choosing} next */
  function set(next) {
    if (choosing === next) return;
    choosing = next;
    stage.classList.toggle('choosing', next !== null);
    redraw();
  }

  /** @param {Place} at */
  function choose(at) {
    const { min, max } = state.catalogue.ranges['data.points.x'];
    const within = (/** @type {number} */ value) => Math.min(max, Math.max(min, value));
    choosing?.({ x: within(at.x), y: within(at.y) }, pixel());
  }

  stage.addEventListener(
    'pointerdown',
    (event) => {
      if (!choosing || event.button !== 0 || !(event.target instanceof HTMLCanvasElement)) return;
      event.stopPropagation();
      choose(placeOf(event));
    },
    { capture: true },
  );
  stage.addEventListener(
    'keydown',
    (event) => {
      if (!choosing) return;
      if (event.key === 'Escape') set(null);
      else if (event.key === 'Enter' && state.view.cursor) choose(state.view.cursor);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
  return { set, current: () => choosing };
}
