/** Picks one parameter: a unit, then one of its weights or its bias. The diagram picks the same by a press. */
import { t } from '../i18n.js';
import { sourceName } from '../network/text.js';
import { make } from '../dom.js';
import { Choice } from './fields.js';
import { unitOptions, within } from './parameters.js';

/** @typedef {import('../../wire/messages.js').NetworkShape} NetworkShape */
/** @typedef {import('../../wire/messages.js').Address} Parameter */

const BIAS = 'bias';

export class Picker {
  /** @param {Parameter} parameter @param {() => void} onChange */
  constructor(parameter, onChange) {
    this.parameter = parameter;
    this.unit = new Choice('inspector.unit', (text) => {
      const [layer, unit] = text.split('.').map(Number);
      const { input } = this.parameter;
      this.parameter = input === undefined ? { layer, unit } : { layer, unit, input };
      onChange();
    });
    this.input = new Choice('inspector.picker.parameter', (text) => {
      const { layer, unit } = this.parameter;
      this.parameter = text === BIAS ? { layer, unit } : { layer, unit, input: Number(text) };
      onChange();
    });
    this.element = make('div', 'picker', this.unit.element, this.input.element);
  }

  /** @param {NetworkShape} network */
  render(network) {
    this.parameter = within(network, this.parameter);
    const { layer, unit, input } = this.parameter;
    this.unit.show(unitOptions(network), `${layer}.${unit}`);
    const weights = Array.from(
      { length: network.layers[layer].inputs },
      (_, from) => /** @type {const} */ ([String(from), t('network.weight-from', { source: sourceName(t, network, layer, from) })]),
    );
    this.input.show([...weights, [BIAS, t('network.bias')]], input === undefined ? BIAS : String(input));
  }
}
