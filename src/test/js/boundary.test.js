import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Boundary } from '../../../web/draw/boundary.js';
import { drawValue } from '../../../web/draw/points.js';

const paper = (fills = []) =>
  new Proxy(
    {},
    {
      get: (target, name) => (name === 'fill' ? () => fills.push(target.fillStyle) : (target[name] ?? (() => {}))),
      set: (target, name, value) => ((target[name] = value), true),
    },
  );

globalThis.OffscreenCanvas = class {
  getContext = () => paper();
};
globalThis.ImageData = class {
  constructor(width, height) {
    this.data = new Uint8ClampedArray(4 * width * height);
  }
};

const theme = { card: '#fefefe', ink: '#101010', negative: '#d9722b', positive: '#2b6cb8' };

/** The colour of the plane where a regression answers with this value everywhere. */
function fieldOf(value) {
  const boundary = new Boundary();
  const geometry = { left: 0, top: 0, size: 4, centre: { x: 0, y: 0 }, extent: { x: 6, y: 6 } };
  boundary.draw(paper(), geometry, { side: 3, logits: [new Float64Array(9).fill(value)] }, 'linear', theme, { discrete: false });
  const [red, green, blue] = new Uint8Array(boundary.pixels.buffer);
  return '#' + [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
}

test('a value has the same colour in a point as in the field, and 0 has that of the card', () => {
  assert.equal(fieldOf(0), theme.card);
  for (const value of [-3, -1, -0.5, 0, 0.25, 1, 2]) {
    for (const hollow of [false, true]) {
      const fills = [];
      drawValue(paper(fills), 0, 0, 4, value, theme, hollow);
      // The halo and the rim of ink lie under it.
      assert.equal(fills[2], fieldOf(value), `${value}`);
    }
  }
});
