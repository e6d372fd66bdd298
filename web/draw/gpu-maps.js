/**
 * The maps of all units, drawn by the graphics processor: each pixel of their picture evaluates the network up to its own unit.
 * unit-maps.js draws the same where there is none.
 */
import { Forward } from '../net/forward.js';
import { newTexture } from '../net/gpu-forward.js';
import { GpuShader } from './gpu-shader.js';
import { gridNodes } from './plane.js';
import { ENTRIES, RIM, rampsOf, sheetOf, unitMapsOf } from './unit-maps.js';

/** @typedef {import('../net/forward.js').NetworkShape} NetworkShape */
/** @typedef {import('./plane.js').Shown} Shown */
/** @typedef {import('./theme.js').Theme} Theme */

/** Nodes a side of the grid that tells how large a unit's values get: its edges are the plane's, where most get largest. */
const COARSE = 8;

/** `units` has a column for each map: its layer and unit, the row of its colours, whether it is a probability; then its range. */
const MAPS = `
uniform sampler2D units;
uniform sampler2D ramps;
uniform int count;
uniform int across;
uniform float side;
uniform float height;
out vec4 colour;

void main() {
  vec2 at = vec2(gl_FragCoord.x, height - gl_FragCoord.y);
  float cell = side + ${(2 * RIM).toFixed(1)};
  ivec2 tile = ivec2(at / cell);
  int map = tile.y * across + tile.x;
  colour = vec4(0.0);
  if (map >= count) return;
  // The rim has the colour of the pixel beside it.
  vec2 part = clamp((at - vec2(tile) * cell - ${RIM.toFixed(1)}) / side, 0.5 / side, 1.0 - 0.5 / side);
  vec4 of = texelFetch(units, ivec2(map, 0), 0);
  vec2 range = texelFetch(units, ivec2(map, 1), 0).xy;
  int unit = int(of.y);
  forwardTo(shown.xy + vec2(2.0 * part.x - 1.0, 1.0 - 2.0 * part.y) * shown.zw, int(of.x) + 1);
  float value = a[unit >> 2][unit & 3];
  if (of.w > 0.0) {
    float others = 0.0;
    for (int k = 0; k < layers[int(of.x)].x; k++) others += expOf(a[k >> 2][k & 3] - value);
    value = 1.0 / others;
  }
  int entry = int(clamp((value - range.x) / (range.y - range.x), 0.0, 1.0) * ${(ENTRIES - 1).toFixed(1)} + 0.5);
  colour = vec4(texelFetch(ramps, ivec2(entry, int(of.z)), 0).rgb, 1.0);
}
`;

export class GpuMaps {
  constructor() {
    this.picture = new OffscreenCanvas(1, 1);
    this.sheet = sheetOf(0, 0);
    /** What tells the ranges of the units' values. @type {Forward | null} */
    this.coarse = null;
    /** What the ramps were made for. @type {Theme | null} */
    this.theme = null;
    this.shader = new GpuShader(MAPS, (gl) => {
      this.units = newTexture(gl);
      this.ramps = newTexture(gl);
      this.theme = null;
    });
  }

  /**
   * @param {NetworkShape} shape another one for another network
   * @param {ArrayLike<number>} parameters
   * @param {Shown} shown
   * @param {number} side of each map, in pixels
   * @param {Theme} theme
   * @returns {boolean} false where they can't be drawn here, or others draw them faster
   */
  paint(shape, parameters, shown, side, theme) {
    const { shader, picture } = this;
    const forward = shader.ready(shape);
    if (!forward) return false;
    const count = shape.layers.reduce((sum, { units }) => sum + units, 0);
    const { across, width, height } = (this.sheet = sheetOf(count, side));
    const set = () => {
      const { gl, uniform } = forward;
      forward.setParameters(parameters);
      this.setUnits(forward, this.ranges(shape, parameters, shown), theme);
      gl.uniform1i(uniform('count'), count);
      gl.uniform1i(uniform('across'), across);
      gl.uniform1f(uniform('side'), side);
      gl.uniform1f(uniform('height'), height);
    };
    const copy = () => {
      if (picture.width !== width) picture.width = width;
      if (picture.height !== height) picture.height = height;
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (picture.getContext('2d'));
      shader.screen.copyTo(context, width, height, 0, 0);
    };
    return shader.draw(forward, shown, width, height, set, copy);
  }

  /**
   * @param {NetworkShape} shape
   * @param {ArrayLike<number>} parameters
   * @param {Shown} shown
   * @returns {Forward} the network at a few places, which tell how large the values of its units get
   */
  ranges(shape, parameters, shown) {
    const coarse = this.coarse?.shape === shape ? this.coarse : new Forward(shape, COARSE ** 2);
    this.coarse = coarse;
    const { xs, ys } = gridNodes(shown, COARSE);
    coarse.setGrid(xs, ys);
    coarse.run(parameters);
    return coarse;
  }

  /**
   * What belongs to each unit, and the colours.
   *
   * @param {import('../net/gpu-forward.js').GpuForward} forward
   * @param {Forward} coarse as it has run
   * @param {Theme} theme
   */
  setUnits({ gl, uniform }, coarse, theme) {
    const { layers } = coarse.shape;
    const ramps = rampsOf(theme);
    const maps = unitMapsOf(coarse, theme);
    const texels = new Float32Array(8 * maps.length);
    const ranges = 4 * maps.length;
    let at = 0;
    layers.forEach(({ units, activation }, layer) => {
      for (let unit = 0; unit < units; unit++, at += 4) {
        const { low, high, table } = maps[at / 4];
        texels.set([layer, unit, ramps.indexOf(table), Number(activation === 'softmax')], at);
        texels.set([low, high], ranges + at);
      }
    });
    gl.activeTexture(gl.TEXTURE3);
    gl.bindTexture(gl.TEXTURE_2D, this.units ?? null);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, maps.length, 2, 0, gl.RGBA, gl.FLOAT, texels);
    gl.uniform1i(uniform('units'), 3);
    if (this.theme === theme) return;
    this.theme = theme;
    const pixels = new Uint32Array(ENTRIES * ramps.length);
    ramps.forEach((ramp, row) => pixels.set(ramp, ENTRIES * row));
    gl.activeTexture(gl.TEXTURE2);
    gl.bindTexture(gl.TEXTURE_2D, this.ramps ?? null);
    const bytes = new Uint8Array(pixels.buffer);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, ENTRIES, ramps.length, 0, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    gl.uniform1i(uniform('ramps'), 2);
  }
}
