/**
 * The hand on the plane: mouse, pen, touch and keyboard become edits of the points. Draws nothing; main.js does, after
 * `edited` or `looked` told it to. Works the same while training runs.
 *
 *   tool   press                       drag                    Enter or Space at the cross
 *   look   edits nothing: what it does is in looking.js        Enter opens One example at the nearest
 *   draw   adds a point                moves it, or the one    adds a point
 *                                      under the pointer
 *   move   takes the nearest point     moves it                takes the nearest, puts it down
 *   erase  erases the nearest          sweeps                  erases the nearest
 *   spray  sprays around the pointer   goes on                 sprays a handful
 *   role   makes the nearest a test                            makes the nearest a test
 *          point, or a training point                          point, or a training point
 *
 * The right button erases with every tool but look; Shift and a press adds a point of the next class.
 */
import { isLine, shownPoints } from '../../model/line.js';
import { addPoint, changeRole, erasePoints, movePoint, nearestPoint, pointsWithin, setPoints } from '../../model/points.js';
import { directionOf, followCross } from '../../model/zoom.js';
import { classCount } from '../../model/state.js';
import { carry, chooseClass, chooseTool, fitExtent, pointAt, putCross, unitOf, withinReach } from '../../model/view.js';
import { choiceOfKey } from '../shortcuts.js';
import { bindLooking } from './looking.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../model/view.js').Place} Place */
/** @typedef {import('../../model/view.js').Tool} Tool */

/**
 * @typedef {object} PlaneActions
 * @property {() => void} begin  a gesture begins, which is undone as a whole
 * @property {() => void} edited  points or the way they are shown changed
 * @property {() => void} settled  a gesture ended: a good moment to write the link
 * @property {() => void} looked  cursor, pointer, tool or class changed; no point did
 * @property {() => void} takeBack  undoes the gesture that has just ended
 * @property {(index: number) => void} examine  opens One example at the point
 * @property {(event: PointerEvent) => Place} placeOf  the place on the plane under the pointer
 * @property {() => Place} pixel  how wide and how high a CSS pixel is on the plane
 */

const REACH_MOUSE_PX = 9;
const REACH_TOUCH_PX = 22;
const DRAG_AFTER_PX = 4;
const CURSOR_STEP = 0.25;
const CURSOR_LARGE_STEP = 1;
const CURSOR_REACH = 0.35;
const SPRAY_SIGMA_PX = 16;
const SPRAY_INTERVAL_MS = 45;
const SPRAY_HANDFUL = 5;

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** @param {HTMLElement} canvas @param {State} state @param {PlaneActions} actions */
export function bindPlane(canvas, state, actions) {
  bindLooking(canvas, state, actions);
  bindPointer(canvas, state, actions);
  bindKeys(canvas, state, actions);
}

/** @param {State} state @returns {number} the target of a new point */
function target(state) {
  return state.problem === 'regression' ? state.view.selectedValue : state.view.selectedClass;
}

/** @param {HTMLElement} canvas @param {State} state @param {PlaneActions} actions */
function bindPointer(canvas, state, actions) {
  const { view } = state;
  /**
   * The press under way. `under` is the point that was under it, which a drag will move and a release will not.
   *
   * @type {{ id: number, tool: Tool, from: Place, at: Place, target: number, under: number, dragged: boolean,
   *   reach: number, before: State['points'], spray: ReturnType<typeof setInterval> | undefined } | null}
   */
  let press = null;

  canvas.addEventListener('pointerdown', (event) => {
    if (press || view.tool === 'look' || (event.button !== 0 && event.button !== 2)) return;
    const at = actions.placeOf(event);
    const reach = event.pointerType === 'touch' ? REACH_TOUCH_PX : REACH_MOUSE_PX;
    const classes = classCount(state);
    const next = event.shiftKey && classes > 0;
    press = {
      id: event.pointerId,
      tool: event.button === 2 ? 'erase' : view.tool,
      from: at,
      at,
      target: next ? (view.selectedClass + 1) % classes : target(state),
      under: nearestPoint(state, at, reach, actions.pixel()),
      dragged: false,
      reach,
      before: state.points,
      spray: undefined,
    };
    canvas.setPointerCapture(event.pointerId);
    putCross(view, null);
    pointAt(view, at);
    actions.begin();
    if (press.tool === 'draw' && press.under < 0) addAndCarry(press);
    else if (press.tool === 'move') carry(view, press.under);
    else if (press.tool === 'erase') eraseAround(press);
    else if (press.tool === 'spray') startSpray(press);
    else if (press.tool === 'role' && press.under >= 0) changeRole(state, press.under);
    actions.edited();
  });

  canvas.addEventListener('pointermove', (event) => {
    const at = actions.placeOf(event);
    pointAt(view, at);
    if (press && event.pointerId === press.id) drag(press, at);
    actions.looked();
  });

  canvas.addEventListener('pointerup', (event) => {
    if (!press || event.pointerId !== press.id) return;
    if (press.tool === 'draw' && press.under >= 0 && !press.dragged) addPoint(state, press.from.x, press.from.y, press.target);
    finish();
    if (event.pointerType === 'touch') pointAt(view, null);
  });

  canvas.addEventListener('pointercancel', (event) => {
    if (event.pointerId !== press?.id) return;
    const { before } = press;
    finish();
    // It was meant as something else: a second finger has come, say.
    if (state.points !== before) actions.takeBack();
  });

  canvas.addEventListener('pointerleave', () => {
    pointAt(view, null);
    actions.looked();
  });

  canvas.addEventListener('contextmenu', (event) => {
    if (view.tool !== 'look') event.preventDefault();
  });

  /** @param {NonNullable<typeof press>} current */
  function addAndCarry(current) {
    if (addPoint(state, current.at.x, current.at.y, current.target)) carry(view, state.points.length - 1);
  }

  /** @param {NonNullable<typeof press>} current @param {Place} to */
  function drag(current, to) {
    current.at = to;
    const { x, y } = actions.pixel();
    current.dragged ||= Math.hypot((to.x - current.from.x) / x, (to.y - current.from.y) / y) > DRAG_AFTER_PX;
    if (!current.dragged) return;
    if (current.tool === 'draw' && view.carried < 0) carry(view, current.under);
    if (current.tool === 'erase') eraseAround(current);
    else if (view.carried >= 0) movePoint(state, view.carried, to.x, to.y);
    else return;
    actions.edited();
  }

  /** @param {NonNullable<typeof press>} current  the nearest one at first, all within reach on the way */
  function eraseAround(current) {
    if (!current.dragged) {
      if (current.under >= 0) erasePoints(state, [current.under]);
      return;
    }
    const reached = pointsWithin(state, current.at, current.reach, actions.pixel());
    erasePoints(
      state,
      reached.map(({ index }) => index),
    );
  }

  /** @param {NonNullable<typeof press>} current */
  function startSpray(current) {
    const spray = () => {
      sprayPoint(state, current.at, actions.pixel(), current.target);
      actions.edited();
    };
    spray();
    current.spray = setInterval(spray, SPRAY_INTERVAL_MS);
  }

  function finish() {
    clearInterval(press?.spray);
    press = null;
    carry(view, -1);
    fitExtent(view, state.points, isLine(state));
    actions.edited();
    actions.settled();
  }
}

/** @param {HTMLElement} canvas @param {State} state @param {PlaneActions} actions */
function bindKeys(canvas, state, actions) {
  const { view } = state;
  /** The carried point as it was, for Escape. @type {State['points'][number] | null} */
  let home = null;

  canvas.addEventListener('focus', () => {
    if (!canvas.matches(':focus-visible')) return;
    showCursor();
    actions.looked();
  });

  canvas.addEventListener('blur', () => {
    putDown();
    putCross(view, null);
    fitExtent(view, state.points, isLine(state));
    actions.looked();
  });

  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!press(event)) return;
    event.preventDefault();
    event.stopPropagation();
    actions.looked();
  });

  /** @param {KeyboardEvent} event @returns {boolean} whether the key means something here */
  function press(event) {
    const { key } = event;
    const tool = choiceOfKey('tool', event);
    const index = choiceOfKey('drawing-class', event);
    if (key in ARROWS) moveCursor(ARROWS[key], event.shiftKey ? CURSOR_LARGE_STEP : CURSOR_STEP);
    // After a click the plane has the focus but no cross: there the space bar runs and pauses, as elsewhere.
    else if (key === 'Enter' || (key === ' ' && view.cursor && view.tool !== 'look')) useTool();
    else if ((key === 'Delete' || key === 'Backspace') && view.tool !== 'look') eraseAtCursor();
    else if (key === 'Escape' && view.carried >= 0) putBack();
    else if (tool !== null) {
      putDown();
      chooseTool(view, /** @type {Tool} */ (tool));
    } else if (index !== null && Number(index) < classCount(state)) chooseClass(view, Number(index));
    else return false;
    return true;
  }

  let lastPlace = { x: 0, y: 0 };

  /** @returns {Place} */
  function showCursor() {
    pointAt(view, null);
    // Where it was left it may be out of sight by now.
    if (!view.cursor && directionOf(state, lastPlace).some((at) => Math.abs(at) > 1)) lastPlace = view.centre;
    if (!view.cursor) putCross(view, lastPlace);
    return view.cursor ?? lastPlace;
  }

  /** @param {[number, number]} direction @param {number} step */
  function moveCursor([right, up], step) {
    const from = showCursor();
    const wide = unitOf(view);
    const y = from.y + up * step * wide.y;
    // A line's plane is as high as its values, and so is the way of the cross.
    const { extent } = view;
    lastPlace = {
      x: withinReach(view, 'x', from.x + right * step * wide.x),
      y: isLine(state) ? Math.min(extent.y, Math.max(-extent.y, y)) : withinReach(view, 'y', y),
    };
    putCross(view, lastPlace);
    if (view.carried >= 0) {
      movePoint(state, view.carried, lastPlace.x, lastPlace.y);
      actions.edited();
    }
    fitExtent(view, state.points, isLine(state));
    followCross(state);
  }

  function useTool() {
    const { x, y } = showCursor();
    if (view.carried >= 0) {
      putDown();
      return;
    }
    if (view.tool === 'look') {
      const index = nearestPoint(state, { x, y }, CURSOR_REACH, unitOf(view));
      if (index >= 0) actions.examine(index);
      return;
    }
    if (view.tool === 'move') {
      pickUp(x, y);
      return;
    }
    if (view.tool === 'erase') {
      eraseAtCursor();
      return;
    }
    if (view.tool === 'role') {
      changeRoleAt(x, y);
      return;
    }
    actions.begin();
    if (view.tool === 'draw') addPoint(state, x, y, target(state));
    else {
      for (let i = 0; i < SPRAY_HANDFUL; i++) sprayPoint(state, { x, y }, actions.pixel(), target(state));
    }
    done();
  }

  /** @param {number} x @param {number} y */
  function changeRoleAt(x, y) {
    const index = nearestPoint(state, { x, y }, CURSOR_REACH, unitOf(view));
    if (index < 0) return;
    actions.begin();
    changeRole(state, index);
    done();
  }

  /** @param {number} x @param {number} y */
  function pickUp(x, y) {
    const index = nearestPoint(state, { x, y }, CURSOR_REACH, unitOf(view));
    if (index < 0) return;
    actions.begin();
    carry(view, index);
    const [atX, atY] = shownPoints(state)[index];
    home = state.points[index];
    lastPlace = { x: atX, y: atY };
    putCross(view, lastPlace);
  }

  function putDown() {
    if (view.carried < 0 || !home) return;
    carry(view, -1);
    home = null;
    done();
  }

  function putBack() {
    if (!home) return;
    setPoints(state, [[view.carried, home]]);
    putDown();
  }

  function eraseAtCursor() {
    const { x, y } = showCursor();
    const index = view.carried >= 0 ? view.carried : nearestPoint(state, { x, y }, CURSOR_REACH, unitOf(view));
    if (index < 0) return;
    carry(view, -1);
    home = null;
    actions.begin();
    erasePoints(state, [index]);
    done();
  }

  function done() {
    fitExtent(view, state.points, isLine(state));
    actions.edited();
    actions.settled();
  }
}

/** One point from a Gaussian around a place. @param {State} state @param {Place} at @param {Place} pixel @param {number} target */
function sprayPoint(state, at, pixel, target) {
  const radius = SPRAY_SIGMA_PX * Math.sqrt(-2 * Math.log(1 - Math.random()));
  const angle = 2 * Math.PI * Math.random();
  addPoint(state, at.x + pixel.x * radius * Math.cos(angle), at.y + pixel.y * radius * Math.sin(angle), target);
}
