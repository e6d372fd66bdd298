/** The curves of runs that are compared with the one that is shown. */
import { reachOf, testOf, traceLine, trainOf } from './loss.js';

/** @typedef {import('./loss-scale.js').LossSamples} LossSamples */
/** @typedef {{ samples: LossSamples, colour: string, dash: readonly number[], lit: boolean, faint: boolean }} Pinned */

const WIDTH = 1.5;
const LIT_WIDTH = 3;
const FAINT = 0.3;
/** The test loss beside the train loss. */
const TEST = 0.45;

/**
 * What is lit lies over the others; the losses of test points are the fainter ones.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {import('./loss-scale.js').Scale} scale
 * @param {readonly Pinned[]} pinned
 * @param {boolean} smoothing
 */
export function drawPinned(context, scale, pinned, smoothing) {
  context.save();
  context.beginPath();
  context.rect(scale.left - 1, scale.top, scale.right - scale.left + 2, scale.bottom - scale.top);
  context.clip();
  context.lineJoin = 'round';
  for (const { samples, colour, dash, lit, faint } of [...pinned].sort((one, other) => Number(one.lit) - Number(other.lit))) {
    context.setLineDash([...dash]);
    context.strokeStyle = colour;
    context.lineWidth = lit ? LIT_WIDTH : WIDTH;
    const reach = smoothing ? reachOf(samples) : 0;
    for (const [curve, part] of /** @type {const} */ ([
      [testOf(samples), TEST],
      [trainOf(samples), 1],
    ])) {
      context.globalAlpha = part * (faint ? FAINT : 1);
      traceLine(context, scale, samples, curve, reach);
    }
  }
  context.restore();
}
