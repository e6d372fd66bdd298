/** Pieces of a file. */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** One after the other; of a text, its letters in ASCII. @param {(Bytes | string)[]} pieces @returns {Bytes} */
export function joined(...pieces) {
  const all = pieces.map((piece) =>
    typeof piece === 'string' ? Uint8Array.from(piece, (letter) => letter.charCodeAt(0)) : piece,
  );
  const whole = new Uint8Array(lengthOf(all));
  let at = 0;
  for (const piece of all) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** @param {readonly Bytes[]} pieces */
export function lengthOf(pieces) {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}
