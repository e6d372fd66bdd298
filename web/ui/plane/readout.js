/**
 * What the network answers at the place under the pointer, at the keyboard's cross or where a finger tapped: on the plane for the
 * eye, as data attributes for tests, and, when the cross rests, for a screen reader.
 */
import { Forward } from '../../net/forward.js';
import { inOwnUnits } from '../../net/scaling.js';
import { isLine } from '../../model/line.js';
import { className, columnName } from '../../model/names.js';
import { nearestPoint } from '../../model/points.js';
import { decimalsOf, placeRead, unitOf } from '../../model/view.js';
import { classText } from '../class-names.js';
import { make } from '../dom.js';
import { fixed } from '../format.js';
import { t } from '../i18n.js';
import { seenParameters } from '../seen.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../model/view.js').Place} Place */
/** @typedef {{ label: number, probabilities: number[] } | { value: number }} Answer  label: of the likeliest class */

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
    const { network } = state;
    const parameters = seenParameters(state);
    if (!network || !parameters) return null;
    if (this.network !== network || !this.forward) {
      this.network = network;
      this.forward = new Forward(network, 1);
    }
    this.forward.setPoints([place.x], [place.y]);
    const outputs = this.forward.run(parameters)[network.layers.length - 1].map((unit) => unit[0]);
    return answerOf(state, outputs, network.layers[network.layers.length - 1].activation);
  }
}

/** @param {State} state @param {number[]} outputs @param {string} activation @returns {Answer} */
export function answerOf(state, outputs, activation) {
  if (state.problem === 'regression') return { value: inOwnUnits(state.network?.scaling?.target, outputs[0]) };
  if (outputs.length > 1) {
    return { label: outputs.indexOf(Math.max(...outputs)), probabilities: outputs };
  }
  const positive = shareOf(outputs[0], activation);
  return { label: positive > 0.5 ? 1 : 0, probabilities: [1 - positive, positive] };
}

/**
 * Targets are −1 and 1, or 0 and 1; a linear output may go beyond them.
 *
 * @param {number} output
 * @param {string} activation
 * @returns {number} the probability of the second of two classes
 */
export function shareOf(output, activation) {
  return activation === 'sigmoid' ? output : Math.min(Math.max((output + 1) / 2, 0), 1);
}

/** @param {State} state @param {Answer} found @returns {string} the value, or all classes, the likeliest first */
function inWords(state, found) {
  if ('value' in found) return fixed(found.value, 3);
  return likeliestFirst(found.probabilities)
    .map((one) => ofClass(state, one))
    .join('; ');
}

/** @param {State} state @param {{ label: number, probability: number }} one @returns {string} */
function ofClass(state, { label, probability }) {
  const name = className(state, label);
  return t(name ? 'readout.named' : 'readout.class', { name, number: label + 1, percent: percent(probability) });
}

/** @param {readonly number[]} probabilities */
function likeliestFirst(probabilities) {
  return probabilities.map((probability, label) => ({ label, probability })).sort((a, b) => b.probability - a.probability);
}

/** Some losses are trained with outputs that may be below 0 or above 1. @param {number} probability @returns {string} */
function percent(probability) {
  const share = Math.min(Math.max(probability, 0), 0.9999);
  return fixed(share * 100, share < 0.99 ? 0 : 1);
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
  /** What the readout shows, as text, so that it is made anew only when that changes. */
  let shown = '';

  return (state) => {
    const place = placeRead(state.view);
    const found = place && probe.at(state, place);
    if (!place || !found) {
      if (shown !== '') target.replaceChildren();
      shown = '';
      for (const name of ['x', 'y', 'class', 'probabilities', 'value']) delete target.dataset[name];
      if (!state.view.cursor) plane.removeAttribute('aria-description');
      return;
    }
    target.dataset.x = String(place.x);
    target.dataset.y = String(place.y);
    if ('value' in found) target.dataset.value = String(found.value);
    else {
      target.dataset.class = String(found.label);
      target.dataset.probabilities = found.probabilities.join(' ');
    }
    const near = nearestPoint(state, place, NEAR, unitOf(state.view));
    const role = near < 0 ? '' : ' · ' + t(state.points[near][3] === 1 ? 'readout.role.test' : 'readout.role.train');
    const [x, y] = inNumbers(state, place);
    const where = isLine(state) ? `${columnName(state, 0)} = ${x}` : `${x}, ${y}`;
    write(state, where + ' → ', found, role);
    if (state.view.cursor) describe(state, state.view.cursor);
  };

  /**
   * One line: the likeliest class in words, the others by their marks.
   *
   * @param {State} state
   * @param {string} where
   * @param {Answer} found
   * @param {string} role
   */
  function write(state, where, found, role) {
    const text = where + inWords(state, found) + role;
    if (text === shown) return;
    shown = text;
    if ('value' in found) target.textContent = text;
    else {
      const [first, ...others] = likeliestFirst(found.probabilities);
      const shares = others.map(({ label, probability }) => {
        const share = make('span', 'class-' + label, ...markOf(label), percent(probability));
        share.dataset.share = String(label);
        return share;
      });
      target.replaceChildren(where + ofClass(state, first), ...shares, role);
    }
  }

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
      announcement.textContent = found ? `${text}. ${t('readout.answer', { answer: inWords(state, found) })}` : text;
    }, REST_MS);
  }
}

/** @param {State} state @param {Place} at @returns {[x: string, y: string]} each as finely as the plane shows it */
function inNumbers({ view: { extent } }, { x, y }) {
  return [fixed(x, decimalsOf(extent.x)), fixed(y, decimalsOf(extent.y))];
}

/** @param {State} state @param {Place} at @returns {string} */
function description(state, at) {
  const [x, y] = inNumbers(state, at);
  const [first, second] = [columnName(state, 0), columnName(state, 1)];
  const parts = [isLine(state) ? `${first} ${x}` : t('readout.place', { first, x, second, y })];
  const near = state.view.carried >= 0 ? state.view.carried : nearestPoint(state, at, NEAR, unitOf(state.view));
  if (near < 0) parts.push(t('readout.nothing'));
  else {
    const [, , target, test] = state.points[near];
    const what = state.problem === 'regression' ? fixed(target, 3) : classText(state, target);
    const key = state.view.carried >= 0 ? 'readout.carrying' : test === 1 ? 'readout.test-point' : 'readout.train-point';
    parts.push(t(key, { what }));
  }
  return parts.join(', ');
}

/** The mark of a class, as the palette has it. @param {number} index */
function markOf(index) {
  const icon = document.querySelector('.class-choice.class-' + index + ' svg');
  return icon ? [icon.cloneNode(true)] : [];
}

function makeReadout() {
  const readout = document.createElement('span');
  readout.dataset.testid = 'readout';
  readout.id = 'readout';
  readout.className = 'figure';
  return readout;
}
