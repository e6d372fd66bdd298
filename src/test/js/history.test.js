import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanAround, testOf, trainOf } from '../../../web/draw/loss.js';
import {
  addSample,
  clearHistory,
  createHistory,
  cutAfter,
  expectAgain,
  restoreHistory,
  snapshotOf,
} from '../../../web/model/history.js';

const sample = (step, trainLoss, testLoss = null) => ({ step, epoch: step / 10, trainLoss, testLoss });

function historyOf(losses, capacity) {
  const history = createHistory(capacity);
  losses.forEach((loss, step) => addSample(history, sample(step, loss)));
  return history;
}

const steps = (history) => [...history.steps.subarray(0, history.length)];
const train = (history) => [...history.train.subarray(0, history.length)];

/** Numbers that follow from the seed alone. */
function* numbers(seed) {
  for (let x = seed; ; ) yield (x = (x * 16807) % 2147483647) / 2147483647;
}

test('while there is room every sample is kept as it came', () => {
  const history = historyOf([3, 2, 5, 1, 4], 8);
  assert.deepEqual(steps(history), [0, 1, 2, 3, 4]);
  assert.deepEqual(train(history), [3, 2, 5, 1, 4]);
  assert.deepEqual([...history.epochs.subarray(0, 5)], [0, 0.1, 0.2, 0.3, 0.4]);
  assert.ok(Number.isNaN(history.test[0]));
});

test('when it is full, each four samples leave the smallest and the largest, in the order of their steps', () => {
  assert.deepEqual(steps(historyOf([9, 8, 7, 6, 2, 4, 1, 3, 0.5], 8)), [0, 3, 5, 6, 8]);
});

test('of equal losses the first of the smallest and the last of the largest stay, so that a plateau keeps its width', () => {
  assert.deepEqual(steps(historyOf([9, 8, 7, 6, 5, 1, 5, 1, 0.5], 8)), [0, 3, 5, 6, 8]);
  assert.deepEqual(steps(historyOf([9, 8, 7, 6, 2, 2, 2, 2, 0.5], 8)), [0, 3, 4, 7, 8]);
});

test('the curve begins where the run began', () => {
  assert.deepEqual(steps(historyOf([3, 9, 1, 4, 2, 2, 2, 2, 1], 8)).slice(0, 2), [0, 1]);
});

test('without training points the test loss decides', () => {
  const history = createHistory(8);
  [9, 8, 7, 6, 2, 4, 1, 3, 0.5].forEach((loss, step) => addSample(history, sample(step, null, loss)));
  assert.deepEqual(steps(history), [0, 3, 5, 6, 8]);
});

test('however long a run is, the history is short and holds what was measured: highest, lowest and the ends', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = numbers(seed);
    const losses = Array.from({ length: 3000 }, (_, i) => 1 / (1 + i / 50) + random.next().value);
    losses[1234] = 50;
    losses[2001] = -7;
    const history = createHistory(40);
    losses.forEach((loss, step) => {
      addSample(history, sample(step, loss));
      assert.ok(history.length <= 43);
      assert.equal(history.steps[history.length - 1], step);
      assert.equal(history.steps[0], 0);
    });
    const kept = steps(history);
    kept.forEach((step, i) => {
      assert.equal(history.train[i], losses[step]);
      if (i > 0) assert.ok(step > kept[i - 1]);
    });
    assert.ok(kept.includes(1234) && kept.includes(2001), 'spikes survive');
    assert.ok(kept.length >= 20, 'half of the room is used');
  }
});

test('the same step again replaces the newest sample; an earlier one is a run that begins again', () => {
  const history = historyOf([3, 2, 1], 8);
  addSample(history, sample(2, 7));
  assert.deepEqual(train(history), [3, 2, 7]);
  addSample(history, sample(0, 5));
  assert.deepEqual([steps(history), train(history)], [[0], [5]]);
});

test('samples that a run taken up again makes once more are there already', () => {
  const history = historyOf([5, 4, 3, 2], 8);
  expectAgain(history);
  for (let step = 1; step < 6; step++) addSample(history, sample(step, 5 - step));
  assert.deepEqual(steps(history), [0, 1, 2, 3, 4, 5]);
  addSample(history, sample(4, 1));
  assert.deepEqual(steps(history), [4], 'and after them an earlier step is a new run');
});

test('a run that goes another way from a step loses what came after it, and goes on', () => {
  for (const cut of [0, 1, 4, 5, 8]) {
    const history = historyOf([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 8);
    const before = steps(history).filter((step) => step <= cut);
    cutAfter(history, cut);
    assert.deepEqual(steps(history), before);
    for (let step = cut + 1; step < cut + 30; step++) addSample(history, sample(step, 100 - step));
    assert.equal(history.steps[history.length - 1], cut + 29);
    assert.ok(history.length <= 11);
  }
});

test('what was kept of a history goes on as it would have', () => {
  const losses = Array.from({ length: 60 }, (_, i) => Math.cos(i));
  const whole = historyOf(losses, 8);
  const first = historyOf(losses.slice(0, 37), 8);
  const second = createHistory(8);
  restoreHistory(second, snapshotOf(first));
  losses.slice(37).forEach((loss, i) => addSample(second, sample(37 + i, loss)));
  assert.deepEqual([steps(second), train(second)], [steps(whole), train(whole)]);
});

test('emptied, it is as new', () => {
  const history = historyOf(Array(50).fill(1), 8);
  clearHistory(history);
  [3, 2, 1].forEach((loss, step) => addSample(history, sample(step, loss)));
  assert.deepEqual(steps(history), [0, 1, 2]);
  assert.equal(history.bucketSize, 2);
});

test('a moving mean is over all that was measured, not over the extremes that are kept', () => {
  const random = numbers(7);
  /** The losses that count, by step. */
  const losses = [];
  const testLosses = [];
  let history = createHistory(40);
  const add = (step) => {
    losses[step] = random.next().value ** 8;
    testLosses[step] = step % 3 === 0 ? null : random.next().value;
    addSample(history, sample(step, losses[step], testLosses[step]));
  };
  const look = (reach) => {
    const close = (mean, all, from, to) => {
      const measured = all.slice(history.steps[from], history.steps[to] + 1).filter((loss) => loss !== null);
      const wanted = measured.reduce((sum, loss) => sum + loss, 0) / measured.length;
      assert.ok(Math.abs(mean - wanted) < 1e-9, `${mean} for ${wanted}`);
    };
    for (let at = 1; at < history.length; at++) {
      const back = Math.min(reach, at);
      const [from, to] = [at - back, at + Math.min(back, history.length - 1 - at)];
      close(meanAround(trainOf(history), history.length, at, reach), losses, from, to);
      if (testLosses[history.steps[at]] !== null) {
        close(meanAround(testOf(history), history.length, at, reach), testLosses, from, to);
      }
    }
  };
  for (let step = 0; step < 1500; step++) {
    add(step);
    if (step % 7 === 0) look(1 + (step % 3));
    if (step % 100 === 50) add(step); // an edit: the same step with another loss
  }
  const kept = Math.max(...history.train.subarray(0, history.length));
  assert.ok(meanAround(trainOf(history), history.length, 20, 3) < kept / 2, 'spikes are kept, and are few');
  const copy = createHistory(40);
  restoreHistory(copy, snapshotOf(history));
  history = copy;
  look(2);
  cutAfter(history, 700);
  const newest = history.steps[history.length - 1];
  losses.length = testLosses.length = newest + 1;
  for (let step = newest + 1; step < 900; step++) add(step);
  look(3);
});

test('a loss that is no number, or infinite, takes part in no mean', () => {
  const history = historyOf([4, Infinity, 2, null, 6]);
  const mean = (at) => meanAround(trainOf(history), history.length, at, 2);
  assert.deepEqual([mean(0), mean(1), mean(2), mean(4)], [4, Infinity, 4, 4]);
});
