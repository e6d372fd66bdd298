/** Lessons: a button and links lead to them, and what that takes comes when it is first asked for. */
import { byId } from './dom.js';
import { onDemand } from './part.js';

/**
 * @typedef {object} Page what a lesson works with
 * @property {import('../model/state.js').State} state
 * @property {import('../actions.js').Actions} actions
 * @property {ReturnType<typeof import('./inspector/inspector.js').bindInspector>} inspector
 */

/** @param {Page} page */
export function bindLessons(page) {
  /** @type {import('./lessons/panel.js').LessonPanel | null} */
  let panel = null;
  let coming = false;
  /** What the server said last, which may be there before the panel. @type {import('../wire/messages.js').Watched | null} */
  let watched = null;

  async function made() {
    if (panel || coming) return panel;
    coming = true;
    const part = await onDemand('lessons');
    panel = (await part?.makeLessons(page)) ?? null;
    coming = false;
    return panel;
  }

  byId('lessons', HTMLElement).addEventListener('click', async () => (await made())?.toggle());
  return {
    /** @param {string} place that a link names, such as `neuron` or `neuron:nudge`; '' leaves the lesson */
    async follow(place) {
      if (!place) {
        if (panel) panel.leave();
        else page.actions.leaveLesson();
        return;
      }
      watched = null;
      (await made())?.follow(place);
      if (watched) panel?.take(watched);
    },

    /** @param {import('../wire/messages.js').Watched} message */
    take(message) {
      watched = message;
      panel?.take(message);
    },
  };
}
