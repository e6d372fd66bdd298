import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMULAS, formulaOf } from '../../../web/ui/about/formulas.js';
import { tokens } from '../../../web/ui/about/notation.js';
import { overlap, placeOf } from '../../../web/ui/place.js';
import { activationOf } from '../../../web/net/activations.js';
import { fact, withFacts } from './facts.js';

const FUNCTIONS = {
  exp: Math.exp,
  ln: Math.log,
  abs: Math.abs,
  sqrt: Math.sqrt,
  floor: Math.floor,
  ceil: Math.ceil,
  min: Math.min,
  max: Math.max,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  sign: Math.sign,
  when: (condition, then, otherwise) => (condition ? then : otherwise),
  total: (count, term) => Array.from({ length: count }, (_, k) => term(k)).reduce((sum, value) => sum + value, 0),
};

/** The right side of a line as JavaScript. */
function program(line) {
  const words = tokens(line.slice(line.indexOf('=') + 1)).map(({ kind, text }) => {
    if (kind === 'sign') return text === '^' ? '**' : text;
    if (kind === 'number' || text in FUNCTIONS) return text;
    if (text === 'pi') return 'Math.PI';
    if (text === 'sum') return 'total';
    const [, name, index] = /^(\p{L}+\d*)_([a-z])$/u.exec(text) ?? [];
    return index ? `${name}[${index}]` : variable(text);
  });
  return words
    .join(' ')
    .replaceAll(/total \( ([a-z]) ,/g, 'total(K, ($1) =>')
    .replaceAll(/- (\S+) \*\* /g, '- $1 ** ');
}

const variable = (name) => name.replace("'", '_new');

/** What the last line of a formula gives for these numbers. */
function computed(lines, numbers) {
  const known = { ...FUNCTIONS };
  for (const [name, value] of Object.entries(numbers)) known[variable(name)] = value;
  let value;
  for (const line of lines) {
    const of = variable(line.slice(0, line.indexOf('=')).trim());
    value = new Function(...Object.keys(known), `return ${program(line)}`)(...Object.values(known));
    known[of] = value;
  }
  return value;
}

const choosing = (path, choice, classes) => {
  const state = { experiment: { data: { classes }, network: { layers: [] }, training: { schedule: {}, stop: {} } } };
  const [part, ...names] = path.split('.');
  if (path === 'network.activation') state.experiment.network.layers = [{ activation: choice }];
  else if (names.length === 2) state.experiment[part][names[0]][names[1]] = choice;
  else state.experiment[part][names[0]] = choice;
  return state;
};

test('the formula beside a setting gives the number that the core computes', withFacts, () => {
  const facts = fact('core-numbers.json');
  assert.ok(facts.length > 20);
  for (const { path, choice, classes, ...numbers } of facts) {
    const lines = formulaOf(path, choosing(path, choice, classes));
    assert.ok(lines.length > 0, `${path} ${choice} ${classes}`);
    const [name, expected] = Object.entries(numbers).at(-1);
    const { [name]: _, ...given } = numbers;
    const value = computed(lines, given);
    assert.ok(Math.abs(value - expected) < 1e-9, `${path} ${choice} ${classes}: ${name} = ${value}, not ${expected}`);
  }
});

test('the formula of an activation gives what the units compute', () => {
  for (const [activation, lines] of Object.entries(FORMULAS['network.activation'])) {
    if (['of', 'mixed', 'gelu'].includes(activation)) continue;
    for (const z of [-3, -0.5, 0.5, 2]) {
      const values = [Float64Array.of(z)];
      activationOf({ activation, slope: 0.25 })(values, 0, 1);
      assert.ok(Math.abs(computed(lines, { z, leakySlope: 0.25 }) - values[0][0]) < 1e-9, activation);
    }
  }
});

test('every choice of a setting with a formula by choice has one', withFacts, () => {
  const { choices, settings } = fact('catalogue.json');
  for (const [path, ids] of Object.entries({ ...choices, 'network.activation': choices['network.layers.activation'] })) {
    const formula = FORMULAS[path];
    if (!formula?.of) continue;
    for (const choice of ids) {
      const id = choice.id ?? choice;
      assert.ok(formula[id]?.length > 0, `${path} ${id}`);
    }
  }
  assert.ok(settings.length > 0);
});

test('a bubble stands beside what it is about, and over none of what should stay in sight if there is room', () => {
  const room = { left: 8, top: 8, right: 1432, bottom: 892 };
  const plane = { left: 940, top: 126, right: 1424, bottom: 600 };
  const anchor = { left: 930, top: 56, right: 1012, bottom: 100 };
  const { left, top } = placeOf(anchor, { width: 320, height: 180 }, room, [plane]);
  const box = { left, top, right: left + 320, bottom: top + 180 };
  assert.equal(overlap(box, anchor), 0);
  assert.equal(overlap(box, plane), 0);
  assert.ok(left >= room.left && top >= room.top && box.right <= room.right && box.bottom <= room.bottom);
});

test('a bubble leaves its own control free even where nothing else has room', () => {
  const room = { left: 8, top: 8, right: 382, bottom: 836 };
  const anchor = { left: 16, top: 400, right: 374, bottom: 448 };
  const { left, top } = placeOf(anchor, { width: 320, height: 200 }, room, [room]);
  assert.equal(overlap({ left, top, right: left + 320, bottom: top + 200 }, anchor), 0);
});
