/**
 * The maps of all units, drawn by the graphics processor: each pixel of their picture evaluates the network up to its own unit.
 * unit-maps.js draws the same where there is none.
 */
import { Forward } from '../net/forward.js';
import { GpuForward, newTexture, runsOnGpu } from '../net/gpu-forward.js';
import { gpuScreen } from './gpu-screen.js';
import { gridNodes } from './plane.js';
import { SMALL, Trial } from './trial.js';
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
    this.screen = gpuScreen();
    this.trial = new Trial();
    this.picture = new OffscreenCanvas(1, 1);
    this.sheet = sheetOf(0, 0);
    /** null until the screen can draw. @type {GpuForward | null} */
    this.shader = null;
    /** Of the screen that the shader was made for. */
    this.age = 0;
    /** What tells the ranges of the units' values. @type {Forward | null} */
    this.coarse = null;
    /** @type {Theme | null} */
    this.theme = null;
  }

  /** @returns {GpuForward | null} the shader, once the screen can draw */
  prepared() {
    const { gl, age } = this.screen;
    if (!gl) return null;
    if (this.age !== age) {
      this.age = age;
      this.shader = new GpuForward(gl, MAPS);
      this.units = newTexture(gl);
      this.ramps = newTexture(gl);
      this.coarse = null;
      this.theme = null;
    }
    return this.shader;
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
    const { screen, trial } = this;
    const shader = runsOnGpu(shape) ? this.prepared() : null;
    if (!shader) return false;
    if (this.coarse?.shape !== shape) {
      trial.restart();
      shader.setShape(shape);
      this.coarse = new Forward(shape, COARSE ** 2);
    }
    if (!trial.byGpu) return false;
    let start = performance.now();
    shader.setParameters(parameters);
    this.setUnits(shader, parameters, shown, theme, this.coarse);
    const count = shape.layers.reduce((sum, { units }) => sum + units, 0);
    const { gl, uniform } = shader;
    const { across, width, height } = (this.sheet = sheetOf(count, side));
    gl.uniform1i(uniform('count'), count);
    gl.uniform1i(uniform('across'), across);
    gl.uniform1f(uniform('side'), side);
    gl.uniform1f(uniform('height'), height);
    screen.grow(width, height);
    const spent = performance.now() - start;
    const worth = trial.isWorthIt(() => {
      shader.draw(shown, SMALL);
      screen.finish();
    });
    if (!worth) return false;
    start = performance.now() - spent;
    shader.draw(shown, width, height);
    const { picture } = this;
    if (picture.width !== width) picture.width = width;
    if (picture.height !== height) picture.height = height;
    screen.copyTo(/** @type {OffscreenCanvasRenderingContext2D} */ (picture.getContext('2d')), width, height, 0, 0);
    if (trial.isOpen) {
      screen.finish();
      trial.took(true, performance.now() - start);
    }
    return true;
  }

  /**
   * What belongs to each unit, and the colours.
   *
   * @param {GpuForward} shader
   * @param {ArrayLike<number>} parameters
   * @param {Shown} shown
   * @param {Theme} theme
   * @param {Forward} coarse
   */
  setUnits({ gl, uniform }, parameters, shown, theme, coarse) {
    const { layers } = coarse.shape;
    const { xs, ys } = gridNodes(shown, COARSE);
    coarse.setGrid(xs, ys);
    coarse.run(parameters);
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
