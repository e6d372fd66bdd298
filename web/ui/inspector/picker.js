/** Picks one parameter: a unit, then one of its weights or its bias. The diagram picks the same by a press. */
import { t } from '../i18n.js';
import { sourceName, unitName } from '../network-text.js';
import { Choice, el } from './dom.js';

/** @typedef {import('../../protocol.js').NetworkShape} NetworkShape */
/** @typedef {import('../../inspection.js').Parameter} Parameter */

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
    this.element = el('div', 'picker', this.unit.element, this.input.element);
  }

  /** @param {NetworkShape} network */
  render(network) {
    this.parameter = within(network, this.parameter);
    const { layer, unit, input } = this.parameter;
    const units = network.layers.flatMap((shape, at) =>
      Array.from({ length: shape.units }, (_, number) => /** @type {const} */ ([`${at}.${number}`, unitName(t, network, { layer: at, unit: number })])),
    );
    this.unit.show(units, `${layer}.${unit}`);
    const weights = Array.from({ length: network.layers[layer].inputs }, (_, from) =>
      /** @type {const} */ ([String(from), t('network.weight-from', { source: sourceName(t, network, layer, from) })]),
    );
    this.input.show([...weights, [BIAS, t('network.bias')]], input === undefined ? BIAS : String(input));
  }
}

/** The nearest parameter that the network has. @param {NetworkShape} network @param {Parameter} parameter @returns {Parameter} */
export function within(network, parameter) {
  const layer = Math.min(parameter.layer, network.layers.length - 1);
  const { units, inputs } = network.layers[layer];
  const unit = Math.min(parameter.unit, units - 1);
  return parameter.input === undefined ? { layer, unit } : { layer, unit, input: Math.min(parameter.input, inputs - 1) };
}
