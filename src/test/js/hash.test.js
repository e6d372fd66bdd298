import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHash } from '../../../web/link/hash.js';
import { withoutKey } from '../../../web/link/hash-keys.js';
import { lessonHash, writeHash } from '../../../web/link/hash-write.js';
import { fact, withFacts } from './facts.js';

/** Every key at a value of its own, in the order in which the page writes them. */
const LINKS = [
  'data=gauss&classes=4&n=200&noise=10&split=60&dataSeed=3&seed=9&decay=0.8&eps=0.001&lr=0.1&warmup=5&clip=2' +
    '&dropout=0.25&batch=7&features=x2,radius-squared&fourier=8:1.5&formulas=sin(x1*x2);x1%5E2%20%2B%201' +
    '&layers=3,2&activation=relu,gelu&loss=squared-error&output=sigmoid&init=lecun&optimizer=rmsprop' +
    '&schedule=step:40:0.25&reg=l1&regRate=0.5&shuffle=false&stop=early:30&frozen=0.1,2.0.1',
  'inputs=1&slope=0.5&huber=2&momentum=0.5&beta1=0.8&beta2=0.99&weightDecay=0.1&layers=5&activation=leaky-relu' +
    '&loss=huber&optimizer=adamw&schedule=cosine:80&reg=l2',
  'data=parity&bits=3&features=x1,bit-2',
  'data=formula&formula=x%5E2%20%2F%2010',
  'data=gauss&classes=3&names=bill%20length%5C%2C%20mm,x%5C%3By;species;Ad%C3%A9lie,,100%25%20%26%20%5C%5C&scale=standard',
  'data=plane&names=;mass&scale=plane',
];

const catalogue = () => fact('catalogue.json');

test('every setting of a link is read and written again', withFacts, () => {
  for (const link of LINKS) {
    const { experiment, points, hide, bad } = readHash(catalogue(), link);
    assert.deepEqual(bad, []);
    assert.equal(writeHash(catalogue(), experiment, points, hide), link);
  }
});

test('an empty link is the default experiment, and the other way round', withFacts, () => {
  const { experiment, points, hide, bad } = readHash(catalogue(), '#');
  assert.deepEqual([experiment, points, hide, bad], [catalogue().defaults, [], [], []]);
  assert.equal(writeHash(catalogue(), experiment, points, hide), '');
});

test('settings land where they belong', withFacts, () => {
  const {
    experiment: { data, network, training },
  } = readHash(catalogue(), LINKS[0]);
  assert.deepEqual([data.set, data.classes, data.count, data.trainShare], ['gauss', 4, 200, 60]);
  assert.deepEqual(network.layers, [
    { units: 3, activation: 'relu' },
    { units: 2, activation: 'gelu' },
  ]);
  assert.deepEqual(network.formulas, ['sin(x1*x2)', 'x1^2 + 1']);
  assert.deepEqual(training.stop, { kind: 'early', patience: 30 });
  assert.deepEqual(
    [training.schedule.kind, training.schedule.every, training.schedule.factor, training.schedule.warmUp],
    ['step', 40, 0.25, 5],
  );
  assert.deepEqual(training.frozen, [
    [0, 1],
    [2, 0, 1],
  ]);
});

test('what a set alone has need not be in its link, and what it cannot have is left out', withFacts, () => {
  const parity = readHash(catalogue(), 'data=parity&bits=3');
  assert.deepEqual(parity.experiment.network.features, ['bit-1', 'bit-2', 'bit-3']);
  assert.deepEqual([parity.experiment.data.trainShare, parity.experiment.data.inputs], [100, 2]);
  const sine = readHash(catalogue(), 'data=sine');
  assert.deepEqual([sine.experiment.data.inputs, sine.experiment.network.features], [1, ['x1']]);
  for (const { experiment } of [parity, sine]) assert.deepEqual(readHash(catalogue(), written(experiment)).experiment, experiment);
  const { experiment, bad } = readHash(catalogue(), 'data=sine&inputs=2');
  assert.deepEqual(bad, [{ key: 'inputs', path: 'data.inputs', value: '2', allowed: '1' }]);
  assert.equal(experiment.data.inputs, 1);
  assert.equal(readHash(catalogue(), 'data=formula&formula=').bad.length, 1);
});

/** @param {import('../../../web/wire/messages.js').Experiment} experiment */
const written = (experiment) => writeHash(catalogue(), experiment, [], []);

test('drawn points are in the link, those of a generated set are not', withFacts, () => {
  const points = [
    [1, -0.5, 1, 1],
    [-2.125, 3, 0, 0],
  ];
  const { experiment } = readHash(catalogue(), 'data=drawn');
  const link = writeHash(catalogue(), experiment, points, []);
  assert.match(link, /^data=drawn&points=/);
  assert.deepEqual(readHash(catalogue(), link).points, points);
  assert.deepEqual(readHash(catalogue(), link.replace('data=drawn&', '')).experiment.data.set, 'drawn');
  assert.equal(writeHash(catalogue(), readHash(catalogue(), 'data=xor').experiment, points, []), 'data=xor');
});

test('a link holds every kind of stop rule with its number and what it watches', withFacts, () => {
  const watched = { parameter: ':2:3:0:below', prediction: ':1:0.5:-2:above' };
  for (const kind of catalogue().choices['training.stop.kind']) {
    const range = catalogue().ranges['training.stop.' + kind];
    const text = 'stop=' + (range ? `${kind}:${range.max}${watched[kind] ?? ''}` : kind);
    const { experiment, bad } = readHash(catalogue(), text);
    assert.deepEqual(bad, [], text);
    assert.equal(experiment.training.stop.kind, kind);
    assert.equal(writeHash(catalogue(), experiment, [], []), range ? text : '');
  }
  const { experiment } = readHash(catalogue(), 'stop=parameter:0.5:2:3:0:below');
  assert.deepEqual(experiment.training.stop, { kind: 'parameter', value: 0.5, layer: 2, unit: 3, input: 0, side: 'below' });
  for (const wrong of ['parameter:0.5', 'parameter:0.5:2:3:0:beside', 'parameter:0.5:0:3:0:below', 'epoch:5:1']) {
    const { bad } = readHash(catalogue(), 'stop=' + wrong);
    assert.match(bad[0].allowed, /parameter:-1000000 … 1000000:1 … 9:1 … 32:0 … \d+:above\|below/, wrong);
  }
});

test('weights set by hand come back to the last digit', withFacts, () => {
  const { experiment, bad } = readHash(catalogue(), 'weights=0.1.0:0.1234567890123456,2.0:-3');
  assert.deepEqual(
    [experiment.network.handSet, bad],
    [
      [
        [0, 1, 0, 0.1234567890123456],
        [2, 0, -3],
      ],
      [],
    ],
  );
  assert.equal(writeHash(catalogue(), experiment, [], []), 'weights=0.1.0:0.1234567890123456,2.0:-3');
});

test('a bad value and an unknown key are named with what is allowed, and the rest is used', withFacts, () => {
  const { experiment, bad } = readHash(catalogue(), 'data=xor&colour=red&lr=banana&n=200&classes=3&stop=late');
  assert.deepEqual(
    bad.map(({ key, value }) => [key, value]),
    [
      ['colour', 'red'],
      ['classes', '3'],
      ['lr', 'banana'],
      ['stop', 'late'],
    ],
  );
  assert.ok(bad.every(({ allowed }) => allowed !== ''));
  assert.deepEqual([experiment.data.set, experiment.data.count, experiment.training.learningRate], ['xor', 200, 0.03]);
});

test('what a link hides is read and written', withFacts, () => {
  const { hide } = readHash(catalogue(), 'hide=speed,optimizer');
  assert.deepEqual(hide, ['speed', 'optimizer']);
  assert.equal(writeHash(catalogue(), catalogue().defaults, [], hide), 'hide=speed,optimizer');
});

test('a link leads to a lesson, or to a step of it, whatever it hides', withFacts, () => {
  assert.equal(readHash(catalogue(), 'data=xor').lesson, '');
  const { lesson, bad } = readHash(catalogue(), 'lesson=neuron&hide=speed');
  assert.deepEqual([lesson, bad], ['neuron', []]);
  const link = lessonHash({ lesson: 'neuron', step: 'nudge' }, ['speed']);
  assert.deepEqual([readHash(catalogue(), link).lesson, readHash(catalogue(), link).hide], ['neuron:nudge', ['speed']]);
});

test('of a link one key can be left out', () => {
  assert.equal(withoutKey('data=xor&lr=1&n=200', 'lr'), 'data=xor&n=200');
  assert.equal(withoutKey('data=xor', 'lr'), 'data=xor');
  assert.equal(withoutKey('lr=1', 'lr'), '');
});
