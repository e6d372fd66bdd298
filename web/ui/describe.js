/** The button that says in words what the page shows. What that takes comes when it is pressed. */
import { BUBBLE_STYLE } from './about.js';
import { byId } from './dom.js';
import { onDemand } from './part.js';
import { onKeysOf } from './shortcuts.js';
import { styled } from './style.js';

/** @param {import('../model/state.js').State} state */
export function bindDescribe(state) {
  const button = byId('describe', HTMLElement);
  button.addEventListener('click', async () => {
    const [part] = await Promise.all([onDemand('describe'), styled(BUBBLE_STYLE)]);
    part?.describe(button, state);
  });
  onKeysOf(button, () => button.click());
}
