/** What pinned runs are called, and what a refused file has. */
import { choiceName } from '../refusals.js';
import { exact, grouped, numberText, setting } from '../format.js';
import { hasText, t } from '../i18n.js';
import { nameParts } from '../../model/pins.js';

/** @typedef {import('../../model/pins.js').ReadonlyPin} Pin */

/** A value of this many letters can't stand in a name or a table. */
const LONGEST = 40;

/**
 * @param {import('../../model/state.js').Catalogue} catalogue @param {readonly Pin[]} pins
 * @returns {(pin: Pin) => string} the name that a person gave, or one of what sets it apart; never twice the same
 */
export function namesOf(catalogue, pins) {
  /** @type {Map<Pin, string>} */
  const names = new Map();
  for (const pin of pins) {
    const name = pin.name ?? nameParts(catalogue, pins, pin).map(partText).join(', ');
    const taken = [...names.values()];
    let told = name;
    for (let i = 2; taken.includes(told); i++) told = t('pins.again', { name, count: i });
    names.set(pin, told);
  }
  return (pin) => names.get(pin) ?? '';
}

/** @param {import('../../model/pins.js').Part} part */
function partText({ path, value }) {
  if (path === 'step') return t('pins.step', { step: exact(Number(value)) });
  const text = valueText(path, value);
  const short = 'pins.name.' + path;
  if (hasText(short)) return t(short, { value: text });
  // A choice says for itself what it is the choice of.
  return typeof value === 'string' || path === 'network.layers' ? text : `${settingText(path)} ${text}`;
}

/** @param {string} path */
export function settingText(path) {
  return t('setting.' + labelled(path));
}

/** The setting as the page's controls have it. @param {string} path */
const labelled = (path) => (path === 'network.layers.activation' ? 'network.activation' : path);

/** @param {string} path @param {unknown} value @returns {string} as short as a name needs it */
export function valueText(path, value) {
  if (value === undefined) return t('pins.none');
  if (typeof value === 'number') return setting(value).replace('-', '−');
  if (typeof value === 'boolean') return t(value ? 'phrase.on' : 'phrase.off');
  if (path === 'network.layers') return /** @type {number[]} */ (value).join('-') || t('network.layers.none');
  if (path === 'data.points') return t('phrase.points', { it: /** @type {unknown[]} */ (value).length });
  if (typeof value === 'string') return cut(choiceName(labelled(path), value));
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) {
    return cut(value.map((entry) => choiceName(labelled(path), entry)).join(', ')) || t('pins.none');
  }
  if (Array.isArray(value)) return value.length === 0 ? t('pins.none') : String(value.length);
  const { kind, ...rest } = /** @type {{ kind?: string }} */ (value);
  const parts = Object.values(rest).filter((part) => typeof part === 'number' || typeof part === 'string');
  return cut([...(kind ? [choiceName(path + '.kind', kind)] : []), ...(kind === 'constant' ? [] : parts)].join(' '));
}

/** @param {string} text */
const cut = (text) => (text.length > LONGEST ? text.slice(0, LONGEST) + '…' : text);

/** Many multiply-adds, in three digits. @param {number} count */
export const workText = (count) => (count < 1e5 ? grouped(count) : numberText(count, 3));

/** @param {import('../../model/pins-file.js').Refusal} refusal */
export function refusedText({ place, value, allowed, range }) {
  const may = t('pins.allowed.' + allowed, { range: range ?? '' });
  if (place === '') return t('pins.refused-file', { value: value || t('phrase.nothing'), allowed: may });
  return t('pins.refused', { place, value: value || t('phrase.nothing'), allowed: may });
}
