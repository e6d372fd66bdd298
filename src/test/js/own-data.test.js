import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosen, dataOf } from '../../../web/ui/own-data/reading.js';

const SELECTION = { x1: 0, x2: 1, target: 2, kind: 'classes' };

const FORMAT = { encoding: 'utf-8', delimiter: 'tab', decimalMark: 'comma', header: true };
const READING = { format: FORMAT, selection: SELECTION };

test('what is chosen of how a file is read leaves what is found before it as it was', () => {
  const before = { x1: '3', x2: 'none', target: '1', kind: 'values' };
  assert.deepEqual(chosen({}, READING, 'encoding', 'windows-1252'), { encoding: 'windows-1252' });
  assert.deepEqual(chosen(before, READING, 'delimiter', 'comma'), { encoding: 'utf-8', delimiter: 'comma' });
  const mark = { encoding: 'utf-8', delimiter: 'tab', decimalMark: 'point' };
  assert.deepEqual(chosen(before, READING, 'decimalMark', 'point'), { ...before, ...mark });
  const header = { ...mark, decimalMark: 'comma', header: 'false' };
  assert.deepEqual(chosen(before, READING, 'header', 'false'), { ...before, ...header });
});

test('of another delimiter or encoding, the columns are found anew', () => {
  const before = { delimiter: 'tab', header: 'false', x1: '3', x2: 'none', target: '1', kind: 'values', sample: 'true' };
  const after = { encoding: 'utf-8', delimiter: 'comma', header: 'false', sample: 'true' };
  assert.deepEqual(chosen(before, READING, 'delimiter', 'comma'), after);
});

test('of another target, it is found anew whether it is classes, and an input that it was is another one', () => {
  const before = { x1: '3', x2: '1', kind: 'values' };
  const third = { selection: { ...SELECTION, x1: 3 } };
  assert.deepEqual(chosen(before, third, 'target', '2'), { x1: '3', x2: '1', target: '2' });
  assert.deepEqual(chosen(before, third, 'target', '3'), { x2: '1', target: '3' });
  assert.deepEqual(chosen({}, READING, 'x2', 'none'), { x2: 'none' });
});

test('a reading becomes drawn points with the names of their columns and classes', () => {
  const columns = ['length', 'a long mass', 'kind'].map((name) => ({ name }));
  const taken = { points: [[1, 2, 0, 0]], classNames: ['a', 'b'], of: 1, trainShare: 70, scaling: 'standard' };
  assert.deepEqual(dataOf({ columns, taken, selection: { ...SELECTION, x1: 1, x2: 0 } }, 'standard', 6), {
    set: 'drawn',
    classes: 2,
    trainShare: 70,
    inputs: 2,
    points: taken.points,
    names: { columns: ['a lon…', 'length'], target: 'kind', classes: ['a', 'b'] },
    scaling: 'standard',
  });
  const values = { ...taken, classNames: [] };
  const line = dataOf({ columns, taken: values, selection: { x1: 1, target: 0, kind: 'values' } }, 'none', 40);
  assert.equal(line.set, 'drawn-values');
  assert.equal(line.inputs, 1);
  assert.equal('classes' in line, false);
  assert.deepEqual(line.names, { columns: ['a long mass'], target: 'length', classes: [] });
});
