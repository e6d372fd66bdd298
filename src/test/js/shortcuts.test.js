import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isKeyOf } from '../../../web/ui/shortcuts.js';

/** @param {string} keys */
const button = (keys) => /** @type {any} */ ({ getAttribute: () => keys });
/** @param {string} key @param {object} [modifiers] */
const press = (key, modifiers) =>
  /** @type {any} */ ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers });

test('a letter is its key, with Shift or Caps Lock too, but not with Control, Meta or Alt', () => {
  const step = button('S');
  assert.ok(isKeyOf(step, press('s')));
  assert.ok(isKeyOf(step, press('S', { shiftKey: true })));
  assert.ok(!isKeyOf(step, press('e')));
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) assert.ok(!isKeyOf(step, press('s', { [modifier]: true })), modifier);
});

test('the space bar goes by its name', () => {
  assert.ok(isKeyOf(button('Space'), press(' ')));
  assert.ok(!isKeyOf(button('S'), press(' ')));
});

test('undo and redo are told apart by Shift, and Meta does as Control', () => {
  const [undo, redo] = [button('Control+Z'), button('Control+Y Control+Shift+Z')];
  const pressed = [
    press('z', { ctrlKey: true }),
    press('Z', { ctrlKey: true, shiftKey: true }),
    press('y', { metaKey: true }),
    press('z'),
  ];
  assert.deepEqual(
    pressed.map((event) => isKeyOf(undo, event)),
    [true, false, false, false],
  );
  assert.deepEqual(
    pressed.map((event) => isKeyOf(redo, event)),
    [false, true, true, false],
  );
});

test('an element without keys has none', () => {
  assert.ok(!isKeyOf(null, press('s')));
});
