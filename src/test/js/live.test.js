import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liveUrl, reconnectDelay } from '../../../web/wire/live.js';

test('pages that lost one server come to the next by chance over more than two seconds, and over ten in the end', () => {
  const waits = [0, 1, 2, 3, 50].map((attempt) => `${reconnectDelay(attempt, 0)}…${reconnectDelay(attempt, 1)}`);
  assert.deepEqual(waits, ['0…2500', '0…5000', '0…10000', '0…10000', '0…10000']);
});

test('a page that came over TLS connects over TLS', () => {
  assert.equal(liveUrl({ protocol: 'https:', host: 'play.example' }), 'wss://play.example/live');
  assert.equal(liveUrl({ protocol: 'http:', host: 'localhost:7070' }), 'ws://localhost:7070/live');
});
