/**
 * Sentences for what a server refuses and what is wrong in a link. Settings and choices have the names of the page's controls,
 * never those of the protocol; where the reason is known, the sentence gives it and says what to do.
 */
import { hasText, sentences, t } from './i18n.js';
import { featureName } from './network/text.js';
import { settingName } from './setting-name.js';

/** @typedef {{ code: string, path?: string | null, value?: string | null, allowed?: string | null, message?: string }} Refusal */

/** Settings that a link has as one entry, as the control whose choices stand in it. @type {Readonly<Record<string, string>>} */
const LINKED = Object.freeze({
  'training.schedule': 'training.schedule.kind',
  'training.stop': 'training.stop.kind',
});

/** Fields of messages other than an experiment, as the setting that a person knows. @type {Readonly<Record<string, string>>} */
const FIELDS = Object.freeze({
  value: 'network.handSet',
  layer: 'network.handSet',
  unit: 'network.handSet',
  input: 'network.handSet',
  start: 'data.points',
  remove: 'data.points',
  add: 'data.points',
  classes: 'data.classes',
  speed: 'speed',
  'network.layers.activation': 'network.activation',
  'training.stop.value': 'training.stop',
});

/**
 * What a server says that is neither number nor choice, and the text for it; what was found in it is {it}.
 *
 * @type {readonly (readonly [RegExp, string])[]}
 */
const PHRASES = [
  [/^null$/, 'phrase.nothing'],
  [/^(\d+) bytes$/, 'phrase.bytes'],
  [/^a number$/, 'phrase.number'],
  [/^a text$/, 'phrase.text'],
  [/^a list$/, 'phrase.list'],
  [/^an object$/, 'phrase.object'],
  [/^true or false$/, 'phrase.flag'],
  [/^true$/, 'phrase.on'],
  [/^false$/, 'phrase.off'],
  [/^at most (\d+)$/, 'phrase.at-most'],
  [/^above (-?[\d.]+)$/, 'phrase.above'],
  [/^none with the set (.+)$/, 'phrase.no-points'],
  [/^a number at every point$/, 'phrase.finite'],
  [/^(\d+) values for \d+ parameters$/, 'phrase.numbers'],
  [/^one for each$/, 'phrase.once'],
  [/^(\d+) points$/, 'phrase.points'],
  [/^a list of (\d+)$/, 'phrase.list-of'],
  [/^(\d+) nodes$/, 'phrase.nodes'],
  [/^at least (\d+) nodes$/, 'phrase.at-least-nodes'],
  [/^at most (\d+) nodes$/, 'phrase.at-most-nodes'],
];

/** The refusals whose reason is known. @type {readonly (readonly [path: RegExp, value: RegExp, allowed: RegExp, key: string])[]} */
const REASONS = [
  [/^network\.features$/, /x2|radius/, /^x1, x1-squared, sin-x1$/, 'error.feature-of-x2'],
  [/formula/, /^x2$/, /^x1, x$/, 'error.formula-of-x2'],
  [/^network\.features$/, /^0$/, /^at least one/, 'error.no-input'],
  [/^inspect\.of$/, /nodes$/, /nodes$/, 'error.graph-too-large'],
  [/^inspect/, /./, /^networks that have a gradient$/, 'inspector.no-gradient'],
  [/^inspect/, /./, /^with training points$/, 'inspector.no-training-points'],
  [/^inspect/, /^/, /^/, 'error.inspection'],
];
/** What a network is taken home as has one name in every language. @type {Readonly<Record<string, string>>} */
export const FORMATS = Object.freeze({ onnx: 'ONNX', pytorch: 'PyTorch', numpy: 'NumPy', java: 'Java', json: 'JSON' });
const FORMULA = /^(network\.formulas|data\.formula)$/;
const NOT_FINITE = /^(\S+) at \((\S+), (\S+)\)$/;
const NO_TARGET = /^(\S+) at (\S+)$/;
const LOSS_OF_TARGETS = /^(\S+) with the target (\S+)$/;
const WITHOUT_TARGETS = /^targets above (\S+); without them: (.+)$/;

/** What a server refused, as a sentence. @param {Refusal} refusal */
export function refusalSentence({ code, message, path: wire, value: came, allowed: taken }) {
  const key = 'error.' + code;
  if (!hasText(key)) return message ?? key;
  const path = plain(wire ?? '');
  const [value, allowed] = [came ?? '', taken ?? ''];
  const [, loss, target] = LOSS_OF_TARGETS.exec(value) ?? [];
  const [, least, others] = WITHOUT_TARGETS.exec(allowed) ?? [];
  if (target && others) {
    return t('error.loss-of-targets', {
      loss: inWords(path, loss),
      target: minus(target),
      least: minus(least),
      allowed: inWords(path, others),
    });
  }
  if (FORMULA.test(path) && code === 'not-allowed') {
    const sentence = formulaSentence(path, value, allowed);
    if (sentence) return sentence;
  }
  const words = { path: settingName(path), value: inWords(path, value), allowed: inWords(path, allowed) };
  const reason = REASONS.find(([where, what, which]) => where.test(path) && what.test(value) && which.test(allowed));
  if (reason && (code === 'not-allowed' || code === 'out-of-range' || path.startsWith('inspect'))) return t(reason[3], words);
  return t(key, words);
}

/**
 * What is wrong with a formula, and what may stand there.
 *
 * @param {string} path
 * @param {string} value
 * @param {string} allowed
 * @returns {string | null}
 */
function formulaSentence(path, value, allowed) {
  const [, result, x, y] = (NOT_FINITE.exec(value) ?? []).map(minus);
  if (result) return t('formula.not-finite', { result: result.replace('Infinity', '∞'), x, y });
  const [, target, place] = (NO_TARGET.exec(value) ?? []).map(minus);
  if (target) return t('formula.no-target', { target: target.replace('Infinity', '∞'), x: place, allowed: minus(allowed) });
  const came = value === 'end' ? t('formula.ends-here') : t('formula.stands-here', { came: value });
  if (allowed.startsWith('number')) {
    return sentences(came, t(path === 'data.formula' ? 'formula.expects-operand-of-x' : 'formula.expects-operand'));
  }
  if (allowed === '(') return sentences(came, t('formula.expects-parenthesis'));
  if (!allowed.startsWith('+')) return null;
  const mark = allowed.split(', ').pop() ?? '';
  return sentences(came, t('formula.expects-operator', { mark: mark === 'end' ? t('formula.the-end') : mark }));
}

/** What of a link can't be used, as a sentence. @param {import('../link/hash.js').BadEntry & { path: string }} entry */
export function badEntrySentence({ key, path, value, allowed }) {
  const setting = LINKED[path] ?? plain(path);
  return t('link.bad-value', { name: settingName(setting), key, value, allowed: inWords(setting, allowed) });
}

/** A way out, as a button says it. @param {import('./fixes.js').Fix} fix @returns {string} */
export function fixName({ path, value }) {
  const words = inWords(path, Array.isArray(value) ? value.join(', ') : String(value));
  return t(Array.isArray(value) ? 'action.use-only' : 'action.use', { value: words });
}

/** The setting that a field of a message belongs to. @param {string} path such as experiment.network.layers[2].units */
export function plain(path) {
  const setting = path.replace(/^(experiment|changes\[\d+\])\./, '').replace(/\[\d+\]/g, '');
  return FIELDS[setting] ?? FIELDS[setting.replace(/\..*/, '')] ?? setting;
}

/** @param {string} setting @param {string} wire a value, a range, or several choices @returns {string} */
function inWords(setting, wire) {
  if (setting === 'training.frozen' && wire.startsWith('layer.unit')) return t('phrase.frozen');
  if (setting === 'network.handSet' && wire.startsWith('layer.unit')) return t('phrase.hand-set');
  for (const [phrase, key] of PHRASES) {
    const found = phrase.exec(wire);
    if (found) return t(key, { it: minus(choiceName('data.set', found[1] ?? '')) });
  }
  const parts = wire.split(', ').map((part) => choiceInWords(setting, part));
  // Some names have a comma of their own.
  return minus(parts.join(parts.length > 1 && parts.some((part) => /[,，]/.test(part)) ? '; ' : ', '));
}

/** A choice, in a link with the range of its number: epoch:1 … 1000. @param {string} setting @param {string} part */
function choiceInWords(setting, part) {
  const [, id = part, numbers = ''] = /^(?:data=)?([a-z][a-z0-9-]*)((?: ?:.*)?)$/.exec(part) ?? [];
  const sides = numbers.replace(/[a-z]+(\|[a-z]+)+/, (ids) => {
    return ids
      .split('|')
      .map((side) => choiceName('training.stop.side', side))
      .join(' / ');
  });
  return choiceName(setting, id) + sides.replace(/^ ?: ?/, ' ');
}

/** @param {string} setting @param {string} id */
export function choiceName(setting, id) {
  if (setting === 'network.layers' && id === 'none') return t('network.layers.none');
  if (setting === 'network.features') return featureName(id);
  if (setting === 'format') return FORMATS[id] ?? id;
  if (setting === 'training.shuffle' && (id === 'true' || id === 'false')) return t(id === 'true' ? 'phrase.on' : 'phrase.off');
  const key = 'choice.' + (setting === 'data.points' ? 'data.set' : setting) + '.' + id;
  return hasText(key) ? t(key) : id;
}

/** @param {string} text with numbers in it */
function minus(text) {
  return text.replace(/-(?=[\d.])/g, '−');
}
