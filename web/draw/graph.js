/**
 * A graph of scalars, from left to right or, on a narrow page, from top to bottom: where its nodes lie, and how they are drawn,
 * each with its value and gradient.
 */
import { mix } from './colour.js';
import { FONT, scaleOf } from './theme.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {{ inputs: readonly number[] }} Linked */
/**
 * The middles of the nodes.
 *
 * @typedef {{ xs: Float64Array, ys: Float64Array, width: number, height: number, down: boolean }} GraphLayout
 */
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
/** From the middle of a node to that of the next one, along the graph and across it. */
const PITCHES = { right: [120, 50], down: [58, 102] };
const MARGIN = 12;
/** Where the picture is small, letters are larger within their nodes: this much of their usual size is still read with ease. */
const READABLE = 1;
const LARGEST_LETTERS = 1.5;
/** Below this size letters are only noise. */
const LEGIBLE = 0.45;

/**
 * A node's rank is its longest way to the result, which is on the right, or lowest. Within a rank, each node is as near as possible
 * to the middle of the nodes that use it.
 *
 * @param {readonly Linked[]} nodes each after all that use it
 * @param {boolean} down from top to bottom
 * @returns {GraphLayout}
 */
export function layoutGraph(nodes, down) {
  const [along, across] = down ? PITCHES.down : PITCHES.right;
  const [long, wide] = down ? [NODE_HEIGHT, NODE_WIDTH] : [NODE_WIDTH, NODE_HEIGHT];
  const depths = new Uint32Array(nodes.length);
  nodes.forEach(({ inputs }, node) => {
    for (const input of inputs) depths[input] = Math.max(depths[input], depths[node] + 1);
  });
  /** @type {number[][]} */
  const ranks = [];
  depths.forEach((depth, node) => (ranks[depth] ??= []).push(node));
  const places = new Float64Array(nodes.length);
  const sums = new Float64Array(nodes.length);
  const users = new Uint32Array(nodes.length);
  for (const rank of ranks) {
    const wish = (/** @type {number} */ node) => (users[node] > 0 ? sums[node] / users[node] : 0);
    rank.sort((one, other) => wish(one) - wish(other) || one - other);
    let last = -Infinity;
    for (const node of rank) places[node] = last = Math.max(wish(node), last + across);
    // Nodes are only pushed on, so the rank drifts; it is moved back until its middle is that of the wanted places.
    const drift = rank.reduce((sum, node) => sum + places[node] - wish(node), 0) / rank.length;
    for (const node of rank) places[node] -= drift;
    for (const node of rank) {
      for (const input of nodes[node].inputs) {
        sums[input] += places[node];
        users[input]++;
      }
    }
  }
  const first = Math.min(...places) - wide / 2 - MARGIN;
  const breadth = Math.max(...places) + wide / 2 + MARGIN - first;
  const length = 2 * MARGIN + long + (ranks.length - 1) * along;
  const ways = Float64Array.from(depths, (depth) => MARGIN + long / 2 + (ranks.length - 1 - depth) * along);
  const sides = places.map((place) => place - first);
  return down
    ? { xs: sides, ys: ways, width: breadth, height: length, down }
    : { xs: ways, ys: sides, width: length, height: breadth, down };
}

/** Even where there is room, a graph isn't larger. */
const LARGEST = 1.2;
/** From top to bottom only where it is this much larger so, since networks are drawn from left to right. */
const WORTH = 1.2;
/** The smallest scale at which the letters of a node can be read. */
const READABLE_WHOLE = 0.6;

/**
 * The layout in which the graph can be read better as a whole, and where it lies. A graph that can't be read as a whole is shown
 * from left to right at a size that can, beginning at the result.
 *
 * @param {readonly [right: GraphLayout, down: GraphLayout]} layouts
 * @param {number} width
 * @param {number} height
 * @param {number} letters how much larger than usual they are
 * @returns {{ layout: GraphLayout, camera: Camera }}
 */
export function fitGraph(layouts, width, height, letters) {
  const whole = (/** @type {GraphLayout} */ { width: wide, height: high }) =>
    Math.min(LARGEST * letters, width / wide, height / high);
  const [right, down] = layouts;
  const layout = whole(down) > WORTH * whole(right) ? down : right;
  const scale = whole(layout);
  if (scale >= READABLE_WHOLE * letters) {
    return { layout, camera: { scale, x: (layout.width - width / scale) / 2, y: (layout.height - height / scale) / 2 } };
  }
  const readable = Math.max(whole(right), Math.min(0.85 * letters, height / (5 * NODE_HEIGHT)));
  const spare = right.width - width / readable;
  return {
    layout: right,
    camera: { scale: readable, x: spare > 0 ? spare : spare / 2, y: right.ys[0] - height / readable / 2 },
  };
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
  const { xs, ys, down } = layout;
  const { nodes, current, stateOf } = picture;
  const [right, bottom] = [camera.x + width / camera.scale, camera.y + height / camera.scale];
  const seen = (/** @type {number[]} */ across, /** @type {number[]} */ upright) =>
    Math.max(...across) > camera.x - NODE_WIDTH / 2 &&
    Math.min(...across) < right + NODE_WIDTH / 2 &&
    Math.max(...upright) > camera.y - NODE_HEIGHT / 2 &&
    Math.min(...upright) < bottom + NODE_HEIGHT / 2;
  nodes.forEach(({ inputs }, node) => {
    const passed = stateOf(node) === 'done';
    for (const input of inputs) {
      if (!seen([xs[input], xs[node]], [ys[input], ys[node]])) continue;
      context.beginPath();
      const [ahead, below] = down ? [0, NODE_HEIGHT / 2] : [NODE_WIDTH / 2, 0];
      const [x0, y0, x1, y1] = [xs[input] + ahead, ys[input] + below, xs[node] - ahead, ys[node] - below];
      const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
      context.moveTo(x0, y0);
      if (down) context.bezierCurveTo(x0, y, x1, y, x1, y1);
      else context.bezierCurveTo(x, y0, x, y1, x1, y1);
      context.strokeStyle =
        node === current ? theme.accent : passed ? mix(theme.card, theme.accent, 0.55) : mix(theme.card, theme.ink, 0.25);
      context.lineWidth = node === current ? 2.5 : 1.25;
      context.stroke();
    }
  });
  const near = camera.scale / scaleOf(theme);
  const letters = near < LEGIBLE ? 0 : Math.min(LARGEST_LETTERS, Math.max(1, READABLE / near));
  for (let node = 0; node < nodes.length; node++) {
    if (seen([xs[node]], [ys[node]])) drawNode(context, xs[node], ys[node], node, picture, letters, theme);
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
