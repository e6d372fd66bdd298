import assert from 'node:assert/strict';
import { test } from 'node:test';
import { biasDot, columnBefore, layoutNetwork, sourcesOf } from '../../../web/draw/layout.js';
import { pointRadius } from '../../../web/draw/points.js';
import { paperOf } from '../../../web/ui/inspector/paper.js';

const FEATURES = ['x1', 'x2', 'x1-squared', 'x2-squared', 'x1-x2', 'sin-x1', 'sin-x2', 'radius-squared'].map((id) => ({ id }));
const shape = (inputs, ...units) => ({
  inputs: inputs.map((id) => ({ id })),
  layers: units.map((n) => ({ units: n, activation: 'tanh' })),
});

test('there is a column for the features, and one for each layer, evenly from left to right', () => {
  const layout = layoutNetwork(shape(['x1', 'x2'], 4, 2, 1), FEATURES, 800, 500, 60);
  const xs = [layout.features, ...layout.layers].map(({ x }) => x);
  assert.equal(xs.length, 4);
  for (let i = 1; i < xs.length; i++) assert.ok(Math.abs(xs[i] - xs[i - 1] - layout.gap) < 1e-9);
  assert.deepEqual(
    layout.layers.map(({ units }) => units.length),
    [4, 2, 1],
  );
  assert.equal(layout.features.units.length, 8);
  assert.ok(layout.more.y > layout.features.units[7].y);
});

test('whatever the network, its units lie within the diagram, below the controls, and apart from each other', () => {
  for (const units of [[1], [32, 32, 32, 32, 32, 32, 32, 32, 6], [1, 32, 1], [4, 2, 1]]) {
    for (const [width, height] of [
      [1200, 700],
      [340, 420],
      [300, 300],
    ]) {
      const layout = layoutNetwork(shape(['x1'], ...units), FEATURES, width, height, 60);
      for (const { units: centres, size, pitch, left, right } of [layout.features, ...layout.layers]) {
        assert.ok(left >= 0 && right <= width);
        assert.ok(centres[0].y - size / 2 >= 60 - 1e-9 && centres.at(-1).y + size / 2 <= height);
        assert.ok(size < pitch || size === 2);
        for (let i = 1; i < centres.length; i++) assert.ok(Math.abs(centres[i].y - centres[i - 1].y - pitch) < 1e-9);
      }
      for (let i = 1; i < layout.layers.length; i++) assert.ok(layout.layers[i].left > layout.layers[i - 1].right);
    }
  }
});

test('a layer is fed by the features that the network has, in its order, or by the layer before', () => {
  const layout = layoutNetwork(shape(['x2', 'sin-x1'], 3, 1), FEATURES, 800, 500, 60);
  assert.deepEqual(layout.used, [1, 5]);
  assert.deepEqual(sourcesOf(layout, 0), [layout.features.units[1], layout.features.units[5]]);
  assert.equal(sourcesOf(layout, 1), layout.layers[0].units);
  assert.equal(columnBefore(layout, 0), layout.features);
  assert.equal(columnBefore(layout, 1), layout.layers[0]);
});

test('the dot of a bias is at the lower left of its unit, seen with eight layers of 32 too, gone where units are tiny', () => {
  const large = layoutNetwork(shape(['x1'], 2, 1), FEATURES, 800, 500, 60);
  const { size, units } = large.layers[0];
  const dot = biasDot(large, 0, 1);
  assert.ok(dot.radius > 0);
  assert.ok(Math.abs(dot.x - (units[1].x - size / 2)) <= 1 && Math.abs(dot.y - (units[1].y + size / 2)) <= 1);
  const largest = layoutNetwork(shape(['x1'], 32, 32, 32, 32, 32, 32, 32, 32, 6), FEATURES, 650, 690, 32);
  assert.ok(biasDot(largest, 0, 0).radius > 2.5 && biasDot(largest, 0, 0).radius < largest.layers[0].size / 4);
  assert.equal(biasDot(layoutNetwork(shape(['x1'], 32, 1), FEATURES, 800, 300, 60), 0, 0).radius, 0);
});

test('on a page that is read from afar, units, their dots and points grow with the letters', () => {
  const [near, far] = [1, 1.6].map((scale) => layoutNetwork(shape(['x1'], 4, 1), FEATURES, 1200, 1100, 60, scale));
  assert.ok(far.layers[0].size > 1.3 * near.layers[0].size);
  assert.ok(biasDot(far, 0, 0).radius > 1.5 * biasDot(near, 0, 0).radius);
  assert.ok(pointRadius(900, 500, { tick: 16 }) > 1.5 * pointRadius(900, 500, { tick: 10 }));
});

test('on a page that is read from afar, drawings of the inspector are in larger units, at the resolution of the screen', () => {
  let scales;
  const canvas = { clientWidth: 320, clientHeight: 160, getContext: () => ({ setTransform: (...matrix) => (scales = matrix) }) };
  globalThis.devicePixelRatio = 2;
  const { width, height } = paperOf(canvas, { tick: 16 });
  assert.deepEqual([width, height, canvas.width, canvas.height], [200, 100, 640, 320]);
  assert.deepEqual(scales, [3.2, 0, 0, 3.2, 0, 0]);
});
