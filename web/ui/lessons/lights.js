/** What a step talks about is lit up while it does; a tab of the inspector is opened, and on a phone the part of the page. */
import { onPhone } from '../dom.js';

/** Each light of a lesson with what it is on the page. @type {Readonly<Record<string, string>>} */
export const LIGHTS = Object.freeze({
  plane: '#plane-stage',
  loss: '#chart',
  figures: '#metrics',
  network: '#network-panel',
  data: '#data-rail',
  features: '.network-features > *',
  run: '#run',
  step: '#step',
  'learning-rate': '[data-field="training.learningRate"]',
  activation: '[data-field="network.activation"]',
  'batch-size': '[data-field="training.batchSize"]',
  optimizer: '[data-field="training.optimizer"]',
  example: '#tab-example, #view-example',
  matrices: '#tab-matrices, #view-matrices',
  graph: '#tab-graph, #view-graph',
  check: '#tab-check, #view-check',
  weights: '#tab-weights, #view-weights',
  health: '#tab-health, #view-health',
});

const TABS = Object.freeze(['example', 'matrices', 'graph', 'check', 'weights', 'health']);
/** The part that a phone must show for it. @type {Readonly<Record<string, string>>} */
const PARTS = Object.freeze({
  network: 'network',
  features: 'network',
  data: 'data',
  activation: 'training',
  'batch-size': 'training',
  optimizer: 'training',
});

export class Lights {
  /** @param {import('../lessons.js').Page['inspector']} inspector */
  constructor(inspector) {
    this.inspector = inspector;
    /** The view that was opened for a step. */
    this.opened = '';
  }

  /** @param {readonly string[]} lights @param {boolean} opens whether a tab is opened, too */
  on(lights, opens) {
    this.off(lights);
    for (const light of lights) for (const part of document.querySelectorAll(LIGHTS[light])) part.toggleAttribute('data-lit', true);
    const tab = opens && lights.find((light) => TABS.includes(light));
    if (tab) {
      this.opened = tab;
      if (tab === 'example') void this.inspector.examine(0);
      else this.inspector.open(tab);
    }
    const part = onPhone() && lights.map((light) => PARTS[light]).find(Boolean);
    const chosen = part && document.querySelector(`#parts > [data-part="${part}"]`);
    if (chosen instanceof HTMLElement && chosen.getAttribute('aria-selected') !== 'true') chosen.click();
    // Features have no place until the diagram is drawn.
    const first = lights[0] === 'features' ? 'network' : lights[0];
    if (first) document.querySelector(LIGHTS[first])?.scrollIntoView({ block: 'nearest' });
  }

  /**
   * What the last step lit goes out, and what it opened is closed unless the next one needs it.
   *
   * @param {readonly string[]} [next]
   */
  off(next = []) {
    for (const part of document.querySelectorAll('[data-lit]')) part.removeAttribute('data-lit');
    if (this.opened && !next.includes(this.opened) && this.inspector.opened() === this.opened) this.inspector.open('');
    this.opened = '';
  }
}
