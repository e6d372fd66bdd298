/**
 * Points to the inspector when a run first rests in this browser, since that is the moment when its numbers can be read at ease. A
 * person who has opened a panel has found it and is told nothing.
 */
import { t } from '../i18n.js';
import { advise } from '../messages.js';

/** @typedef {import('../../model/state.js').State} State */

const STORE = 'inspector-found';

/** @param {() => void} open shows one example */
export function bindCue(open) {
  let found = stored();
  /** @type {State['status'] | null} */
  let before = null;
  let takeBack = () => {};

  function leave() {
    takeBack();
    if (found) return;
    found = true;
    try {
      localStorage.setItem(STORE, 'yes');
    } catch {
      // A browser that stores nothing is told again on its next visit.
    }
  }

  return {
    /** At each redraw. @param {State} state */
    render({ status, hide }) {
      if (before === 'running' && status === 'paused' && !found && !hide.includes('inspector')) {
        leave();
        takeBack = advise(t('inspector.cue'), 'inspector.tab.example', open);
      } else if (status === 'running' && before !== 'running') {
        // Whoever runs on has seen it.
        takeBack();
      }
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
