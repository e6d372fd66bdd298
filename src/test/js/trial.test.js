import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Trial } from '../../../web/draw/trial.js';

/** Draws with whatever is to draw, which takes so long. */
function drawn(trial, frames, { without, withIt }) {
  const ways = [];
  for (let frame = 0; frame < frames; frame++) {
    const { byGpu } = trial;
    ways.push(byGpu);
    trial.took(byGpu, byGpu ? withIt(frame) : without(frame));
  }
  return ways;
}
const each = (milliseconds) => () => milliseconds;

test('both ways are tried, then the graphics processor draws where it is faster', () => {
  const ways = drawn(new Trial(), 40, { without: each(3), withIt: each(1) });
  assert.deepEqual(ways.slice(0, 6), Array(6).fill(false));
  assert.ok(ways.slice(6).every((byGpu) => byGpu));
});

test('where it is slower, it draws no more than the trial', () => {
  const ways = drawn(new Trial(), 40, { without: each(3), withIt: each(5) });
  assert.equal(ways.filter((byGpu) => byGpu).length, 6);
  assert.ok(ways.slice(12).every((byGpu) => !byGpu));
});

test('first drawings, which take longer, and disturbed ones do not count', () => {
  const slowAtFirst = (frame) => (frame < 8 || frame === 9 ? 40 : 1);
  const ways = drawn(new Trial(), 20, { without: each(3), withIt: slowAtFirst });
  assert.ok(ways.slice(12).every((byGpu) => byGpu));
});

test('one drawing that is felt is the last', () => {
  const ways = drawn(new Trial(), 40, { without: each(60), withIt: each(51) });
  assert.equal(ways.filter((byGpu) => byGpu).length, 1);
});

test('a small picture that takes long keeps it from drawing any other', () => {
  const trial = new Trial();
  drawn(trial, 6, { without: each(3) });
  assert.equal(trial.byGpu, true);
  const end = (milliseconds) => {
    const start = performance.now();
    while (performance.now() - start < milliseconds);
  };
  assert.equal(
    trial.isWorthIt(() => end(5)),
    false,
  );
  assert.equal(trial.byGpu, false);
});

test('a small picture may take long once, while its shader is compiled', () => {
  const trial = new Trial();
  drawn(trial, 6, { without: each(3) });
  let compiled = false;
  const drawSmall = () => {
    const start = performance.now();
    while (!compiled && performance.now() - start < 20);
    compiled = true;
  };
  assert.equal(trial.isWorthIt(drawSmall), true);
  assert.equal(trial.byGpu, true);
});

test('another network is tried anew', () => {
  const trial = new Trial();
  drawn(trial, 20, { without: each(3), withIt: each(1) });
  trial.restart();
  assert.equal(trial.byGpu, false);
});
