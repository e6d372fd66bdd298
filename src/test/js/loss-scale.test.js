import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { across, down, lossScale, newestOf, sampleNear } from '../../../web/draw/loss-scale.js';

const SIZE = { width: 400, height: 150 };
const OPTIONS = { logScale: false, newestOnly: false, tick: 10, stepName: 'Step', widthOf: (text) => 6 * text.length };

/** @param {number[]} train @param {number} [every] steps @param {number[]} [test] */
function samplesOf(train, every = 1, test = train.map(() => NaN)) {
  return {
    length: train.length,
    steps: Float64Array.from(train, (_, i) => i * every),
    train: Float64Array.from(train),
    test: Float64Array.from(test),
    ...Object.fromEntries(['trainSums', 'trainCounts', 'testSums', 'testCounts'].map((sums) => [sums, new Float64Array(0)])),
  };
}

const CASES = {
  'not begun': samplesOf([]),
  'at its start': samplesOf([0.69]),
  'at rest': samplesOf([0.69, 0.69, 0.69]),
  'in a narrow range': samplesOf([0.69, 0.5, 0.31]),
  learned: samplesOf([0.7, 1e-3, 1e-9, 0], 25),
  diverged: samplesOf([0.7, 30, 1e46, 1e52], 25),
  'without training points': samplesOf([NaN, NaN], 25, [0.7, 0.6]),
};

for (const logScale of [false, true]) {
  test(`a ${logScale ? 'logarithmic' : 'linear'} loss axis has ticks, apart from each other, and holds every sample`, () => {
    for (const [name, samples, height] of Object.entries(CASES).flatMap(([...of]) => [150, 90].map((high) => [...of, high]))) {
      const scale = lossScale({ width: 400, height }, samples, { ...OPTIONS, logScale });
      assert.ok(scale.losses.length >= (height < 100 ? 2 : 3), `${name}: ${scale.losses.map(({ text }) => text)}`);
      const heights = scale.losses.map(({ value }) => down(scale, value));
      for (const [i, y] of heights.entries()) {
        assert.ok(y >= scale.top - 0.5 && y <= scale.bottom + 0.5, `${name}: ${scale.losses[i].text} at ${y}`);
        assert.ok(i === 0 || heights[i - 1] - y >= OPTIONS.tick, `${name}: ${scale.losses[i].text} has its own line`);
        assert.match(scale.losses[i].text, /^\d+(\.\d+)?[kM]?$|^(\d+(\.\d+)?·)?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+$/);
      }
      for (const loss of [...samples.train, ...samples.test].filter((value) => !Number.isNaN(value))) {
        assert.ok(down(scale, loss) >= scale.top && down(scale, loss) <= scale.bottom, `${name}: ${loss}`);
      }
    }
  });
}

test('the axis of steps begins at 0 and ends at the newest step', () => {
  const scale = lossScale(SIZE, samplesOf([3, 2, 1], 50), OPTIONS);
  assert.equal(scale.steps[0].text, '0');
  assert.deepEqual([across(scale, 0), across(scale, 100)], [scale.left, scale.right]);
});

test('the lines leave room for their longest number, and stay where they are when a number changes', () => {
  const short = lossScale(SIZE, samplesOf([0.7, 0.6]), OPTIONS);
  const long = lossScale(SIZE, samplesOf([0.7, 1e52]), OPTIONS);
  assert.ok(long.left >= 8 + Math.max(...long.losses.map(({ text }) => OPTIONS.widthOf(text))));
  assert.equal(lossScale(SIZE, samplesOf([0.07, 0.06]), OPTIONS).left, short.left);
});

test('where there is no room for axes there are none, and the lines take it', () => {
  const scale = lossScale({ width: 112, height: 90 }, samplesOf([2, 1]), OPTIONS);
  assert.deepEqual([scale.losses, scale.steps], [[], []]);
  assert.ok(scale.left < 10 && scale.bottom > 80);
});

test('the newest quarter begins at three quarters of the steps, on an axis of its own', () => {
  const samples = samplesOf([9, 8, 7, 6, 5, 0.51, 0.5, 0.5, 0.5], 10);
  const newest = newestOf(samples);
  assert.deepEqual([...newest.steps], [60, 70, 80]);
  const scale = lossScale(SIZE, newest, { ...OPTIONS, newestOnly: true });
  assert.deepEqual([scale.from, scale.to], [60, 80]);
  assert.ok(scale.low > 0.4 && scale.high < 0.6, `${scale.low} to ${scale.high}`);
  assert.equal(newestOf(samplesOf([])).length, 0);
  assert.deepEqual([...newestOf(samplesOf([1])).steps], [0]);
});

test('the sample under the pointer is the nearest one', () => {
  const samples = samplesOf([3, 2, 1], 50);
  const scale = lossScale(SIZE, samples, OPTIONS);
  const near = (step) => sampleNear(scale, samples, across(scale, step));
  assert.deepEqual([0, 24, 26, 74, 76, 100].map(near), [0, 0, 1, 1, 2, 2]);
  assert.equal(sampleNear(scale, samples, 0), -1, 'beside the chart');
  assert.equal(sampleNear(scale, samplesOf([]), 200), -1);
});

test('both lines have a contrast of 3:1 with the page, light and dark', () => {
  const css = readFileSync(new URL('../../../web/style/theme.css', import.meta.url), 'utf8');
  const colours = (name) => {
    const found = new RegExp(`--${name}: (?:light-dark\\((#\\w{6}), (#\\w{6})\\)|var\\(--(\\w+)\\));`).exec(css);
    return found[3] ? colours(found[3]) : [found[1], found[2]];
  };
  for (const line of ['train', 'test']) {
    for (const theme of [0, 1]) {
      const contrast = contrastOf(colours(line)[theme], colours('paper')[theme]);
      assert.ok(contrast >= 3, `${line}: ${contrast}`);
    }
  }
});

/** By WCAG 2. @param {string} one @param {string} other as #rrggbb */
function contrastOf(one, other) {
  const [dark, light] = [one, other].map(luminance).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @param {string} colour */
function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
