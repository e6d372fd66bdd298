/** A graph of scalars from left to right: where its nodes lie, and how they are drawn, each with its value and gradient. */
import { mix } from './colour.js';
import { FONT, scaleOf } from './theme.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {{ inputs: readonly number[] }} Linked */
/** @typedef {{ xs: Float64Array, ys: Float64Array, width: number, height: number }} GraphLayout middles of the nodes */
/**
 * @typedef {object} GraphPicture texts are written already; '' where nothing is known yet
 * @property {readonly Linked[]} nodes
 * @property {readonly string[]} names
 * @property {readonly string[]} values
 * @property {readonly string[]} gradients
 * @property {number} current the node that reverse mode is at; -1 before it starts
 * @property {(node: number) => 'ahead' | 'touched' | 'done'} stateOf
 */
/** @typedef {{ scale: number, x: number, y: number }} Camera what lies at the canvas' left upper corner, and how large */

export const NODE_WIDTH = 92;
export const NODE_HEIGHT = 40;
const COLUMN = 120;
const ROW = 50;
const MARGIN = 24;
/** Where the picture is small, letters are larger within their nodes: this much of their usual size is still read with ease. */
const READABLE = 0.85;
const LARGEST_LETTERS = 1.5;
/** Below this size letters are only noise. */
const LEGIBLE = 0.45;

/**
 * A node's column is its longest way to the result, which is on the right. Within a column, each node is as near as possible to the
 * middle of the nodes that use it.
 *
 * @param {readonly Linked[]} nodes each after all that use it
 * @returns {GraphLayout}
 */
export function layoutGraph(nodes) {
  const depths = new Uint32Array(nodes.length);
  nodes.forEach(({ inputs }, node) => {
    for (const input of inputs) depths[input] = Math.max(depths[input], depths[node] + 1);
  });
  /** @type {number[][]} */
  const columns = [];
  depths.forEach((depth, node) => (columns[depth] ??= []).push(node));
  const ys = new Float64Array(nodes.length);
  const sums = new Float64Array(nodes.length);
  const users = new Uint32Array(nodes.length);
  for (const column of columns) {
    const wish = (/** @type {number} */ node) => (users[node] > 0 ? sums[node] / users[node] : 0);
    column.sort((one, other) => wish(one) - wish(other) || one - other);
    let last = -Infinity;
    for (const node of column) ys[node] = last = Math.max(wish(node), last + ROW);
    // Nodes are only pushed down, so the column drifts; it is moved back until its middle is that of the wanted places.
    const drift = column.reduce((sum, node) => sum + ys[node] - wish(node), 0) / column.length;
    for (const node of column) ys[node] -= drift;
    for (const node of column) {
      for (const input of nodes[node].inputs) {
        sums[input] += ys[node];
        users[input]++;
      }
    }
  }
  const top = Math.min(...ys) - ROW / 2 - MARGIN;
  const height = Math.max(...ys) + ROW / 2 + MARGIN - top;
  const xs = Float64Array.from(depths, (depth) => MARGIN + NODE_WIDTH / 2 + (columns.length - 1 - depth) * COLUMN);
  return { xs, ys: ys.map((y) => y - top), width: 2 * MARGIN + NODE_WIDTH + (columns.length - 1) * COLUMN, height };
}

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {number} width
 * @param {number} height
 * @param {GraphLayout} layout
 * @param {GraphPicture} picture
 * @param {Camera} camera
 * @param {Theme} theme
 */
export function drawGraph(context, width, height, layout, picture, camera, theme) {
  context.clearRect(0, 0, width, height);
  context.save();
  context.scale(camera.scale, camera.scale);
  context.translate(-camera.x, -camera.y);
  const { xs, ys } = layout;
  const { nodes, current, stateOf } = picture;
  const left = camera.x - COLUMN;
  const right = camera.x + width / camera.scale + COLUMN;
  nodes.forEach(({ inputs }, node) => {
    if (xs[node] < left || xs[node] - 2 * COLUMN > right) return;
    const passed = stateOf(node) === 'done';
    for (const input of inputs) {
      context.beginPath();
      const [x0, y0, x1, y1] = [xs[input] + NODE_WIDTH / 2, ys[input], xs[node] - NODE_WIDTH / 2, ys[node]];
      context.moveTo(x0, y0);
      context.bezierCurveTo((x0 + x1) / 2, y0, (x0 + x1) / 2, y1, x1, y1);
      context.strokeStyle =
        node === current ? theme.accent : passed ? mix(theme.card, theme.accent, 0.55) : mix(theme.card, theme.ink, 0.25);
      context.lineWidth = node === current ? 2.5 : 1.25;
      context.stroke();
    }
  });
  const near = camera.scale / scaleOf(theme);
  const letters = near < LEGIBLE ? 0 : Math.min(LARGEST_LETTERS, Math.max(1, READABLE / near));
  const bottom = camera.y + height / camera.scale + ROW;
  for (let node = 0; node < nodes.length; node++) {
    if (xs[node] < left || xs[node] > right || ys[node] < camera.y - ROW || ys[node] > bottom) continue;
    drawNode(context, xs[node], ys[node], node, picture, letters, theme);
  }
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} node
 * @param {GraphPicture} picture
 * @param {number} letters times their usual size; 0 for none
 * @param {Theme} theme
 */
function drawNode(context, x, y, node, { names, values, gradients, current, stateOf, nodes }, letters, theme) {
  const state = stateOf(node);
  const leaf = nodes[node].inputs.length === 0;
  context.beginPath();
  context.roundRect(x - NODE_WIDTH / 2, y - NODE_HEIGHT / 2, NODE_WIDTH, NODE_HEIGHT, leaf ? NODE_HEIGHT / 2 : 7);
  context.fillStyle = state === 'ahead' ? theme.card : mix(theme.card, theme.accent, state === 'touched' ? 0.08 : 0.16);
  context.fill();
  context.strokeStyle = node === current ? theme.accent : mix(theme.card, theme.ink, 0.3);
  context.lineWidth = node === current ? 2.5 : 1;
  context.stroke();
  if (letters === 0) return;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = theme.ink;
  context.font = `600 ${12 * letters}px ${FONT}`;
  context.fillText(names[node], x, y - 9, NODE_WIDTH - 8);
  context.font = `${10 * letters}px ${FONT}`;
  const gradient = gradients[node];
  // Two numbers stand side by side where there is room; else the one that reverse mode has come to.
  const both = letters < 1.2;
  if (!gradient || both) {
    context.fillText(values[node], gradient ? x - NODE_WIDTH / 4 : x, y + 10, gradient ? NODE_WIDTH / 2 - 6 : NODE_WIDTH - 8);
  }
  if (!gradient) return;
  context.fillStyle = theme.accent;
  context.fillText(gradient, both ? x + NODE_WIDTH / 4 : x, y + 10, both ? NODE_WIDTH / 2 - 6 : NODE_WIDTH - 8);
}
