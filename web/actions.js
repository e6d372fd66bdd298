/**
 * What a person decides, carried out: the state is changed, the server told, the address follows, a redraw asked for.
 * Everything that a control, a key or the plane does on the page goes through here. No DOM.
 */
import { readHash } from './hash.js';
import { clearPoints, difference, remember, travel } from './points.js';
import { commands } from './protocol.js';
import {
  changeSetting, completeExperiment, dataToSend, dropCheckpoint, goAnotherWay, isDrawn, sentExperiment, takeExperiment,
} from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./protocol.js').PartialExperiment} PartialExperiment */

/**
 * @typedef {object} Surroundings
 * @property {(command: import('./protocol.js').Command) => boolean} send
 * @property {() => void} invalidate  the state changed: redraw at the next animation frame
 * @property {ReturnType<typeof import('./address.js').bindAddress>} address
 * @property {(bad: import('./hash.js').BadEntry[]) => void} onLink  another link was opened
 */

/** Changes of one setting that follow each other as fast as this are one decision: a slider that moves. */
const SAME_DECISION_MS = 1000;

/** New seeds are short enough to be read out to a class. */
const LARGEST_NEW_SEED = 999_999;

/** @typedef {ReturnType<typeof createActions>} Actions */

/** @param {State} state @param {Surroundings} surroundings */
export function createActions(state, { send, invalidate, address, onLink }) {
  let lastPath = '';
  let lastAt = -Infinity;
  /** The data set that the newest entry of the browser's history has. */
  let setInHistory = state.experiment.data.set;

  /** @param {string} path @returns {boolean} whether this goes on with the decision before */
  function sameDecision(path) {
    const now = performance.now();
    const same = path === lastPath && now - lastAt < SAME_DECISION_MS;
    lastPath = path;
    lastAt = now;
    return same;
  }

  /** @param {boolean} goesOn */
  function writeAddress(goesOn) {
    if (goesOn) address.follow();
    else address.push();
    setInHistory = state.experiment.data.set;
  }

  /** @param {PartialExperiment} part */
  function sendChange(part) {
    if (Object.keys(part).length === 0) return;
    if (part.data || part.network) dropCheckpoint(state);
    else goAnotherWay(state);
    if (send(commands.change(part))) sentExperiment(state, part);
  }

  /**
   * @param {string} path  of a setting, `speed`, or `view.` and a field of the view
   * @param {unknown} value
   */
  function set(path, value) {
    if (path === 'speed') {
      state.speed = String(value);
      send(commands.speed(state.speed));
    } else if (path.startsWith('view.')) {
      Object.assign(state.view, { [path.slice('view.'.length)]: value });
    } else {
      // Only numbers come from sliders; to choose is a decision each time.
      const goesOn = sameDecision(path) && typeof value === 'number';
      if (!goesOn) address.keep();
      if (path.startsWith('data.') && !goesOn) remember(state, true);
      flushEdits();
      sendChange(changeSetting(state, path, value));
      writeAddress(goesOn);
    }
    invalidate();
  }

  /** Sends what was edited since the last time; once an animation frame. */
  function flushEdits() {
    if (state.points === state.sentPoints || state.awaitingPoints) return;
    goAnotherWay(state);
    for (const { start, remove, add } of difference(state.sentPoints, state.points)) {
      if (!send(commands.editPoints(start, remove, add))) return;
    }
    state.sentPoints = state.points;
    state.editedSince = true;
  }

  /** @param {'undo' | 'redo'} direction */
  function goBack(direction) {
    const { loss } = state.experiment.network;
    const outcome = travel(state, direction);
    if (outcome === 'nothing') return;
    if (outcome === 'restart') {
      const network = state.experiment.network.loss === loss ? {} : { network: { loss: state.experiment.network.loss } };
      sendChange({ data: dataToSend(state), ...network });
    }
    address.follow();
    invalidate();
  }

  return {
    set,
    flushEdits,
    invalidate,
    runOrPause() {
      const runs = state.status === 'running';
      if (send(runs ? commands.pause() : commands.run())) {
        state.runWhenConnected = !runs;
      } else {
        state.runWhenConnected = !state.runWhenConnected;
        invalidate();
      }
    },
    step: () => send(commands.step()),
    epoch: () => send(commands.epoch()),
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
      goAnotherWay(state);
      send(commands.setParameter(layer, unit, input, value));
    },

    undo: () => goBack('undo'),
    redo: () => goBack('redo'),
    clear() {
      remember(state, false);
      if (!clearPoints(state)) state.undo.past.pop();
      else writeAddress(setInHistory === state.experiment.data.set);
      invalidate();
    },
    changeClasses,

    /** Points were edited by a gesture that ended. Back comes back to a generated set, but not through each point. */
    settled: () => writeAddress(setInHistory === state.experiment.data.set),

    /** @param {string} hash  Back, Forward, or a link typed over this one: only what differs is sent */
    open(hash) {
      const opened = readHash(state.catalogue, hash);
      const before = completeExperiment(state);
      takeExperiment(state, opened.experiment, null);
      if (isDrawn(state)) takeExperiment(state, opened.experiment, opened.points);
      const after = completeExperiment(state);
      sendChange(parts(before, after));
      state.hide = opened.hide;
      setInHistory = state.experiment.data.set;
      onLink(opened.bad);
      invalidate();
    },

    greeting,

    /** The run stands where its checkpoint was taken. It runs on if it ran. */
    resumed() {
      if (state.runWhenConnected) send(commands.run());
    },

    /** The checkpoint was refused: a run from the start, at rest, so that nobody takes it for the old one. */
    startAnew() {
      state.checkpoint = null;
      state.runWhenConnected = false;
      greeting().forEach(send);
    },
  };

  /** What to send on each new connection. A run that was under way goes on, at once or when it is there again. */
  function greeting() {
    const experiment = completeExperiment(state);
    state.pending = 0;
    sentExperiment(state, isDrawn(state) ? {} : experiment);
    state.sentPoints = state.points;
    if (state.checkpoint) return [commands.resume(experiment, state.checkpoint.text), commands.speed(state.speed)];
    const anew = [commands.start(experiment), commands.speed(state.speed)];
    return state.runWhenConnected ? [...anew, commands.run()] : anew;
  }

  function reset() {
    state.history.madeAgainTo = -1;
    send(commands.reset());
  }

  /** @param {1 | -1} by  one class more or less */
  function changeClasses(by) {
    const { min, max } = state.catalogue.ranges['data.classes'];
    const classes = state.experiment.data.classes + by;
    if (state.problem === 'regression' || classes < min || classes > max) return;
    set('data.classes', classes);
    if (by > 0) set('view.selectedClass', classes - 1);
  }
}

function newSeed() {
  return 1 + Math.floor(Math.random() * LARGEST_NEW_SEED);
}

/** @param {import('./protocol.js').Experiment} before @param {import('./protocol.js').Experiment} after @returns {PartialExperiment} */
function parts(before, after) {
  /** @type {PartialExperiment} */
  const changed = {};
  if (!same(before.data, after.data)) changed.data = after.data;
  if (!same(before.network, after.network)) changed.network = after.network;
  if (!same(before.training, after.training)) changed.training = after.training;
  return changed;
}

/** Independent of the order of fields. @param {unknown} one @param {unknown} other @returns {boolean} */
function same(one, other) {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const a = /** @type {Record<string, unknown>} */ (one);
  const b = /** @type {Record<string, unknown>} */ (other);
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => same(a[name], b[name]));
}
