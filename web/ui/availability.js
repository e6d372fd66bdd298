/**
 * Which controls mean something now: the losses and outputs that go with the problem, an optimizer's own numbers, those of a
 * regularization, schedule or stop rule that is on, the classes or the value to draw with, the generator's settings only
 * where there is a generator.
 */

import { lossesFor, outputsFor } from '../model/state.js';

/** @typedef {import('../model/state.js').State} State */

/** @returns {(state: State) => void} to be called when the experiment has changed */
export function bindAvailability() {
  return (state) => {
    const { data, network, training } = state.experiment;
    const set = state.catalogue.choices['data.set'].find((choice) => choice.id === data.set);
    const regression = set?.problem === 'regression';
    offer('network.loss', lossesFor(state.catalogue, state.problem));
    const outputs = outputsFor(state.catalogue, state.problem, network.loss);
    offer('network.output', outputs);
    show('[data-field="network.output"]', outputs.length > 1);
    show('[data-field="network.huberDelta"]', network.loss === 'huber');
    show('[data-field="network.leakySlope"]', network.layers.some((layer) => layer.activation === 'leaky-relu'));
    showOptimizerSettings(state);
    show('[data-field="training.schedule.every"]', training.schedule.kind !== 'constant');
    show('[data-field="training.schedule.factor"]', ['step', 'exponential'].includes(training.schedule.kind));
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

/** The numbers that the optimizer reads, of all that some optimizer does. @param {State} state */
function showOptimizerSettings({ catalogue, experiment }) {
  const optimizers = catalogue.choices['training.optimizer'];
  const read = optimizers.find(({ id }) => id === experiment.training.optimizer)?.settings ?? [];
  for (const name of new Set(optimizers.flatMap(({ settings }) => settings))) {
    show(`[data-field="training.${name}"]`, read.includes(name));
  }
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

/** A control that the link hides stays hidden: that is kept on its own attribute. @param {string} selector @param {boolean} shown */
function show(selector, shown) {
  for (const element of document.querySelectorAll(selector)) element.toggleAttribute('data-unused', !shown);
}

/** @param {string} selector @param {boolean} enabled */
function enable(selector, enabled) {
  for (const element of document.querySelectorAll(selector)) element.toggleAttribute('disabled', !enabled);
}
