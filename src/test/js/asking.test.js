import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Asking } from '../../../web/ui/inspector/asking.js';

beforeEach(() => {
  Object.assign(globalThis, { document: { hidden: false } });
});

/** @param {string} status */
function stateOf(status) {
  return { connection: 'connected', run: 1, status, frame: {}, points: [], confirmed: {}, awaitingPoints: false };
}

test('questions of two views take turns, and neither makes the other be asked anew', () => {
  /** @type {string[]} */
  const sent = [];
  const asking = new Asking(
    ({ view }) => sent.push(view) > 0,
    () => {},
  );
  const state = /** @type {any} */ (stateOf('paused'));
  for (let i = 0; i < 5; i++) {
    asking.poll(state, { view: 'ablation' });
    asking.poll(state, { view: 'errors' });
    asking.answered();
  }
  assert.deepEqual(sent, ['ablation', 'errors']);
  state.frame = {};
  for (let i = 0; i < 5; i++) {
    asking.poll(state, { view: 'ablation' });
    asking.poll(state, { view: 'errors' });
    asking.answered();
  }
  assert.deepEqual(sent, ['ablation', 'errors', 'ablation', 'errors']);
});
