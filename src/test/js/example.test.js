import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawExample } from '../../../web/draw/example.js';
import { layoutNetwork } from '../../../web/draw/layout.js';
import { phasesOf } from '../../../web/ui/inspector/phases.js';

const FEATURES = ['x1', 'x2', 'x1-squared', 'x2-squared', 'x1-x2', 'sin-x1', 'sin-x2', 'radius-squared'].map((id) => ({ id }));
const LETTER = 6;
const NUMBER = '−0.2624';

/** What is written on the diagram, in its order: numbers, each with its rim, and tags, which cover what is under them. */
function written(layout, values, tick) {
  const all = [];
  const letter = (LETTER * tick) / 10;
  const note = (kind, left, top, width, height, text = '') => all.push({ kind, left, top, width, height, text });
  const context = new Proxy(
    {},
    {
      get: (target, name) => {
        if (name === 'measureText') return (text) => ({ width: letter * text.length });
        const of = (kind) => (text, x, y) => {
          const width = letter * text.length;
          if (target.textAlign === 'center') note(kind, x - width / 2, y - tick / 2, width, tick, text);
        };
        if (name === 'fillText') return of('number');
        if (name === 'strokeText') return of('rim');
        // The frame of what is selected isn't filled, so it covers nothing.
        if (name === 'fill') return () => note('tag', ...target.box);
        if (name === 'stroke')
          return () => (all.at(-1) ?? {}).kind === 'tag' && (all.at(-1).active ??= target.strokeStyle === 'accent');
        if (name === 'roundRect') return (...box) => (target.box = box.slice(0, 4));
        return target[name] ?? (() => {});
      },
      set: (target, name, value) => ((target[name] = value), true),
    },
  );
  drawExample(context, layout, { tick, ink: '', card: '', line: '', accent: 'accent', positive: '', negative: '' }, values);
  return all;
}

const overlap = (one, other) =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height;

/** What the diagram shows in a phase, as `ui/inspector/example.js` says it. */
function valuesIn(shape, phases, index, select) {
  const phase = phases[index];
  const reached = (kind, layer) => phases.findIndex((one) => one.kind === kind && one.layer === layer) <= index;
  const units = shape.layers.map(({ units: count }, layer) =>
    Array.from({ length: count }, () => {
      if (reached('backward', layer)) return ['a −0.844', 'δ −0.01234'];
      return reached('forward', layer) ? ['z −1.234', 'a −0.844'] : [];
    }),
  );
  const gradients = shape.layers.map(({ units: count }, layer) => {
    const fanIn = layer === 0 ? shape.inputs.length : shape.layers[layer - 1].units;
    return reached('backward', layer) ? Array(fanIn * count).fill(-0.2624) : null;
  });
  return {
    inputs: shape.inputs.map(() => '−5.024'),
    units,
    gradients,
    write: () => NUMBER,
    active: phase.layer ?? null,
    select,
    loss: phases.findIndex(({ kind }) => kind === 'loss') <= index ? 'C 0.4346' : '',
  };
}

const SHAPES = [
  [2, 1],
  [3, 1],
  [4, 2, 1],
  [8, 8, 3],
  [6, 6, 6],
  [2, 2, 2, 2, 2, 1],
  [32, 32, 6],
];

test('in no phase of any network a number lies behind a tag, or anything that is written on something else', () => {
  let numbers = 0;
  for (const counts of SHAPES) {
    for (const [width, height, scale] of [
      [640, 560, 1],
      [560, 260, 1],
      [390, 120, 1],
      [358, 420, 1],
      [900, 900, 1.6],
    ]) {
      const inputs = FEATURES.slice(0, 2);
      const shape = { inputs, layers: counts.map((units) => ({ units, activation: 'tanh' })) };
      const features = height < 160 ? inputs : FEATURES;
      const layout = layoutNetwork(shape, features, width, height, height < 160 ? 0 : 60, scale);
      const phases = phasesOf(counts.length, false);
      for (let phase = 0; phase < phases.length; phase++) {
        for (let layer = 0; layer < counts.length; layer++) {
          const select = { layer, unit: 0 };
          const all = written(layout, valuesIn(shape, phases, phase, select), 10 * scale);
          const where = `2-${counts.join('-')} ${width}×${height}, ${JSON.stringify(phases[phase])}`;
          // Where units are far enough apart for tags, those of the phase are there.
          const { layer: active } = phases[phase];
          if (active !== undefined && layout.layers[active].pitch >= 30 * scale) {
            const lines = all.filter((one) => one.kind === 'tag' && one.active).length;
            assert.equal(lines, counts[active], where);
          }
          numbers += all.filter(({ kind }) => kind === 'number').length;
          all.forEach((one, i) => {
            assert.ok(one.left >= 0 && one.left + one.width <= width, `${where}: ${one.kind} ${one.text} is cut`);
            for (const other of all.slice(i + 1)) {
              // A number lies on its own rim, and rims may touch each other.
              if (one.kind === 'rim') continue;
              assert.ok(!overlap(one, other), `${where}: ${one.kind} ${one.text} under ${other.kind} ${other.text}`);
            }
          });
        }
      }
    }
  }
  assert.ok(numbers > 0);
});

test('where there is room, each weight has its gradient, and each unit, input and the loss its tag', () => {
  const shape = { inputs: FEATURES.slice(0, 2), layers: [3, 1].map((units) => ({ units, activation: 'tanh' })) };
  const phases = phasesOf(2, false);
  const layout = layoutNetwork(shape, FEATURES, 640, 560, 60);
  for (const [layer, count] of [
    [1, 3],
    [0, 6],
  ]) {
    const phase = phases.findIndex((one) => one.kind === 'backward' && one.layer === layer);
    const all = written(layout, valuesIn(shape, phases, phase, { layer: 1, unit: 0 }), 10);
    assert.equal(all.filter(({ kind }) => kind === 'number').length, count, `layer ${layer}`);
    assert.equal(all.filter(({ kind }) => kind === 'tag').length, 2 + 4 + 1);
  }
});
