import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutNetwork } from '../../../web/draw/layout.js';
import { drawLinks, linkCounts, Links, linkStrength } from '../../../web/draw/links.js';
import { parameterCount, parameterIndex } from '../../../web/net/forward.js';

const shapeOf = (inputs, ...units) => ({
  inputs: Array.from({ length: inputs }, () => ({ id: 'x1' })),
  layers: units.map((n) => ({ units: n, activation: 'tanh' })),
});
const LARGEST = shapeOf(7, 32, 32, 32, 32, 32, 32, 32, 32, 6);
const DEFAULT = shapeOf(2, 4, 2, 1);

/** The levels of all links and the strength of each, in the same order. */
function drawnOf(shape, parameters) {
  const links = new Links();
  links.set(shape, parameters);
  return links.levels.flatMap((levels, layer) => {
    const fanIn = levels.length / shape.layers[layer].units;
    const offset = parameterIndex(shape, layer, 0, 0);
    return [...levels].map((level, i) => ({ layer, level, weight: parameters[offset + i], fanIn }));
  });
}

test('of a large network as many links are drawn as the page says, whatever the weights', () => {
  const { drawn, all } = linkCounts(LARGEST);
  assert.equal(all, 7 * 32 + 7 * 32 * 32 + 32 * 6);
  assert.ok(drawn < all / 10);
  const count = parameterCount(LARGEST);
  for (const parameters of [
    new Float32Array(count),
    new Float32Array(count).fill(0.3),
    Float32Array.from({ length: count }, (_, i) => Math.sin(i * i)),
    Float32Array.from({ length: count }, (_, i) => 1e6 * Math.sin(i * i)),
  ]) {
    assert.equal(drawnOf(LARGEST, parameters).filter(({ level }) => level !== 0).length, drawn);
  }
});

test('those that are drawn are the strongest between their two layers', () => {
  const parameters = Float32Array.from({ length: parameterCount(LARGEST) }, (_, i) => 2 * Math.sin(i * i));
  const links = drawnOf(LARGEST, parameters);
  for (let layer = 0; layer < LARGEST.layers.length; layer++) {
    const of = (wanted) =>
      links
        .filter((link) => link.layer === layer && (link.level !== 0) === wanted)
        .map(({ weight, fanIn }) => linkStrength(weight, fanIn));
    assert.ok(Math.min(...of(true)) > Math.max(...of(false)) - 1e-3);
  }
});

test('of a small network every link is drawn, with the sign of its weight', () => {
  const { drawn, all } = linkCounts(DEFAULT);
  assert.deepEqual([drawn, all], [18, 18]);
  const parameters = Float32Array.from({ length: parameterCount(DEFAULT) }, (_, i) => Math.cos(i));
  assert.ok(drawnOf(DEFAULT, parameters).every(({ level, weight }) => Math.sign(level) === Math.sign(weight)));
});

test('on a page that is read from afar, links are wider by as much as letters are larger', () => {
  const shape = shapeOf(1, 2, 1);
  const links = new Links();
  links.set(shape, new Float32Array(parameterCount(shape)).fill(1));
  const [near, far] = [1, 1.6].map((scale) => {
    const widths = new Set();
    const context = new Proxy(
      {},
      { get: () => () => {}, set: (_, name, value) => (name === 'lineWidth' && widths.add(value), true) },
    );
    const layout = layoutNetwork(shape, shape.inputs, 2000, 1400, 60, scale);
    drawLinks(context, layout, links, { faintest: 0.2 }, null);
    return Math.max(...widths);
  });
  assert.ok(Math.abs(far - 1.6 * near) < 1e-9);
});

test('the links of a layer count as changed when one of them is drawn otherwise, and only then', () => {
  const links = new Links();
  const parameters = new Float32Array(parameterCount(DEFAULT)).fill(1);
  links.set(DEFAULT, parameters);
  const before = [...links.changes];
  links.set(DEFAULT, parameters.slice());
  assert.deepEqual(links.changes, before);
  parameters[parameterIndex(DEFAULT, 1, 0, 0)] = -1;
  links.set(DEFAULT, parameters);
  assert.deepEqual(
    links.changes.map((count, layer) => count > before[layer]),
    [false, true, false],
  );
});
