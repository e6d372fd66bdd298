/**
 * The page's state: one plain object, drawn once a frame by main.js. Only the functions here, those of this folder's other modules,
 * each for its part, and wire/requests.js, as the server answers, change it; for all others it is readonly.
 *
 * What runs is what the server has confirmed. What the page shows is that, plus what the person has asked for and the server hasn't
 * answered yet. Defaults, ranges and choices come from the catalogue that the server puts into the page; none is written here.
 */
import { clearHistory, createHistory, cutAfter, forgetAgain } from './history.js';
import { NO_NAMES } from './names.js';
import { createRecording } from './recording.js';
import { createTime, keepAhead, keepKeyframe } from './time.js';
import { createUndo } from './undo.js';
import { createView, fitChoices, fitExtent, meetPoints } from './view.js';

/** @typedef {import('../wire/messages.js').Experiment} Experiment */
/** @typedef {import('../wire/messages.js').DataSettings} DataSettings */
/** @typedef {import('../wire/protocol.js').PartialExperiment} PartialExperiment */
/** @typedef {import('../wire/messages.js').Point} Point */
/** @typedef {import('../wire/protocol.js').Frame} Frame */
/** @typedef {import('../wire/messages.js').Started['problem']} Problem */
/** @typedef {import('../wire/messages.js').PointScaling} PointScaling */
/** @typedef {import('../wire/messages.js').NetworkShape & { scaling?: PointScaling }} ScaledNetwork */

/**
 * @typedef {{ min: number, max: number, step: number, initial: number, scale: 'linear' | 'logarithmic', integer: boolean }}
 *   NumberRange
 */
/**
 * @typedef {{ id: string, problem: 'classification' | 'regression', minClasses: number, maxClasses: number, drawn: boolean,
 *   inputs: number, features?: string[], trainShare: number }} DataSetChoice inputs: 0 if it may have 1 or 2; features: its own;
 *   the share to begin with
 */
/**
 * A row of the table of settings: its key in links, and the choices with which it is read.
 *
 * @typedef {{ path: string, key?: string, readWith?: { path: string, ids: string[] } }} Setting
 */

/**
 * @typedef {object} Catalogue  the Java facts, embedded in the page
 * @property {Experiment} defaults
 * @property {Record<string, NumberRange>} ranges
 * @property {{ 'data.set': DataSetChoice[] } & Record<string, string[]>} choices
 * @property {Setting[]} settings  the rows of the table of settings
 * @property {{ problem: Problem, loss: string, output: string }[]} objectives  the first of each problem is its default, the
 *   first of a loss the loss's
 * @property {string[]} languages
 * @property {number} fileBytes  the most of a person's own file
 * @property {string} defaultSpeed
 * @property {Record<string, string>} letters  how formulas write a quantity, by its name in messages
 * @property {string[]} withoutGradient  the activations that can't be trained
 * @property {Record<string, string>} stabilityLimits of each optimizer that has one, as a formula: the largest sharpness at which
 *     its steps don't grow
 */

/**
 * @typedef {object} Checkpoint  from which any server can go on with the run
 * @property {number} step
 * @property {string} text  base64
 */

/**
 * @typedef {object} MutableState  lists in it are never changed in place, but replaced
 * @property {Catalogue} catalogue
 * @property {Experiment} confirmed  what runs, as the server said it last, without points
 * @property {Point[]} confirmedPoints  those that the server has
 * @property {Experiment} experiment  what is shown: the confirmed one with what was asked for since
 * @property {Point[]} points  what is shown; never changed in place: an edit makes a new list of the same point objects
 * @property {Point[]} flushed  the list when edits were last taken up as a request
 * @property {readonly import('../wire/requests.js').Request[]} requests what the person asked of the server, and has no answer yet,
 *     in order
 * @property {number} decisions  so far; what belongs to one of them is undone together
 * @property {boolean} awaitingPoints  the data are about to be replaced by the server's
 * @property {import('./undo.js').MutableUndo} undo
 * @property {readonly import('../link/uncarried.js').Uncarried[]} uncarried  changes of this run that a link can't carry
 * @property {Record<string, Partial<import('../wire/messages.js').DataSettings>>} remembered  each drawn set as it was left
 * @property {ScaledNetwork | null} network  with the scaling of what it is given
 * @property {Problem} problem
 * @property {number} run
 * @property {import('../wire/messages.js').Status['status']} status
 * @property {boolean} runWhenConnected  Run was pressed and no answer has come yet, or a cut took it away
 * @property {Checkpoint | null} checkpoint  the newest of this run; null when the experiment has become another one since
 * @property {boolean} resetting  a reset was asked for, and no frame of the start has come yet
 * @property {boolean} resumed  the next frame shows where the run was taken up again
 * @property {string | null} reason  why it stopped, diverged or can't run
 * @property {import('../wire/messages.js').Steepness | null} steepness  why it diverged, where the curvature tells
 * @property {import('../wire/messages.js').Diagnosis | null} diagnosis  while it is stuck, or has learned everything
 * @property {Frame | null} frame  the newest of this run
 * @property {import('./history.js').MutableHistory} history
 * @property {import('./recording.js').MutableRecording} recording  of this run since the page has it
 * @property {import('./time.js').MutableTime} time  of this run
 * @property {string} speed
 * @property {import('./view.js').MutableView} view
 * @property {string} lang
 * @property {import('../wire/live.js').Connection} connection
 * @property {string[]} hide  names of controls that the link hides
 * @property {string} sweep  that is looked at, as links have it; '' if none is
 * @property {import('./loan.js').Place | null} lesson  the step of a lesson that is open
 * @property {import('./loan.js').OwnRun | null} own  what a lesson has found on the page, and gives back
 */

/**
 * The same with fields that can't be set. Lists keep their types.
 *
 * @template T
 * @typedef {T extends readonly unknown[] | Function | ArrayBufferView ? T : T extends object ? { readonly [K in keyof T]:
 *     DeepReadonly<T[K]> } : T} DeepReadonly
 */
/** @typedef {DeepReadonly<MutableState>} State  as all see it that only look */

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
    undo: createUndo(),
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
    recording: createRecording(),
    time: createTime(),
    speed: catalogue.defaultSpeed,
    view: createView(),
    lang,
    connection: 'connecting',
    hide: [],
    sweep: '',
    lesson: null,
    own: null,
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

/**
 * @param {Catalogue} catalogue
 * @param {Problem} problem
 * @param {string} loss
 * @returns {string[]} the outputs it can follow, default first
 */
export function outputsFor(catalogue, problem, loss) {
  const fitting = catalogue.objectives.filter((objective) => objective.problem === problem && objective.loss === loss);
  return fitting.map((objective) => objective.output);
}

/**
 * @param {Catalogue} catalogue
 * @param {DeepReadonly<DataSettings>} data
 * @returns {string[] | undefined} the features that the set alone has
 */
export function ownFeatures(catalogue, data) {
  return dataSetChoice(catalogue, data.set).features?.slice(0, data.bits);
}

/** @param {State} state @returns {number} the bits that the plane is a map of: those of the set, or those that are read; or 0 */
export function bitsShown({ catalogue, experiment, network }) {
  const own = ownFeatures(catalogue, experiment.data);
  const read = network?.inputs.map(({ id }) => Number(/^bit-(\d)$/.exec(id)?.[1] ?? 0)) ?? [];
  const highest = Math.max(0, ...read);
  return own?.length ?? (highest > 0 ? Math.max(2, highest) : 0);
}

/** @param {State} state @returns {import('./view.js').Off | null} the unit that is off; with another network, none is */
export function unitOff({ network, view }) {
  return view.off?.of === network ? view.off : null;
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
 * An experiment as `start` takes it: with the points of a drawn set, and none of another; without names it says so.
 *
 * @param {Catalogue} catalogue @param {Experiment} experiment @param {Point[]} points @returns {Experiment}
 */
export function complete(catalogue, { data, network, training }, points) {
  const { points: _, names = NO_NAMES, ...plain } = data;
  return { data: { ...plain, names, ...(dataSetChoice(catalogue, data.set).drawn ? { points } : {}) }, network, training };
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

/**
 * Shows an experiment.
 *
 * @param {MutableState} state
 * @param {Experiment} experiment without points
 * @param {Point[] | null} points null: as they are
 */
export function show(state, experiment, points) {
  state.experiment = structuredClone(experiment);
  if (points) {
    // The problem says how a target is read, so both change together.
    state.problem = problemOf(state.catalogue, experiment.data);
    state.points = state.flushed = points;
    const line = experiment.data.inputs === 1;
    meetPoints(state.view, points, line, (experiment.data.names?.columns.length ?? 0) > 0);
    fitExtent(state.view, points, line);
  }
  fitChoices(state.view, state.points.length, classCount(state));
}

/**
 * Shows what a link holds; it is what runs once the server has taken it.
 *
 * @param {MutableState} state
 * @param {Experiment} experiment
 * @param {Point[]} points
 */
export function showLink(state, experiment, points) {
  const problem = problemOf(state.catalogue, experiment.data);
  const drawn = dataSetChoice(state.catalogue, experiment.data.set).drawn;
  // There are no points until the server sends those of the new problem, since a class index can't be read as a value.
  show(state, withoutPoints(experiment), drawn ? points : problem !== state.problem ? [] : null);
  state.problem = problem;
}

/**
 * A new run: nothing has been said of it yet, and unless it goes on with another one, it has no past.
 *
 * @param {MutableState} state
 * @param {Pick<import('../wire/messages.js').Started, 'run' | 'resumed' | 'network'>} started
 */
export function beginRun(state, { run, resumed, network }) {
  // What the page brought along stays in sight until the run's own first frame is there.
  const isShown = state.run < 0 && state.frame?.parameters.length === network.parameterCount;
  state.run = run;
  state.reason = state.steepness = state.diagnosis = null;
  if (resumed) return;
  if (!isShown) state.frame = null;
  state.checkpoint = null;
  state.uncarried = [];
  clearHistory(state.history);
  state.recording = createRecording();
  state.time = createTime();
}

/**
 * The scaling is fitted anew to the points that the run goes on with.
 *
 * @param {MutableState} state
 * @param {PointScaling} [scaling]
 */
export function refit(state, scaling) {
  if (state.network && JSON.stringify(scaling) !== JSON.stringify(state.network.scaling)) {
    state.network = { ...state.network, scaling };
  }
}

/** The person changes the run: steps that were lost with a connection are not made again. @param {State} state */
export function goAnotherWay(state) {
  if (state.history.madeAgainTo >= 0) cutAfter(state.history, state.frame?.step ?? 0);
}

/** At step 0, the experiment describes the run completely. @param {MutableState} state */
export function beginAgain(state) {
  state.uncarried = [];
  state.checkpoint = null;
  state.time = createTime();
  state.resetting = true;
  forgetAgain(state.history);
}

/** @param {MutableState} state @param {string} speed */
export function setSpeed(state, speed) {
  state.speed = speed;
}

/** @param {MutableState} state @param {boolean} wanted  whether to run as soon as the server answers */
export function runSoon(state, wanted) {
  state.runWhenConnected = wanted;
}

/**
 * A server can't go on with the run. A new one is shown at its start, at rest, so that nobody takes it for the old one.
 *
 * @param {MutableState} state
 */
export function giveUpRun(state) {
  state.checkpoint = null;
  state.runWhenConnected = false;
}

/** @param {MutableState} state @param {string[]} controls  that the link hides */
export function hide(state, controls) {
  state.hide = controls;
}

/** @param {MutableState} state @param {string} sweep  that the link names; '' for none */
export function planSweep(state, sweep) {
  state.sweep = sweep;
}

/** @param {MutableState} state @param {string} lang  that the page speaks from now on */
export function speak(state, lang) {
  state.lang = lang;
}

/**
 * @param {MutableState} state
 * @param {import('../wire/protocol.js').Checkpoint} checkpoint
 * @param {() => string} text in base64
 * @returns {boolean} whether it is the newest that a reload goes on from
 */
export function takeCheckpoint(state, checkpoint, text) {
  const { run, step } = checkpoint;
  if (run !== state.run || (state.resetting && step > 0)) return false;
  if (!state.time.away && state.status === 'running' && step > state.time.end) {
    keepAhead(state, checkpoint);
    return false;
  }
  keepKeyframe(state, checkpoint);
  // Of a run that was taken back in time, the newest is the one at its end.
  if (!state.time.away) {
    state.checkpoint = { step, text: text() };
    state.time.from = null;
  }
  return true;
}
