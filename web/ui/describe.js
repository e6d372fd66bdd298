/** The button that says in words what the page shows. What that takes comes when it is pressed. */
import { byId } from './dom.js';
import { onDemand } from './part.js';
import { onKeysOf } from './shortcuts.js';

/** @param {import('../model/state.js').State} state */
export function bindDescribe(state) {
  const button = byId('describe', HTMLElement);
  button.addEventListener('click', async () => {
    const part = await onDemand('describe');
    part?.describe(button, state);
  });
  onKeysOf(button, () => button.click());
}
