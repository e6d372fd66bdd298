import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawGauge, drawHistogram } from '../../../web/draw/histogram.js';

const theme = {
  ink: '#000000',
  card: '#ffffff',
  line: '#cccccc',
  soft: '#888888',
  accent: '#0000ff',
  positive: '#ff8800',
  negative: '#0088ff',
};

/** A context that notes what is drawn on it. */
function paper() {
  const rects = [];
  const texts = [];
  const arcs = [];
  const context = new Proxy(
    {},
    {
      get: (target, name) => {
        if (name === 'fillRect') return (x, y, width, height) => rects.push({ x, y, width, height, colour: target.fillStyle });
        if (name === 'fillText') return (text, x) => texts.push([text, x]);
        if (name === 'arc') return (x) => arcs.push(x);
        if (name === 'measureText') return (text) => ({ width: 6 * text.length });
        return target[name] ?? (() => {});
      },
      set: (target, name, value) => ((target[name] = value), true),
    },
  );
  return { context, rects, texts, arcs };
}

test('bars are as high as their counts, side by side, and negative ones have a colour of their own', () => {
  const { context, rects, texts } = paper();
  drawHistogram(context, 200, 64, { min: -2, max: 2, mean: 0, counts: [1, 0, 4, 2] }, theme);
  assert.deepEqual(
    rects.map(({ height }) => height),
    [12, 0, 48, 24],
  );
  assert.ok(
    rects.every(({ y, height }) => y + height === 50),
    'all stand on the floor',
  );
  assert.deepEqual(
    rects.map(({ x }) => Math.floor(x)),
    [0, 50, 100, 150],
  );
  assert.equal(rects[0].colour, rects[1].colour);
  assert.equal(rects[2].colour, rects[3].colour);
  assert.notEqual(rects[1].colour, rects[2].colour);
  assert.deepEqual(texts, [
    ['−2', 0],
    ['2', 200],
    ['0', 100],
  ]);
});

test('one of very many can still be seen, and nothing is drawn of nothing', () => {
  const few = paper();
  drawHistogram(few.context, 100, 64, { min: 0, max: 1, mean: 0, counts: [1, 100000] }, theme);
  assert.equal(few.rects[0].height, 1.5);
  const none = paper();
  drawHistogram(none.context, 100, 64, { min: 0, max: 1, mean: 0, counts: [0, 0] }, theme);
  assert.deepEqual([none.rects, none.texts], [[], []]);
});

test('the mark of a gauge lies where its value is, and at the end for one beyond', () => {
  const gauge = { from: 0, to: 10, target: 5, label: 'x', alarming: false };
  const at = (value) => {
    const { context, arcs } = paper();
    drawGauge(context, 108, 40, { ...gauge, value }, theme);
    return arcs;
  };
  assert.deepEqual([at(0), at(5), at(10), at(99), at(null)], [[4], [54], [104], [104], []]);
});
