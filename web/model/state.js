/**
 * The page's state: one plain object, changed only by the functions here, in points.js and in wire/requests.js, drawn once a frame
 * by main.js.
 *
 * What runs is what the server has confirmed. What the page shows is that and, until the answers are there, what the person
 * asked for since. Defaults, ranges and choices come from the catalogue that the server puts into the page; none is written
 * here.
 */
import { addSample, createHistory, cutAfter } from './history.js';

/** @typedef {import('../wire/protocol.js').Experiment} Experiment */
/** @typedef {import('../wire/protocol.js').DataSettings} DataSettings */
/** @typedef {import('../wire/protocol.js').PartialExperiment} PartialExperiment */
/** @typedef {import('../wire/protocol.js').Point} Point */
/** @typedef {import('../wire/protocol.js').Frame} Frame */
/** @typedef {import('../wire/protocol.js').Problem} Problem */

/** @typedef {{ min: number, max: number, step: number, initial: number, scale: 'linear' | 'logarithmic', integer: boolean }} NumberRange */
/** @typedef {{ id: string, problem: 'classification' | 'regression', minClasses: number, maxClasses: number, drawn: boolean, trainShare: number }} DataSetChoice  the share to begin with */
/** @typedef {{ id: string, settings: string[] }} OptimizerChoice  `settings` are those within `training` that it reads */

/**
 * @typedef {object} Catalogue  the Java facts, embedded in the page
 * @property {Experiment} defaults
 * @property {Record<string, NumberRange>} ranges
 * @property {{ 'data.set': DataSetChoice[], 'training.optimizer': OptimizerChoice[] } & Record<string, string[]>} choices
 * @property {{ problem: Problem, loss: string, output: string }[]} objectives  the first of each problem is its default, the
 *   first of a loss the loss's
 * @property {string[]} languages
 * @property {string} defaultSpeed
 */

/** @typedef {'add' | 'move' | 'erase' | 'brush' | 'role'} Tool */
/** @typedef {{ x: number, y: number }} Place */

/**
 * @typedef {object} View  what is shown and how; no part of the experiment
 * @property {boolean} showTest
 * @property {boolean} discrete
 * @property {boolean} logScale
 * @property {boolean} smoothing
 * @property {Tool} tool
 * @property {number} selectedClass
 * @property {number} selectedValue  the target of new points in a regression
 * @property {Place | null} cursor  the keyboard's cross, while the plane has the focus
 * @property {Place | null} pointer  where the mouse is over the plane
 * @property {number} carried  index of the point that is being moved, or -1
 * @property {number} extent  the plane shows [-extent, extent]²
 */

/**
 * @typedef {object} Checkpoint  from which any server can go on with the run
 * @property {number} step
 * @property {string} text  base64
 */

/**
 * @typedef {object} State
 * @property {Catalogue} catalogue
 * @property {Experiment} confirmed  what runs, as the server said it last, without points
 * @property {Point[]} confirmedPoints  those that the server has
 * @property {Experiment} experiment  what is shown: the confirmed one with what was asked for since
 * @property {Point[]} points  what is shown; never changed in place: an edit makes a new list of the same point objects
 * @property {Point[]} flushed  the list when edits were last taken up as a request
 * @property {import('../wire/requests.js').Request[]} requests  what the person asked of the server, and has no answer yet, in order
 * @property {number} decisions  so far; what belongs to one of them is undone together
 * @property {boolean} awaitingPoints  the data are about to be replaced by the server's
 * @property {import('../wire/requests.js').Undo} undo
 * @property {import('../link/uncarried.js').Uncarried[]} uncarried  changes of this run that a link can't carry
 * @property {Record<string, Partial<import('../wire/protocol.js').DataSettings>>} remembered  each drawn set as it was left
 * @property {import('../wire/protocol.js').NetworkShape | null} network
 * @property {Problem} problem
 * @property {number} run
 * @property {import('../wire/protocol.js').RunStatus} status
 * @property {boolean} runWhenConnected  Run was pressed and no answer has come yet, or a cut took it away
 * @property {Checkpoint | null} checkpoint  the newest of this run; null when the experiment has become another one since
 * @property {boolean} resetting  a reset was asked for, and no frame of the start has come yet
 * @property {boolean} resumed  the next frame shows where the run was taken up again
 * @property {string | null} reason  why it stopped, diverged or can't run
 * @property {import('../wire/protocol.js').Steepness | null} steepness  why it diverged, where the curvature tells
 * @property {import('../wire/protocol.js').Diagnosis | null} diagnosis  while it is stuck, or has learned everything
 * @property {Frame | null} frame  the newest of this run
 * @property {import('./history.js').LossHistory} history
 * @property {string} speed
 * @property {View} view
 * @property {string} lang
 * @property {import('../wire/live.js').Connection} connection
 * @property {string[]} hide  names of controls that the link hides
 */

/** The plane is at least this wide to each side. */
export const PLANE_EXTENT = 6;

/** @param {Catalogue} catalogue @param {string} lang @returns {State} */
export function createState(catalogue, lang) {
  /** @type {Point[]} */
  const none = [];
  return {
    catalogue,
    confirmed: structuredClone(catalogue.defaults),
    confirmedPoints: none,
    experiment: structuredClone(catalogue.defaults),
    points: none,
    flushed: none,
    requests: [],
    decisions: 0,
    awaitingPoints: true,
    undo: { past: [], future: [], newest: -1 },
    uncarried: [],
    remembered: {},
    network: null,
    problem: problemOf(catalogue, catalogue.defaults.data),
    run: -1,
    status: 'idle',
    runWhenConnected: false,
    checkpoint: null,
    resetting: false,
    resumed: false,
    reason: null,
    steepness: null,
    diagnosis: null,
    frame: null,
    history: createHistory(),
    speed: catalogue.defaultSpeed,
    view: {
      showTest: false,
      discrete: false,
      logScale: false,
      smoothing: false,
      tool: 'add',
      selectedClass: 0,
      selectedValue: 1,
      cursor: null,
      pointer: null,
      carried: -1,
      extent: PLANE_EXTENT,
    },
    lang,
    connection: 'connecting',
    hide: [],
  };
}

/** @param {Catalogue} catalogue @param {string} id @returns {DataSetChoice} */
export function dataSetChoice(catalogue, id) {
  const found = catalogue.choices['data.set'].find((choice) => choice.id === id);
  if (!found) throw new Error('no such data set: ' + id);
  return found;
}

/** @param {Catalogue} catalogue @param {{ set: string, classes: number }} data @returns {Problem} */
export function problemOf(catalogue, data) {
  if (dataSetChoice(catalogue, data.set).problem === 'regression') return 'regression';
  return data.classes > 2 ? 'multi-class' : 'two-class';
}

/** @param {Catalogue} catalogue @param {Problem} problem @returns {string[]} the losses it can be trained with, default first */
export function lossesFor(catalogue, problem) {
  const fitting = catalogue.objectives.filter((objective) => objective.problem === problem);
  return [...new Set(fitting.map((objective) => objective.loss))];
}

/** @param {Catalogue} catalogue @param {Problem} problem @param {string} loss @returns {string[]} the outputs it can follow, default first */
export function outputsFor(catalogue, problem, loss) {
  const fitting = catalogue.objectives.filter((objective) => objective.problem === problem && objective.loss === loss);
  return fitting.map((objective) => objective.output);
}

/** @param {State} state */
export function isDrawn(state) {
  return dataSetChoice(state.catalogue, state.experiment.data.set).drawn;
}

/** @param {State} state @returns {number} classes of the data; 0 in a regression */
export function classCount(state) {
  return problemOf(state.catalogue, state.experiment.data) === 'regression' ? 0 : state.experiment.data.classes;
}

/**
 * An experiment as `start` takes it: with the points of a drawn set, and none of another.
 *
 * @param {Catalogue} catalogue
 * @param {Experiment} experiment
 * @param {Point[]} points
 * @returns {Experiment}
 */
export function complete(catalogue, { data, network, training }, points) {
  const { points: _, ...plain } = data;
  return { data: dataSetChoice(catalogue, data.set).drawn ? { ...plain, points } : plain, network, training };
}

/** @param {Experiment} experiment @returns {Experiment} a copy */
export function withoutPoints(experiment) {
  const copy = structuredClone(experiment);
  delete copy.data.points;
  return copy;
}

/**
 * The data once their points were edited: a drawn set of the same problem.
 *
 * @param {Catalogue} catalogue @param {DataSettings} data @returns {DataSettings}
 */
export function asDrawn(catalogue, data) {
  const { problem, drawn } = dataSetChoice(catalogue, data.set);
  if (drawn) return data;
  const found = catalogue.choices['data.set'].find((choice) => choice.drawn && choice.problem === problem);
  if (!found) throw new Error('no drawn data set for ' + problem);
  return { ...data, set: found.id, trainShare: found.trainShare };
}

/** Shows an experiment. @param {State} state @param {Experiment} experiment  without points @param {Point[] | null} points  null: as they are */
export function show(state, experiment, points) {
  state.experiment = structuredClone(experiment);
  if (points) {
    // A target is read as the problem says, so both change together.
    state.problem = problemOf(state.catalogue, experiment.data);
    state.points = state.flushed = points;
    if (state.view.carried >= points.length) state.view.carried = -1;
    fitExtent(state);
  }
  if (state.view.selectedClass >= classCount(state)) state.view.selectedClass = 0;
}

/** Shows what a link holds; it is what runs once the server has taken it. @param {State} state @param {Experiment} experiment @param {Point[]} points */
export function showLink(state, experiment, points) {
  const problem = problemOf(state.catalogue, experiment.data);
  const drawn = dataSetChoice(state.catalogue, experiment.data.set).drawn;
  // Until the server sends those of the other problem, there are none: a class index is no value.
  show(state, withoutPoints(experiment), drawn ? points : problem !== state.problem ? [] : null);
  state.problem = problem;
}

/** The person changes the run: steps that were lost with a connection are not made again. @param {State} state */
export function goAnotherWay(state) {
  if (state.history.madeAgainTo >= 0) cutAfter(state.history, state.frame?.step ?? 0);
}

/* What the server tells, beside its answers, which are for wire/requests.js. */

/** @param {State} state @param {import('../wire/protocol.js').Status} message */
export function takeStatus(state, message) {
  state.status = message.status;
  if (message.status === 'running') state.runWhenConnected = false;
  state.reason = message.reason ?? null;
  state.steepness = message.steepness ?? null;
  state.diagnosis = message.diagnosis ?? null;
}

/** @param {State} state @param {Frame} frame @returns {boolean} whether it was taken: frames of an older run are not */
export function takeFrame(state, frame) {
  if (frame.run !== state.run) return false;
  if (state.network && frame.parameters.length !== state.network.parameterCount) return false;
  state.frame = frame;
  if (frame.step === 0) state.resetting = false;
  // Between two frames of the uncut run there was none, and there is none in its curve.
  const between = state.resumed && state.runWhenConnected && state.history.length > 0;
  state.resumed = false;
  if (!between) addSample(state.history, frame);
  return true;
}

/** @param {State} state @param {import('../wire/live.js').Connection} connection  what was outstanding will not be answered */
export function takeConnection(state, connection) {
  if (connection === 'reconnecting') {
    state.resetting = false;
    if (state.connection === 'connected') state.runWhenConnected ||= state.status === 'running';
  }
  state.connection = connection;
}

/** The view holds all points, with a margin, in whole units; never less than the usual plane. @param {State} state */
export function fitExtent(state) {
  let farthest = 0;
  for (const [x, y] of state.points) farthest = Math.max(farthest, Math.abs(x), Math.abs(y));
  const { cursor } = state.view;
  if (cursor) farthest = Math.max(farthest, Math.abs(cursor.x), Math.abs(cursor.y));
  state.view.extent = farthest <= PLANE_EXTENT ? PLANE_EXTENT : Math.ceil(farthest * 1.04);
}
