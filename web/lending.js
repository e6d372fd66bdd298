/**
 * Carries out what a lesson decides: it borrows the page, with the start of each step in the place of what ran, and gives the
 * learner's own run back. No DOM.
 */
import { withoutKey } from './link/hash-keys.js';
import { freshRun, goTo, keepOwn, ownRun } from './model/loan.js';
import { commands } from './wire/protocol.js';

/** @typedef {import('./model/state.js').State} State */
/** @typedef {import('./model/state.js').Experiment} Experiment */
/** @typedef {import('./model/loan.js').Place} Place */
/** @typedef {import('./wire/protocol.js').Command} Command */

/**
 * @typedef {object} Ways
 * @property {(command: Command) => boolean} send at once
 * @property {(command: Command) => boolean} tell when what was asked before is answered
 * @property {(wish: import('./wire/requests.js').Wish) => void} ask
 * @property {() => void} flushEdits
 * @property {() => void} invalidate
 * @property {import('./link/address.js').Address} address
 * @property {() => void} keepOwn what is to be given back has changed
 */

/** @param {State} state @param {Ways} ways */
export function createLending(state, { send, tell, ask, flushEdits, invalidate, address, keepOwn: store }) {
  /** What waits until the page has the newest checkpoint of the learner's own run. @type {(() => void) | null} */
  let lend = null;

  /** @param {Place} place @param {Experiment} start */
  function begin(place, start) {
    const speed = state.lesson ? state.speed : state.catalogue.defaultSpeed;
    const [hash] = address.hashes();
    const follows = withoutKey(hash, 'lesson') !== hash;
    address.keep();
    goTo(state, place);
    // What the run did for the step before, or for this one, counts no more.
    ask({ kind: 'tell', command: commands.watch(null) });
    ask({ kind: 'exchange', run: freshRun(start, speed) });
    if (follows) address.follow();
    else address.push();
    invalidate();
  }

  return {
    /**
     * Opens a step of a lesson: the first one when the page has what the lesson will give back.
     *
     * @param {Place} place
     * @param {Experiment} start
     */
    openStep(place, start) {
      flushEdits();
      lend = null;
      if (state.own) {
        begin(place, start);
        return;
      }
      const running = state.connection === 'connected' ? state.status === 'running' : state.runWhenConnected;
      const links = address.hashes();
      lend = () => {
        keepOwn(state, ownRun(state, links, running));
        store();
        begin(place, start);
      };
      if (state.run >= 0) tell(commands.pause());
    },

    /** A checkpoint has come: the one that a lesson waits for, if the run rests. */
    kept() {
      if (!lend || state.requests.length > 0) return;
      if (state.status === 'running' || state.runWhenConnected) {
        tell(commands.pause());
        return;
      }
      const now = lend;
      lend = null;
      now();
    },

    /** The learner's own run comes back, as the lesson has found it. */
    leaveLesson() {
      lend = null;
      if (!state.lesson) return;
      goTo(state, null);
      ask({ kind: 'tell', command: commands.watch(null) });
      ask(state.own ? { kind: 'exchange', run: state.own } : { kind: 'link', hash: '' });
      invalidate();
    },

    /**
     * Another run takes the place of the one that is shown.
     *
     * @param {import('./model/loan.js').OtherRun} run
     * @param {Command} [command] by which the server makes it the session's; else it is started
     */
    takeUp(run, command) {
      flushEdits();
      address.keep();
      ask({ kind: 'exchange', run, ...(command && { command }) });
      invalidate();
    },

    /** Another run is on the page. */
    exchanged() {
      send(commands.speed(state.speed));
      const { playhead } = state.time;
      if (playhead !== null) ask({ kind: 'visit', of: 'time', step: playhead });
      if (state.lesson) send(commands.watch(state.lesson));
      else {
        if (state.runWhenConnected) send(commands.run());
        keepOwn(state, null);
        store();
      }
    },

    /** @param {'step' | 'epoch' | 'run'} length */
    train: (length) => tell(commands[length]()),

    /** @param {(number | null)[]} [numbers] to the questions of the step; without them the right ones are shown */
    answer: (numbers) => tell(commands.answer(numbers)),

    /** @param {number} pieces of the network that is built through the data's curve */
    build: (pieces) => tell(commands.build(pieces)),

    /** Gives the run of the step another experiment, at its start. @param {Experiment} experiment */
    give(experiment) {
      ask({ kind: 'exchange', run: freshRun(experiment, state.speed) });
    },
  };
}
