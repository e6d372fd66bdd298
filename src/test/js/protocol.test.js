import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  commands,
  decodeCheckpoint,
  decodeFrame,
  decodeMessage,
  isCheckpoint,
  isToBeAcknowledged,
  ProtocolError,
} from '../../../web/wire/protocol.js';
import '../../../web/wire/inspections.js';

const FIXTURES = new URL('../resources/protocol/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8'));

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16)).buffer;
const frames = read('frame.json').examples;

test('every documented message of the server is decoded to what it says', () => {
  let count = 0;
  for (const name of readdirSync(FIXTURES)) {
    const { direction, examples } = read(name);
    if (direction !== 'server to client') continue;
    for (const { message } of examples) {
      if (!message) continue;
      assert.deepEqual(decodeMessage(JSON.stringify(message)), message);
      count++;
    }
  }
  assert.ok(count > 5);
});

test('an experiment of which a field is missing is refused', () => {
  const { message } = read('started.json').examples.find((example) => example.message);
  for (const part of ['data', 'network', 'training']) {
    for (const name of Object.keys(message.experiment[part])) {
      if (name === 'points') continue; // only drawn data have them
      const cut = structuredClone(message);
      delete cut.experiment[part][name];
      assert.throws(() => decodeMessage(JSON.stringify(cut)), ProtocolError, `${part}.${name} is not checked`);
    }
  }
});

test('every documented frame is decoded to the numbers it carries', () => {
  assert.ok(frames.length > 0);
  for (const { frame, hex } of frames) {
    const { parameters, ...numbers } = decodeFrame(bytesOf(hex));
    assert.deepEqual({ ...numbers, parameters: [...parameters] }, frame);
  }
});

test('a frame itself says whether it is to be acknowledged', () => {
  for (const { acknowledged, hex } of frames) assert.equal(isToBeAcknowledged(bytesOf(hex)), acknowledged);
});

test('a frame of another kind, version or length is refused by name', () => {
  const [{ hex }] = frames;
  const changed = (at, value) => {
    const bytes = new Uint8Array(bytesOf(hex));
    bytes[at] = value;
    return bytes.buffer;
  };
  const refused = (buffer, what) =>
    assert.throws(
      () => decodeFrame(buffer),
      (error) => error instanceof ProtocolError && what.test(error.message),
    );
  refused(changed(0, 9), /frame\.kind/);
  refused(changed(1, 9), /frame\.version/);
  refused(changed(12, 9), /fit 9 parameters/);
  refused(bytesOf(hex).slice(0, 71), /too few/);
});

test('a checkpoint is known by its first byte, and its bytes are handed on', () => {
  const buffer = new ArrayBuffer(18);
  const view = new DataView(buffer);
  view.setUint8(0, 2);
  view.setUint8(1, 1);
  view.setUint32(4, 7, true);
  view.setFloat64(8, 1000, true);
  view.setUint16(16, 0xabcd);
  assert.ok(isCheckpoint(buffer));
  assert.equal(isCheckpoint(bytesOf(frames[0].hex)), false);
  const { run, step, bytes } = decodeCheckpoint(buffer);
  assert.deepEqual([run, step, [...bytes]], [7, 1000, [0xab, 0xcd]]);
  view.setUint8(1, 3);
  assert.throws(() => decodeCheckpoint(buffer), /checkpoint\.version/);
  assert.throws(() => decodeCheckpoint(buffer.slice(0, 16)), /too few/);
});

test('what does not fit is refused with the path of the field', () => {
  const refused = (text, what) =>
    assert.throws(
      () => decodeMessage(text),
      (error) => error instanceof ProtocolError && what.test(error.message),
    );
  refused('{', /not JSON/);
  refused('{"type":"applause"}', /message\.type/);
  refused('{"type":"status","status":"asleep"}', /status\.status/);
  refused('{"type":"points","points":[[0,0,0,0],[0,0,0,2]]}', /points\.points\[1\]\[3\]/);
  refused('{"type":"error","code":"bad"}', /error\.message/);
  refused('null', /^message: expected an object/);
});

test('an inspection is checked to its last number, by its view', () => {
  const answers = read('inspection.json').examples.map(({ message }) => message);
  const views = new Set(answers.map(({ view }) => view));
  assert.deepEqual([...views].sort(), [
    'ablation',
    'check',
    'errors',
    'example',
    'graph',
    'health',
    'matrices',
    'slice',
    'surface',
  ]);
  const refused = (message, what) =>
    assert.throws(
      () => decodeMessage(JSON.stringify(message)),
      (error) => error instanceof ProtocolError && what.test(error.message),
    );
  for (const answer of answers) {
    refused({ ...answer, view: 'heatlh' }, /inspection\.view/);
    for (const other of views) if (other !== answer.view) refused({ ...answer, view: other }, /^inspection\./);
  }
  const graph = structuredClone(answers.find(({ view }) => view === 'graph'));
  graph.nodes.at(-1).partials.push('0');
  refused(graph, /inspection\.nodes\[\d+\]\.partials\[\d+\]: expected a number, got "0"/);
  const formula = structuredClone(answers.find(({ formulas }) => formulas?.[0]?.is?.terms));
  formula.formulas[0].is.terms[0].kind = 'magic';
  refused(formula, /inspection\.formulas\[0\]\.is\.terms\[0\]\.kind/);
});

test('a field that a newer server adds does no harm', () => {
  assert.equal(decodeMessage('{"type":"ping","colour":"red"}').type, 'ping');
});

test('commands without arguments are sent as they are documented', () => {
  for (const name of ['run', 'pause', 'step', 'epoch', 'reset', 'pong']) {
    assert.deepEqual(commands[name](), read(name + '.json').examples[0].message);
  }
});
