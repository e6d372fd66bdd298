/** The caption of the plane while it shows a unit of the network instead of the answer: its name, and what the colours mean. */
import { roundText } from '../../draw/number-text.js';
import { make, setText } from '../dom.js';
import { t } from '../i18n.js';
import { inputName, unitName } from '../network/text.js';

/** @typedef {import('../../draw/unit-maps.js').UnitMap} UnitMap */

/**
 * @param {HTMLElement} stage
 * @returns {(state: import('../../model/state.js').State, map: UnitMap | null, theme: import('../../draw/theme.js').Theme) => void}
 *   to be called when the plane has been drawn, with the map that it shows
 */
export function bindUnitCaption(stage) {
  const [name, low, ramp, high] = ['unit-name', 'figure', 'ramp', 'figure'].map((kind) => make('span', kind));
  const caption = make('div', 'unit-caption', name, low, ramp, high);
  // The unit's button in the network has the same name.
  caption.setAttribute('aria-hidden', 'true');
  caption.hidden = true;
  stage.append(caption);

  return ({ network, view: { unit } }, map, theme) => {
    const hidden = !unit || !map || !network;
    if (caption.hidden !== hidden) caption.hidden = hidden;
    if (!unit || !map || !network) return;
    setText(name, 'input' in unit ? inputName(unit.input) : unitName(t, network, unit));
    setText(low, roundText(map.low, 3));
    setText(high, roundText(map.high, 3));
    const several = 'unit' in unit && map.low === 0 && network.layers[network.layers.length - 1].units > 1;
    ramp.style.setProperty('--from', several ? theme.card : theme.negative);
    ramp.style.setProperty('--to', several ? theme.classes[unit.unit] : theme.positive);
  };
}
