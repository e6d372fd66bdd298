/**
 * Settings of several parts as the text of a link and back: the hidden layers, the stop rule, the schedule, the Fourier features,
 * the weights set by hand, the frozen parts. A reader returns null if the text is malformed or a value out of range.
 */

import { stopAmount, stopParts, stopRule } from '../model/settings.js';

/** @typedef {import('../model/state.js').Catalogue} Catalogue */
/** @typedef {import('../model/state.js').NumberRange} NumberRange */
/** @typedef {import('../wire/messages.js').Schedule} Schedule */
/** @typedef {import('../wire/messages.js').Frozen} Frozen */
/** @typedef {import('../wire/messages.js').HandSet} HandSet */

/** @param {string} text @param {NumberRange} range @returns {number | null} */
export function inRange(text, range) {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!(value >= range.min && value <= range.max)) return null;
  return range.integer && !Number.isInteger(value) ? null : value;
}

/** @param {number} low @param {number} high */
export function span(low, high) {
  return low === high ? String(low) : `${low} … ${high}`;
}

/** @param {NumberRange} range */
export function rangeText(range) {
  return span(range.min, range.max);
}

/** @param {{ units: number }[]} layers */
export function unitsText(layers) {
  return layers.length === 0 ? 'none' : layers.map((layer) => layer.units).join(',');
}

/** @param {Catalogue} catalogue @param {string} text @returns {number[] | null} */
export function readUnits(catalogue, text) {
  if (text === 'none' || text === '') return [];
  const units = text.split(',').map((part) => inRange(part, catalogue.ranges['network.layers.units']));
  if (units.length > catalogue.ranges['network.layers'].max) return null;
  /** @type {number[]} */
  const read = [];
  for (const unit of units) {
    if (unit === null) return null;
    read.push(unit);
  }
  return read;
}

/** @param {{ activation: string }[]} layers */
export function activationText(layers) {
  const names = layers.map((layer) => layer.activation);
  return new Set(names).size <= 1 ? (names[0] ?? '') : names.join(',');
}

/** The kind, its number, and what it watches. @param {Catalogue} catalogue @param {import('../wire/messages.js').StopRule} stop */
export function stopText(catalogue, stop) {
  if (stop.kind === 'none') return 'none';
  const parts = /** @type {Record<string, unknown>} */ (stop);
  return [stop.kind, stopAmount(stop), ...stopParts(catalogue, stop.kind).map((name) => parts[name])].join(':');
}

/** @param {Catalogue} catalogue @param {string} text @returns {import('../wire/messages.js').StopRule | null} */
export function readStop(catalogue, text) {
  if (text === 'none') return { kind: 'none' };
  const [kind, amount, ...given] = text.split(':');
  if (!catalogue.choices['training.stop.kind'].includes(kind)) return null;
  const value = inRange(amount ?? '', catalogue.ranges['training.stop.' + kind]);
  const names = stopParts(catalogue, kind);
  if (value === null || given.length !== names.length) return null;
  /** @type {Record<string, unknown>} */
  const parts = {};
  for (const [index, name] of names.entries()) {
    const part = readPart(catalogue, 'training.stop.' + name, given[index]);
    if (part === null) return null;
    parts[name] = part;
  }
  return stopRule(kind, value, parts);
}

/** @param {Catalogue} catalogue @param {string} path @param {string} text @returns {string | number | null} */
function readPart(catalogue, path, text) {
  const range = catalogue.ranges[path];
  if (range) return inRange(text, range);
  return catalogue.choices[path].includes(text) ? text : null;
}

/** Each way to write a stop rule, with the ranges. @param {Catalogue} catalogue */
export function stopForms(catalogue) {
  const form = (/** @type {string} */ name) => {
    const range = catalogue.ranges['training.stop.' + name];
    return range ? rangeText(range) : catalogue.choices['training.stop.' + name].join('|');
  };
  const kinds = catalogue.choices['training.stop.kind'].filter((kind) => kind !== 'none');
  return ['none', ...kinds.map((kind) => [kind, ...[kind, ...stopParts(catalogue, kind)].map(form)].join(':'))].join(', ');
}

/** Each kind with the numbers it reads; the warm-up has its own key. @param {Catalogue} catalogue @param {Schedule} schedule */
export function scheduleText(catalogue, { kind, every, factor }) {
  const numbers = [...(reads(catalogue, kind, 'every') ? [every] : []), ...(reads(catalogue, kind, 'factor') ? [factor] : [])];
  return [kind, ...numbers].join(':');
}

/** @param {Catalogue} catalogue @param {string} kind of schedule @param {string} number @returns {boolean} whether it reads it */
function reads({ settings }, kind, number) {
  return settings.some(({ path, readWith }) => path === 'training.schedule.' + number && readWith?.ids.includes(kind));
}

/**
 * Numbers that are left out stay as they are.
 *
 * @param {Catalogue} catalogue
 * @param {string} text
 * @param {Schedule} usual
 * @returns {Schedule | null}
 */
export function readSchedule(catalogue, text, usual) {
  const [kind, every, factor, ...rest] = text.split(':');
  const { choices, ranges } = catalogue;
  if (!choices['training.schedule.kind'].includes(kind) || rest.length > 0) return null;
  if (every !== undefined && !reads(catalogue, kind, 'every')) return null;
  if (factor !== undefined && !reads(catalogue, kind, 'factor')) return null;
  const epochs = every === undefined ? usual.every : inRange(every, ranges['training.schedule.every']);
  const share = factor === undefined ? usual.factor : inRange(factor, ranges['training.schedule.factor']);
  return epochs === null || share === null ? null : { ...usual, kind, every: epochs, factor: share };
}

/** @param {{ count: number, scale: number }} fourier  count:scale */
export function fourierText({ count, scale }) {
  return count === 0 ? 'none' : count + ':' + scale;
}

/** @param {Catalogue} catalogue @param {string} text @returns {{ count: number, scale: number } | null} */
export function readFourier(catalogue, text) {
  const { ranges, defaults } = catalogue;
  if (text === 'none') return defaults.network.fourier;
  const [count, scale, ...rest] = text.split(':');
  const read = {
    count: inRange(count, ranges['network.fourier.count']),
    scale: scale === undefined ? defaults.network.fourier.scale : inRange(scale, ranges['network.fourier.scale']),
  };
  const { count: features, scale: deviation } = read;
  return features === null || deviation === null || rest.length > 0 ? null : { count: features, scale: deviation };
}

/** @param {string[]} formulas  separated by semicolons, which no formula has */
export function formulasText(formulas) {
  return formulas.map(encodeURIComponent).join(';');
}

/**
 * The server checks whether each can be read.
 *
 * @param {Catalogue} catalogue
 * @param {string} text
 * @returns {string[] | null}
 */
export function readFormulas(catalogue, text) {
  const formulas = text.split(';').filter((formula) => formula.trim() !== '');
  const { ranges } = catalogue;
  const fits = formulas.every((formula) => formula.length <= ranges['network.formulas.length'].max);
  return fits && formulas.length <= ranges['network.formulas'].max ? formulas : null;
}

/** @param {Frozen[]} frozen  layer.unit for a unit, layer.unit.input for a weight, separated by commas */
export function frozenText(frozen) {
  return frozen.map((part) => part.join('.')).join(',');
}

/**
 * The server checks whether the network has each.
 *
 * @param {Catalogue} catalogue
 * @param {string} text
 * @returns {Frozen[] | null}
 */
export function readFrozen(catalogue, text) {
  /** @type {Frozen[]} */
  const frozen = [];
  for (const part of text.split(',').filter((entry) => entry !== '')) {
    if (!/^\d{1,4}(\.\d{1,4}){1,2}$/.test(part)) return null;
    const [layer, unit, input] = part.split('.').map(Number);
    frozen.push(input === undefined ? [layer, unit] : [layer, unit, input]);
  }
  return frozen.length > catalogue.ranges['training.frozen'].max ? null : frozen;
}

/**
 * Each number in the fewest digits that read back as the same.
 *
 * @param {HandSet[]} handSet layer.unit:value for a bias, layer.unit.input:value for a weight
 */
export function handSetText(handSet) {
  return handSet.map((set) => set.slice(0, -1).join('.') + ':' + set[set.length - 1]).join(',');
}

/**
 * The server checks whether the network has each.
 *
 * @param {Catalogue} catalogue
 * @param {string} text
 * @returns {HandSet[] | null}
 */
export function readHandSet(catalogue, text) {
  /** @type {HandSet[]} */
  const handSet = [];
  for (const part of text.split(',').filter((entry) => entry !== '')) {
    const [place, written, ...rest] = part.split(':');
    const value = inRange(written ?? '', catalogue.ranges['network.handSet.value']);
    if (!/^\d{1,4}(\.\d{1,4}){1,2}$/.test(place) || value === null || rest.length > 0) return null;
    const [layer, unit, input] = place.split('.').map(Number);
    handSet.push(input === undefined ? [layer, unit, value] : [layer, unit, input, value]);
  }
  return handSet.length > catalogue.ranges['network.handSet'].max ? null : handSet;
}

/** @typedef {import('../wire/messages.js').DataNames} DataNames */

/**
 * The columns, the target and the classes, separated by semicolons, within them by commas; trailing empty ones are left out.
 *
 * @param {DataNames} [names]
 */
export function namesText(names) {
  if (!names) return '';
  const text = (/** @type {string[]} */ list) => list.map((name) => encodeURIComponent(name.replace(/[\\,;]/g, '\\$&'))).join(',');
  return [text(names.columns), text([names.target]), text(names.classes)].join(';').replace(/;+$/, '');
}

/**
 * The server drops what can't be seen of a name.
 *
 * @param {Catalogue} catalogue
 * @param {string} text
 * @returns {DataNames | null}
 */
export function readNames({ ranges }, text) {
  const lists = [['']];
  for (const [part] of text.matchAll(/\\.|[\s\S]/gu)) {
    const list = lists[lists.length - 1];
    if (part === ';') lists.push(['']);
    else if (part === ',') list.push('');
    else list[list.length - 1] += part.length > 1 && part[0] === '\\' ? part.slice(1) : part;
  }
  const [columns, target, classes] = [0, 1, 2].map((at) => {
    const list = lists[at] ?? [''];
    return list.length === 1 && list[0] === '' ? [] : list;
  });
  const fits = lists.flat().every((name) => [...name].length <= ranges['data.names.length'].max);
  const many = columns.length > ranges['data.inputs'].max || target.length > 1 || classes.length > ranges['data.classes'].max;
  return fits && !many && lists.length <= 3 ? { columns, target: target[0] ?? '', classes } : null;
}
