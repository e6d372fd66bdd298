import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRecording, record } from '../../../web/model/recording.js';

const network = { inputs: [], layers: [], parameterCount: 1 };
const moment = (step, value = step) => ({ frame: { step, parameters: Float32Array.of(value) }, network, points: [] });

function recordingOf(steps, most) {
  const recording = createRecording(most);
  for (const step of steps) record(recording, moment(step));
  return recording;
}

const stepsOf = ({ moments }) => moments.map(({ frame }) => frame.step);
const range = (from, to, by = 1) => Array.from({ length: Math.ceil((to - from) / by) }, (_, i) => from + i * by);

/** What is to stay, by its definition: of all steps that came, the first of each stretch of `distance` steps, and the newest. */
function wanted(came, distance) {
  const first = new Map();
  for (const step of came) {
    const stretch = Math.floor((step - came[0]) / distance);
    if (!first.has(stretch)) first.set(stretch, step);
  }
  return [...new Set([...first.values(), came.at(-1)])];
}

/** Numbers that follow from the seed alone. */
function* numbers(seed) {
  for (let x = seed; ; ) yield (x = (x * 16807) % 2147483647) / 2147483647;
}

test('while there is room every moment is kept', () => {
  assert.deepEqual(stepsOf(recordingOf([0, 1, 2, 30, 31], 5)), [0, 1, 2, 30, 31]);
});

test('when it is full every second goes, but not the newest', () => {
  assert.deepEqual(stepsOf(recordingOf(range(0, 6), 5)), [0, 2, 4, 5]);
  assert.deepEqual(stepsOf(recordingOf(range(0, 7), 5)), [0, 2, 4, 6]);
  assert.deepEqual(stepsOf(recordingOf(range(0, 11), 5)), [0, 4, 8, 10]);
});

test('however long and uneven a run is, the moments are few, and those of equal distances in steps', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = numbers(seed);
    const came = [Math.floor(random.next().value * 3) * 100];
    const recording = recordingOf(came, 24);
    const strides = [1, 7, 400, 3, 90];
    for (let i = 0; i < 1500; i++) {
      const stride = strides[Math.floor(i / 300)];
      came.push(came.at(-1) + 1 + Math.floor(random.next().value * stride));
      record(recording, moment(came.at(-1)));
      assert.ok(recording.moments.length <= 24);
    }
    assert.deepEqual(stepsOf(recording), wanted(came, recording.distance));
    const whole = came.at(-1) - came[0];
    assert.ok(whole / recording.distance > 24 / 2 - 1, 'half of the room is used');
    const gaps = stepsOf(recording).map((step, i, steps) => (i > 0 ? step - steps[i - 1] : 0));
    assert.ok(Math.max(...gaps) <= 2 * recording.distance + 400, 'and no part is left out');
  }
});

test('the same step again replaces it, an earlier one is where the run goes on from, and step 0 begins anew', () => {
  const recording = recordingOf(range(0, 12), 5);
  record(recording, moment(11, 7));
  assert.deepEqual(stepsOf(recording), [0, 4, 8, 11]);
  assert.deepEqual([...recording.moments.at(-1).frame.parameters], [7]);
  record(recording, moment(6));
  record(recording, moment(7));
  assert.deepEqual(stepsOf(recording), [0, 4, 7]);
  record(recording, moment(0));
  record(recording, moment(1));
  assert.deepEqual([stepsOf(recording), recording.distance], [[0, 1], 1]);
});

test('what a run makes once more after a cut is recorded as it was', () => {
  const uncut = recordingOf(range(0, 200), 16);
  const cut = recordingOf([...range(0, 150), ...range(141, 200)], 16);
  assert.deepEqual(stepsOf(cut), stepsOf(uncut));
});

test('of the largest networks fewer moments are kept, of no more than 8 MiB', () => {
  const recording = createRecording();
  for (let step = 0; step < 300; step++)
    record(recording, { ...moment(step), frame: { step, parameters: new Float32Array(2 ** 16) } });
  const bytes = recording.moments.reduce((sum, { frame }) => sum + frame.parameters.byteLength, 0);
  assert.ok(bytes <= 8 * 2 ** 20 && bytes > 3 * 2 ** 20, String(bytes));
  assert.deepEqual([stepsOf(recording)[0], stepsOf(recording).at(-1)], [0, 299]);
});
