import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picturesOf, secondsOf } from '../../../web/ui/take-home/film.js';

test('a film of any number of moments begins with the first, ends with the newest and takes the time that was said', () => {
  for (const fewest of [1, 2]) {
    for (let count = 1; count <= 200; count++) {
      const pictures = picturesOf(count, fewest);
      assert.deepEqual([pictures[0].at, pictures.at(-1).at], [0, count - 1]);
      const ticks = pictures.reduce((sum, picture) => sum + picture.ticks, 0);
      assert.ok(Math.abs(ticks / 30 - secondsOf(count)) < 1e-9, `${count} moments, ${fewest}`);
      assert.ok(
        pictures.slice(1).every((picture) => picture.ticks >= fewest),
        `${count} moments, ${fewest}`,
      );
    }
  }
});
