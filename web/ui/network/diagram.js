/** The network's diagram, tied to the state: what it is to show, and what a person did in it. */
import { isLine } from '../../model/line.js';
import { ownFeatures, unitOff } from '../../model/state.js';
import { isFeature, readsX2 } from '../../net/features.js';
import { say, t } from '../i18n.js';
import { seenParameters } from '../seen.js';
import { FEATURES } from './card.js';
import { NetworkPanel } from './panel.js';

/** @typedef {import('../../model/state.js').State} State */

/**
 * @param {HTMLElement} host
 * @param {HTMLElement} summary
 * @param {HTMLElement} unfreeze lets all go that is frozen; shown while something is
 * @param {import('../../actions.js').Actions} actions
 * @param {(opener: HTMLElement) => void} onMoreInputs
 * @returns {(state: State, theme: import('../../draw/theme.js').Theme, inspecting: import('./panel.js').Inspecting | null) => void}
 *   to be called at each redraw
 */
export function bindDiagram(host, summary, unfreeze, actions, onMoreInputs) {
  unfreeze.addEventListener('click', () => actions.set('training.frozen', []));
  const panel = new NetworkPanel(
    host,
    {
      onSetParameter: (layer, unit, input, value) => actions.setParameter(layer, unit, input ?? null, value),
      onChangeLayers: (layers) => actions.set('network.layers', layers),
      onChangeFeatures: (features) => actions.set('network.features', features),
      onFreeze: (frozen) => actions.set('training.frozen', frozen),
      onSwitchOff: (place) => actions.set('view.off', place && { ...place, of: network }),
      onMoreInputs,
      onFocusUnit: (place) => {
        actions.set('view.unit', place?.layer === FEATURES ? { input: features[place.unit] } : place);
      },
    },
    summary,
  );
  /** @type {import('../../wire/messages.js').NetworkShape | null} */
  let network = null;
  /** @type {import('../../net/features.js').InputShape[]} */
  let features = [];

  return (state, theme, inspecting) => {
    if (!state.network) return;
    if (network !== state.network) {
      network = state.network;
      const { inputs } = network;
      const own = ownFeatures(state.catalogue, state.experiment.data);
      const ofSets = state.catalogue.choices['data.set'].flatMap((set) => set.features ?? []);
      // With one input there is no x₂ to read.
      const fits = (/** @type {string} */ id) => own?.includes(id) ?? !(ofSets.includes(id) || (isLine(state) && readsX2(id)));
      // The network may still be the one from before.
      const there = (/** @type {string} */ id) => fits(id) || inputs.some((input) => input.id === id);
      const listed = state.catalogue.choices['network.features'].filter(there).map((id) => ({ id }));
      features = [...listed, ...network.inputs.filter((input) => !isFeature(input))];
    }
    const { ranges, choices, defaults } = state.catalogue;
    const { frozen } = state.experiment.training;
    if (unfreeze.hidden === frozen.length > 0) unfreeze.hidden = frozen.length === 0;
    if (frozen.length > 0) say(unfreeze, 'network.unfreeze', { count: frozen.length });
    panel.render({
      shape: network,
      parameters: state.frame?.parameters ?? null,
      seen: seenParameters(state),
      off: unitOff(state),
      features,
      activations: choices['network.layers.activation'],
      defaultActivation: defaults.network.layers[0].activation,
      most: { layers: ranges['network.layers'].max, units: ranges['network.layers.units'].max },
      range: ranges['network.handSet.value'],
      frozen,
      // Its maps show what the plane shows.
      centre: state.view.centre,
      extent: state.view.extent,
      running: state.status === 'running',
      theme,
      ratio: devicePixelRatio,
      t,
      inspecting,
    });
  };
}
