import assert from 'node:assert/strict';
import test from 'node:test';
import { refine } from '../../../web/draw/refine.js';

/** @param {number} side @param {(x: number, y: number) => number} f */
const grid = (side, f) => Float64Array.from({ length: side * side }, (_, i) => f(i % side, Math.floor(i / side)));

test('a refined grid passes through the values that were given', () => {
  const values = grid(5, (x, y) => Math.sin(3 * x) + Math.cos(5 * y));
  const fine = refine(values, 5, 4);
  assert.equal(fine.length, 17 * 17);
  for (let j = 0; j < 5; j++) {
    for (let i = 0; i < 5; i++) assert.ok(Math.abs(fine[4 * j * 17 + 4 * i] - values[j * 5 + i]) < 1e-12);
  }
});

test('between them a plane stays a plane up to the edge, and a bowl a bowl inside', () => {
  const plane = refine(
    grid(4, (x, y) => 2 * x - 3 * y + 1),
    4,
    5,
  );
  const bowl = refine(
    grid(5, (x, y) => x * x + 2 * y * y),
    5,
    5,
  );
  for (let j = 0; j <= 15; j++) {
    for (let i = 0; i <= 15; i++) assert.ok(Math.abs(plane[j * 16 + i] - (2 * (i / 5) - 3 * (j / 5) + 1)) < 1e-12);
  }
  for (let j = 5; j <= 15; j++) {
    for (let i = 5; i <= 15; i++) assert.ok(Math.abs(bowl[j * 21 + i] - ((i / 5) ** 2 + 2 * (j / 5) ** 2)) < 1e-12);
  }
});
