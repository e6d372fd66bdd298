/**
 * The inspector's questions to the server: one at a time, those of a view at a calm rate while the run goes on, and once for each
 * change while it rests. A question that no longer matters when its turn comes is never sent.
 */

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../wire/protocol.js').Question} Question */
/** @typedef {{ question: Question, wanted: boolean }} Owed `wanted`: false once its answer no longer matters */

/** From one question to the next while the run goes on: between two and three a second. */
const CALM_MS = 400;

export class Asking {
  /**
   * @param {(question: Question) => boolean} send whether it went out
   * @param {() => void} again called when there may be something to ask
   */
  constructor(send, again) {
    this.send = send;
    this.again = again;
    /** What the server still owes an answer to, the oldest first: answers come in the order of the questions. @type {Owed[]} */
    this.owed = [];
    /** The newest question of each view: what it was asked of, and when. @type {Map<string, { of: unknown[], at: number }>} */
    this.asked = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /**
   * Asks, if a question is due.
   *
   * @param {State} state
   * @param {Question | null} question null: there is nothing to ask
   */
  poll(state, question) {
    if (!question || state.connection !== 'connected' || document.hidden || state.awaitingPoints || state.run < 0) return;
    const now = performance.now();
    if (this.owed.some(({ wanted }) => wanted)) return;
    const { frame, run, points, confirmed } = state;
    // Edits of points go out before the redraw that asks, so that the server has them already.
    const askedOf = [JSON.stringify(question), run, frame, points, confirmed];
    const { of, at } = this.asked.get(question.view) ?? { of: [], at: -Infinity };
    if (askedOf.every((value, i) => value === of[i])) return;
    const onlyFrame = askedOf.every((value, i) => i === 2 || value === of[i]);
    const wait = at + CALM_MS - now;
    if (onlyFrame && state.status === 'running' && wait > 0) {
      clearTimeout(this.timer);
      this.timer = setTimeout(this.again, wait);
      return;
    }
    if (!this.send(question)) return;
    this.owed.push({ question, wanted: true });
    this.asked.set(question.view, { of: askedOf, at: now });
  }

  /** An answer has come. @returns {Question | null} what was asked; null if that no longer matters */
  answered() {
    const first = this.owed.shift();
    return first?.wanted ? first.question : null;
  }

  /** Nothing that was asked matters any more, as when another panel is opened; the answers still come. */
  forget() {
    for (const owed of this.owed) owed.wanted = false;
    this.asked.clear();
    clearTimeout(this.timer);
  }

  /** The connection was lost, so no answer will come. */
  cut() {
    this.forget();
    this.owed = [];
  }
}
