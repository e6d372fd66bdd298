/** Texts of lessons as elements. A number of the run is one of its own, which is written anew when the run has another one. */
import { writeFormula } from '../about/notation.js';
import { make, setText } from '../dom.js';
import { paragraphs, valueText } from './markup.js';

/** @typedef {ReadonlyMap<string, number | null>} Values */

/** @param {string} text @param {Values} values @returns {HTMLElement[]} its paragraphs */
export function write(text, values) {
  return paragraphs(text).map((pieces) => {
    const alone = pieces.length === 1 && pieces[0].kind === 'formula';
    return make('p', alone ? 'lesson-formula' : '', ...pieces.map((piece) => writePiece(piece, values)));
  });
}

/** @param {string} text of one paragraph @param {Values} values @returns {(Node | string)[]} */
export function writeInline(text, values) {
  return paragraphs(text).flatMap((pieces) => pieces.map((piece) => writePiece(piece, values)));
}

/** @param {import('./markup.js').Piece} piece @param {Values} values */
function writePiece({ kind, text }, values) {
  switch (kind) {
    case 'text':
      return text;
    case 'emphasis':
      return make('em', '', text);
    case 'code':
      return make('code', '', text);
    case 'formula':
      return writeFormula(text);
    case 'value': {
      const value = make('span', 'lesson-value', valueText(text, values.get(text)));
      value.dataset.value = text;
      return value;
    }
  }
}

/** The run has other numbers now. @param {Element} element @param {Values} values */
export function writeValues(element, values) {
  for (const value of element.querySelectorAll('[data-value]')) {
    const name = String(value.getAttribute('data-value'));
    setText(value, valueText(name, values.get(name)));
  }
}
