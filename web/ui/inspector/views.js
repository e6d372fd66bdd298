/** The view of each tab, by the tab's name in the catalogue. */
import { styled } from '../style.js';
import { CheckView } from './check.js';
import { ErrorsView } from './errors.js';
import { ExampleView } from './example.js';
import { GraphView } from './graph.js';
import { HealthView } from './health.js';
import { MatricesView } from './matrices.js';
import { SpaceView } from './space.js';
import { TableView } from './table.js';
import { WeightsView } from './weights.js';

/** @typedef {import('./inspector.js').Context} Context */
/** @typedef {import('./inspector.js').InspectorView} InspectorView */

/** @type {Readonly<Record<string, new (panel: HTMLElement, context: Context) => InspectorView>>} */
export const VIEWS = Object.freeze({
  example: ExampleView,
  matrices: MatricesView,
  graph: GraphView,
  weights: WeightsView,
  check: CheckView,
  health: HealthView,
  errors: ErrorsView,
  table: TableView,
  space: SpaceView,
});

const OF_ALL = ['example', 'fields', 'drawings'].map((name) => `/web/style/inspector-${name}.css`);

/** The style sheets that only these views need, beside those of all. @type {Readonly<Record<string, string>>} */
const STYLES = Object.freeze({
  matrices: '/web/style/inspector-matrices.css',
  ...Object.fromEntries(['check', 'health', 'errors', 'table'].map((id) => [id, '/web/style/inspector-measures.css'])),
});

/** @param {string} id  of the view that is about to be made */
export async function styleView(id) {
  await Promise.all([...OF_ALL, ...(id in STYLES ? [STYLES[id]] : [])].map(styled));
}
