/**
 * What a person looks at and draws with: the tool, the chosen class, the cross, the part of the plane that is shown. It is no part
 * of the experiment, so neither the server nor links know of it. Only the functions here change it.
 */

/** @typedef {import('../wire/messages.js').Point} Point */

/** @typedef {'look' | 'draw' | 'move' | 'erase' | 'spray' | 'role'} Tool */
/** @typedef {{ readonly x: number, readonly y: number }} Place */
/** @typedef {{ readonly low: number, readonly high: number }} Span */
/**
 * A unit of the network: its layer counted from the first hidden one; or an input, whether the network uses it or not.
 *
 * @typedef {{ readonly layer: number, readonly unit: number } | { readonly input: import('../wire/messages.js').Input }} Unit
 */

/** @typedef {{ readonly layer: number, readonly unit: number, readonly of: object }} Off  of: the network that it's a unit of */

/**
 * @typedef {object} MutableView
 * @property {boolean} showTest
 * @property {boolean} discrete
 * @property {boolean} logScale
 * @property {boolean} smoothing
 * @property {boolean} filmstrip  whether small boundaries stand along the run
 * @property {boolean} newestOnly  whether the loss chart shows only the newest quarter of the run
 * @property {Tool} tool  every tool but `look` edits points
 * @property {number} selectedClass
 * @property {number} selectedValue  the target of new points in a regression
 * @property {Place | null} cursor  the keyboard's cross, while the plane has the focus
 * @property {Place | null} pointer  where the mouse is over the plane
 * @property {Place | null} reading  the place that a finger tapped last
 * @property {Unit | null} unit  the one that is looked at in the network, and shown on the plane
 * @property {number} carried  index of the point that is being moved, or -1
 * @property {Place} centre  of the part of the plane that is shown
 * @property {Place} extent  from there to the right and to the upper edge
 * @property {Off | null} off  the unit that is switched off for a look
 * @property {readonly Point[]} selected  points that stand out, on the plane and in the table
 * @property {Span} values  that fit the plane of one input
 * @property {boolean} zoomed  a person has chosen what is shown; else it is what fits
 * @property {Span | null} axis  the values that the plane of one input shows while it is zoomed
 * @property {Readonly<{ centre: Place, extent: Place }>} fitted  what fits the data
 * @property {boolean} tight  the data have units of their own that the usual plane doesn't suit: what fits is as small as they are
 * @property {readonly Point[]} known  the data that the view is of
 * @property {boolean} contributions  whether the plane of one input shows what each unit adds to the answer
 */
/** @typedef {Readonly<MutableView>} View */

/** The plane is at least this wide to each side. */
export const PLANE_EXTENT = 6;
const LEAST_REACH = 1.25;
/** Numbers up to this, positive or negative, are seen with 0 in the middle; farther ones where they lie. */
const USUAL = 30;
/** Spreads of the two coordinates that differ by more than this are unlike, and each has its own scale. */
const UNLIKE = 2;
/** Data that reach less far, in units of their own, are shown larger than on the usual plane. */
const SMALL = 0.3;
/** The room beside data with units of their own: many points may lie at the edges, where the ticks stand. */
const ROOM = 1.15;
/** @type {Place} */
const ORIGIN = Object.freeze({ x: 0, y: 0 });
/** @type {Place} */
const USUAL_EXTENT = Object.freeze({ x: PLANE_EXTENT, y: PLANE_EXTENT });

/** No point stands out. @type {readonly Point[]} */
export const NONE = Object.freeze([]);

/** @returns {View} */
export function createView() {
  return {
    showTest: false,
    discrete: false,
    logScale: false,
    smoothing: false,
    newestOnly: false,
    filmstrip: false,
    tool: 'look',
    selectedClass: 0,
    selectedValue: 1,
    cursor: null,
    pointer: null,
    reading: null,
    unit: null,
    carried: -1,
    centre: ORIGIN,
    extent: USUAL_EXTENT,
    values: { low: -LEAST_REACH, high: LEAST_REACH },
    off: null,
    selected: NONE,
    zoomed: false,
    axis: null,
    fitted: { centre: ORIGIN, extent: USUAL_EXTENT },
    tight: false,
    known: [],
    contributions: false,
  };
}

/** A control of the view was used. @param {MutableView} view @param {string} field @param {unknown} value  of the field's type */
export function setField(view, field, value) {
  if (!Object.hasOwn(view, field)) throw new Error('no such field of the view: ' + field);
  if (field === 'tool') chooseTool(view, /** @type {Tool} */ (value));
  else Object.assign(view, { [field]: value });
}

/** @param {MutableView} view @param {Tool} tool */
export function chooseTool(view, tool) {
  view.tool = tool;
  view.reading = null;
  // Test points can only be chosen where they can be seen.
  if (tool === 'role') view.showTest = true;
}

/** @param {MutableView} view @param {number} index  of a class */
export function chooseClass(view, index) {
  view.selectedClass = index;
}

/** @param {MutableView} view */
export function showTestPoints(view) {
  view.showTest = true;
}

/** @param {MutableView} view @param {Place | null} place  null: the mouse has left the plane */
export function pointAt(view, place) {
  view.pointer = place;
}

/** @param {MutableView} view @param {Place | null} place  null: the cross goes */
export function putCross(view, place) {
  view.cursor = place;
  if (place) view.reading = null;
}

/** A finger can't hover, so the place that it tapped stays the one that is read. @param {MutableView} view @param {Place} place */
export function keepReading(view, place) {
  view.reading = place;
}

/** @param {View} view @returns {Place | null} the place that is looked at now */
export function placeRead(view) {
  return view.pointer ?? view.cursor ?? view.reading;
}

/** @param {MutableView} view @param {number} index  of the point that is moved from now on; -1 for none */
export function carry(view, index) {
  view.carried = index;
}

/**
 * The number of points or classes has changed: a carried point or a chosen class that no longer exists is given up.
 *
 * @param {MutableView} view
 * @param {number} points
 * @param {number} classes
 */
export function fitChoices(view, points, classes) {
  if (view.carried >= points) view.carried = -1;
  if (view.selectedClass >= classes) view.selectedClass = 0;
}

/**
 * Shows a part of the plane that a person chose. What the mouse is over is another place then.
 *
 * @param {MutableView} view
 * @param {Place} centre
 * @param {Place} extent
 * @param {Span | null} axis  of a line
 */
export function see(view, centre, extent, axis) {
  const { pointer } = view;
  const again = (/** @type {'x' | 'y'} */ along, /** @type {number} */ at) =>
    centre[along] + (at - view.centre[along]) * (extent[along] / view.extent[along]);
  if (pointer) view.pointer = { x: again('x', pointer.x), y: again('y', pointer.y) };
  Object.assign(view, { centre, extent, axis, zoomed: true });
}

/** @param {MutableView} view */
export function seeFitted(view) {
  see(view, view.fitted.centre, view.fitted.extent, null);
  view.zoomed = false;
}

/** Points were edited: a view that a person chose stays. @param {MutableView} view @param {readonly Point[]} points */
export function keepView(view, points) {
  view.known = points;
  // Who begins anew draws on the usual plane.
  if (points.length === 0) view.tight = false;
}

/**
 * Points came: a view that a person chose of other data is given up. Only now is it told what they have for units, so that no scale
 * changes its kind while somebody draws.
 *
 * @param {MutableView} view
 * @param {readonly Point[]} points
 * @param {boolean} line  whether they are data of one input
 * @param {boolean} named  whether their columns have names
 */
export function meetPoints(view, points, line, named = false) {
  const others = areOthers(view.known, points);
  if (view.zoomed && (line !== (view.axis !== null) || others)) seeFitted(view);
  if (others || view.known.length === 0 || line) view.tight = !line && needOwnScale(points, named);
  // Between two sets there may be none.
  if (points.length > 0) view.known = points;
}

/** @param {readonly Point[]} points @param {boolean} named @returns {boolean} */
function needOwnScale(points, named) {
  const spans = spansOf(points);
  if (!named && Math.max(...spans.map(farthestOf)) <= USUAL) return false;
  const [less, more] = spans.map(({ low, high }) => (high - low) / 2).sort((one, other) => one - other);
  return areUnlike(less, more) || (more > 0 && more < SMALL);
}

/** @param {number} less @param {number} more @returns {boolean} nothing is known of a coordinate that is the same everywhere */
function areUnlike(less, more) {
  return less > 0 && more > UNLIKE * less;
}

/** @param {readonly Point[]} before @param {readonly Point[]} after @returns {boolean} whether no point is where one was */
function areOthers(before, after) {
  // A single one may have been moved.
  if (before === after || before.length === 0 || after.length === 0 || before.length + after.length === 2) return false;
  const places = new Set(before.map(([x, y]) => x + ',' + y));
  return !after.some(([x, y]) => places.has(x + ',' + y));
}

/**
 * What fits holds all points and the cross, with a margin. It is never less than the usual plane, in whole units and with one scale
 * for both coordinates, unless the data have units of their own that need others. It is shown, unless a person has zoomed.
 *
 * @param {MutableView} view
 * @param {readonly Point[]} points
 * @param {boolean} [line]  whether the second direction shows targets, so that the cross lies at one of these
 */
export function fitExtent(view, points, line = false) {
  const { cursor } = view;
  const spans = spansOf(points, cursor?.x ?? [], (line ? null : cursor?.y) ?? []);
  const { centre, extent } = view.tight ? tightlyAround(spans) : usuallyAround(spans);
  view.fitted = { centre: unchanged(view.fitted.centre, centre), extent: unchanged(view.fitted.extent, extent) };
  if (!view.zoomed) Object.assign(view, view.fitted);
  view.values = valuesShown(spanOf(points.map(([, , target]) => target)), view.values);
}

/** One scale. @param {readonly Span[]} spans @returns {{ centre: Place, extent: Place }} */
function usuallyAround(spans) {
  const farthest = Math.max(...spans.map(farthestOf));
  if (farthest <= PLANE_EXTENT) return { centre: ORIGIN, extent: USUAL_EXTENT };
  if (farthest <= USUAL) return { centre: ORIGIN, extent: alike(Math.ceil(farthest * 1.04)) };
  const [x, y] = spans.map(middleOf);
  const half = Math.max(reachFrom(x, spans[0]), reachFrom(y, spans[1]));
  return { centre: { x, y }, extent: alike(Math.max(PLANE_EXTENT, Math.ceil(half * ROOM))) };
}

/** A scale for each if they are unlike. @param {readonly Span[]} spans @returns {{ centre: Place, extent: Place }} */
function tightlyAround(spans) {
  const [across, upwards] = spans.map((span) => {
    const half = ((span.high - span.low) / 2) * ROOM;
    if (half === 0) return { middle: span.low, half: 0 };
    // In numbers of two or three digits, as a person would draw the axes.
    const digit = 10 ** (Math.floor(Math.log10(half)) - 1);
    const round = (/** @type {number} */ value) => Number((Math.round(value) * digit).toPrecision(12));
    const middle = round((span.low + span.high) / 2 / digit);
    return { middle, half: round(Math.ceil((reachFrom(middle, span) * ROOM) / digit - 1e-9)) };
  });
  const more = Math.max(across.half, upwards.half);
  const unlike = areUnlike(Math.min(across.half, upwards.half), more);
  const extent = unlike ? { x: across.half, y: upwards.half } : alike(more || PLANE_EXTENT);
  return { centre: { x: across.middle, y: upwards.middle }, extent };
}

/** @param {number} extent @returns {Place} */
function alike(extent) {
  return { x: extent, y: extent };
}

/** @param {Place} before @param {Place} after @returns {Place} the same object as before if nothing changed */
function unchanged(before, after) {
  return before.x === after.x && before.y === after.y ? before : after;
}

/** @param {Span} targets @param {Span} before @returns {Span} the same object as before if nothing changed */
function valuesShown(targets, before) {
  const largest = farthestOf(targets);
  const middle = largest <= USUAL ? 0 : middleOf(targets);
  const half = largest <= USUAL ? largest : reachFrom(middle, targets);
  const reach = half <= 1 ? LEAST_REACH : Math.ceil(half * 1.1);
  const [low, high] = [middle - reach, middle + reach];
  return low === before.low && high === before.high ? before : { low, high };
}

/**
 * @param {readonly Point[]} points
 * @param {number | never[]} [x]  another one
 * @param {number | never[]} [y]
 * @returns {[across: Span, upwards: Span]}
 */
function spansOf(points, x = [], y = []) {
  return [spanOf(points.map(([at]) => at).concat(x)), spanOf(points.map(([, at]) => at).concat(y))];
}

/** @param {readonly number[]} numbers @returns {Span} of none, 0 */
function spanOf(numbers) {
  if (numbers.length === 0) return { low: 0, high: 0 };
  let [low, high] = [Infinity, -Infinity];
  for (const number of numbers) {
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  return { low, high };
}

/** @param {Span} span @returns {number} */
function farthestOf({ low, high }) {
  return Math.max(-low, high);
}

/** @param {number} middle @param {Span} span @returns {number} */
function reachFrom(middle, { low, high }) {
  return Math.max(high - middle, middle - low);
}

/** @param {Span} span @returns {number} a whole one */
function middleOf({ low, high }) {
  return Math.round((low + high) / 2);
}

/**
 * Where a hand may put a point: within what is shown or fits, or as far as the usual view grows.
 *
 * @param {View} view
 * @param {'x' | 'y'} direction
 * @param {number} value
 * @returns {number} the nearest such value
 */
export function withinReach(view, direction, value) {
  const ends = [view, view.fitted].flatMap(({ centre, extent }) => [
    centre[direction] - extent[direction],
    centre[direction] + extent[direction],
  ]);
  return Math.min(Math.max(USUAL, ...ends), Math.max(Math.min(-USUAL, ...ends), value));
}

/**
 * @param {Pick<View, 'extent'>} view
 * @returns {Place} what counts as one unit of each coordinate for the keyboard's cross: 1, on a wide plane 10, 100, …, on a small
 *     one 0.1, …
 */
export function unitOf({ extent }) {
  const along = (/** @type {number} */ wide) =>
    10 ** Math.round(Math.log10(wide / (wide < PLANE_EXTENT ? PLANE_EXTENT : 2 * PLANE_EXTENT)));
  return { x: along(extent.x), y: along(extent.y) };
}

/** @param {number} extent @returns {number} the decimals by which places can be told apart: 2, or more of a part of the plane */
export function decimalsOf(extent) {
  return Math.max(2, 2 - Math.round(Math.log10(extent / PLANE_EXTENT)));
}
