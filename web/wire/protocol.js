/**
 * The protocol of `/live` as the page sees it: the types of every message, decoding with validation, and the commands.
 *
 * Mirrors the Java package `playground.protocol`, where the messages and the frame's bytes are specified. Pure
 * functions, no DOM, no socket. What doesn't fit is refused with a ProtocolError that names the field.
 */

/** @typedef {[x: number, y: number, target: number, test: 0 | 1]} Point  a class index or a real value as target */

/**
 * @typedef {object} DataSettings
 * @property {string} set
 * @property {number} count
 * @property {number} noise
 * @property {number} classes
 * @property {number} trainShare  per cent
 * @property {number} seed
 * @property {number} inputs  coordinates of a point: 2, or 1 for points of a line
 * @property {Point[]} [points]  only for drawn sets
 */

/** @typedef {{ units: number, activation: string }} HiddenLayer */

/**
 * @typedef {object} NetworkSettings
 * @property {string[]} features
 * @property {{ count: number, scale: number }} fourier  random Fourier features
 * @property {string[]} formulas
 * @property {HiddenLayer[]} layers
 * @property {number} leakySlope  of leaky ReLUs
 * @property {string} loss
 * @property {string} output  the function of the output layer
 * @property {number} huberDelta  of the Huber loss
 * @property {string} initialization
 * @property {number} seed
 * @property {HandSet[]} handSet  initial parameters set by hand, in the place of those drawn
 */

/** @typedef {{ kind: 'none' } | { kind: 'epoch' | 'loss', value: number } | { kind: 'early', patience: number }} StopRule */
/** @typedef {{ kind: string, every: number, factor: number, warmUp: number }} Schedule  of the learning rate, in epochs */
/**
 * @typedef {[layer: number, unit: number, value: number] | [layer: number, unit: number, input: number, value: number]} HandSet a
 *   bias or a weight
 */
/** @typedef {[layer: number, unit: number] | [layer: number, unit: number, input: number]} Frozen  a unit or one weight */

/**
 * @typedef {object} TrainingSettings
 * @property {string} optimizer
 * @property {number} momentum  this and the next five: those that the optimizer reads, see the catalogue
 * @property {number} decay
 * @property {number} beta1
 * @property {number} beta2
 * @property {number} epsilon
 * @property {number} weightDecay
 * @property {number} learningRate
 * @property {Schedule} schedule
 * @property {number} clipNorm  0 for no clipping
 * @property {string} regularization
 * @property {number} regularizationRate
 * @property {number} dropout
 * @property {number} batchSize
 * @property {boolean} shuffle
 * @property {StopRule} stop
 * @property {Frozen[]} frozen
 */

/** @typedef {{ data: DataSettings, network: NetworkSettings, training: TrainingSettings }} Experiment */

/**
 * @typedef {object} PartialExperiment  what `start` and `change` may leave out
 * @property {Partial<DataSettings>} [data]
 * @property {Partial<Omit<NetworkSettings, 'fourier'>> & { fourier?: Partial<NetworkSettings['fourier']> }} [network]
 * @property {Partial<Omit<TrainingSettings, 'schedule'>> & { schedule?: Partial<Schedule> }} [training]
 */

/** @typedef {{ inputs: number, units: number, activation: string, slope?: number }} LayerShape  the slope of a leaky ReLU */
/** @typedef {import('../net/features.js').InputShape} InputShape */
/** @typedef {{ inputs: InputShape[], layers: LayerShape[], parameterCount: number }} NetworkShape */
/** @typedef {'two-class' | 'multi-class' | 'regression'} Problem */
/** @typedef {'idle' | 'running' | 'paused' | 'stopped' | 'diverged'} RunStatus */

/** @typedef {{ step: number, edited: boolean }} Resumed  edited: the steps that follow may be others than those made before */
/**
 * @typedef {{ type: 'started', run: number, resumed?: Resumed, experiment: Experiment, points: Point[], network: NetworkShape,
 *   problem: Problem }} Started
 */
/** @typedef {{ type: 'changed', step: number, experiment: Experiment }} Changed */
/** @typedef {{ type: 'points', points: Point[] }} Points */
/**
 * @typedef {{ step: number, value: number, limit: number }} Steepness the sharpness of the loss at a step, and what the steps can
 *   bear
 */
/** @typedef {'dead-layer' | 'zero-weights' | 'alike-units' | 'no-gradient' | 'learned'} DiagnosisKind */
/** @typedef {{ kind: DiagnosisKind, layer?: number }} Diagnosis  a hidden layer, from 0 */
/** @typedef {{ type: 'status', status: RunStatus, reason?: string, steepness?: Steepness, diagnosis?: Diagnosis }} Status */
/** @typedef {{ type: 'error', code: string, path?: string, value?: string, allowed?: string, message: string }} Refused */
/** @typedef {{ type: 'ping' }} Ping */
/** @typedef {import('./inspection.js').Inspection} Inspection */
/** @typedef {Started | Changed | Points | Status | Refused | Ping | Inspection} ServerMessage */

/**
 * @typedef {object} Frame  one state of the run; a value that is absent is null
 * @property {number} frame
 * @property {number} run
 * @property {number} epoch
 * @property {number} step
 * @property {number | null} trainLoss
 * @property {number | null} testLoss
 * @property {number | null} trainScore  accuracy 0..1, or R²
 * @property {number | null} testScore
 * @property {number} learningRate  of the present epoch, as the schedule has it
 * @property {Float32Array} parameters
 */

/** @typedef {{ run: number, step: number, bytes: Uint8Array }} Checkpoint  its bytes are for a server, and only kept here */

/** What came from the server doesn't fit the protocol. */
export class ProtocolError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'ProtocolError';
  }
}

const FRAME_KIND = 1;
const FRAME_VERSION = 3;
const FRAME_HEADER_BYTES = 72;
const CHECKPOINT_KIND = 2;
const CHECKPOINT_VERSION = 1;
const CHECKPOINT_HEADER_BYTES = 16;
const PROBLEMS = ['two-class', 'multi-class', 'regression'];
const DIAGNOSES = ['dead-layer', 'zero-weights', 'alike-units', 'no-gradient', 'learned'];
/** @type {import('./inspection.js').View[]} */
const VIEWS = ['example', 'matrices', 'graph', 'slice', 'surface', 'check', 'health'];
const STATUSES = ['idle', 'running', 'paused', 'stopped', 'diverged'];

/** @typedef {(value: unknown, path: string) => void} Check  throws a ProtocolError that names the path */

/** @param {string} path @param {unknown} value @param {string} expected @returns {never} */
function refuse(path, value, expected) {
  const shown = JSON.stringify(value) ?? 'nothing';
  throw new ProtocolError(`${path}: expected ${expected}, got ${shown.length > 60 ? shown.slice(0, 60) + '…' : shown}`);
}

/** @type {Check} */
const text = (value, path) => {
  if (typeof value !== 'string') refuse(path, value, 'a string');
};

/** @type {Check} */
const number = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse(path, value, 'a number');
};

/** @type {Check} */
const flag = (value, path) => {
  if (typeof value !== 'boolean') refuse(path, value, 'true or false');
};

/** @param {string[]} allowed @returns {Check} */
const oneOf = (allowed) => (value, path) => {
  if (typeof value !== 'string' || !allowed.includes(value)) refuse(path, value, 'one of ' + allowed.join(', '));
};

/** @param {Check} check @returns {Check} */
const list = (check) => (value, path) => {
  if (!Array.isArray(value)) refuse(path, value, 'a list');
  for (let i = 0; i < value.length; i++) check(value[i], `${path}[${i}]`);
};

/** @param {Check} check @returns {Check} */
const optional = (check) => (value, path) => {
  if (value !== undefined && value !== null) check(value, path);
};

/** @param {Record<string, Check>} fields @returns {Check}  fields beyond these are let through: a newer server may send more */
const object = (fields) => (value, path) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(path, value, 'an object');
  const entries = /** @type {Record<string, unknown>} */ (value);
  for (const name in fields) fields[name](entries[name], `${path}.${name}`);
};

/** @type {Check} */
const point = (value, path) => {
  if (!Array.isArray(value) || value.length !== 4) refuse(path, value, '[x, y, target, test]');
  for (let i = 0; i < 4; i++) number(value[i], `${path}[${i}]`);
  if (value[3] !== 0 && value[3] !== 1) refuse(`${path}[3]`, value[3], '0 or 1');
};

/** @type {Check} */
const step = (value, path) => (typeof value === 'number' ? number : text)(value, path);

const input = object({
  id: text,
  w: optional(list(number)),
  b: optional(number),
  text: optional(text),
  program: optional(list(step)),
});

const experiment = object({
  data: object({
    set: text,
    count: number,
    noise: number,
    classes: number,
    trainShare: number,
    seed: number,
    inputs: number,
    points: optional(list(point)),
  }),
  network: object({
    features: list(text),
    fourier: object({ count: number, scale: number }),
    formulas: list(text),
    layers: list(object({ units: number, activation: text })),
    leakySlope: number,
    loss: text,
    output: text,
    huberDelta: number,
    initialization: text,
    seed: number,
    handSet: list(list(number)),
  }),
  training: object({
    optimizer: text,
    momentum: number,
    decay: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    weightDecay: number,
    learningRate: number,
    schedule: object({ kind: text, every: number, factor: number, warmUp: number }),
    clipNorm: number,
    regularization: text,
    regularizationRate: number,
    dropout: number,
    batchSize: number,
    shuffle: flag,
    stop: object({ kind: oneOf(['none', 'epoch', 'loss', 'early']), value: optional(number), patience: optional(number) }),
    frozen: list(list(number)),
  }),
});

/** @type {Record<string, Check>} */
const MESSAGES = {
  started: object({
    run: number,
    resumed: optional(object({ step: number, edited: flag })),
    experiment,
    points: list(point),
    problem: oneOf(PROBLEMS),
    network: object({
      inputs: list(input),
      parameterCount: number,
      layers: list(object({ inputs: number, units: number, activation: text, slope: optional(number) })),
    }),
  }),
  changed: object({ step: number, experiment }),
  points: object({ points: list(point) }),
  status: object({
    status: oneOf(STATUSES),
    reason: optional(text),
    steepness: optional(object({ step: number, value: number, limit: number })),
    diagnosis: optional(object({ kind: oneOf(DIAGNOSES), layer: optional(number) })),
  }),
  error: object({ code: text, path: optional(text), value: optional(text), allowed: optional(text), message: text }),
  ping: object({}),
  inspection: object({ view: oneOf(VIEWS), run: number, step: number, epoch: number }),
};

/**
 * @param {string} json  one text message from the server
 * @returns {ServerMessage}
 * @throws {ProtocolError} not JSON, of an unknown type, or a field that doesn't fit
 */
export function decodeMessage(json) {
  let value;
  try {
    value = JSON.parse(json);
  } catch {
    throw new ProtocolError('message: not JSON');
  }
  object({ type: oneOf(Object.keys(MESSAGES)) })(value, 'message');
  MESSAGES[value.type](value, value.type);
  return value;
}

/**
 * Layout, little-endian: 0 u8 kind · 1 u8 version · 2 u16 flags · 4 u32 frame · 8 u32 run · 12 u32 parameterCount · 16 f64 step ·
 * 24 f64 epoch · 32 f64 trainLoss · 40 f64 testLoss · 48 f64 trainScore · 56 f64 testScore · 64 f64 learningRate ·
 * 72 f32[parameterCount].
 *
 * @param {ArrayBuffer} buffer  one binary message; the frame's parameters are a view of it, not a copy
 * @returns {Frame}
 * @throws {ProtocolError} another kind or version, or a length that doesn't fit the count
 */
export function decodeFrame(buffer) {
  if (buffer.byteLength < FRAME_HEADER_BYTES) throw new ProtocolError(`frame: ${buffer.byteLength} bytes are too few`);
  const view = new DataView(buffer);
  const kind = view.getUint8(0);
  if (kind !== FRAME_KIND) throw new ProtocolError(`frame.kind: expected ${FRAME_KIND}, got ${kind}`);
  const version = view.getUint8(1);
  if (version !== FRAME_VERSION) throw new ProtocolError(`frame.version: expected ${FRAME_VERSION}, got ${version}`);
  const count = view.getUint32(12, true);
  if (buffer.byteLength !== FRAME_HEADER_BYTES + 4 * count) {
    throw new ProtocolError(`frame: ${buffer.byteLength} bytes don't fit ${count} parameters`);
  }
  const flags = view.getUint16(2, true);
  /** @param {number} bit @param {number} offset */
  const present = (bit, offset) => (flags & (1 << bit) ? view.getFloat64(offset, true) : null);
  return {
    frame: view.getUint32(4, true),
    run: view.getUint32(8, true),
    step: view.getFloat64(16, true),
    epoch: view.getFloat64(24, true),
    trainLoss: present(0, 32),
    testLoss: present(1, 40),
    trainScore: present(2, 48),
    testScore: present(3, 56),
    learningRate: view.getFloat64(64, true),
    parameters: floats(buffer, view, count),
  };
}

/** @param {ArrayBuffer} buffer @returns {boolean} whether it is a checkpoint; else it should be a frame */
export function isCheckpoint(buffer) {
  return buffer.byteLength > 0 && new Uint8Array(buffer)[0] === CHECKPOINT_KIND;
}

/**
 * Layout, little-endian: 0 u8 kind · 1 u8 version · 2 u16 0 · 4 u32 run · 8 f64 step · 16 the checkpoint.
 *
 * @param {ArrayBuffer} buffer  one binary message; the bytes are a view of it, not a copy
 * @returns {Checkpoint}
 * @throws {ProtocolError} another version, or too short to be one
 */
export function decodeCheckpoint(buffer) {
  if (buffer.byteLength <= CHECKPOINT_HEADER_BYTES) throw new ProtocolError(`checkpoint: ${buffer.byteLength} bytes are too few`);
  const view = new DataView(buffer);
  const version = view.getUint8(1);
  if (version !== CHECKPOINT_VERSION) throw new ProtocolError(`checkpoint.version: expected ${CHECKPOINT_VERSION}, got ${version}`);
  const bytes = new Uint8Array(buffer, CHECKPOINT_HEADER_BYTES);
  return { run: view.getUint32(4, true), step: view.getFloat64(8, true), bytes };
}

const LITTLE_ENDIAN_HOST = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** @param {ArrayBuffer} buffer @param {DataView} view @param {number} count */
function floats(buffer, view, count) {
  if (LITTLE_ENDIAN_HOST) return new Float32Array(buffer, FRAME_HEADER_BYTES, count);
  const copy = new Float32Array(count);
  for (let i = 0; i < count; i++) copy[i] = view.getFloat32(FRAME_HEADER_BYTES + 4 * i, true);
  return copy;
}

/**
 * The commands, one function each; `live.send` writes them as JSON.
 *
 * @typedef {{ type: string } & Record<string, unknown>} Command
 */
export const commands = {
  /** @param {PartialExperiment} experiment @returns {Command} */
  start: (experiment) => ({ type: 'start', experiment }),
  /** @param {PartialExperiment} experiment @param {string} checkpoint  in base64 @returns {Command} */
  resume: (experiment, checkpoint) => ({ type: 'start', experiment, checkpoint }),
  /** @param {PartialExperiment} experiment  absent fields keep, objects merge, arrays replace @returns {Command} */
  change: (experiment) => ({ type: 'change', experiment }),
  /** @param {number} start @param {number} remove @param {Point[]} add @returns {Command} */
  editPoints: (start, remove, add) => ({ type: 'editPoints', start, remove, add }),
  /**
   * @param {number} layer  over hidden layers and output, from 0
   * @param {number} unit
   * @param {number | null} input  null for the bias
   * @param {number} value
   * @returns {Command}
   */
  setParameter: (layer, unit, input, value) =>
    input === null ? { type: 'setParameter', layer, unit, value } : { type: 'setParameter', layer, unit, input, value },
  /** @returns {Command} */
  run: () => ({ type: 'run' }),
  /** @returns {Command} */
  pause: () => ({ type: 'pause' }),
  /** @returns {Command} */
  step: () => ({ type: 'step' }),
  /** @returns {Command} */
  epoch: () => ({ type: 'epoch' }),
  /** @returns {Command} */
  reset: () => ({ type: 'reset' }),
  /** @param {string} speed @returns {Command} */
  speed: (speed) => ({ type: 'speed', speed }),
  /** @param {import('./inspection.js').Question} question @returns {Command} */
  inspect: (question) => ({ type: 'inspect', ...question }),
  /** @param {number} frame  frames up to this one were taken @returns {Command} */
  ack: (frame) => ({ type: 'ack', frame }),
  /** @returns {Command} */
  pong: () => ({ type: 'pong' }),
};
