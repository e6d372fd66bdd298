/**
 * Sliders and steps over a range. A logarithmic slider counts stops, as many for each factor of ten; its values are rounded to two
 * digits, but an exact one can be typed.
 */

/** @typedef {import('../model/state.js').NumberRange} NumberRange */

/** @param {HTMLInputElement} slider */
function logarithmic(slider) {
  return slider.dataset.scale === 'logarithmic';
}

/** The value that a slider's thumb points at. @param {HTMLInputElement} slider @param {NumberRange | undefined} range */
export function sliderValue(slider, range) {
  const position = Number(slider.value);
  if (!range || !logarithmic(slider)) return position;
  const length = Number(slider.max);
  if (position === 0) return range.min;
  if (position === length) return range.max;
  const value = Number((range.min * (range.max / range.min) ** (position / length)).toPrecision(2));
  return range.integer ? Math.round(value) : value;
}

/**
 * Puts the thumb at a value, unless it points there already.
 *
 * @param {HTMLInputElement} slider
 * @param {NumberRange | undefined} range
 * @param {number} value
 */
export function moveSlider(slider, range, value) {
  if (sliderValue(slider, range) === value) return;
  if (range && logarithmic(slider)) {
    const share = Math.log(value / range.min) / Math.log(range.max / range.min);
    slider.value = String(Math.round(share * Number(slider.max)));
  } else {
    slider.value = String(value);
  }
}

/**
 * The next value up or down: by the range's step, or along 1, 2, 5, 10 … where it has none.
 *
 * @param {NumberRange} range
 * @param {number} value
 * @param {1 | -1} direction
 */
export function nextValue(range, value, direction) {
  const next = range.step > 0 ? value + direction * range.step : nextRound(range, value, direction);
  return Math.min(range.max, Math.max(range.min, Number(next.toPrecision(12))));
}

/** @param {NumberRange} range @param {number} value @param {1 | -1} direction */
function nextRound(range, value, direction) {
  if (value <= 0) return direction > 0 ? range.initial : value;
  const ten = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const stops = [0.5, 1, 2, 5, 10].map((factor) => factor * ten);
  const beyond = direction > 0 ? stops.find((stop) => stop > value * 1.000001) : stops.findLast((stop) => stop < value * 0.999999);
  return beyond ?? value;
}
