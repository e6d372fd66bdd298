/**
 * The forward pass as a shader: each pixel is a place of the plane, and the network is evaluated there. One shader runs any
 * network, whose layers and parameters come as data. For drawing only, in 32 bits: to 1e-4 what forward.js answers.
 */
import { activationIds, featureIds } from './gpu-ids.js';

/** @typedef {import('./forward.js').NetworkShape} NetworkShape */
/** @typedef {import('../draw/plane.js').Shown} Shown */

/** The most that a layer, or the inputs, may have; and layers. */
const MOST_UNITS = 63;
const MOST_LAYERS = 9;
/** Texels of a row of the texture of parameters. */
const WIDE = 256;

const VERTICES = `#version 300 es
void main() {
  // One triangle over the whole plane.
  gl_Position = vec4(vec2(gl_VertexID == 1 ? 3 : -1, gl_VertexID == 2 ? 3 : -1), 0.0, 1.0);
}`;

/**
 * `forward(place)` leaves in `z` the values of the last layer before its activation and in `a` those after it, for softmax the
 * logits; `forwardTo(place, depth)` those of the layer that is the last of so many. Values lie four in a vector; behind those that
 * feed a layer stands a 1, which is multiplied with the bias.
 */
const FORWARD = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;

uniform sampler2D parameters;
uniform int inputs[${MOST_UNITS}];
uniform vec3 waves[${MOST_UNITS}];
uniform int inputCount;
uniform ivec2 layers[${MOST_LAYERS}];
uniform float slopes[${MOST_LAYERS}];
uniform int layerCount;
uniform vec4 scaling;
uniform vec4 shown;
uniform float size;

vec4 z[${(MOST_UNITS + 1) / 4}];
vec4 a[${(MOST_UNITS + 1) / 4}];

// A device's own sine is right to 5e-4 only. This is the series to the 11th power, of x less a multiple of pi.
float sine(float x) {
  float turns = round(x / 3.141592653589793);
  float r = x - turns * 3.140625 - turns * 9.676535897932385e-4;
  float rr = r * r;
  float s = r * (1.0 + rr * (-1.0 / 6.0 + rr * (1.0 / 120.0 + rr * (-1.0 / 5040.0 + rr * (1.0 / 362880.0 - rr / 39916800.0)))));
  return (int(turns) & 1) == 1 ? -s : s;
}

float cosine(float x) {
  return sine(x + 1.5707963267948966);
}

float tanhOf(float x) {
  return tanh(clamp(x, -15.0, 15.0));
}

float expOf(float x) {
  return exp(clamp(x, -80.0, 80.0));
}

float geluOf(float x) {
  float r = abs(x) * 0.7071067811865476;
  float t = 1.0 / (1.0 + 0.3275911 * r);
  float series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  float tail = 0.5 * series * expOf(-r * r);
  return x * (x < 0.0 ? tail : 1.0 - tail);
}

float activated(int activation, float slope, float x) {
  switch (activation) {
    case ${activationIds.sigmoid}: return 0.5 + 0.5 * tanhOf(0.5 * x);
    case ${activationIds.tanh}: return tanhOf(x);
    case ${activationIds.relu}: return max(x, 0.0);
    case ${activationIds['leaky-relu']}: return x > 0.0 ? x : slope * x;
    case ${activationIds.elu}: return x > 0.0 ? x : expOf(x) - 1.0;
    case ${activationIds.softplus}: return max(x, 0.0) + log(1.0 + expOf(-abs(x)));
    case ${activationIds.gelu}: return geluOf(x);
    case ${activationIds.silu}: return x / (1.0 + expOf(-x));
    case ${activationIds.sine}: return sine(x);
    case ${activationIds.cosine}: return cosine(x);
    case ${activationIds['hard-step']}: return x > 0.0 ? 1.0 : 0.0;
    default: return x;
  }
}

float bit(float along, int cells) {
  int cell = clamp(int(floor((along + 6.0) / 12.0 * float(cells))), 0, cells - 1);
  return ((cell ^ (cell >> 1)) & 1) == 1 ? 1.0 : -1.0;
}

float inputOf(int feature, vec3 wave, vec2 x) {
  switch (feature) {
    case ${featureIds.x1}: return x.x;
    case ${featureIds.x2}: return x.y;
    case ${featureIds['x1-squared']}: return x.x * x.x;
    case ${featureIds['x2-squared']}: return x.y * x.y;
    case ${featureIds['x1-x2']}: return x.x * x.y;
    case ${featureIds['sin-x1']}: return sine(x.x);
    case ${featureIds['sin-x2']}: return sine(x.y);
    case ${featureIds['radius-squared']}: return dot(x, x);
    case ${featureIds['bit-1']}: return bit(x.x, 2);
    case ${featureIds['bit-2']}: return bit(x.y, 2);
    case ${featureIds['bit-3']}: return bit(x.x, 4);
    case ${featureIds['bit-4']}: return bit(x.y, 4);
    case ${featureIds['bit-5']}: return bit(x.x, 8);
    case ${featureIds['bit-6']}: return bit(x.y, 8);
    case ${featureIds['bit-7']}: return bit(x.x, 16);
    case ${featureIds['bit-8']}: return bit(x.y, 16);
    default: return cosine(wave.x * x.x + wave.y * x.y + wave.z);
  }
}

/** The place of this pixel, row 0 on top. */
vec2 placeHere() {
  vec2 part = gl_FragCoord.xy / size * 2.0 - 1.0;
  return shown.xy + part * shown.zw;
}

void forwardTo(vec2 place, int depth) {
  vec2 x = (place - scaling.xy) / scaling.zw;
  for (int i = 0; i < a.length(); i++) a[i] = vec4(0.0);
  for (int i = 0; i < inputCount; i++) a[i >> 2][i & 3] = inputOf(inputs[i], waves[i], x);
  int count = inputCount;
  int at = 0;
  for (int layer = 0; layer < depth; layer++) {
    a[count >> 2][count & 3] = 1.0;
    int vectors = (count >> 2) + 1;
    int units = layers[layer].x;
    for (int unit = 0; unit < units; unit++) {
      float sum = 0.0;
      for (int k = 0; k < vectors; k++, at++) sum += dot(texelFetch(parameters, ivec2(at % ${WIDE}, at / ${WIDE}), 0), a[k]);
      z[unit >> 2][unit & 3] = sum;
    }
    for (int i = 0; i < a.length(); i++) a[i] = vec4(0.0);
    for (int unit = 0; unit < units; unit++) {
      a[unit >> 2][unit & 3] = activated(layers[layer].y, slopes[layer], z[unit >> 2][unit & 3]);
    }
    count = units;
  }
}

void forward(vec2 place) {
  forwardTo(place, layerCount);
}
`;

/** @param {NetworkShape} shape @returns {boolean} whether the shader can run it */
export function runsOnGpu({ inputs, layers }) {
  const sizes = [inputs.length, ...layers.map(({ units }) => units)];
  const known =
    inputs.every(({ id, w }) => id in featureIds || w !== undefined) &&
    layers.every(({ activation }) => activation in activationIds || activation === 'softmax');
  return known && layers.length <= MOST_LAYERS && sizes.every((size) => size <= MOST_UNITS);
}

export class GpuForward {
  /**
   * @param {WebGL2RenderingContext} gl
   * @param {string} main  GLSL that calls `forward(placeHere())` and makes a pixel of what that leaves
   * @throws {Error} when the shader can't be compiled
   */
  constructor(gl, main) {
    this.gl = gl;
    this.program = gl.createProgram();
    for (const [type, source] of /** @type {[number, string][]} */ ([
      [gl.VERTEX_SHADER, VERTICES],
      [gl.FRAGMENT_SHADER, FORWARD + main],
    ])) {
      const shader = /** @type {WebGLShader} */ (gl.createShader(type));
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(this.program, shader);
    }
    gl.linkProgram(this.program);
    if (!gl.getProgramParameter(this.program, gl.LINK_STATUS)) {
      const logs = gl.getAttachedShaders(this.program)?.map((shader) => gl.getShaderInfoLog(shader));
      throw new Error(`${gl.getProgramInfoLog(this.program)} ${logs}`);
    }
    this.texture = newTexture(gl);
    this.packed = new Float32Array(0);
    /** @type {NetworkShape | null} */
    this.shape = null;
    /** @type {(name: string) => WebGLUniformLocation | null} */
    this.uniform = (name) => gl.getUniformLocation(this.program, name);
  }

  /** @param {NetworkShape} shape one that `runsOnGpu` */
  setShape(shape) {
    const { gl } = this;
    const { inputs, layers, scaling } = shape;
    this.shape = shape;
    gl.useProgram(this.program);
    gl.uniform1i(this.uniform('inputCount'), inputs.length);
    gl.uniform1iv(
      this.uniform('inputs'),
      inputs.map(({ id }) => featureIds[id] ?? -1),
    );
    gl.uniform3fv(
      this.uniform('waves'),
      inputs.flatMap(({ w = [0, 0], b = 0 }) => [...w, b]),
    );
    gl.uniform1i(this.uniform('layerCount'), layers.length);
    gl.uniform2iv(
      this.uniform('layers'),
      layers.flatMap(({ units, activation }) => [units, activationIds[activation] ?? 0]),
    );
    gl.uniform1fv(
      this.uniform('slopes'),
      layers.map(({ slope = 0 }) => slope),
    );
    const { x, y } = scaling ?? { x: { shift: 0, unit: 1 }, y: { shift: 0, unit: 1 } };
    gl.uniform4f(this.uniform('scaling'), x.shift, y.shift, x.unit, y.unit);
    let sources = inputs.length;
    let vectors = 0;
    for (const { units } of layers) {
      vectors += units * ((sources >> 2) + 1);
      sources = units;
    }
    this.packed = new Float32Array(4 * WIDE * Math.ceil(vectors / WIDE));
  }

  /** From here on, uniforms are set for this shader. @param {ArrayLike<number>} parameters flat, as forward.js has them */
  setParameters(parameters) {
    const { gl, packed, shape } = this;
    if (!shape) return;
    let sources = shape.inputs.length;
    let from = 0;
    let to = 0;
    for (const { units } of shape.layers) {
      const biases = from + units * sources;
      const wide = 4 * ((sources >> 2) + 1);
      for (let unit = 0; unit < units; unit++, to += wide) {
        for (let k = 0; k < sources; k++) packed[to + k] = parameters[from++];
        packed[to + sources] = parameters[biases + unit];
      }
      from = biases + units;
      sources = units;
    }
    gl.useProgram(this.program);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, WIDE, packed.length / 4 / WIDE, 0, gl.RGBA, gl.FLOAT, packed);
    gl.uniform1i(this.uniform('parameters'), 0);
  }

  /**
   * Draws after `setParameters`: the network at the middle of each pixel of a square, or what `main` makes of a rectangle.
   *
   * @param {Shown} shown
   * @param {number} size  pixels a side
   * @param {number} [height]  where it isn't a square
   */
  draw({ centre, extent }, size, height = size) {
    const { gl } = this;
    gl.uniform4f(this.uniform('shown'), centre.x, centre.y, extent.x, extent.y);
    gl.uniform1f(this.uniform('size'), size);
    gl.viewport(0, 0, size, height);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }
}

/** @param {WebGL2RenderingContext} gl @returns {WebGLTexture} whose texels are read as they are */
export function newTexture(gl) {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
  return texture;
}
