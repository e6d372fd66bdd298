/** The four figures under the plane: losses, and accuracy or R². They are not live regions: they change every frame. */
import { setText } from './dom.js';
import { NOTHING, loss, percent, score } from './format.js';
import { say } from './i18n.js';

const METRICS = /** @type {const} */ ([
  { testId: 'train-loss', value: 'trainLoss', label: null },
  { testId: 'test-loss', value: 'testLoss', label: null },
  { testId: 'train-accuracy', value: 'trainScore', label: { accuracy: 'metric.train-accuracy', r2: 'metric.train-r2' } },
  { testId: 'test-accuracy', value: 'testScore', label: { accuracy: 'metric.test-accuracy', r2: 'metric.test-r2' } },
]);

/** @returns {(state: import('../model/state.js').State) => void} to be called at each redraw */
export function bindMetrics() {
  const rows = METRICS.map((metric) => {
    const figure = document.querySelector(`[data-testid="${metric.testId}"]`);
    const label = figure?.previousElementSibling;
    if (!figure || !label) throw new Error('the page has no ' + metric.testId);
    return { ...metric, figure: /** @type {HTMLElement} */ (figure), name: label };
  });
  return (state) => {
    const regression = state.problem === 'regression';
    for (const { figure, name, value, label } of rows) {
      if (label) say(name, regression ? label.r2 : label.accuracy);
      const number = state.frame?.[value] ?? null;
      const text = number === null ? NOTHING : !label ? loss(number) : regression ? score(number) : percent(number);
      // All its digits, for tests and tools.
      const digits = number === null ? '' : String(number);
      setText(figure, text);
      if (figure.dataset.value !== digits) figure.dataset.value = digits;
    }
  };
}
