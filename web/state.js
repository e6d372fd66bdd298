/**
 * The page's state: one plain object, changed only by the functions here and in points.js, drawn once a frame by main.js.
 *
 * Settings are optimistic: the page shows what the person chose at once, the server confirms or refuses. While answers
 * are outstanding (`pending`), older echoes don't overwrite newer choices; a refusal brings back what was confirmed last.
 * Defaults, ranges and choices come from the catalogue that the server puts into the page; none is written here.
 */
import { addSample, clearHistory, createHistory, cutAfter, expectAgain } from './history.js';
import { respreadRoles } from './roles.js';

/** @typedef {import('./protocol.js').Experiment} Experiment */
/** @typedef {import('./protocol.js').PartialExperiment} PartialExperiment */
/** @typedef {import('./protocol.js').Point} Point */
/** @typedef {import('./protocol.js').Frame} Frame */
/** @typedef {import('./protocol.js').Problem} Problem */

/** @typedef {{ min: number, max: number, step: number, initial: number, scale: 'linear' | 'logarithmic', integer: boolean }} NumberRange */
/** @typedef {{ id: string, problem: 'classification' | 'regression', minClasses: number, maxClasses: number, drawn: boolean }} DataSetChoice */
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

/** @typedef {'add' | 'move' | 'erase' | 'brush'} Tool */
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
 * @property {Experiment} experiment  without points; those of a drawn set are `points`
 * @property {Experiment} confirmed  the last one the server confirmed
 * @property {Point[]} points  never changed in place: an edit makes a new list of the same point objects
 * @property {Point[]} sentPoints  the list as the server has it
 * @property {number} pending  `start` and `change` commands without an answer
 * @property {boolean} awaitingPoints  the data are about to be replaced by the server's
 * @property {boolean} editedSince  points were edited after the last `start` or `change`
 * @property {import('./points.js').Undo} undo
 * @property {Record<string, Point[]>} remembered  the last drawn list of each drawn set, for coming back to it
 * @property {import('./protocol.js').NetworkShape | null} network
 * @property {Problem} problem
 * @property {number} run
 * @property {import('./protocol.js').RunStatus} status
 * @property {boolean} runWhenConnected  Run was pressed and no answer has come yet, or a cut took it away
 * @property {Checkpoint | null} checkpoint  the newest of this run; null when the experiment has become another one since
 * @property {boolean} restarting  a command that starts the run anew has no answer yet
 * @property {boolean} resumed  the next frame shows where the run was taken up again
 * @property {string | null} reason  why it stopped, diverged or can't run
 * @property {import('./protocol.js').Steepness | null} steepness  why it diverged, where the curvature tells
 * @property {import('./protocol.js').Diagnosis | null} diagnosis  while it is stuck, or has learned everything
 * @property {Frame | null} frame  the newest of this run
 * @property {import('./history.js').LossHistory} history
 * @property {string} speed
 * @property {View} view
 * @property {string} lang
 * @property {import('./live.js').Connection} connection
 * @property {string[]} hide  names of controls that the link hides
 */

/** The plane is at least this wide to each side. */
export const PLANE_EXTENT = 6;

/** @param {Catalogue} catalogue @param {string} lang @returns {State} */
export function createState(catalogue, lang) {
  return {
    catalogue,
    experiment: structuredClone(catalogue.defaults),
    confirmed: structuredClone(catalogue.defaults),
    points: [],
    sentPoints: [],
    pending: 0,
    awaitingPoints: true,
    editedSince: false,
    undo: { past: [], future: [] },
    remembered: {},
    network: null,
    problem: problemOf(catalogue, catalogue.defaults.data),
    run: -1,
    status: 'idle',
    runWhenConnected: false,
    checkpoint: null,
    restarting: false,
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

/** @param {State} state @returns {Experiment} complete: with the points of a drawn set, as `start` takes it */
export function completeExperiment(state) {
  const { data, network, training } = state.experiment;
  const plain = { ...data };
  delete plain.points;
  return { data: isDrawn(state) ? { ...plain, points: state.points } : plain, network, training };
}

/* What the person changes. Each returns the part of the experiment for `change`, and has it in the state already. */

/**
 * @param {State} state
 * @param {string} path  such as training.learningRate; network.activation sets that of all layers
 * @param {unknown} value  of the setting's type; the control that it comes from keeps it in range
 * @returns {PartialExperiment}
 */
export function changeSetting(state, path, value) {
  const { data, network, training } = state.experiment;
  switch (path) {
    case 'data.set':
      return pickDataSet(state, String(value));
    case 'data.classes':
      return changeClasses(state, Number(value));
    case 'data.trainShare':
      data.trainShare = Number(value);
      if (isDrawn(state)) replacePoints(state, respreadRoles(state.points, data.trainShare, state.problem === 'regression'));
      return { data: dataToSend(state) };
    case 'network.activation':
      network.layers = network.layers.map((layer) => ({ ...layer, activation: String(value) }));
      return { network: { layers: network.layers } };
    case 'network.loss':
      network.loss = String(value);
      network.output = outputsFor(state.catalogue, state.problem, network.loss)[0];
      return { network: { loss: network.loss, output: network.output } };
    case 'training.regularization': {
      const wasOff = training.regularization === 'none';
      training.regularization = String(value);
      if (training.regularization === 'none') training.regularizationRate = 0;
      else if (wasOff) training.regularizationRate = state.catalogue.ranges['training.regularizationRate'].initial;
      return { training: { regularization: training.regularization, regularizationRate: training.regularizationRate } };
    }
    default: {
      const names = path.split('.');
      const last = names[names.length - 1];
      /** @type {unknown} */
      let group = state.experiment;
      for (const name of names.slice(0, -1)) group = /** @type {Record<string, unknown> | undefined} */ (group)?.[name];
      const settings = /** @type {Record<string, unknown> | undefined} */ (group);
      if (!settings || !(last in settings)) throw new Error('no such setting: ' + path);
      settings[last] = value;
      if (names[0] === 'data') return { data: dataToSend(state) };
      return names.reduceRight((inner, name) => ({ [name]: inner }), /** @type {Record<string, unknown>} */ (value));
    }
  }
}

/**
 * A drawn set comes back as it was left, or empty. The loss becomes the problem's default when the problem is another.
 *
 * @param {State} state @param {string} set @returns {PartialExperiment}
 */
function pickDataSet(state, set) {
  const { data } = state.experiment;
  if (isDrawn(state)) state.remembered[data.set] = state.points;
  const choice = dataSetChoice(state.catalogue, set);
  data.set = set;
  if (choice.problem === 'regression') data.classes = state.catalogue.defaults.data.classes;
  else {
    data.classes = Math.min(Math.max(data.classes, choice.minClasses), choice.maxClasses);
  }
  if (choice.drawn) {
    const points = state.remembered[set] ?? [];
    for (const point of points) {
      if (choice.problem === 'classification') data.classes = Math.max(data.classes, point[2] + 1);
    }
    replacePoints(state, points);
  } else if (problemOf(state.catalogue, data) !== state.problem) replacePoints(state, []);
  return { data: dataToSend(state), ...objectiveFor(state) };
}

/**
 * Points of classes that are no more go; a set that can't have so many classes becomes a drawn one with its points.
 *
 * @param {State} state @param {number} classes @returns {PartialExperiment}
 */
function changeClasses(state, classes) {
  const { data } = state.experiment;
  const choice = dataSetChoice(state.catalogue, data.set);
  if (choice.problem === 'regression') return {};
  data.classes = classes;
  if (classes < choice.minClasses || classes > choice.maxClasses) data.set = drawnSetFor(state);
  if (isDrawn(state)) replacePoints(state, state.points.filter((point) => point[2] < classes));
  return { data: dataToSend(state), ...objectiveFor(state) };
}

/** @param {State} state @returns {string} the drawn set of the present problem */
export function drawnSetFor(state) {
  const { problem } = dataSetChoice(state.catalogue, state.experiment.data.set);
  const found = state.catalogue.choices['data.set'].find((choice) => choice.drawn && choice.problem === problem);
  if (!found) throw new Error('no drawn data set for ' + problem);
  return found.id;
}

/** Keeps loss and palette in step with the data. @param {State} state @returns {PartialExperiment} */
function objectiveFor(state) {
  const problem = problemOf(state.catalogue, state.experiment.data);
  const classes = classCount(state);
  if (state.view.selectedClass >= classes) state.view.selectedClass = 0;
  if (problem === state.problem) return {};
  state.problem = problem;
  const { network } = state.experiment;
  network.loss = lossesFor(state.catalogue, problem)[0];
  network.output = outputsFor(state.catalogue, problem, network.loss)[0];
  return { network: { loss: network.loss, output: network.output } };
}

/** @param {State} state @param {Point[]} points  sent with the data, not as edits */
function replacePoints(state, points) {
  state.points = points;
  state.sentPoints = points;
  fitExtent(state);
}

/** Data always travel whole: points belong to their set. @param {State} state @returns {import('./protocol.js').DataSettings} */
export function dataToSend(state) {
  return completeExperiment(state).data;
}

/** @param {State} state @param {Experiment} experiment  from a link or an undo; taken whole @param {Point[] | null} points */
export function takeExperiment(state, experiment, points) {
  state.experiment = structuredClone({ ...experiment, data: { ...experiment.data, points: undefined } });
  delete state.experiment.data.points;
  const problem = problemOf(state.catalogue, state.experiment.data);
  // Until the server sends those of the other problem, there are none: a class index is no value.
  if (points || problem !== state.problem) replacePoints(state, points ?? []);
  state.problem = problem;
  if (state.view.selectedClass >= classCount(state)) state.view.selectedClass = 0;
}

/** The person changes the run: steps that were lost with a connection are not made again. @param {State} state */
export function goAnotherWay(state) {
  if (state.history.madeAgainTo >= 0) cutAfter(state.history, state.frame?.step ?? 0);
}

/** The run will be another one: its checkpoint is of no use any more. @param {State} state */
export function dropCheckpoint(state) {
  state.checkpoint = null;
  state.restarting = true;
}

/** @param {State} state @param {PartialExperiment} part  was just sent by `start` or `change` */
export function sentExperiment(state, part) {
  state.pending++;
  state.editedSince = false;
  if (part.data) state.awaitingPoints = true;
}

/* What the server tells. */

/** @param {State} state @param {import('./protocol.js').Started} message */
export function takeStarted(state, message) {
  state.run = message.run;
  state.network = message.network;
  state.reason = null;
  state.steepness = null;
  state.diagnosis = null;
  state.restarting = false;
  state.resumed = message.resumed !== undefined;
  if (message.resumed) {
    expectAgain(state.history);
    if (message.resumed.edited) cutAfter(state.history, message.resumed.step);
  } else {
    state.frame = null;
    state.checkpoint = null;
    clearHistory(state.history);
  }
  if (!answered(state, message.experiment)) return;
  if (!state.editedSince) {
    state.experiment = withoutPoints(message.experiment);
    // The same points keep their identity, by which undo and splices know them.
    replacePoints(state, samePoints(state.points, message.points) ? state.points : message.points);
  }
  state.problem = message.problem;
  state.awaitingPoints = false;
}

/** @param {Point[]} one @param {Point[]} other */
function samePoints(one, other) {
  return one.length === other.length && one.every((point, i) => point.every((value, k) => value === other[i][k]));
}

/** @param {State} state @param {import('./protocol.js').Changed} message */
export function takeChanged(state, message) {
  if (!answered(state, message.experiment)) return;
  state.experiment = { ...withoutPoints(message.experiment), data: state.experiment.data };
  state.awaitingPoints = false;
}

/** @param {State} state @param {Experiment} experiment @returns {boolean} whether it is the answer to the last command */
function answered(state, experiment) {
  state.confirmed = withoutPoints(experiment);
  state.pending = Math.max(0, state.pending - 1);
  return state.pending === 0;
}

/** @param {Experiment} experiment @returns {Experiment} */
function withoutPoints(experiment) {
  const copy = structuredClone(experiment);
  delete copy.data.points;
  return copy;
}

/** The server refused an edit and says what it has. @param {State} state @param {import('./protocol.js').Points} message */
export function takePoints(state, message) {
  replacePoints(state, message.points);
}

/** @param {State} state @param {import('./protocol.js').Refused} message  settings go back to those confirmed last */
export function takeRefusal(state, message) {
  state.restarting = false;
  if (!message.path?.startsWith('experiment')) return;
  state.pending = Math.max(0, state.pending - 1);
  if (state.pending > 0) return;
  takeExperiment(state, state.confirmed, null);
  state.awaitingPoints = false;
}

/** @param {State} state @param {import('./protocol.js').Status} message */
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
  // Between two frames of the uncut run there was none, and there is none in its curve.
  const between = state.resumed && state.runWhenConnected && state.history.length > 0;
  state.resumed = false;
  if (!between) addSample(state.history, frame);
  return true;
}

/** @param {State} state @param {import('./live.js').Connection} connection  what was outstanding will not be answered */
export function takeConnection(state, connection) {
  if (connection === 'reconnecting') {
    state.pending = 0;
    state.restarting = false;
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
