/**
 * Pins as one JSON text: a file to take along, and what is kept with the tab. What comes in is checked through and through, since
 * anybody may have written it; what doesn't fit is refused whole, with its place, what stands there, and what may. Pure functions.
 */
import { samplesIn } from './history.js';
import { MOST_PINS } from './pins.js';
import { valueAt, valuesAt } from './settings.js';
import { weightCount } from './progress.js';

/** @typedef {import('./pins.js').ReadonlyPin} ReadonlyPin */
/** @typedef {import('./pins.js').Pin} Pin */
/** @typedef {import('./state.js').Catalogue} Catalogue */
/** @typedef {{ toBase64: (bytes: Uint8Array) => string, fromBase64: (text: string) => Uint8Array<ArrayBuffer> }} Coder */
/**
 * @typedef {object} Refusal
 * @property {string} place  such as pins[2].frame.step; empty: the file itself
 * @property {string} value  the beginning of what stands there
 * @property {string} allowed  what may: a word of {@link ALLOWED}
 * @property {string} [range]  its numbers or choices
 */

export const FORMAT = 'backprop-playground.pins';
const VERSION = 1;
/** Longer names aren't read. */
export const LONGEST_NAME = 60;
const LONGEST_VALUE = 40;
/** What a run's history has room for. */
const MOST_SAMPLES = 2003;

/** What may stand somewhere, in words of the page's. */
export const ALLOWED = /** @type {const} */ ({
  file: 'file',
  version: 'version',
  number: 'number',
  range: 'range',
  choice: 'choice',
  text: 'text',
  flag: 'flag',
  list: 'list',
  object: 'object',
  bytes: 'bytes',
  count: 'count',
  rising: 'rising',
  runs: 'runs',
});

class Refused extends Error {
  /** @param {string} place @param {unknown} value @param {string} allowed @param {string} [range] */
  constructor(place, value, allowed, range) {
    super(place);
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    const short = text.length > LONGEST_VALUE ? text.slice(0, LONGEST_VALUE) + '…' : text;
    /** @type {Refusal} */
    this.refusal = { place, value: short, allowed, ...(range !== undefined && { range }) };
  }
}

/** @param {readonly ReadonlyPin[]} pins @param {Coder} coder @returns {string} */
export function written(pins, { toBase64 }) {
  const packed = pins.map(({ keyframe, frame, history, ...rest }) => ({
    ...rest,
    keyframe: { step: keyframe.step, bytes: toBase64(keyframe.bytes) },
    frame: { ...frame, parameters: toBase64(bytesOf(frame.parameters)) },
    history: { ...history, all: toBase64(bytesOf(history.all)) },
  }));
  return JSON.stringify({ format: FORMAT, version: VERSION, pins: packed });
}

/** @param {Float32Array | Float64Array} values */
const bytesOf = ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength);

/**
 * @param {Catalogue} catalogue @param {string} text @param {Coder} coder
 * @param {(pin: Pin) => void} [tried]  throws what can't be drawn
 * @returns {{ pins: Pin[] } | { refusal: Refusal }}
 */
export function read(catalogue, text, coder, tried = () => {}) {
  try {
    const file = object('', parsed(text));
    if (file.format !== FORMAT) throw new Refused('', text.trim(), ALLOWED.file);
    if (file.version !== VERSION) throw new Refused('version', file.version, ALLOWED.version, String(VERSION));
    const list = array('pins', file.pins, MOST_PINS);
    return {
      pins: list.map((entry, i) => {
        const place = `pins[${i}]`;
        const pin = pinFrom(catalogue, place, entry, coder);
        try {
          tried(pin);
        } catch {
          throw new Refused(place + '.network', pin.network, ALLOWED.object);
        }
        return pin;
      }),
    };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('', text.trim(), ALLOWED.file);
  }
}

/** @param {Catalogue} catalogue @param {string} place @param {unknown} entry @param {Coder} coder @returns {Pin} */
function pinFrom(catalogue, place, entry, { fromBase64 }) {
  const pin = object(place, entry);
  const at = (/** @type {string} */ name) => `${place}.${name}`;
  const experiment = experimentFrom(catalogue, at('experiment'), pin.experiment);
  const network = networkFrom(at('network'), pin.network);
  const frame = frameFrom(at('frame'), pin.frame, network.parameterCount, fromBase64);
  const keyframe = object(at('keyframe'), pin.keyframe);
  const step = whole(at('keyframe.step'), keyframe.step, frame.step);
  const history = object(at('history'), pin.history);
  const all = numbers(at('history.all'), bytes(at('history.all'), history.all, fromBase64));
  const samples = samplesIn(all);
  if (!Number.isInteger(samples)) throw new Refused(at('history.all'), all.length, ALLOWED.bytes);
  for (let i = 1; i < samples; i++) if (!(all[i] > all[i - 1])) throw new Refused(at('history.all'), all[i], ALLOWED.rising);
  const shown = object(at('shown'), pin.shown);
  return {
    experiment,
    keyframe: { step, bytes: bytes(at('keyframe.bytes'), keyframe.bytes, fromBase64) },
    frame,
    network,
    trained: whole(at('trained'), pin.trained),
    uncarried: array(at('uncarried'), pin.uncarried).map((edit, i) => editFrom(at(`uncarried[${i}]`), edit)),
    history: {
      all,
      committed: whole(at('history.committed'), history.committed, samples),
      bucketSize: whole(at('history.bucketSize'), history.bucketSize),
      inBucket: whole(at('history.inBucket'), history.inBucket),
    },
    shown: { centre: placeFrom(at('shown.centre'), shown.centre), extent: placeFrom(at('shown.extent'), shown.extent) },
    name: pin.name === null ? null : text(at('name'), pin.name),
    colour: whole(at('colour'), pin.colour, MOST_PINS - 1),
    hidden: flag(at('hidden'), pin.hidden),
  };
}

/**
 * Everything that an experiment has, of the kind that the usual one has, with numbers and choices that the controls allow. What
 * can't go together, the server refuses.
 *
 * @param {Catalogue} catalogue @param {string} place @param {unknown} entry @returns {Pin['experiment']}
 */
function experimentFrom(catalogue, place, entry) {
  const { defaults, ranges, choices } = catalogue;
  const usual = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (defaults));
  const given = object(place, entry);
  for (const [group, fields] of Object.entries(usual)) {
    const found = object(`${place}.${group}`, given[group]);
    for (const [name, value] of Object.entries(/** @type {object} */ (fields))) {
      alike(`${place}.${group}.${name}`, found[name], value);
    }
  }
  const experiment = /** @type {Pin['experiment']} */ (/** @type {unknown} */ (given));
  if (experiment.data.points) pointsFrom(place + '.data.points', experiment.data.points);
  array(place + '.network.layers', experiment.network.layers, ranges['network.layers'].max).forEach((layer, i) => {
    object(`${place}.network.layers[${i}]`, layer);
  });
  for (const path of Object.keys(choices)) {
    const ids = path === 'data.set' ? choices['data.set'].map(({ id }) => id) : choices[path];
    if (path === 'speed' || path.startsWith('training.stop.')) continue;
    for (const value of valuesAt(experiment, path).flat()) {
      if (!ids.includes(/** @type {string} */ (value)))
        throw new Refused(`${place}.${path}`, value, ALLOWED.choice, ids.join(', '));
    }
  }
  for (const [path, { min, max }] of Object.entries(ranges)) {
    if (path.startsWith('training.stop.') || path.endsWith('.length') || path.startsWith('data.points')) continue;
    // The range of a list is that of its length.
    if (Array.isArray(valueAt(experiment, path))) continue;
    for (const value of valuesAt(experiment, path)) {
      const isIn = typeof value === 'number' && value >= min && value <= max;
      if (!isIn) throw new Refused(`${place}.${path}`, value, ALLOWED.range, `${min} … ${max}`);
    }
  }
  return experiment;
}

/** @param {string} place @param {unknown} value @param {unknown} usual */
function alike(place, value, usual) {
  if (Array.isArray(usual)) array(place, value);
  else if (typeof usual === 'object' && usual !== null) {
    const found = object(place, value);
    // What a stop rule has beside its kind depends on the kind.
    for (const [name, each] of Object.entries(usual)) alike(`${place}.${name}`, found[name], each);
  } else if (typeof usual === 'number') number(place, value);
  else if (typeof usual === 'boolean') flag(place, value);
  else text(place, value);
}

/** @param {string} place @param {unknown} list */
function pointsFrom(place, list) {
  array(place, list).forEach((point, i) => {
    const isPoint = Array.isArray(point) && point.length === 4 && point.every(Number.isFinite);
    if (!isPoint) throw new Refused(`${place}[${i}]`, point, ALLOWED.number);
  });
}

/** @param {string} place @param {unknown} entry @returns {Pin['network']} */
function networkFrom(place, entry) {
  const network = object(place, entry);
  array(place + '.inputs', network.inputs).forEach((input, i) => {
    text(`${place}.inputs[${i}].id`, object(`${place}.inputs[${i}]`, input).id);
  });
  let parameters = 0;
  array(place + '.layers', network.layers).forEach((layer, i) => {
    const { units, activation } = object(`${place}.layers[${i}]`, layer);
    parameters += whole(`${place}.layers[${i}].units`, units);
    text(`${place}.layers[${i}].activation`, activation);
  });
  const shape = /** @type {Pin['network']} */ (/** @type {unknown} */ (network));
  parameters += weightCount(shape);
  if (shape.parameterCount !== parameters || shape.layers.length === 0) {
    throw new Refused(place + '.parameterCount', shape.parameterCount, ALLOWED.count, String(parameters));
  }
  return shape;
}

/**
 * @param {string} place @param {unknown} entry @param {number} count  of parameters @param {Coder['fromBase64']} fromBase64
 * @returns {Pin['frame']}
 */
function frameFrom(place, entry, count, fromBase64) {
  const frame = object(place, entry);
  const raw = bytes(place + '.parameters', frame.parameters, fromBase64);
  if (raw.length !== 4 * count) throw new Refused(place + '.parameters', raw.length / 4, ALLOWED.count, String(count));
  const parameters = new Float32Array(raw.buffer);
  if (!parameters.every(Number.isFinite)) throw new Refused(place + '.parameters', 'NaN', ALLOWED.number);
  const measured = (/** @type {string} */ name) => (frame[name] === null ? null : number(`${place}.${name}`, frame[name]));
  return {
    frame: 0,
    run: 0,
    step: whole(place + '.step', frame.step),
    epoch: whole(place + '.epoch', frame.epoch),
    trainLoss: measured('trainLoss'),
    testLoss: measured('testLoss'),
    trainScore: measured('trainScore'),
    testScore: measured('testScore'),
    learningRate: number(place + '.learningRate', frame.learningRate),
    parameters,
  };
}

/** @param {string} place @param {unknown} entry @returns {Pin['uncarried'][number]} */
function editFrom(place, entry) {
  const { what, count, from, to, ...rest } = object(place, entry);
  text(place + '.what', what);
  for (const [name, value] of Object.entries({ count, from, to })) whole(`${place}.${name}`, value);
  // A decision belongs to the page that it was made on.
  const { decision: _, ...values } = rest;
  return /** @type {Pin['uncarried'][number]} */ (/** @type {unknown} */ ({ what, count, from, to, ...values }));
}

/** @param {string} place @param {unknown} entry */
function placeFrom(place, entry) {
  const { x, y } = object(place, entry);
  return { x: number(place + '.x', x), y: number(place + '.y', y) };
}

/** @param {string} place @param {Uint8Array<ArrayBuffer>} raw @returns {Float64Array<ArrayBuffer>} */
function numbers(place, raw) {
  const samples = raw.length / 32;
  if (!Number.isInteger(samples) || samples > MOST_SAMPLES) throw new Refused(place, samples, ALLOWED.range, `0 … ${MOST_SAMPLES}`);
  return new Float64Array(raw.buffer);
}

/** @param {string} place @param {unknown} value @param {Coder['fromBase64']} fromBase64 */
function bytes(place, value, fromBase64) {
  try {
    return fromBase64(text(place, value, Infinity));
  } catch {
    throw new Refused(place, value, ALLOWED.bytes);
  }
}

/** @param {string} place @param {unknown} value @returns {Record<string, unknown>} */
function object(place, value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refused(place, value, place === '' ? ALLOWED.file : ALLOWED.object);
  }
  return /** @type {Record<string, unknown>} */ (value);
}

/** @param {string} place @param {unknown} value @param {number} [most] @returns {unknown[]} */
function array(place, value, most = Infinity) {
  if (!Array.isArray(value)) throw new Refused(place, value, ALLOWED.list);
  if (value.length > most) throw new Refused(place, value.length, ALLOWED.runs, String(most));
  return value;
}

/** @param {string} place @param {unknown} value @returns {number} */
function number(place, value) {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Refused(place, value, ALLOWED.number);
  return value;
}

/** @param {string} place @param {unknown} value @param {number} [most] @returns {number} */
function whole(place, value, most = Number.MAX_SAFE_INTEGER) {
  if (!Number.isSafeInteger(value) || Number(value) < 0 || Number(value) > most) {
    throw new Refused(place, value, ALLOWED.range, `0 … ${most}`);
  }
  return Number(value);
}

/** @param {string} place @param {unknown} value @param {number} [most] @returns {string} */
function text(place, value, most = LONGEST_NAME * 10) {
  if (typeof value !== 'string' || value.length > most) throw new Refused(place, value, ALLOWED.text);
  return value;
}

/** @param {string} place @param {unknown} value @returns {boolean} */
function flag(place, value) {
  if (typeof value !== 'boolean') throw new Refused(place, value, ALLOWED.flag);
  return value;
}
