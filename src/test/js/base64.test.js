import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBase64, toBase64 } from '../../../web/wire/base64.js';

test('bytes are written as RFC 4648 says', () => {
  const bytes = (text) => new TextEncoder().encode(text);
  assert.equal(toBase64(bytes('')), '');
  assert.equal(toBase64(bytes('f')), 'Zg==');
  assert.equal(toBase64(bytes('foobar')), 'Zm9vYmFy');
  assert.equal(toBase64(Uint8Array.of(251, 255)), '+/8=');
});

test('as many bytes as a large checkpoint has come back as they were', () => {
  const bytes = Uint8Array.from({ length: 100_003 }, (_, i) => (i * 31) ^ (i >> 8));
  assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
  assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
  assert.throws(() => fromBase64('no base64!'));
});
