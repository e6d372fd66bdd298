/**
 * Numbers as the page writes them. The decimal point is the same in every language, because the same numbers can be
 * typed, stand in links and in programs. Widths are steady, so that nothing jumps while a run is shown.
 */

/** What stands where there is no number. */
export const NOTHING = '–';

/** A loss: four decimals, or an exponent where those would hide it. @param {number | null} value */
export function loss(value) {
  if (value === null || !Number.isFinite(value)) return NOTHING;
  const size = Math.abs(value);
  if (size >= 10_000 || (size < 0.001 && size > 0)) return value.toExponential(2).replace('e+', 'e');
  return value.toFixed(size >= 100 ? 1 : size >= 10 ? 2 : 4);
}

/** A share of 1 in per cent. @param {number | null} value */
export function percent(value) {
  return value === null || !Number.isFinite(value) ? NOTHING : (value * 100).toFixed(1) + ' %';
}

/** R², which may lie far below 0. @param {number | null} value */
export function score(value) {
  if (value === null || !Number.isFinite(value)) return NOTHING;
  return value.toFixed(value <= -100 ? 0 : 3);
}

/** A setting, exactly, as it can be typed again. @param {number} value */
export function exact(value) {
  return String(value);
}

/** The number that a text means, with a comma or a typographic minus too; NaN if it means none. @param {string} text */
export function parse(text) {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return plain === '' ? NaN : Number(plain);
}

/** The range of a setting in its own notation. @param {{ min: number, max: number }} range */
export function allowed(range) {
  return exact(range.min) + ' … ' + exact(range.max);
}
