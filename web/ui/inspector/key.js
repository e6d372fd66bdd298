/** Which column or class a symbol of the formulas stands for, where these have names: x₁ = bill length · ŷ₂ = Gentoo. */
import { called } from '../called.js';
import { t } from '../i18n.js';
import { inputName, meaningOf } from '../network/text.js';
import { symbolText } from './symbol-text.js';

/** @typedef {import('../../model/state.js').ScaledNetwork} ScaledNetwork */

/** @param {ScaledNetwork} network @returns {string} empty where nothing has a name */
export function keyOf({ inputs, layers, scaling }) {
  const { classes, target } = called();
  const named = inputs.some(({ id }) => meaningOf(id));
  const columns = inputs.map((input, i) => {
    const name = inputName(input);
    return [symbolText({ name: 'x', input: i }), scaling && meaningOf(input.id) ? t('inspector.key.scaled', { name }) : name];
  });
  const { units, activation } = layers[layers.length - 1];
  const answers = Array.from({ length: units }, (_, unit) => [symbolText({ name: 'yhat', unit }), classes[unit] ?? '']);
  // Of two classes, the answer is about the second.
  if (units === 1) {
    const shared = activation === 'sigmoid' && classes[1];
    answers[0] = [symbolText({ name: 'yhat' }), shared ? t('line.probability-of-named', { name: classes[1] }) : target];
  }
  return [...(named ? columns : []), ...answers]
    .filter(([symbol, name]) => name && name !== symbol)
    .map(([symbol, name]) => symbol + ' = ' + name)
    .join(' · ');
}
