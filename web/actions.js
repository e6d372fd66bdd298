/**
 * Carries out what a person decides: each decision becomes a request, the page shows it at once, and the address follows when the
 * server has confirmed it. Everything that a control, a key or the plane does goes through here. No DOM.
 */
import { createLending } from './lending.js';
import { createSweeping } from './sweeping.js';
import { createVisiting } from './visiting.js';
import { readHash } from './link/hash.js';
import { withoutKey } from './link/hash-keys.js';
import { changeRole, clearPoints } from './model/points.js';
import { commands } from './wire/protocol.js';
import {
  awaitAnswer,
  commandOf,
  finish,
  leaveOut,
  newDecision,
  NOBODYS,
  request,
  settle,
  takeChanged,
  takePoints,
  takeRefusal,
  takeRevisited,
  takeStarted,
  takeUpEdits,
} from './wire/requests.js';
import { beginAnew, cut, showAsked, startOver, unask } from './wire/offline.js';
import { changeOf, merged, onlyNames } from './model/settings.js';
import { beginAgain, dataSetChoice, goAnotherWay, hide, isDrawn, planSweep, runSoon, setSpeed, show } from './model/state.js';
import { canRedo, canUndo } from './model/undo.js';
import { goOn, stayThere } from './model/time.js';
import { setField } from './model/view.js';
import { toBase64 } from './wire/base64.js';

/** @typedef {import('./model/state.js').State} State */
/** @typedef {import('./wire/protocol.js').Command} Command */
/**
 * @typedef {import('./wire/messages.js').Started | import('./wire/messages.js').Changed | import('./wire/messages.js').Points
 *   | import('./wire/messages.js').Revisited} Answer
 */

/**
 * @typedef {object} Surroundings
 * @property {(command: Command) => boolean} send
 * @property {() => void} invalidate  the state changed: redraw at the next animation frame
 * @property {() => void} redraw  only another step is shown
 * @property {import('./link/address.js').Address} address
 * @property {(bad: import('./link/hash.js').BadEntry[]) => void} onLink  another link was opened
 * @property {(place: string) => void} onLesson  a link to a lesson was opened, or with '' one that leaves it
 * @property {(sweep: string) => void} onSweep  a link names it, or with '' none
 * @property {() => void} keepOwn  what a lesson gives back has changed
 * @property {() => () => void} onOwnPoints  an edit turned a generated set into drawn points; the function that it returns is
 *   called at the person's next decision, when that news is old
 */

/** Changes of one setting within this time, as by a moving slider, are one decision. */
const SAME_DECISION_MS = 1000;

/** What makes steps that the run hasn't made yet. */
const TRAINS = ['run', 'step', 'epoch'];

/** New seeds are short enough to be read out to a class. */
const LARGEST_NEW_SEED = 999_999;

/** @typedef {ReturnType<typeof createActions>} Actions */

/** @param {State} state @param {Surroundings} surroundings */
export function createActions(state, { send, invalidate, redraw, address, onLink, onLesson, onSweep, keepOwn, onOwnPoints }) {
  let lastPath = '';
  let lastAt = -Infinity;
  /** The decision that the newest entry of the browser's history was made for, and the data set of that entry. */
  let decisionInHistory = NOBODYS;
  let setInHistory = '';
  /** Takes back the news of own points. */
  let takeBack = () => {};
  /** What was pressed before there was a run. @type {(() => void)[]} */
  const pressed = [];

  /** @param {string} path @param {boolean} slides  a value that may be one of many on a slider's way */
  function decide(path, slides) {
    const now = performance.now();
    const goesOn = slides && path === lastPath && now - lastAt < SAME_DECISION_MS;
    lastPath = path;
    lastAt = now;
    if (!goesOn) decideAnew();
  }

  /** @returns {number} the decision */
  function decideAnew() {
    takeBack();
    return newDecision(state);
  }

  /** Sends what stands first, and all that needs no answer behind it. */
  function pump() {
    for (let first = state.requests[0]; first && !first.waiting; [first] = state.requests) {
      const command = commandOf(state, first);
      if (command) {
        if (!send(command)) return;
        if (first.kind === 'tell') {
          if (command.type === 'reset') beginAgain(state);
          if (TRAINS.includes(command.type)) goOn(state, toBase64);
          finish(state);
        } else {
          if (isNews(first)) goOn(state, toBase64);
          if (isOtherWay(first)) goAnotherWay(state);
          awaitAnswer(first);
        }
      } else {
        over();
      }
    }
  }

  /** The first request is over, carried out or refused. */
  function over() {
    const { set: now } = state.confirmed.data;
    const { kind, decision, changed } = finish(state);
    // Back returns to a generated set, but doesn't go through each drawn point.
    const sameDrawing = kind === 'edit' && setInHistory === now;
    setInHistory = now;
    if (kind === 'exchange') lending.exchanged();
    if (kind !== 'link' && (kind === 'start' || !changed)) return;
    if (sameDrawing || decision === decisionInHistory || ['link', 'undo', 'redo', 'visit'].includes(kind)) address.follow();
    else address.push();
    decisionInHistory = decision;
  }

  /** @param {import('./wire/requests.js').Wish} wish that can't be undone */
  function later(wish) {
    flushEdits();
    request(state, wish, NOBODYS);
    pump();
  }

  /** @param {Command} command  that has no answer of its own @returns {boolean} whether it is on its way */
  function tell(command) {
    if (state.connection !== 'connected') return false;
    later({ kind: 'tell', command });
    return true;
  }

  /** @param {() => void} act  now, or as soon as there is a run; what ran then rests @returns {() => void} */
  const pressing = (act) => () => {
    if (state.run >= 0) return act();
    pressed.push(act);
    runSoon(state, false);
    invalidate();
  };

  /** There is a run: what was pressed before is done. */
  function catchUp() {
    if (pressed.length === 0) return;
    for (const act of pressed.splice(0)) act();
    // Run was pressed after them.
    if (state.runWhenConnected) tell(commands.run());
  }

  /**
   * @param {string} path  of a setting, `speed`, or `view.` and a field of the view
   * @param {unknown} value
   */
  function set(path, value) {
    if (path === 'speed') {
      setSpeed(state, String(value));
      tell(commands.speed(state.speed));
    } else if (path.startsWith('view.')) {
      setField(state.view, path.slice('view.'.length), value);
    } else {
      flushEdits();
      // Only numbers come from sliders; every other choice is a decision of its own.
      decide(path, typeof value === 'number');
      const part = changeOf(state, path, value);
      request(state, { kind: 'change', of: path, part }, state.decisions);
      show(state, merged(state.experiment, part), null);
      pump();
    }
    invalidate();
  }

  /** Sends the edits made since the last call; called once an animation frame. */
  function flushEdits() {
    const own = isDrawn(state) && !state.requests.some(({ kind }) => kind === 'edit') && !isDrawnSet(state.confirmed.data.set);
    if (!takeUpEdits(state)) return;
    if (own) takeBack = onOwnPoints();
    pump();
  }

  /** @param {string} id */
  function isDrawnSet(id) {
    return dataSetChoice(state.catalogue, id).drawn;
  }

  /** A gesture begins: what it edits is one decision. */
  function begin() {
    flushEdits();
    lastPath = '';
    decideAnew();
  }

  /** @param {'undo' | 'redo'} direction */
  function goBack(direction) {
    flushEdits();
    lastPath = '';
    takeBack();
    const unsent = state.connection !== 'connected' && direction === 'undo' && unask(state);
    if (!unsent && (direction === 'undo' ? canUndo(state) : canRedo(state))) {
      request(state, { kind: direction }, decideAnew());
      pump();
      if (state.connection !== 'connected') showAsked(state);
    }
    invalidate();
  }

  /** What to send on each new connection. A run that was under way goes on, at once or when it has been restored. */
  function greeting() {
    beginAnew(state);
    const [first] = state.requests;
    const start = first && first.kind !== 'tell' && commandOf(state, first);
    if (!start) return [];
    awaitAnswer(first);
    const watch = state.lesson && !state.requests.some(({ kind }) => kind === 'exchange') ? [commands.watch(state.lesson)] : [];
    return [start, commands.speed(state.speed), ...watch];
  }

  /** @param {1 | -1} by  one class more or less */
  function changeClasses(by) {
    const { min, max } = state.catalogue.ranges['data.classes'];
    const classes = state.experiment.data.classes + by;
    if (state.problem === 'regression' || classes < min || classes > max) return;
    set('data.classes', classes);
    if (by > 0) set('view.selectedClass', classes - 1);
  }

  const reset = pressing(() => tell(commands.reset()));
  const visiting = createVisiting(state, { ask: later, redraw });
  const lending = createLending(state, { send, tell, ask: later, flushEdits, invalidate, address, keepOwn });

  return {
    set,
    ...lending,
    ...createSweeping(state, address),
    ...visiting,
    flushEdits,
    invalidate,
    tell,
    runOrPause() {
      const runs = state.connection === 'connected' ? state.status === 'running' : state.runWhenConnected;
      tell(runs ? commands.pause() : commands.run());
      runSoon(state, !runs);
      invalidate();
    },
    /** Of a past step, the next one is known. */
    step: pressing(() => (state.time.playhead === null ? tell(commands.step()) : visiting.visit(state.time.playhead + 1))),
    epoch: pressing(() => tell(commands.epoch())),
    reset,
    newWeights: () => set('network.seed', newSeed()),
    newData: () => {
      if (!isDrawn(state)) set('data.seed', newSeed());
    },

    /** After a divergence: back to the start with a tenth of the learning rate. */
    recover() {
      const { min } = state.catalogue.ranges['training.learningRate'];
      const tenth = Number((state.experiment.training.learningRate / 10).toPrecision(6));
      set('training.learningRate', Math.max(min, tenth));
      reset();
    },

    /** Back to the start, with nothing that pulls the weights to 0. */
    withoutRegularization() {
      set('training.regularization', 'none');
      reset();
    },

    /** @param {number} layer @param {number} unit @param {number | null} input  null for the bias @param {number} value */
    setParameter(layer, unit, input, value) {
      flushEdits();
      const of = [layer, unit, input].join('.');
      decide(of, true);
      request(state, { kind: 'weight', of, set: commands.setParameter(layer, unit, input, value) }, state.decisions);
      pump();
    },

    begin,
    undo: () => goBack('undo'),
    redo: () => goBack('redo'),
    clear() {
      begin();
      if (clearPoints(state)) flushEdits();
      invalidate();
    },
    changeClasses,

    /** @param {number} index  of a point */
    changeRole(index) {
      begin();
      if (changeRole(state, index)) flushEdits();
      invalidate();
    },

    /** Points were edited by a gesture that ended. */
    settled: flushEdits,

    /** @param {string} hash  at first, and by Back, Forward, or a link typed over this one */
    open(hash) {
      flushEdits();
      const { lesson, sweep, bad, hide: hidden } = readHash(state.catalogue, hash);
      const first = state.run < 0;
      hide(state, hidden);
      planSweep(state, sweep);
      onSweep(sweep);
      onLesson(lesson);
      // A lesson leaves the run as it is, and what it has found comes back with a link that leads there.
      if (first || (!lesson && !state.own?.links.includes(hash))) {
        request(state, { kind: 'link', hash: withoutKey(hash, 'lesson') }, first ? NOBODYS : decideAnew());
      }
      pump();
      onLink(bad);
      invalidate();
    },

    greeting,

    /** The connection is gone, and with it what was on its way. */
    cut: () => cut(state),

    /** @param {Answer} message */
    take(message) {
      const [first] = state.requests;
      if (first?.waiting && first.decision !== decisionInHistory) address.keep();
      if (message.type === 'started') takeStarted(state, message);
      else if (message.type === 'changed') takeChanged(state, message);
      else if (message.type === 'revisited') takeRevisited(state, message);
      else takePoints(state, message);
      pump();
      if (state.requests.length === 0) settle(state);
      catchUp();
    },

    /** @returns {import('./wire/protocol.js').PartialExperiment | null} what the link or the change would make of it that waits */
    asked() {
      const [first] = state.requests;
      if (first?.kind === 'link') return readHash(state.catalogue, first.hash).experiment;
      return first?.kind === 'change' ? first.part : null;
    },

    /**
     * @param {import('./wire/messages.js').Refused} message
     * @returns {boolean} whether it refuses a part of a link, and the rest is opened
     */
    refuse(message) {
      const asked = takeRefusal(state, message);
      if (!asked) return false;
      if (asked.kind === 'link' && message.path && asked.hash !== '') {
        leaveOut(state, asked, message.path);
        pump();
        return true;
      }
      if (asked.kind === 'visit') {
        stayThere(state);
        over();
      } else if (message.path === 'checkpoint') {
        startOver(state);
      } else if (state.run < 0) {
        // Nothing runs, and there is nothing to go back to, so it is asked for again with the next connection.
        awaitAnswer(asked);
      } else over();
      pump();
      return false;
    },
  };
}

/** Whether it asks for what the run hasn't been yet. @param {import('./wire/requests.js').Request} asked */
function isNews({ kind }) {
  return !['start', 'link', 'exchange', 'visit'].includes(kind);
}

/** Whether the run goes on otherwise than it did. @param {import('./wire/requests.js').Request} asked */
function isOtherWay(asked) {
  return isNews(asked) && !(asked.kind === 'change' && onlyNames(asked.part));
}

function newSeed() {
  return 1 + Math.floor(Math.random() * LARGEST_NEW_SEED);
}
