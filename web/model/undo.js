/** Undo and redo: the experiments before each decision of the person, and after those that were undone. */

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../wire/messages.js').Experiment} Experiment */
/** @typedef {import('../wire/messages.js').Point} Point */

/** @typedef {{ experiment: Experiment, points: Point[] }} Before */
/** @typedef {Before & { live: boolean }} Snapshot  live: edits of points led away from it */
/**
 * @typedef {{ past: readonly Snapshot[], future: readonly Snapshot[], newest: number }} MutableUndo newest: the decision that the
 *   last snapshot was taken before
 */

const MOST_SNAPSHOTS = 100;

/** @returns {MutableUndo} */
export function createUndo() {
  return { past: [], future: [], newest: -1 };
}

/** A decision was carried out. @param {MutableUndo} undo @param {Snapshot} before @param {number} decision */
export function remember(undo, before, decision) {
  undo.past = [...undo.past, before].slice(-MOST_SNAPSHOTS);
  undo.future = [];
  undo.newest = decision;
}

/** The newest decision ended where it began, so there is nothing to undo. @param {MutableUndo} undo */
export function forgetNewest(undo) {
  undo.past = undo.past.slice(0, -1);
  undo.newest = -1;
}

/**
 * @param {MutableUndo} undo
 * @param {'undo' | 'redo'} way
 * @param {Before} before
 * @param {boolean} changed whether it led anywhere
 */
export function goneBack(undo, way, before, changed) {
  const snapshot = snapshotAt(undo, way);
  const back = snapshot && changed ? [{ ...before, live: snapshot.live }] : [];
  const { past, future } = undo;
  undo.past = way === 'undo' ? past.slice(0, -1) : [...past, ...back];
  undo.future = way === 'undo' ? [...future, ...back] : future.slice(0, -1);
  undo.newest = -1;
}

/** @param {Readonly<MutableUndo>} undo @param {'undo' | 'redo'} way @returns {Snapshot | undefined} where it leads */
export function snapshotAt({ past, future }, way) {
  return (way === 'undo' ? past : future).at(-1);
}

/** @param {Pick<State, 'undo' | 'requests'>} state */
export function canUndo({ undo, requests }) {
  const asked = requests.filter(({ kind }) => kind === 'undo').length;
  return undo.past.length > asked || requests.some(isDecision);
}

/** @param {Pick<State, 'undo'>} state */
export function canRedo({ undo }) {
  return undo.future.length > 0;
}

/**
 * Whether a request is a decision of the person, other than undo, redo and opening a link.
 *
 * @param {Readonly<import('../wire/requests.js').Request>} asked
 */
export function isDecision({ kind }) {
  return kind === 'change' || kind === 'edit' || kind === 'weight';
}
