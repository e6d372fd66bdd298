/** What is swept: one or two settings with their values, chosen from a list or typed, and how many runs that makes. */
import {
  choicesOf,
  isOfSeeds,
  kindOf,
  MOST_RUNS,
  proposed,
  readNow,
  readValues,
  runCount,
  seedsAxis,
  valuesText,
} from '../../model/sweep.js';
import { action, enable, make, setText, worded } from '../dom.js';
import { t } from '../i18n.js';
import { settingName, valueName } from './words.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../model/sweep.js').Axis} Axis */
/** @typedef {import('../../model/sweep.js').Value} Value */

/** What is offered first. */
const FIRST = ['training.learningRate', 'network.layers'];

/** One setting with its values. */
class AxisFields {
  /** @param {State} state @param {number} index @param {() => void} onChange */
  constructor(state, index, onChange) {
    this.state = state;
    this.index = index;
    this.onChange = onChange;
    this.path = FIRST[index];
    /** As they are, and whether they can be used. @type {Value[]} */
    this.values = [];
    this.isFine = true;
    this.select = make('select', '');
    this.select.id = 'sweep-setting-' + index;
    this.select.addEventListener('change', () => this.choose(this.select.value));
    this.host = make('div', 'sweep-values');
    this.problem = make('p', 'sweep-problem');
    this.problem.id = 'sweep-problem-' + index;
    this.problem.setAttribute('role', 'alert');
    const caption = worded('span', 'caption', index === 0 ? 'sweep.rows' : 'sweep.columns');
    this.element = make('div', 'sweep-axis', make('label', 'sweep-setting', caption, this.select), this.host, this.problem);
  }

  /** @param {Axis | null} axis  null: none, or the first that is offered */
  put(axis) {
    this.path = axis?.path ?? (this.index === 0 ? FIRST[0] : '');
    this.values = axis ? [...axis.values] : this.proposals();
    this.render();
  }

  /** @param {string} path */
  choose(path) {
    this.path = path;
    this.values = this.proposals();
    this.render();
    this.onChange();
  }

  proposals() {
    return this.path ? proposed(this.state.catalogue, this.state.experiment, this.path) : [];
  }

  render() {
    const { catalogue, experiment } = this.state;
    const paths = readNow(catalogue, experiment);
    const all = this.path && !paths.includes(this.path) ? [...paths, this.path] : paths;
    const options = all.map((path) => new Option(settingName(path), path, false, path === this.path));
    if (this.index > 0) options.unshift(new Option(t('sweep.no-column'), '', false, !this.path));
    this.select.replaceChildren(...options);
    this.complain('');
    if (!this.path) this.host.replaceChildren();
    else if (['choice', 'flag'].includes(String(kindOf(catalogue, this.path)))) this.host.replaceChildren(this.checks());
    else this.host.replaceChildren(this.field());
  }

  /** Values that are ticked. */
  checks() {
    const group = make('fieldset', 'sweep-checks', worded('legend', 'caption', 'sweep.values'));
    for (const value of choicesOf(this.state.catalogue, this.state.experiment, this.path)) {
      const box = make('input', '');
      box.type = 'checkbox';
      box.checked = this.values.includes(value);
      box.addEventListener('change', () => {
        const others = this.values.filter((each) => each !== value);
        const order = choicesOf(this.state.catalogue, this.state.experiment, this.path);
        this.values = box.checked ? order.filter((each) => each === value || others.includes(each)) : others;
        this.complain(this.values.length > 0 ? '' : t('sweep.problem.none'));
        this.onChange();
      });
      group.append(make('label', 'sweep-check', box, make('span', '', valueName(this.path, value))));
    }
    return group;
  }

  /** Values that are typed. */
  field() {
    const input = make('input', '');
    input.type = 'text';
    input.id = 'sweep-values-' + this.index;
    input.autocomplete = 'off';
    input.spellcheck = false;
    input.value = valuesText(this.state.catalogue, this.path, this.values);
    input.setAttribute('aria-describedby', this.problem.id);
    input.addEventListener('input', () => {
      const { values, problem } = readValues(this.state.catalogue, this.state.experiment, this.path, input.value);
      this.values = values;
      input.setAttribute('aria-invalid', String(problem !== null));
      this.complain(problem ? t('sweep.problem.' + problem.kind, { ...problem }) : '');
      this.onChange();
    });
    return make('label', 'sweep-field', worded('span', 'caption', 'sweep.values'), input);
  }

  /** @param {string} sentence  '' if nothing is wrong */
  complain(sentence) {
    this.isFine = sentence === '';
    setText(this.problem, sentence);
  }
}

export class SweepSetup {
  /** @param {State} state @param {(axes: Axis[]) => void} start */
  constructor(state, start) {
    this.state = state;
    this.fields = [0, 1].map((index) => new AxisFields(state, index, () => this.count()));
    this.runs = make('p', 'sweep-count');
    this.start = action('sweep.start', () => this.begin(start), 'button primary');
    this.start.id = 'sweep-start';
    const seeds = action('sweep.seeds', () => {
      this.put([seedsAxis()]);
      this.begin(start);
    });
    seeds.id = 'sweep-seeds';
    this.element = make(
      'div',
      'sweep-setup',
      ...this.fields.map(({ element }) => element),
      make('div', 'sweep-go', this.runs, seeds, this.start),
    );
    this.put([]);
  }

  /** @param {readonly Axis[]} axes  none: what is offered first */
  put(axes) {
    if (axes.length > 0) this.fields.forEach((fields, i) => fields.put(axes[i] ?? null));
    else {
      this.fields[0].put(null);
      this.fields[1].choose(FIRST[1]);
    }
    this.count();
  }

  /** @returns {Axis[]} */
  axes() {
    return this.fields.filter(({ path }) => path).map(({ path, values }) => ({ path, values }));
  }

  count() {
    const axes = this.axes();
    const count = runCount(axes);
    const twice = axes.length === 2 && axes[0].path === axes[1].path;
    const isFine = this.fields.every((fields) => fields.isFine) && !twice && count > 0 && count <= MOST_RUNS;
    const key = twice
      ? 'sweep.twice'
      : count > MOST_RUNS
        ? 'sweep.too-many'
        : isOfSeeds(axes)
          ? 'sweep.seeds-count'
          : 'sweep.count';
    setText(this.runs, t(key, { count, most: MOST_RUNS }));
    this.runs.toggleAttribute('data-wrong', twice || count > MOST_RUNS);
    enable(this.start, isFine);
    return isFine;
  }

  /** @param {(axes: Axis[]) => void} start */
  begin(start) {
    if (this.count()) start(this.axes());
    else this.element.querySelector('[aria-invalid="true"]')?.closest('input')?.focus();
  }
}
