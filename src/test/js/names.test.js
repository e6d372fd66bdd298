import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitText } from '../../../web/draw/fit-text.js';
import { layoutNetwork } from '../../../web/draw/layout.js';
import { NO_NAMES } from '../../../web/model/names.js';
import { cleanName, nameOf, renamed } from '../../../web/model/renaming.js';
import { changeOf, mayBringPoints, onlyNames } from '../../../web/model/settings.js';
import { complete } from '../../../web/model/state.js';
import { callBy } from '../../../web/ui/called.js';
import { inputName, meaningOf, roomForNames, unitName } from '../../../web/ui/network/text.js';
import { namedParts } from '../../../web/ui/names/parts.js';
import { stateWith } from './small.js';

const PENGUINS = { columns: ['bill length'], target: 'species', classes: ['Adelie', '', 'Chinstrap'] };

test('what cannot be seen is dropped from a name, white space is one space, and every other character stays', () => {
  assert.equal(cleanName(' bill\tlength\u00A0\u3000(mm)\u2028', 40), 'bill length (mm)');
  assert.equal(cleanName('\u0000le\u200Bng\u202Eth\uFE0F', 40), 'length');
  assert.equal(cleanName('a\u200B \u200Bb', 40), 'a b');
  assert.equal(cleanName('\u3164\u2800\u00A0', 40), '');
  assert.equal(cleanName('<b>企鵝 🐧</b>', 40), '<b>企鵝 🐧</b>');
});

test('a name that is too long is cut between characters', () => {
  assert.equal(cleanName('🐧'.repeat(50), 40), '🐧'.repeat(40));
  assert.equal(cleanName('abc defg', 4), 'abc');
});

test('a name takes its place among the others, and empty ones at the end are none', () => {
  const third = renamed(NO_NAMES, { list: 'classes', index: 2 }, 'Gentoo');
  assert.deepEqual(third, { columns: [], target: '', classes: ['', '', 'Gentoo'] });
  assert.deepEqual(renamed(third, { list: 'classes', index: 2 }, ''), { columns: [], target: '', classes: [] });
  assert.deepEqual(renamed(PENGUINS, { list: 'target' }, 'kind'), { ...PENGUINS, target: 'kind' });
  assert.equal(nameOf(PENGUINS, { list: 'columns', index: 1 }), '');
  assert.equal(nameOf(PENGUINS, { list: 'classes', index: 2 }), 'Chinstrap');
  assert.deepEqual(NO_NAMES, { columns: [], target: '', classes: [] });
});

test('a change of names alone brings no other points, and any other change of data may', () => {
  const part = changeOf(stateWith([]), 'data.names', PENGUINS);
  assert.deepEqual(part, { data: { names: PENGUINS } });
  assert.deepEqual([onlyNames(part), mayBringPoints(part)], [true, false]);
  const both = { data: { names: PENGUINS, set: 'xor' } };
  assert.deepEqual([onlyNames(both), mayBringPoints(both)], [false, true]);
  const training = { training: { learningRate: 1 } };
  assert.deepEqual([onlyNames(training), mayBringPoints(training)], [false, false]);
});

test('an experiment without names says so, since the one before it may have had some', () => {
  const { catalogue, experiment } = stateWith([]);
  assert.deepEqual(complete(catalogue, experiment, []).data.names, NO_NAMES);
  const named = { ...experiment, data: { ...experiment.data, names: PENGUINS } };
  assert.deepEqual(complete(catalogue, named, []).data.names, PENGUINS);
});

test('an axis has a name where it is an axis, and each class of the data', () => {
  const state = stateWith([], 'drawn');
  const named = namedParts(state).map(({ list, index }) => list + (index ?? ''));
  assert.deepEqual(named, ['columns0', 'columns1', 'target', 'classes0', 'classes1']);
  state.experiment.data.inputs = 1;
  assert.equal(namedParts(state).filter(({ list }) => list === 'columns').length, 1);
});

test('inputs and outputs of the network are called by their names, and formulas by their symbols', () => {
  const t = (key, { number, name } = {}) => [key, number ?? name].join(' ');
  const shape = { inputs: [{ id: 'x1' }, { id: 'x2' }], layers: [{ units: 2 }, { units: 3 }] };
  const names = () => [0, 1, 2].map((unit) => unitName(t, shape, { layer: 1, unit }));
  try {
    callBy(PENGUINS);
    assert.deepEqual(shape.inputs.map(inputName), ['bill length', 'x₂']);
    assert.equal(inputName({ id: 'x1-squared' }), 'x₁²');
    assert.deepEqual(['x1', 'x2', 'x1-squared'].map(meaningOf), ['x₁ = bill length', '', '']);
    assert.deepEqual(names(), ['network.output-named Adelie', 'network.output-class 2', 'network.output-named Chinstrap']);
    assert.ok(roomForNames(shape.inputs) > roomForNames([{ id: 'x2' }]));
  } finally {
    callBy();
  }
  assert.deepEqual(shape.inputs.map(inputName), ['x₁', 'x₂']);
  assert.deepEqual(names(), ['network.output-class 1', 'network.output-class 2', 'network.output-class 3']);
});

test('names have room on the left of the diagram, and the outputs stay where they are', () => {
  const shape = { inputs: [{ id: 'x1' }], layers: [{ units: 1, inputs: 1 }] };
  const [usual, named] = [1, 2].map((room) => layoutNetwork(shape, shape.inputs, 600, 400, 0, 1, room));
  assert.equal(Math.round(named.features.left - usual.features.left), 40);
  assert.equal(named.layers[0].right, usual.layers[0].right);
});

test('a text is cut where its room ends', () => {
  const context = { measureText: (text) => ({ width: 10 * [...text].length }) };
  assert.equal(fitText(context, 'bill length', 110), 'bill length');
  assert.equal(fitText(context, 'bill length', 109), 'bill lengt'.slice(0, 9) + '…');
  assert.equal(fitText(context, 'bill length', 60), 'bill…');
  assert.equal(fitText(context, '🐧🐧🐧', 20), '🐧…');
  assert.equal(fitText(context, 'bill', 5), '');
});
