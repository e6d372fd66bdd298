/** The line lab: a network is built of pieces through the curve that the data are values of. */
import { make, worded } from '../dom.js';

/** Twice as many each time, so that the errors can be compared. */
const PIECES = Object.freeze([4, 8, 16, 32]);

/** @param {(pieces: number) => void} build */
export function makeLab(build) {
  const legend = worded('legend', 'lesson-kicker', 'lessons.lab');
  const buttons = PIECES.map((pieces) => {
    const button = worded('button', 'button', 'lessons.build', { pieces });
    button.type = 'button';
    button.addEventListener('click', () => build(pieces));
    return button;
  });
  return make('fieldset', 'lesson-lab', legend, make('div', 'lesson-help', ...buttons));
}
