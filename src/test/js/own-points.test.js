import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPoint, clearPoints } from '../../../web/model/points.js';
import { actionsOn, stateWith } from './small.js';

/** What was said of own points, and taken back, by actions on a page whose server doesn't answer. */
function listening(state) {
  const news = [];
  const actions = actionsOn(state, {
    onOwnPoints() {
      news.push('said');
      return () => news.push('taken back');
    },
  });
  return { actions, news };
}

test('the gesture that makes a generated set one of own points says so once, and the next decision takes it back', () => {
  const state = stateWith([[0, 0, 0, 0]], 'circle');
  const { actions, news } = listening(state);
  actions.begin();
  actions.flushEdits();
  assert.deepEqual(news, []);
  addPoint(state, 1, 1, 0);
  actions.flushEdits();
  addPoint(state, 2, 2, 0);
  actions.flushEdits();
  assert.deepEqual(news, ['said']);
  actions.begin();
  addPoint(state, 3, 3, 0);
  actions.flushEdits();
  assert.deepEqual(news, ['said', 'taken back']);
});

test('edits of drawn points are no news', () => {
  const state = stateWith([[0, 0, 0, 0]], 'drawn');
  const { actions, news } = listening(state);
  actions.begin();
  addPoint(state, 1, 1, 0);
  actions.flushEdits();
  actions.begin();
  clearPoints(state);
  actions.flushEdits();
  assert.deepEqual(news, []);
});
