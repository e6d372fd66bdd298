/**
 * What an open inspector has beside its views: its size, how many digits numbers have, and the choice of an example on the plane.
 */
import { bindChoosing } from './choosing.js';
import { Choice } from './fields.js';
import { bindHandle } from './handle.js';

/** How many digits a person can choose; the first is shown unless one does. */
const DIGITS = Object.freeze([4, 6, 9, 15]);

/**
 * @param {import('./inspector.js').Context} context  is told the digits
 * @param {Pick<import('./inspector.js').Surroundings, 'placeOf' | 'pixel'>} plane
 */
export function equip(context, plane) {
  const { state, redraw } = context;
  const digits = new Choice('inspector.digits', (count) => {
    context.digits = Number(count);
    redraw();
  });
  context.digits = DIGITS[0];
  digits.show(
    DIGITS.map((count) => [String(count), String(count)]),
    String(context.digits),
  );
  digits.element.id = 'inspector-digits';
  document.getElementById('inspector-close')?.before(digits.element);
  return { choosing: bindChoosing(state, { ...plane, redraw }), showSize: bindHandle() };
}
