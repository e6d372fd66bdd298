/**
 * Binds every element with `data-setting` to the state: `render` puts the values in, `onChange` gets what a person chose, parsed
 * and inside its range. Input that isn't is refused at its field, and the value stays as it was.
 */
import { shareOfTraining } from '../model/roles.js';
import { stopAmount, stopParts, stopRule } from '../model/settings.js';
import { isDrawn } from '../model/state.js';
import { allowed, exact, parse, setting } from './format.js';
import { makeButton } from './dom.js';
import { nearest } from './fixes.js';
import { t } from './i18n.js';
import { moveSlider, nextValue, sliderValue } from './sliders.js';

/** @typedef {import('../model/state.js').State} State */
/** @typedef {import('../model/state.js').Catalogue} Catalogue */
/** @typedef {string | number | boolean | import('../wire/messages.js').StopRule} SettingValue */
/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

/**
 * @param {Catalogue} catalogue
 * @param {(path: string, value: SettingValue) => void} onChange `path` as `changeSetting` takes it, or `speed`, or `view.…`
 * @returns {{ render: (state: State) => void }}
 */
export function bindControls(catalogue, onChange) {
  const fields = /** @type {Field[]} */ ([...document.querySelectorAll('[data-setting]')]);
  /** Texts that a person is typing: they are not overwritten until they are committed. @type {Set<Field>} */
  const typing = new Set();
  /** @type {State | null} */
  let shown = null;

  for (const field of fields) {
    if (field instanceof HTMLSelectElement || field.type === 'radio' || field.type === 'checkbox') {
      field.addEventListener('change', () => changed(pathOf(field), chosen(field)));
    } else if (field.type === 'range') {
      // A drag makes more events than frames; each frame takes the newest.
      let waiting = 0;
      field.addEventListener('input', () => {
        if (!waiting)
          waiting = requestAnimationFrame(() => {
            waiting = 0;
            changed(pathOf(field), sliderValue(field, rangeOf(field)));
          });
      });
    } else {
      bindTyped(field);
    }
  }

  /** @param {HTMLInputElement} field */
  function bindTyped(field) {
    field.addEventListener('input', () => {
      typing.add(field);
      clearProblem(field);
    });
    field.addEventListener('change', () => commit(field));
    field.addEventListener('blur', () => typing.delete(field));
    field.addEventListener('focus', () => field.select());
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && typing.delete(field) && shown) {
        clearProblem(field);
        put(field, shown);
      }
      const range = rangeOf(field);
      const value = parse(field.value);
      if (!range || Number.isNaN(value) || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      field.value = exact(nextValue(range, value, event.key === 'ArrowUp' ? 1 : -1));
      commit(field);
    });
  }

  /** @param {HTMLInputElement} field */
  function commit(field) {
    typing.delete(field);
    const problem = problemOf(field.value, rangeOf(field));
    if (problem) {
      const range = rangeOf(field);
      const near = range ? nearest(field.value, range) : null;
      showProblem(field, problem, near, () => {
        clearProblem(field);
        field.focus();
        changed(pathOf(field), Number(near));
      });
      if (shown) put(field, shown);
    } else {
      clearProblem(field);
      changed(pathOf(field), parse(field.value));
    }
  }

  /** @param {string} path @param {string | number | boolean} value */
  function changed(path, value) {
    if (!path.startsWith('training.stop.')) return onChange(path, value);
    const name = path.slice('training.stop.'.length);
    const kind = name === 'kind' ? String(value) : String(shown?.experiment.training.stop.kind);
    onChange('training.stop', chosenStop(kind, { [name]: value }));
  }

  /**
   * The stop rule that the fields say; those of a kind that was switched on just now have kept what they had.
   *
   * @param {string} kind
   * @param {Record<string, SettingValue>} given  by the names of their fields, what has just been chosen
   * @returns {import('../wire/messages.js').StopRule}
   */
  function chosenStop(kind, given) {
    if (kind === 'none') return { kind };
    const value = (/** @type {string} */ name) => {
      if (name in given) return given[name];
      const field = fields.find((candidate) => pathOf(candidate) === 'training.stop.' + name);
      return field && rangeOf(field) ? parse(field.value) : field?.value;
    };
    return stopRule(kind, Number(value(kind)), Object.fromEntries(stopParts(catalogue, kind).map((name) => [name, value(name)])));
  }

  /** @param {Field} field */
  function rangeOf(field) {
    const { range } = /** @type {HTMLElement | null} */ (field.closest('[data-range]'))?.dataset ?? {};
    return catalogue.ranges[range ?? pathOf(field)];
  }

  /** @param {Field} field @param {State} state */
  function put(field, state) {
    const value = valueAt(state, pathOf(field));
    if (value === undefined) return;
    if (field instanceof HTMLSelectElement) putChoice(field, String(value));
    else if (field.type === 'radio') field.checked = field.value === String(value);
    else if (field.type === 'checkbox') field.checked = Boolean(value);
    else if (field.type === 'range') putSlider(field, Number(value));
    else if (!typing.has(field)) putText(field, setting(Number(value)));
  }

  /** @param {HTMLInputElement} field @param {number} value */
  function putSlider(field, value) {
    moveSlider(field, rangeOf(field), value);
    const share = (Number(field.value) - Number(field.min)) / (Number(field.max) - Number(field.min));
    field.style.setProperty('--share', String(share));
    if (field.dataset.scale) field.setAttribute('aria-valuetext', exact(value));
  }

  return {
    render(state) {
      shown = state;
      for (const field of fields) put(field, state);
    },
  };
}

/** @param {Element} field */
function pathOf(field) {
  return String(field.getAttribute('data-setting'));
}

/** @param {Field} field */
function chosen(field) {
  if (field.type === 'checkbox') return /** @type {HTMLInputElement} */ (field).checked;
  return pathOf(field) === 'view.selectedClass' ? Number(field.value) : field.value;
}

/**
 * The value of a setting. `network.activation` is that of all layers, or `mixed`; the numbers of a stop rule are
 * undefined while the rule is another one, so that its field keeps what it had.
 *
 * @param {State} state
 * @param {string} path
 * @returns {unknown}
 */
export function valueAt(state, path) {
  const { network, training } = state.experiment;
  if (path === 'network.activation') {
    const activations = new Set(network.layers.map((layer) => layer.activation));
    return activations.size === 1 ? [...activations][0] : activations.size === 0 ? undefined : 'mixed';
  }
  if (path === 'training.stop.kind') return training.stop.kind;
  if (path.startsWith('training.stop.')) {
    const name = path.slice('training.stop.'.length);
    const { stop } = training;
    return name === stop.kind ? stopAmount(stop) : /** @type {Record<string, unknown>} */ (stop)[name];
  }
  // The actual share of the drawn points that are marked for training.
  if (path === 'data.trainShare' && isDrawn(state) && state.points.length > 0) return shareOfTraining(state.points);
  /** @type {unknown} */
  let value = path === 'speed' || path.startsWith('view.') ? state : state.experiment;
  for (const name of path.split('.')) value = /** @type {Record<string, unknown>} */ (value)?.[name];
  return value;
}

/**
 * @param {string} text
 * @param {import('../model/state.js').NumberRange | undefined} range
 * @returns {string | null} why it can't be taken
 */
export function problemOf(text, range) {
  if (!range) return null;
  const value = parse(text);
  const parts = { value: text.trim(), allowed: allowed(range) };
  if (!Number.isFinite(value)) return t('field.not-a-number', parts);
  if (value < range.min || value > range.max) return t('field.out-of-range', parts);
  return range.integer && !Number.isInteger(value) ? t('field.not-whole', parts) : null;
}

/** @param {HTMLInputElement} field @param {string} text */
function putText(field, text) {
  if (field.value !== text) field.value = text;
}

/**
 * For a value that isn't among the choices, such as `mixed`, adds an option that is shown but can't be chosen.
 *
 * @param {HTMLSelectElement} field
 * @param {string} value
 */
function putChoice(field, value) {
  if (field.value === value) return;
  field.querySelector('option[data-shown-only]')?.remove();
  field.value = value;
  if (field.value === value) return;
  const option = new Option(t('choice.' + pathOf(field) + '.' + value), value);
  option.dataset.shownOnly = '';
  option.dataset.i18n = 'choice.' + pathOf(field) + '.' + value;
  option.hidden = true;
  field.append(option);
  field.value = value;
}

/**
 * @param {HTMLInputElement} field
 * @param {string} text
 * @param {number | null} near  the nearest value that can be taken
 * @param {() => void} take  sets that one
 */
function showProblem(field, text, near, take) {
  const id = field.id + '-problem';
  let problem = document.getElementById(id);
  if (!problem) {
    problem = document.createElement('span');
    problem.id = id;
    problem.className = 'field-problem';
    problem.setAttribute('role', 'alert');
    field.closest('.field')?.append(problem);
  }
  problem.replaceChildren(text);
  if (near !== null) problem.append(makeButton('button', t('action.use', { value: setting(near) }), take));
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', id);
}

/** @param {HTMLInputElement} field */
function clearProblem(field) {
  document.getElementById(field.id + '-problem')?.remove();
  field.removeAttribute('aria-invalid');
  field.removeAttribute('aria-describedby');
}
