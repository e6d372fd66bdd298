import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createActions } from '../../../web/actions.js';
import { addPoint, clearPoints } from '../../../web/model/points.js';
import { stateWith } from './small.js';

/** What was said of own points, and taken back, by actions on a page whose server doesn't answer. */
function actionsOn(state) {
  const news = [];
  const address = { keep() {}, follow() {}, push() {} };
  const actions = createActions(state, {
    send: () => true,
    invalidate() {},
    redraw() {},
    address,
    onLink() {},
    onOwnPoints() {
      news.push('said');
      return () => news.push('taken back');
    },
  });
  return { actions, news };
}

test('the gesture that makes a generated set one of own points says so once, and the next decision takes it back', () => {
  const state = stateWith([[0, 0, 0, 0]], 'circle');
  const { actions, news } = actionsOn(state);
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
  const { actions, news } = actionsOn(state);
  actions.begin();
  addPoint(state, 1, 1, 0);
  actions.flushEdits();
  actions.begin();
  clearPoints(state);
  actions.flushEdits();
  assert.deepEqual(news, []);
});
