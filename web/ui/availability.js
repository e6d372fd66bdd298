/**
 * Which controls have a meaning now: the losses and outputs that fit the problem, the settings that are read with the present
 * choices, the classes or the value to draw with.
 */

import { isLine } from '../model/line.js';
import { valuesAt } from '../model/settings.js';
import { lossesFor, outputsFor } from '../model/state.js';

/** @typedef {import('../model/state.js').State} State */

/** @returns {(state: State) => void} to be called when the experiment has changed */
export function bindAvailability() {
  let shown = '';
  return (state) => {
    const wanted = JSON.stringify([state.problem, state.experiment]);
    if (wanted === shown) return;
    shown = wanted;
    const { data, network } = state.experiment;
    const sets = state.catalogue.choices['data.set'];
    const set = sets.find((choice) => choice.id === data.set);
    const regression = set?.problem === 'regression';
    offer('network.loss', lossesFor(state.catalogue, state.problem));
    const outputs = outputsFor(state.catalogue, state.problem, network.loss);
    offer('network.output', outputs);
    show('[data-field="network.output"]', outputs.length > 1);
    for (const { path, readWith } of state.catalogue.settings) {
      if (readWith === undefined) continue;
      const read = valuesAt(state.experiment, readWith.path).some((id) => readWith.ids.includes(String(id)));
      // The settings of most sets keep their place beside the sets.
      if (path.startsWith('data.') && 2 * readWith.ids.length > sets.length) enable(`[data-setting="${path}"]`, read);
      else show(`[data-field="${path}"]`, read);
    }
    show('#palette', !regression);
    const line = isLine(state);
    if (line) show('[data-field="training.stop.y"]', false);
    show('#value-field', regression && !line);
    // On a line, height says what colours say on a plane.
    show('#legend, label:has(#view-discrete)', !line);
    show('label:has(#view-contributions)', line);
    enable('#new-data', !set?.drawn);
    showClasses(regression ? 0 : data.classes, state.catalogue.ranges['data.classes']);
  };
}

/** @param {string} path  of a choice @param {string[]} ids  those that can be chosen now */
function offer(path, ids) {
  for (const option of document.querySelectorAll(`[data-setting="${path}"] option`)) {
    if (!(option instanceof HTMLOptionElement)) continue;
    option.disabled = option.hidden = !ids.includes(option.value);
  }
}

/** @param {number} classes @param {import('../model/state.js').NumberRange} range */
function showClasses(classes, range) {
  document.querySelectorAll('.class-choice').forEach((choice, index) => {
    if (choice instanceof HTMLElement) choice.hidden = index >= classes;
  });
  show('#remove-class', classes > range.min);
  show('#add-class', classes < range.max);
}

/**
 * A control that the link hides stays hidden: that is kept on its own attribute.
 *
 * @param {string} selector
 * @param {boolean} shown
 */
function show(selector, shown) {
  for (const element of document.querySelectorAll(selector)) element.toggleAttribute('data-unused', !shown);
}

/** @param {string} selector @param {boolean} enabled */
function enable(selector, enabled) {
  for (const element of document.querySelectorAll(selector)) element.toggleAttribute('disabled', !enabled);
}
