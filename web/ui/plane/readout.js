/**
 * What the network answers at the place under the pointer or the keyboard's cross, in words: under the plane for the
 * eye, as data attributes for tests, and, when the cross rests, for a screen reader.
 */
import { Forward } from '../../net/forward.js';
import { nearestPoint } from '../../model/points.js';
import { fixed } from '../format.js';
import { t } from '../i18n.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../model/view.js').Place} Place */
/** @typedef {{ label: number, probability: number } | { value: number }} Answer */

/** A screen reader hears of a place when the cross has rested this long. */
const REST_MS = 500;
const NEAR = 0.35;

/** The network's answer at single places; keeps its arrays while the network has the same shape. */
export class Probe {
  /** @type {Forward | null} */
  forward = null;
  /** @type {import('../../wire/messages.js').NetworkShape | null} */
  network = null;

  /** @param {State} state @param {Place} place @returns {Answer | null} null before the first frame */
  at(state, place) {
    const { network, frame } = state;
    if (!network || !frame) return null;
    if (this.network !== network || !this.forward) {
      this.network = network;
      this.forward = new Forward(network, 1);
    }
    this.forward.setPoints([place.x], [place.y]);
    const outputs = this.forward.run(frame.parameters)[network.layers.length - 1].map((unit) => unit[0]);
    return answer(state, outputs, network.layers[network.layers.length - 1].activation);
  }
}

/** @param {State} state @param {number[]} outputs @param {string} activation @returns {Answer} */
function answer(state, outputs, activation) {
  if (state.problem === 'regression') return { value: outputs[0] };
  if (outputs.length > 1) {
    const label = outputs.indexOf(Math.max(...outputs));
    return { label, probability: outputs[label] };
  }
  // targets of -1 and 1, or of 0 and 1; a linear output may go beyond them
  const positive = activation === 'sigmoid' ? outputs[0] : Math.min(Math.max((outputs[0] + 1) / 2, 0), 1);
  return positive > 0.5 ? { label: 1, probability: positive } : { label: 0, probability: 1 - positive };
}

/** @param {Answer} found @returns {string} */
function inWords(found) {
  if ('value' in found) return fixed(found.value, 3);
  const percent = fixed(Math.min(found.probability, 0.9999) * 100, found.probability < 0.99 ? 0 : 1);
  return t('readout.class', { number: found.label + 1, percent });
}

/**
 * @param {HTMLElement} plane
 * @param {HTMLElement} stage  where the readout is put if the page has none
 * @param {HTMLElement} announcement  a polite live region
 * @returns {(state: State) => void} to be called at each redraw
 */
export function bindReadout(plane, stage, announcement) {
  const probe = new Probe();
  const readout = document.querySelector('[data-testid="readout"]') ?? stage.appendChild(makeReadout());
  const target = /** @type {HTMLElement} */ (readout);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  let spokenAt = '';

  return (state) => {
    const place = state.view.pointer ?? state.view.cursor;
    const found = place && probe.at(state, place);
    if (!place || !found) {
      if (target.textContent !== '') target.textContent = '';
      for (const name of ['x', 'y', 'class', 'probability', 'value']) delete target.dataset[name];
      if (!state.view.cursor) plane.removeAttribute('aria-description');
      return;
    }
    target.dataset.x = String(place.x);
    target.dataset.y = String(place.y);
    if ('value' in found) target.dataset.value = String(found.value);
    else {
      target.dataset.class = String(found.label);
      target.dataset.probability = String(found.probability);
    }
    const near = nearestPoint(state, place.x, place.y, NEAR);
    const role = near < 0 ? '' : ' · ' + t(state.points[near][3] === 1 ? 'readout.role.test' : 'readout.role.train');
    target.textContent = `${fixed(place.x, 2)}, ${fixed(place.y, 2)} → ${inWords(found)}${role}`;
    if (state.view.cursor) describe(state, state.view.cursor);
  };

  /**
   * Not the answer, which changes with every frame: where the cross is and what lies there.
   *
   * @param {State} state
   * @param {Place} at
   */
  function describe(state, at) {
    const text = description(state, at);
    if (text === spokenAt) return;
    spokenAt = text;
    plane.setAttribute('aria-description', text);
    clearTimeout(resting);
    resting = setTimeout(() => {
      const found = probe.at(state, at);
      announcement.textContent = found ? `${text}. ${t('readout.answer', { answer: inWords(found) })}` : text;
    }, REST_MS);
  }
}

/** @param {State} state @param {Place} at @returns {string} */
function description(state, at) {
  const parts = [t('readout.place', { x: fixed(at.x, 2), y: fixed(at.y, 2) })];
  const near = state.view.carried >= 0 ? state.view.carried : nearestPoint(state, at.x, at.y, NEAR);
  if (near < 0) parts.push(t('readout.nothing'));
  else {
    const [, , target, test] = state.points[near];
    const what = state.problem === 'regression' ? fixed(target, 3) : t('drawing.class', { number: target + 1 });
    const key = state.view.carried >= 0 ? 'readout.carrying' : test === 1 ? 'readout.test-point' : 'readout.train-point';
    parts.push(t(key, { what }));
  }
  return parts.join(', ');
}

function makeReadout() {
  const readout = document.createElement('span');
  readout.dataset.testid = 'readout';
  readout.id = 'readout';
  readout.className = 'figure';
  return readout;
}
