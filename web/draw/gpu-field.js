/**
 * What the network answers over the plane, drawn by the graphics processor at the screen's full resolution: for classes, the field
 * of colour and the line where the decision changes. boundary.js draws the same, and all else, where there is none.
 */
import { GpuForward, newTexture, runsOnGpu } from '../net/gpu-forward.js';
import { coloursOf, reach, SURE } from './boundary.js';

/** @typedef {import('../net/forward.js').NetworkShape} NetworkShape */
/** @typedef {import('./boundary.js').BoundaryOptions} BoundaryOptions */
/** @typedef {import('./boundary.js').Output} Output */
/** @typedef {import('./plane.js').Geometry} Geometry */
/** @typedef {import('./theme.js').Theme} Theme */

/**
 * The same as Boundary has: the class with the highest logit, stronger the larger its lead over the second. The line lies where the
 * lead is 0; how far that is, in pixels, is the lead by its slope.
 */
const FIELD = `
uniform sampler2D table;
uniform int classes;
uniform float sure;
uniform vec3 ink;
uniform float lineWidth;
out vec4 colour;

const int LAST = 1024;

void main() {
  forward(placeHere());
  int best = 0;
  int second = 0;
  float lead = z[0].x;
  vec4 right[2];
  vec4 up[2];
  for (int i = 0; i < 2; i++) {
    right[i] = dFdx(z[i]);
    up[i] = dFdy(z[i]);
  }
  vec2 slope = vec2(right[0].x, up[0].x);
  int entry = int(clamp((lead / sure + 1.0) / 2.0, 0.0, 1.0) * float(LAST) + 0.5);
  if (classes > 1) {
    float first = -1e30;
    float next = -1e30;
    for (int k = 0; k < classes; k++) {
      float value = z[k >> 2][k & 3];
      if (value > first) {
        next = first;
        second = best;
        first = value;
        best = k;
      } else if (value > next) {
        next = value;
        second = k;
      }
    }
    lead = first - next;
    slope = vec2(
      right[best >> 2][best & 3] - right[second >> 2][second & 3],
      up[best >> 2][best & 3] - up[second >> 2][second & 3]
    );
    entry = int(clamp(lead / sure, 0.0, 1.0) * float(LAST));
  }
  vec3 field = texelFetch(table, ivec2(entry, best), 0).rgb;
  float away = abs(lead) / max(length(slope), 1e-6);
  colour = vec4(mix(field, ink, clamp(lineWidth / 2.0 + 0.5 - away, 0.0, 1.0)), 1.0);
}
`;

/** The most classes that the shader holds the slopes of. */
const MOST_CLASSES = 8;
/** Drawings of a network after which it is known how long one takes, and the first of them, which take longer. */
const MEASURED = 6;
const UNSTEADY = 2;
/** Milliseconds that a drawing may take; without a graphics processor, it takes about as long, with coarser nodes. */
const BUDGET = 4;

export class GpuField {
  constructor() {
    this.canvas = new OffscreenCanvas(1, 1);
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.forward = null;
    });
    this.canvas.addEventListener('webglcontextrestored', () => this.prepare());
    /** null where there is no graphics processor, or while its context is lost. @type {GpuForward | null} */
    this.forward = null;
    /** @type {NetworkShape | null} */
    this.shape = null;
    /** Milliseconds of the drawings of this network that were measured. @type {number[]} */
    this.taken = [];
    /** What the colours were made for. @type {unknown[]} */
    this.coloursOf = [];
    this.prepare();
  }

  prepare() {
    const gl = this.canvas.getContext('webgl2', { antialias: false });
    if (!gl || isSoftware(gl)) return;
    this.forward = new GpuForward(gl, FIELD);
    this.table = newTexture(gl);
    this.shape = null;
    this.coloursOf = [];
  }

  /**
   * @param {CanvasRenderingContext2D} context in CSS pixels
   * @param {Geometry} geometry
   * @param {number} ratio devicePixelRatio
   * @param {NetworkShape} shape another one for another network
   * @param {ArrayLike<number>} parameters
   * @param {Output} output
   * @param {Theme} theme
   * @param {BoundaryOptions} options
   * @returns {boolean} false where this can't be drawn here, or others draw it faster
   */
  draw(context, geometry, ratio, shape, parameters, output, theme, options) {
    const { forward, canvas } = this;
    const classes = shape.layers[shape.layers.length - 1].units;
    if (!forward || output === 'linear' || !runsOnGpu(shape) || classes > MOST_CLASSES) return false;
    if (shape !== this.shape) {
      this.shape = shape;
      this.taken = [];
      forward.setShape(shape);
    }
    if (this.taken.length === MEASURED && Math.min(...this.taken) > BUDGET) return false;
    const { gl } = forward;
    const start = performance.now();
    const size = Math.max(1, Math.round(geometry.size * ratio));
    if (canvas.width !== size) canvas.width = canvas.height = size;
    forward.setParameters(parameters);
    this.setColours(forward, output, theme, classes, options);
    gl.uniform1f(forward.uniform('lineWidth'), 1.5 * ratio);
    forward.draw(geometry, size);
    context.drawImage(canvas, geometry.left, geometry.top, geometry.size, geometry.size);
    if (this.taken.length === MEASURED) return true;
    // A pixel can be read only when all are drawn.
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    this.taken.push(this.taken.length < UNSTEADY ? Infinity : performance.now() - start);
    return true;
  }

  /**
   * @param {GpuForward} forward
   * @param {Output} output
   * @param {Theme} theme
   * @param {number} classes
   * @param {BoundaryOptions} options
   */
  setColours({ gl, uniform }, output, theme, classes, options) {
    const of = [this.shape, output, theme, options.discrete];
    if (of.every((value, i) => value === this.coloursOf[i])) return;
    this.coloursOf = of;
    const table = coloursOf(theme, output, classes, options);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.table ?? null);
    const bytes = new Uint8Array(table.buffer);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, table.length / classes, classes, 0, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    gl.uniform1i(uniform('table'), 1);
    gl.uniform1i(uniform('classes'), classes);
    gl.uniform1f(uniform('sure'), output === 'softmax' ? SURE : reach(output));
    gl.uniform3fv(uniform('ink'), rgb(theme.ink));
  }
}

/**
 * Software that stands in for a graphics processor is slower than what draws without one, and to compile a shader takes it a while.
 *
 * @param {WebGL2RenderingContext} gl
 */
function isSoftware(gl) {
  const name = gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER;
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(gl.getParameter(name));
}

/** @param {string} hex @returns {number[]} red, green and blue, each 0..1 */
function rgb(hex) {
  const number = Number.parseInt(hex.slice(1), 16);
  return [16, 8, 0].map((shift) => ((number >> shift) & 255) / 255);
}
