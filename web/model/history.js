/**
 * The loss curve of one run, bounded however long the run is. One plain object of typed arrays; draw/loss.js reads it.
 *
 * Every sample that is kept is one that was measured: when the arrays are full, each two neighbouring buckets become one,
 * and of its samples the one with the smallest and the one with the largest train loss stay, in the order of their steps.
 * So spikes survive, and values read off the chart are real. A bucket spans 2, 4, 8 … frames; the newest bucket is still
 * being filled and additionally shows the newest sample, so that the curve always ends at the present.
 *
 * A moving mean is over all that was measured, also what isn't kept: each sample knows the sum of the losses up to it.
 */

const CAPACITY = 2000;
const COLUMNS = 8;

/**
 * @typedef {object} MutableHistory
 * @property {number} length  samples to draw
 * @property {Float64Array} steps  ascending
 * @property {Float64Array} epochs
 * @property {Float64Array} train  NaN where there was none
 * @property {Float64Array} test
 * @property {Float64Array} trainSums  of the losses of all samples that came, up to this one
 * @property {Float64Array} trainCounts  of how many
 * @property {Float64Array} testSums
 * @property {Float64Array} testCounts
 * @property {number} committed  samples in finished buckets
 * @property {number} bucketSize  frames a bucket spans
 * @property {number} inBucket  frames in the newest bucket so far
 * @property {number} madeAgainTo  the run was taken up again before this step: until then its samples are there already; -1 if not
 */

/** @typedef {Readonly<MutableHistory>} LossHistory */
/**
 * @typedef {{ all: Float64Array<ArrayBuffer>, committed: number, bucketSize: number, inBucket: number }} Snapshot the columns one
 *   after the other
 */

/** @typedef {{ step: number, epoch: number, trainLoss: number | null, testLoss: number | null }} Sample */

/** @param {number} [capacity] even @returns {LossHistory} */
export function createHistory(capacity = CAPACITY) {
  // Room for the newest bucket beyond the finished ones: its extremes and the newest sample.
  const room = capacity + 3;
  return {
    length: 0,
    steps: new Float64Array(room),
    epochs: new Float64Array(room),
    train: new Float64Array(room),
    test: new Float64Array(room),
    trainSums: new Float64Array(room),
    trainCounts: new Float64Array(room),
    testSums: new Float64Array(room),
    testCounts: new Float64Array(room),
    committed: 0,
    bucketSize: 2,
    inBucket: 0,
    madeAgainTo: -1,
  };
}

/** @param {MutableHistory} history  emptied: a new run begins */
export function clearHistory(history) {
  history.length = 0;
  history.committed = 0;
  history.bucketSize = 2;
  history.inBucket = 0;
  history.madeAgainTo = -1;
}

/** The run was resumed from an earlier step, so samples that are here already will come again. @param {MutableHistory} history */
export function expectAgain(history) {
  history.madeAgainTo = history.length > 0 ? history.steps[history.length - 1] : -1;
}

/** Samples that are here already won't come again. @param {MutableHistory} history */
export function forgetAgain(history) {
  history.madeAgainTo = -1;
}

/**
 * The run goes on differently from this step on, so the samples after it are removed.
 *
 * @param {MutableHistory} history @param {number} step
 */
export function cutAfter(history, step) {
  while (history.length > 0 && history.steps[history.length - 1] > step) history.length--;
  if (history.length < history.committed) history.committed = history.length - (history.length % 2);
  history.inBucket = Math.max(history.length - history.committed, Math.min(history.inBucket, history.bucketSize - 1));
  if (history.length === history.committed) history.inBucket = 0;
  history.madeAgainTo = -1;
}

/**
 * Takes one frame. The same step again (an edit between two steps) replaces the newest sample; an earlier step is a reset.
 *
 * @param {MutableHistory} history
 * @param {Sample} sample
 */
export function addSample(history, sample) {
  if (history.length > 0) {
    const newest = history.steps[history.length - 1];
    if (sample.step < newest) {
      if (sample.step <= history.madeAgainTo) return;
      clearHistory(history);
    } else {
      history.madeAgainTo = -1;
    }
    if (sample.step === newest) {
      write(history, history.length - 1, sample, sumsBefore(history, history.length - 1));
      return;
    }
  }
  const before = sumsUpTo(history, history.length - 1);
  if (history.inBucket === history.bucketSize) finishBucket(history);
  if (history.committed + 2 > history.steps.length - 3) merge(history);
  write(history, history.length++, sample, before);
  history.inBucket++;
  if (history.length - history.committed > 3) dropBetween(history, history.committed, history.length - 1);
}

/** @typedef {{ train: number, trainCount: number, test: number, testCount: number }} Sums */

/** @param {MutableHistory} history @param {number} index @param {Sample} sample @param {Sums} before */
function write(history, index, sample, before) {
  const train = sample.trainLoss ?? NaN;
  const test = sample.testLoss ?? NaN;
  history.steps[index] = sample.step;
  history.epochs[index] = sample.epoch;
  history.train[index] = train;
  history.test[index] = test;
  history.trainSums[index] = before.train + counted(train);
  history.trainCounts[index] = before.trainCount + Number(isCounted(train));
  history.testSums[index] = before.test + counted(test);
  history.testCounts[index] = before.testCount + Number(isCounted(test));
}

/** One infinite loss would be the mean of all. @param {number} loss */
const isCounted = (loss) => Number.isFinite(loss);

/** @param {number} loss */
const counted = (loss) => (isCounted(loss) ? loss : 0);

/** @param {LossHistory} history @param {number} index  -1: before the first @returns {Sums} */
function sumsUpTo({ trainSums, trainCounts, testSums, testCounts }, index) {
  if (index < 0) return { train: 0, trainCount: 0, test: 0, testCount: 0 };
  return { train: trainSums[index], trainCount: trainCounts[index], test: testSums[index], testCount: testCounts[index] };
}

/** @param {LossHistory} history @param {number} index @returns {Sums} of all that came before this sample */
function sumsBefore(history, index) {
  const { train, trainCount, test, testCount } = sumsUpTo(history, index);
  const [own, ownTest] = [history.train[index], history.test[index]];
  return {
    train: train - counted(own),
    trainCount: trainCount - Number(isCounted(own)),
    test: test - counted(ownTest),
    testCount: testCount - Number(isCounted(ownTest)),
  };
}

/** @param {MutableHistory} history @param {number} from @param {number} to */
function copy(history, from, to) {
  for (const column of columns(history)) column[to] = column[from];
}

/**
 * Keeps of [start, end) only the extremes, and all that comes after end.
 *
 * @param {MutableHistory} history @param {number} start @param {number} end  at most length
 */
function dropBetween(history, start, end) {
  const [first, second] = extremes(history, start, end);
  const tail = history.length - end;
  copy(history, first, start);
  copy(history, second, start + 1);
  for (let i = 0; i < tail; i++) copy(history, end + i, start + 2 + i);
  history.length = start + 2 + tail;
}

/** @param {MutableHistory} history */
function finishBucket(history) {
  if (history.length - history.committed > 2) dropBetween(history, history.committed, history.length);
  history.committed = history.length;
  history.inBucket = 0;
}

/**
 * Merges each two neighbouring buckets into one of twice the size. Called only when the newest bucket is complete.
 *
 * @param {MutableHistory} history
 */
function merge(history) {
  let to = 0;
  for (let from = 0; from + 4 <= history.committed; from += 4) {
    const [first, second] = extremes(history, from, from + 4);
    copy(history, first, to);
    copy(history, second, to + 1);
    to += 2;
  }
  history.committed = to;
  history.length = to;
  history.bucketSize *= 2;
}

/**
 * @param {LossHistory} history @param {number} start @param {number} end  at least start + 2
 * @returns {[number, number]} the indices of the smallest and largest train loss, ascending and not equal
 */
function extremes(history, start, end) {
  const { train, test } = history;
  const values = Number.isNaN(train[start]) ? test : train;
  let low = start;
  let high = start;
  for (let i = start + 1; i < end; i++) {
    if (values[i] < values[low]) low = i;
    if (values[i] >= values[high]) high = i;
  }
  if (low === high) high = low === start ? end - 1 : start;
  // The curve begins where the run began: its first sample stays.
  if (start === 0 && low !== 0 && high !== 0) low = 0;
  return low < high ? [low, high] : [high, low];
}

/** @param {LossHistory} history @returns {Snapshot} */
export function snapshotOf(history) {
  const { length, committed, bucketSize, inBucket } = history;
  const all = new Float64Array(COLUMNS * length);
  columns(history).forEach((column, k) => all.set(column.subarray(0, length), k * length));
  return { all, committed, bucketSize, inBucket };
}

/** @param {MutableHistory} history  gets what snapshotOf gave @param {Snapshot} snapshot  of one of the same capacity */
export function restoreHistory(history, { all, committed, bucketSize, inBucket }) {
  const length = samplesIn(all);
  columns(history).forEach((column, k) => column.set(all.subarray(k * length, (k + 1) * length)));
  Object.assign(history, { length, committed, bucketSize, inBucket });
}

/** @param {LossHistory} history  of the usual capacity @returns {LossHistory} */
export function copyOf(history) {
  const copy = createHistory();
  restoreHistory(copy, snapshotOf(history));
  return copy;
}

/** @param {LossHistory} history @param {Sample} sample @returns {LossHistory} as it was when this sample was the newest */
export function asOf(history, sample) {
  const curve = copyOf(history);
  cutAfter(curve, sample.step);
  addSample(curve, sample);
  return curve;
}

/** The arrays, always in this order. @param {LossHistory} history */
function columns({ steps, epochs, train, test, trainSums, trainCounts, testSums, testCounts }) {
  return [steps, epochs, train, test, trainSums, trainCounts, testSums, testCounts];
}

/** @param {Float64Array} all  columns of a snapshot @returns {number} its samples; a fraction if it isn't one */
export const samplesIn = (all) => all.length / COLUMNS;

/**
 * @param {Snapshot} snapshot @param {number} step
 * @returns {import('../draw/loss-scale.js').LossSamples} its samples from this step on
 */
export function samplesFrom({ all }, step) {
  const length = samplesIn(all);
  const after = all.subarray(0, length).findIndex((each) => each > step);
  const first = after < 0 ? length : Math.max(0, after - 1);
  const column = (/** @type {number} */ k) => all.subarray(k * length + first, (k + 1) * length);
  return {
    length: length - first,
    steps: column(0),
    train: column(2),
    test: column(3),
    trainSums: column(4),
    trainCounts: column(5),
    testSums: column(6),
    testCounts: column(7),
  };
}
