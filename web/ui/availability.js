/**
 * Which controls mean something now: the losses that go with the problem, the number of a regularization or stop rule
 * that is on, the classes or the value to draw with, the generator's settings only where there is a generator.
 */

/** @typedef {import('../state.js').State} State */

/** @returns {(state: State) => void} to be called when the experiment has changed */
export function bindAvailability() {
  return (state) => {
    const { data, training } = state.experiment;
    const set = state.catalogue.choices['data.set'].find((choice) => choice.id === data.set);
    const regression = set?.problem === 'regression';
    offerLosses(state);
    show('[data-field="training.regularizationRate"]', training.regularization !== 'none');
    show('[data-field="training.stop.epoch"]', training.stop.kind === 'epoch');
    show('[data-field="training.stop.loss"]', training.stop.kind === 'loss');
    show('[data-field="training.stop.patience"]', training.stop.kind === 'early');
    show('#palette', !regression);
    show('#value-field', regression);
    for (const path of ['data.count', 'data.noise', 'data.seed']) enable(`[data-setting="${path}"]`, !set?.drawn);
    enable('#new-data', !set?.drawn);
    showClasses(regression ? 0 : data.classes, state.catalogue.ranges['data.classes']);
  };
}

/** @param {State} state */
function offerLosses(state) {
  const fitting = state.catalogue.objectives.filter((objective) => objective.problem === state.problem);
  for (const option of document.querySelectorAll('[data-setting="network.loss"] option')) {
    if (!(option instanceof HTMLOptionElement)) continue;
    const offered = fitting.some((objective) => objective.loss === option.value);
    option.disabled = !offered;
    option.hidden = !offered;
  }
}

/** @param {number} classes @param {import('../state.js').NumberRange} range */
function showClasses(classes, range) {
  document.querySelectorAll('.class-choice').forEach((choice, index) => {
    if (choice instanceof HTMLElement) choice.hidden = index >= classes;
  });
  show('#remove-class', classes > range.min);
  show('#add-class', classes < range.max);
}

/** A control that the link hides stays hidden: that is kept on its own attribute. @param {string} selector @param {boolean} shown */
function show(selector, shown) {
  for (const element of document.querySelectorAll(selector)) element.toggleAttribute('data-unused', !shown);
}

/** @param {string} selector @param {boolean} enabled */
function enable(selector, enabled) {
  for (const element of document.querySelectorAll(selector)) element.toggleAttribute('disabled', !enabled);
}
