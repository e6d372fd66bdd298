/**
 * A run's time line as it is kept with the tab: keyframes in base64, each once, though several ways of the run may have it. What
 * doesn't fit is left out: first whole branches, then keyframes whose steps can be made again from others. Pure functions.
 */
import { thin } from '../model/keyframes.js';
import { createTime } from '../model/time.js';
import { fromBase64, toBase64 } from './base64.js';
import { pack, unpacked } from './kept-history.js';

/** @typedef {import('../model/state.js').State['time']} Time */
/** @typedef {import('./kept-history.js').PackedHistory} PackedHistory */
/** @typedef {import('../model/time.js').Keyframe} Keyframe */
/** @typedef {import('../model/time.js').Branch} Branch */
/**
 * @typedef {object} KeptTime
 * @property {(Omit<Keyframe, 'bytes'> & { text: string })[]} keyframes  of all ways
 * @property {number[]} line  indexes of those of the run that is shown
 * @property {(Omit<Branch, 'keyframes' | 'history' | 'recording'> & { line: number[], history: PackedHistory })[]} branches
 * @property {number} end
 * @property {number | null} playhead
 * @property {number} editedAt
 */

/** About as many characters of keyframes, and of a branch's curve, are kept; browsers allow a page some five million in all. */
const MOST_CHARACTERS = 1_500_000;
const CHARACTERS_A_BYTE = 4 / 3;
const CHARACTERS_OF_A_CURVE = 180_000;

/** Each keyframe is written as text once. @type {WeakMap<Keyframe, string>} */
const texts = new WeakMap();

/** @param {Time} time @returns {KeptTime} */
export function packTime(time) {
  let room = MOST_CHARACTERS;
  /** @type {Set<Keyframe>} */
  const known = new Set(fitting(time.keyframes, room));
  const line = [...known];
  room -= charactersOf(line);
  /** @type {Branch[]} */
  const branches = [];
  for (const branch of [...time.branches].reverse()) {
    const needed = charactersOf(branch.keyframes.filter((keyframe) => !known.has(keyframe))) + CHARACTERS_OF_A_CURVE;
    if (needed > room) break;
    room -= needed;
    for (const keyframe of branch.keyframes) known.add(keyframe);
    branches.unshift(branch);
  }
  const all = [...known];
  const indexes = (/** @type {readonly Keyframe[]} */ keyframes) => keyframes.map((keyframe) => all.indexOf(keyframe));
  return {
    keyframes: all.map((keyframe) => {
      const { bytes: _, ...rest } = keyframe;
      return { ...rest, text: textOf(keyframe) };
    }),
    line: indexes(line),
    branches: branches.map(({ keyframes, history, recording: _, ...rest }) => ({
      ...rest,
      line: indexes(keyframes),
      history: pack(history),
    })),
    end: time.end,
    playhead: time.playhead,
    editedAt: time.editedAt,
  };
}

/** @param {readonly Keyframe[]} keyframes @param {number} characters */
function fitting(keyframes, characters) {
  return thin(keyframes, Infinity, characters / CHARACTERS_A_BYTE);
}

/** @param {readonly Keyframe[]} keyframes */
function charactersOf(keyframes) {
  return keyframes.reduce((sum, { bytes }) => sum + CHARACTERS_A_BYTE * bytes.length, 0);
}

/** @param {Keyframe} keyframe @returns {string} */
function textOf(keyframe) {
  const known = texts.get(keyframe) ?? toBase64(keyframe.bytes);
  texts.set(keyframe, known);
  return known;
}

/** @param {KeptTime} kept @returns {Time} */
export function unpackedTime({ keyframes, line, branches, end, playhead, editedAt }) {
  const all = keyframes.map(({ text, ...rest }) => ({ ...rest, bytes: fromBase64(text) }));
  const found = (/** @type {number[]} */ indexes) => indexes.map((index) => all[index]);
  return {
    ...createTime(),
    keyframes: found(line),
    branches: branches.map(({ line: of, history, ...rest }) => ({
      ...rest,
      keyframes: found(of),
      history: unpacked(history),
      recording: { moments: [], distance: 1, most: 0 },
    })),
    end,
    playhead,
    away: playhead !== null,
    editedAt,
  };
}
