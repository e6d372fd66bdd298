import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canRedo, canUndo, createUndo, forgetNewest, goneBack, remember } from '../../../web/model/undo.js';

const at = (points) => ({ experiment: {}, points, live: false });

test('back leads to what was before, and forward to what was undone', () => {
  const undo = createUndo();
  assert.equal(canUndo({ undo, requests: [] }), false);
  remember(undo, at('a'), 1);
  remember(undo, at('b'), 2);
  goneBack(undo, 'undo', at('c'), true);
  assert.deepEqual([undo.past, undo.future], [[at('a')], [at('c')]]);
  assert.ok(canUndo({ undo, requests: [] }) && canRedo({ undo }));
  goneBack(undo, 'redo', at('b'), true);
  assert.deepEqual([undo.past, undo.future], [[at('a'), at('b')], []]);
});

test('a new decision ends the way forward', () => {
  const undo = createUndo();
  remember(undo, at('a'), 1);
  goneBack(undo, 'undo', at('b'), true);
  remember(undo, at('a'), 2);
  assert.equal(canRedo({ undo }), false);
});

test('an undo that led nowhere leaves nothing to redo', () => {
  const undo = createUndo();
  remember(undo, at('a'), 1);
  goneBack(undo, 'undo', at('a'), false);
  assert.deepEqual([undo.past, undo.future], [[], []]);
});

test('what came back to where it began can be forgotten; of very many the oldest is', () => {
  const undo = createUndo();
  for (let n = 0; n < 105; n++) remember(undo, at(n), n);
  assert.equal(undo.past.length, 100);
  assert.equal(undo.past[0].points, 5);
  forgetNewest(undo);
  assert.equal(undo.past.at(-1).points, 103);
  assert.equal(undo.newest, -1);
});

test('what is asked for can be undone before its answer is there, and an undo that is asked for counts', () => {
  const undo = createUndo();
  assert.ok(canUndo({ undo, requests: [{ kind: 'change' }] }));
  assert.equal(canUndo({ undo, requests: [{ kind: 'link' }, { kind: 'tell' }] }), false);
  remember(undo, at('a'), 1);
  assert.equal(canUndo({ undo, requests: [{ kind: 'undo' }] }), false);
});
