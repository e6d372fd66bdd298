/** The state in words, for who can't see it: data, network, step and losses, and where the answers are wrong. */
import { isLine } from '../../model/line.js';
import { columnName } from '../../model/names.js';
import { classCount } from '../../model/state.js';
import { Forward } from '../../net/forward.js';
import { classText } from '../class-names.js';
import { make } from '../dom.js';
import { fixed, loss, percent, score } from '../format.js';
import { language, sentences, t } from '../i18n.js';
import { answerOf } from '../plane/readout.js';
import { meanMiss, wrongByClass } from './errors.js';
import { openBubble } from './bubble.js';

/** @typedef {import('../../model/state.js').State} State */

/** @param {HTMLElement} button that was pressed @param {State} state */
export function describe(button, state) {
  openBubble(button, () => ({
    title: t('describe.title'),
    body: [data(state), network(state), run(state), answers(state)].filter(Boolean).map((text) => make('p', '', text)),
  }));
}

/** @param {State} state */
function data(state) {
  const { experiment, points, problem } = state;
  const test = points.filter(([, , , isTest]) => isTest === 1).length;
  const set = t('choice.data.set.' + experiment.data.set);
  const counts = { set, count: points.length, train: points.length - test, test };
  const what =
    problem === 'regression'
      ? t('describe.values', counts)
      : t('describe.classes', { ...counts, classes: experiment.data.classes });
  return sentences(what, ...names(state));
}

/** What axes and classes are called, if anybody has named them. @param {State} state */
function names(state) {
  const { columns = [], classes = [], target = '' } = state.experiment.data.names ?? {};
  const axes = { x: columnName(state, 0), y: isLine(state) ? target || t('line.value') : columnName(state, 1) };
  const all = Array.from({ length: classCount(state) }, (_, index) => classText(state, index));
  return [
    columns.length > 0 || (isLine(state) && target) ? t('describe.axes', axes) : '',
    classes.length > 0 && all.length > 0 ? t('describe.class-names', { names: new Intl.ListFormat(language()).format(all) }) : '',
  ];
}

/** @param {State} state */
function network({ network }) {
  if (!network) return '';
  const hidden = network.layers.slice(0, -1);
  const layers = hidden.map(({ units, activation }) =>
    t('describe.layer', { units, activation: t('choice.network.activation.' + activation) }),
  );
  const inputs = network.inputs.length;
  const outputs = network.layers[hidden.length].units;
  if (hidden.length === 0) return t('describe.network.flat', { inputs, outputs });
  return t('describe.network', { inputs, outputs, count: hidden.length, layers: new Intl.ListFormat(language()).format(layers) });
}

/** @param {State} state */
function run({ status, frame, problem }) {
  if (!frame) return '';
  const write = problem === 'regression' ? score : percent;
  const where = t('describe.step', { status: t('status.' + status), step: frame.step, epoch: frame.epoch });
  const losses = t('describe.losses', { train: loss(frame.trainLoss), test: loss(frame.testLoss) });
  const scores = { train: write(frame.trainScore), test: write(frame.testScore) };
  return sentences(where, losses, t(problem === 'regression' ? 'describe.r2' : 'describe.accuracy', scores));
}

/** @param {State} state */
function answers(state) {
  const { network, frame, points, experiment, view } = state;
  if (!network || !frame || points.length === 0) return '';
  const last = network.layers[network.layers.length - 1];
  const forward = new Forward(network, points.length);
  forward.setPoints(
    points.map(([x]) => x),
    points.map(([, y]) => y),
  );
  const outputs = forward.run(frame.parameters)[network.layers.length - 1];
  const found = points.map((_, i) =>
    answerOf(
      state,
      outputs.map((unit) => unit[i]),
      last.activation,
    ),
  );
  if (state.problem === 'regression') {
    const values = found.map((one) => ('value' in one ? one.value : NaN));
    const { mean, region } = meanMiss(points, values, view);
    return t('describe.misses', { mean: fixed(mean, 3), region: t('describe.region.' + region) });
  }
  const labels = found.map((one) => ('label' in one ? one.label : -1));
  const classes = wrongByClass(points, labels, experiment.data.classes, view);
  const wrong = classes.reduce((sum, one) => sum + one.wrong, 0);
  if (wrong === 0) return t('describe.all-right');
  return sentences(
    t('describe.wrong', { wrong, count: points.length }),
    ...classes
      .map((one, index) => ({ ...one, name: classText(state, index) }))
      .filter((one) => one.wrong > 0)
      .map(({ name, wrong, count, region }) =>
        t(region ? 'describe.wrong-of-class' : 'describe.wrong-spread', {
          name,
          wrong,
          count,
          region: region ? t('describe.region.' + region) : '',
        }),
      ),
  );
}
