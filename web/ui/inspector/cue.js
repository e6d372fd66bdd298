/**
 * Points to the inspector when a run first rests in this browser, since that is the moment when its numbers can be read at ease. A
 * person who has opened a panel has found it and is told nothing.
 */

/** @typedef {import('../../model/state.js').State} State */

const STORE = 'inspector-found';

/** @param {() => void} open shows one example */
export function bindCue(open) {
  const cue = /** @type {HTMLElement} */ (document.getElementById('inspector-cue'));
  let found = stored();
  /** @type {State['status'] | null} */
  let before = null;

  function leave() {
    cue.hidden = true;
    if (found) return;
    found = true;
    try {
      localStorage.setItem(STORE, 'yes');
    } catch {
      // A browser that stores nothing is told again on its next visit.
    }
  }

  document.getElementById('inspector-cue-open')?.addEventListener('click', open);
  document.getElementById('inspector-cue-close')?.addEventListener('click', leave);

  return {
    /** At each redraw. @param {State} state */
    render({ status, hide }) {
      if (before === 'running' && status === 'paused' && !found && !hide.includes('inspector')) cue.hidden = false;
      // Whoever runs on has seen it.
      else if (status === 'running' && !cue.hidden) leave();
      before = status;
    },
    /** A panel was opened. */
    leave,
  };
}

function stored() {
  try {
    return localStorage.getItem(STORE) !== null;
  } catch {
    return false;
  }
}
