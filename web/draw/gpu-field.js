/**
 * What the network answers over the plane, drawn by the graphics processor at the screen's full resolution: the field of colour and
 * the line where the decision changes, or the lines of equal value. boundary.js draws the same where there is none.
 */
import { newTexture } from '../net/gpu-forward.js';
import { BANDS, coloursOf, lineOf, reach, SURE } from './boundary.js';
import { GpuShader } from './gpu-shader.js';

/** @typedef {import('../net/forward.js').NetworkShape} NetworkShape */
/** @typedef {import('./boundary.js').BoundaryOptions} BoundaryOptions */
/** @typedef {import('./boundary.js').Output} Output */
/** @typedef {import('./plane.js').Geometry} Geometry */
/** @typedef {import('./theme.js').Theme} Theme */

/**
 * The same as Boundary has: the class with the highest logit, stronger the larger its lead over the second. The line lies where the
 * lead is 0; how far that is, in pixels, is the lead by its slope. A regression has its lines at levels, and none at 0.
 */
const FIELD = `
uniform sampler2D table;
uniform int classes;
uniform bool isValue;
uniform float sure;
uniform vec3 ink;
uniform float lineWidth;
out vec4 colour;

const int LAST = 1024;
const float BANDS = ${BANDS.toFixed(1)};

void main() {
  forward(placeHere());
  int best = 0;
  int second = 0;
  float lead = isValue ? a[0].x : z[0].x;
  vec4 right[2];
  vec4 up[2];
  for (int i = 0; i < 2; i++) {
    right[i] = dFdx(z[i]);
    up[i] = dFdy(z[i]);
  }
  vec2 slope = isValue ? vec2(dFdx(a[0].x), dFdy(a[0].x)) : vec2(right[0].x, up[0].x);
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
  if (isValue) {
    float level = clamp(round(lead * BANDS), 1.0 - BANDS, BANDS - 1.0);
    if (level == 0.0) level = lead < 0.0 ? -1.0 : 1.0;
    lead -= level / BANDS;
  }
  float away = abs(lead) / max(length(slope), 1e-6);
  colour = vec4(mix(field, ink, clamp(lineWidth / 2.0 + 0.5 - away, 0.0, 1.0)), 1.0);
}
`;

/** The most classes that the shader holds the slopes of. */
const MOST_CLASSES = 8;

export class GpuField {
  constructor() {
    /** What the colours were made for. @type {unknown[]} */
    this.coloursOf = [];
    this.shader = new GpuShader(FIELD, (gl) => {
      this.table = newTexture(gl);
      this.coloursOf = [];
    });
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
    const { shader } = this;
    const classes = shape.layers[shape.layers.length - 1].units;
    const forward = classes <= MOST_CLASSES ? shader.ready(shape) : null;
    if (!forward) return false;
    const size = Math.max(1, Math.round(geometry.size * ratio));
    const set = () => {
      forward.setParameters(parameters);
      this.setColours(forward, output, theme, classes, options);
      forward.gl.uniform1f(forward.uniform('lineWidth'), lineOf(output, theme).width * ratio);
    };
    const { left, top, size: wide } = geometry;
    return shader.draw(forward, geometry, size, size, set, () => shader.screen.copyTo(context, size, size, left, top, wide, wide));
  }

  /**
   * @param {import('../net/gpu-forward.js').GpuForward} forward
   * @param {Output} output
   * @param {Theme} theme
   * @param {number} classes
   * @param {BoundaryOptions} options
   */
  setColours({ gl, uniform }, output, theme, classes, options) {
    const of = [this.shader.shape, output, theme, options.discrete];
    if (of.every((value, i) => value === this.coloursOf[i])) return;
    this.coloursOf = of;
    const table = coloursOf(theme, output, classes, options);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.table ?? null);
    const bytes = new Uint8Array(table.buffer);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, table.length / classes, classes, 0, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    gl.uniform1i(uniform('table'), 1);
    gl.uniform1i(uniform('classes'), classes);
    gl.uniform1i(uniform('isValue'), Number(output === 'linear'));
    gl.uniform1f(uniform('sure'), output === 'softmax' ? SURE : reach(output));
    gl.uniform3fv(uniform('ink'), rgb(lineOf(output, theme).colour));
  }
}

/** @param {string} hex @returns {number[]} red, green and blue, each 0..1 */
function rgb(hex) {
  const number = Number.parseInt(hex.slice(1), 16);
  return [16, 8, 0].map((shift) => ((number >> shift) & 255) / 255);
}
