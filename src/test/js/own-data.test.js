import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosen, dataOf } from '../../../web/ui/own-data/reading.js';

const SELECTION = { x1: 0, x2: 1, target: 2, kind: 'classes' };

test('of another delimiter or encoding, the columns are found anew; how the file is written stays as it was chosen', () => {
  const before = { delimiter: 'tab', header: 'false', x1: '3', x2: 'none', target: '1', kind: 'values' };
  assert.deepEqual(chosen(before, SELECTION, 'delimiter', 'comma'), { delimiter: 'comma', header: 'false' });
  assert.deepEqual(chosen(before, SELECTION, 'encoding', 'utf-8'), { delimiter: 'tab', header: 'false', encoding: 'utf-8' });
  assert.deepEqual(chosen(before, SELECTION, 'header', 'true'), { ...before, header: 'true' });
});

test('of another target, it is found anew whether it is classes, and an input that it was is another one', () => {
  const before = { x1: '3', x2: '1', kind: 'values' };
  assert.deepEqual(chosen(before, { ...SELECTION, x1: 3 }, 'target', '2'), { x1: '3', x2: '1', target: '2' });
  assert.deepEqual(chosen(before, { ...SELECTION, x1: 3 }, 'target', '3'), { x2: '1', target: '3' });
  assert.deepEqual(chosen({}, SELECTION, 'x2', 'none'), { x2: 'none' });
});

test('a reading becomes drawn points with the names of their columns and classes', () => {
  const columns = ['length', 'mass', 'kind'].map((name) => ({ name }));
  const taken = { points: [[1, 2, 0, 0]], classNames: ['a', 'b'], of: 1, trainShare: 70, isUneven: true };
  assert.deepEqual(dataOf({ columns, taken, selection: { ...SELECTION, x1: 1, x2: 0 } }, 'standard'), {
    set: 'drawn',
    classes: 2,
    trainShare: 70,
    inputs: 2,
    points: taken.points,
    names: { columns: ['mass', 'length'], target: 'kind', classes: ['a', 'b'] },
    scaling: 'standard',
  });
  const values = { ...taken, classNames: [] };
  const line = dataOf({ columns, taken: values, selection: { x1: 1, target: 0, kind: 'values' } }, 'none');
  assert.equal(line.set, 'drawn-values');
  assert.equal(line.inputs, 1);
  assert.equal('classes' in line, false);
  assert.deepEqual(line.names, { columns: ['mass'], target: 'length', classes: [] });
});
