import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { connect, liveUrl, reconnectDelay } from '../../../web/wire/live.js';

test('pages that lost one server come to the next by chance over more than two seconds, and over ten in the end', () => {
  const waits = [0, 1, 2, 3, 50].map((attempt) => `${reconnectDelay(attempt, 0)}…${reconnectDelay(attempt, 1)}`);
  assert.deepEqual(waits, ['0…2500', '0…5000', '0…10000', '0…10000', '0…10000']);
});

test('a page that came over TLS connects over TLS', () => {
  assert.equal(liveUrl({ protocol: 'https:', host: 'play.example' }), 'wss://play.example/live');
  assert.equal(liveUrl({ protocol: 'http:', host: 'localhost:7070' }), 'ws://localhost:7070/live');
});

test('a frame is acknowledged as it comes, unless it says that the next one will be', () => {
  const sent = [];
  let line;
  class Line {
    static OPEN = 1;
    readyState = Line.OPEN;
    constructor() {
      line = this;
    }
    send = (text) => sent.push(JSON.parse(text));
    close() {}
  }
  globalThis.WebSocket = Line;
  const frames = [];
  const live = connect({ url: '', greeting: () => [], onConnection() {}, onFrame: ({ frame }) => frames.push(frame) });
  const { examples } = JSON.parse(readFileSync(new URL('../resources/protocol/frame.json', import.meta.url), 'utf8'));
  for (const { hex } of examples) line.onmessage({ data: new Uint8Array(Buffer.from(hex, 'hex')).buffer });
  live.close();
  const numbers = (list) => list.map(({ frame }) => frame.frame);
  assert.deepEqual(frames, numbers(examples));
  assert.deepEqual(
    sent,
    numbers(examples.filter(({ acknowledged }) => acknowledged)).map((frame) => ({ type: 'ack', frame })),
  );
});
