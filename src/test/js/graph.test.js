import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitGraph, layoutGraph, NODE_HEIGHT, NODE_WIDTH } from '../../../web/draw/graph.js';

/** a = tanh(z), z = b + (w₁x₁ + w₂x₂), each node after all that use it. */
const UNIT = [[1], [2, 3], [4, 5], [], [6, 7], [8, 9], [], [], [], []].map((inputs) => ({ inputs }));
/** A sum of 40 numbers, one after the other. */
const LONG = Array.from({ length: 79 }, (_, i) => ({ inputs: i % 2 === 0 && i < 78 ? [i + 1, i + 2] : [] }));

const layouts = (nodes) => [layoutGraph(nodes, false), layoutGraph(nodes, true)];

test('nodes lie apart from each other, within the graph, and each on the way from what it uses to what uses it', () => {
  for (const nodes of [UNIT, LONG]) {
    for (const { xs, ys, width, height, down } of layouts(nodes)) {
      nodes.forEach(({ inputs }, i) => {
        assert.ok(xs[i] >= NODE_WIDTH / 2 && xs[i] <= width - NODE_WIDTH / 2);
        assert.ok(ys[i] >= NODE_HEIGHT / 2 && ys[i] <= height - NODE_HEIGHT / 2);
        for (const input of inputs) assert.ok(down ? ys[input] + NODE_HEIGHT < ys[i] : xs[input] + NODE_WIDTH < xs[i]);
        for (let j = 0; j < i; j++) assert.ok(Math.abs(xs[i] - xs[j]) > NODE_WIDTH || Math.abs(ys[i] - ys[j]) > NODE_HEIGHT);
      });
    }
  }
});

test("the graph of a unit opens as a whole and can be read, on a phone's sheet as on a wide panel", () => {
  for (const [width, height, down] of [
    [358, 262, true],
    [358, 240, true],
    [640, 320, false],
    [1000, 300, false],
  ]) {
    const { layout, camera } = fitGraph(layouts(UNIT), width, height, 1);
    assert.equal(layout.down, down);
    assert.ok(camera.scale >= 2 / 3, `${width}×${height}: ${camera.scale}`);
    assert.ok(camera.x <= 0 && camera.x + width / camera.scale >= layout.width - 1e-9);
    assert.ok(camera.y <= 0 && camera.y + height / camera.scale >= layout.height - 1e-9);
  }
});

test('a graph that is too long to be read as a whole opens at its result', () => {
  const { layout, camera } = fitGraph(layouts(LONG), 700, 300, 1);
  assert.ok(camera.scale >= 2 / 3);
  const result = (layout.xs[0] - camera.x) * camera.scale;
  assert.ok(result > 0 && result + (NODE_WIDTH / 2) * camera.scale <= 700);
});
