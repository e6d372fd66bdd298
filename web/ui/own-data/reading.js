/** Asks the server how it reads a file. The types mirror the records of playground.table, which say what each field means. */

/**
 * @typedef {{ name: string, isNumeric: boolean, filled: number, numbers: number, isIndex: boolean, fewValues: number }} Column
 * @typedef {{ line: number, fields: { text: string, number?: number }[] }} Row
 * @typedef {{ encoding: string, byteOrderMark: boolean, declared?: string, delimiter: string, decimalMark: string,
 *   thousands: boolean, header: boolean, width: number }} Format
 * @typedef {{ x1: number, x2?: number, target: number, kind: 'classes' | 'values' }} Selection
 * @typedef {{ reason: string, column?: number, count: number }} Cause
 * @typedef {{ line: number, reason: string, column?: number, field: string }} Case
 * @typedef {{ points: import('../../wire/messages.js').Point[], classNames: string[], of: number, trainShare: number,
 *   scaling: string }} Taken
 * @typedef {{ kind: string, found: number, allowed: number }} Problem
 * @typedef {object} Reading
 * @property {Problem} [problem]
 * @property {Format} [format]
 * @property {Column[]} columns
 * @property {number} rows
 * @property {Row[]} first
 * @property {Selection} [selection]
 * @property {{ count: number, causes: Cause[], first: Case[] }} dropped
 * @property {Taken} [taken]
 */
/** @typedef {Record<string, string>} Choices by the names of playground.protocol.TableJson */

/**
 * @param {Blob} file
 * @param {Choices} choices
 * @param {number} most  bytes; a larger file isn't sent
 * @returns {Promise<Reading>} with a problem of the page's own if there is no answer
 */
export async function askReading(file, choices, most) {
  if (file.size > most) return unread('too-many-bytes', file.size, most);
  try {
    const answer = await fetch('/table?' + new URLSearchParams(choices), { method: 'POST', body: file });
    return answer.ok ? await answer.json() : unread('no-answer');
  } catch {
    return unread('no-answer');
  }
}

/** @param {string} kind @returns {Reading} */
function unread(kind, found = 0, allowed = 0) {
  return { problem: { kind, found, allowed }, columns: [], rows: 0, first: [], dropped: { count: 0, causes: [], first: [] } };
}

/** How a file is read: what stands first is found first. */
const FORMAT = /** @type {const} */ (['encoding', 'delimiter', 'decimalMark', 'header']);

/**
 * What is chosen after one more choice. Of how the file is read, what stands before it stays as it was found, and with it the
 * columns, unless these become others.
 *
 * @param {Choices} before
 * @param {Pick<Reading, 'format' | 'selection'>} reading  as it was
 * @param {string} name
 * @param {string} value
 * @returns {Choices}
 */
export function chosen(before, { format, selection }, name, value) {
  const { x1, x2, target, kind, ...others } = before;
  const choices = name === 'encoding' || name === 'delimiter' ? others : { ...before };
  for (const part of FORMAT.slice(
    0,
    Math.max(
      0,
      FORMAT.findIndex((each) => each === name),
    ),
  )) {
    if (format) choices[part] = String(format[part]);
  }
  choices[name] = value;
  if (name === 'target') {
    // A column of numbers may be values where words were classes; and what is asked for isn't told by itself.
    delete choices.kind;
    for (const input of /** @type {const} */ (['x1', 'x2'])) {
      if (String(selection?.[input]) === value) delete choices[input];
    }
  }
  return choices;
}

/**
 * The data that a reading gives, as a change of the experiment.
 *
 * @param {Reading & { taken: Taken, selection: Selection }} reading
 * @param {string} scaling
 * @param {number} longest  characters of a name
 */
export function dataOf({ taken, selection, columns }, scaling, longest) {
  const { x1, x2, target, kind } = selection;
  const areClasses = kind === 'classes';
  const inputs = x2 === undefined ? [x1] : [x1, x2];
  return {
    set: areClasses ? 'drawn' : 'drawn-values',
    ...(areClasses ? { classes: taken.classNames.length } : {}),
    trainShare: taken.trainShare,
    inputs: inputs.length,
    points: taken.points,
    names: {
      columns: inputs.map((column) => shortened(columns[column].name, longest)),
      target: shortened(columns[target].name, longest),
      classes: taken.classNames.map((name) => shortened(name, longest)),
    },
    scaling,
  };
}

/** @param {string} name @param {number} longest */
function shortened(name, longest) {
  const letters = [...name];
  return letters.length <= longest ? name : letters.slice(0, longest - 1).join('') + '…';
}
