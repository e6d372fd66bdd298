/**
 * How far a learner is: the mark of each step that was begun, and where each lesson was left. It stays in the browser, and can be
 * saved to a file and read back. No DOM.
 */

/** @typedef {'open' | 'skipped' | 'shown' | 'done'} Mark  in the order in which one replaces another */
/** @typedef {{ marks: Record<string, Record<string, Mark>>, at: Record<string, string> }} Progress  by lesson, and step */

const STORE = 'backprop-playground.lessons';
const FORMAT = 'backprop-playground-lessons';
/** @type {readonly Mark[]} */
const RANKS = ['open', 'skipped', 'shown', 'done'];

/** @returns {Progress} */
export function noProgress() {
  return { marks: {}, at: {} };
}

/** @param {Progress} progress @param {string} lesson @param {string} step @returns {Mark} */
export function markOf(progress, lesson, step) {
  return progress.marks[lesson]?.[step] ?? 'open';
}

/**
 * A step that was done stays done, and one that was shown isn't skipped.
 *
 * @param {Progress} progress @param {string} lesson @param {string} step @param {Mark} mark @returns {Progress}
 */
export function marked(progress, lesson, step, mark) {
  if (RANKS.indexOf(mark) <= RANKS.indexOf(markOf(progress, lesson, step))) return progress;
  return { ...progress, marks: { ...progress.marks, [lesson]: { ...progress.marks[lesson], [step]: mark } } };
}

/** @param {Progress} progress @param {string} lesson @param {string} step @returns {Progress} */
export function leftAt(progress, lesson, step) {
  return { ...progress, at: { ...progress.at, [lesson]: step } };
}

/** How many steps have each mark. @param {Progress} progress @param {import('./course.js').Lesson} lesson */
export function counts(progress, { id, steps }) {
  const found = { open: 0, skipped: 0, shown: 0, done: 0 };
  for (const step of steps) found[markOf(progress, id, step.id)]++;
  return found;
}

/** @param {Progress} progress @returns {string} a file */
export function written({ marks, at }) {
  return JSON.stringify({ format: FORMAT, marks, at }, null, 2);
}

/** @param {string} text of a file @returns {Progress | null} null if it isn't one */
export function read(text) {
  try {
    const { format, marks, at } = JSON.parse(text);
    if (format !== FORMAT || !isRecord(marks, (steps) => isRecord(steps, isMark)) || !isRecord(at, isText)) return null;
    return { marks: /** @type {Progress['marks']} */ (marks), at: /** @type {Progress['at']} */ (at) };
  } catch {
    return null;
  }
}

/** What was reached in either, each lesson left where the newer one says. @param {Progress} older @param {Progress} newer */
export function merged(older, newer) {
  let both = { marks: older.marks, at: { ...older.at, ...newer.at } };
  for (const [lesson, steps] of Object.entries(newer.marks)) {
    for (const [step, mark] of Object.entries(steps)) both = marked(both, lesson, step, mark);
  }
  return both;
}

/** @param {unknown} value @param {(each: unknown) => boolean} fits */
function isRecord(value, fits) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(fits);
}

/** @param {unknown} value */
const isMark = (value) => RANKS.includes(/** @type {Mark} */ (value));
/** @param {unknown} value */
const isText = (value) => typeof value === 'string';

/** @returns {Progress} what this browser keeps */
export function stored() {
  try {
    return read(localStorage.getItem(STORE) ?? '') ?? noProgress();
  } catch {
    return noProgress();
  }
}

/** @param {Progress} progress */
export function store(progress) {
  try {
    localStorage.setItem(STORE, written(progress));
  } catch {
    // A browser that stores nothing shows the marks until the page is left.
  }
}
