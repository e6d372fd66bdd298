import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { writeFormula } from '../../../web/ui/about/notation.js';
import { writeWith } from '../../../web/ui/inspector/letters.js';
import { paragraphs, spoken, valueText } from '../../../web/ui/lessons/markup.js';
import * as progress from '../../../web/ui/lessons/progress.js';

const LESSONS = new URL('../../../web/lessons/', import.meta.url);
const LESSON = { id: 'neuron', steps: [{ id: 'sum' }, { id: 'count' }, { id: 'loss' }] };

test('an empty line parts paragraphs, and a line that only goes on does not', () => {
  const all = paragraphs('One,\nstill one.\n\n  Two.\n\n\nThree.');
  assert.deepEqual(
    all.map((pieces) => pieces.map(({ text }) => text).join('')),
    ['One, still one.', 'Two.', 'Three.'],
  );
});

test('emphasis, code, formulas and numbers of the run are told apart from the words around them', () => {
  assert.deepEqual(paragraphs('Take *all* of `f(x)`: $w_1 x_1$ is {loss-before}.')[0], [
    { kind: 'text', text: 'Take ' },
    { kind: 'emphasis', text: 'all' },
    { kind: 'text', text: ' of ' },
    { kind: 'code', text: 'f(x)' },
    { kind: 'text', text: ': ' },
    { kind: 'formula', text: 'w_1 x_1' },
    { kind: 'text', text: ' is ' },
    { kind: 'value', text: 'loss-before' },
    { kind: 'text', text: '.' },
  ]);
});

test('what only looks like a mark stays as it is', () => {
  for (const plain of ['2 * 3 = 6', 'costs 5 $', '{ x }', "a ` or '"]) {
    assert.deepEqual(paragraphs(plain)[0], [{ kind: 'text', text: plain }]);
  }
});

test('a count is written exactly, a score in per cent, another number with four digits, and none as a dash', () => {
  assert.equal(valueText('step', 123_456), '123456');
  assert.equal(valueText('z', -1), '−1');
  assert.equal(valueText('score', 0.956), '95.6 %');
  assert.equal(valueText('loss', 0.069314718), '0.06931');
  assert.equal(valueText('w', -0.5), '−0.5');
  assert.equal(valueText('a', 0.999999999), '1.000');
  assert.equal(valueText('loss', 1.5e-7), '1.5·10⁻⁷');
  assert.equal(valueText('loss', null), '–');
  assert.equal(valueText('loss', undefined), '–');
});

test('who hears a text hears its words and its numbers', () => {
  assert.equal(spoken('*All* of $x_1$ is {z}.', new Map([['z', 2.5]])), 'All of x1 is 2.5.');
});

test('a step that was done stays done, and a shown one is not skipped', () => {
  let now = progress.noProgress();
  const mark = (step, mark) => (now = progress.marked(now, 'neuron', step, mark));
  mark('sum', 'skipped');
  mark('sum', 'shown');
  mark('sum', 'skipped');
  assert.equal(progress.markOf(now, 'neuron', 'sum'), 'shown');
  mark('sum', 'done');
  mark('sum', 'shown');
  assert.equal(progress.markOf(now, 'neuron', 'sum'), 'done');
  mark('count', 'skipped');
  assert.deepEqual(progress.counts(now, LESSON), { open: 1, skipped: 1, shown: 0, done: 1 });
});

test('progress comes back from its file, where each lesson was left', () => {
  const now = progress.leftAt(progress.marked(progress.noProgress(), 'neuron', 'sum', 'done'), 'neuron', 'count');
  assert.deepEqual(progress.read(progress.written(now)), now);
});

test('what is no file of progress is refused as a whole', () => {
  const bad = [
    '',
    'no JSON',
    'null',
    '[]',
    '{}',
    '{"format":"other","marks":{},"at":{}}',
    '{"format":"backprop-playground-lessons","marks":{"neuron":{"sum":"perfect"}},"at":{}}',
    '{"format":"backprop-playground-lessons","marks":{"neuron":"done"},"at":{}}',
    '{"format":"backprop-playground-lessons","marks":{},"at":{"neuron":3}}',
    '{"format":"backprop-playground-lessons","marks":[],"at":{}}',
  ];
  for (const text of bad) assert.equal(progress.read(text), null, text);
});

test('a file adds what was reached elsewhere and takes nothing away', () => {
  const here = progress.marked(progress.marked(progress.noProgress(), 'neuron', 'sum', 'done'), 'deep', 'line', 'shown');
  const there = progress.leftAt(progress.marked(progress.noProgress(), 'neuron', 'sum', 'skipped'), 'neuron', 'loss');
  const both = progress.merged(here, progress.marked(there, 'neuron', 'loss', 'done'));
  assert.deepEqual(both.marks, { neuron: { sum: 'done', loss: 'done' }, deep: { line: 'shown' } });
  assert.deepEqual(both.at, { neuron: 'loss' });
});

test('every formula of every lesson can be written', () => {
  const element = () => ({ append() {}, setAttribute() {} });
  globalThis.document = { createElementNS: element };
  writeWith({});
  let count = 0;
  for (const file of readdirSync(LESSONS, { recursive: true }).filter((name) => name.endsWith('.md'))) {
    for (const paragraph of paragraphs(readFileSync(new URL(file, LESSONS), 'utf8'))) {
      for (const { kind, text } of paragraph.filter((piece) => piece.kind === 'formula')) {
        assert.doesNotThrow(() => writeFormula(text), `${file}: ${kind} ${text}`);
        count++;
      }
    }
  }
  delete globalThis.document;
  assert.ok(count > 10);
});
