/**
 * A canvas that writes SVG: what is drawn on it by the calls that `web/draw` makes becomes paths and texts, and only what was made
 * of pixels becomes an image. Lengths have two decimals.
 */

/**
 * @typedef {object} Surroundings  what only a browser can do
 * @property {(image: CanvasImageSource, box: number[] | null) => string} toUrl  a part of an image as an address, or all of it
 * @property {(text: string, font: string) => number} widthOf
 */
/** @typedef {{ canvas: CanvasImageSource & { width: number, height: number } }} Pattern */

/** How far below its place the base line of a text lies, in parts of its size. */
const BASELINES = { alphabetic: 0, middle: 0.35, top: 0.8, bottom: -0.2, hanging: 0.8, ideographic: -0.1 };
const ANCHORS = { left: 'start', start: 'start', center: 'middle', right: 'end', end: 'end' };

/** What `save` keeps. */
const STATE = /** @type {const} */ ([
  'matrix',
  'clipped',
  'globalAlpha',
  'fillStyle',
  'strokeStyle',
  'lineWidth',
  'lineJoin',
  'lineCap',
  'lineDashOffset',
  'dash',
  'font',
  'textAlign',
  'textBaseline',
]);

/** In place of both a canvas and its context. */
export class SvgCanvas {
  /** @param {Surroundings} surroundings @param {string} name  the beginning of its ids */
  constructor(surroundings, name) {
    this.surroundings = surroundings;
    this.name = name;
    this.width = this.height = this.clientWidth = this.clientHeight = 0;
    /** @type {Record<string, string>} */
    this.dataset = {};
    /** @type {string[]} */
    this.definitions = [];
    /** @type {string[]} */
    this.elements = [];
    /** @type {Map<unknown, string>} */
    this.patterns = new Map();
    /** @type {Record<string, unknown>[]} */
    this.saved = [];
    this.path = '';
    this.matrix = [1, 0, 0, 1, 0, 0];
    /** The id of what it's cut to. */
    this.clipped = '';
    this.globalAlpha = 1;
    /** @type {string | Pattern} */
    this.fillStyle = '#000000';
    this.strokeStyle = '#000000';
    this.lineWidth = 1;
    this.lineJoin = 'miter';
    this.lineCap = 'butt';
    this.lineDashOffset = 0;
    /** @type {number[]} */
    this.dash = [];
    this.font = '10px sans-serif';
    /** @type {keyof typeof ANCHORS} */
    this.textAlign = 'start';
    /** @type {keyof typeof BASELINES} */
    this.textBaseline = 'alphabetic';
  }

  getContext() {
    return this;
  }

  /** All that was drawn, as elements of SVG. */
  get content() {
    const definitions = this.definitions.length > 0 ? `<defs>${this.definitions.join('')}</defs>` : '';
    return definitions + this.elements.join('\n');
  }

  save() {
    this.saved.push(Object.fromEntries(STATE.map((key) => [key, this[key]])));
  }

  restore() {
    Object.assign(this, this.saved.pop());
  }

  /** @param {number[]} matrix */
  setTransform(...matrix) {
    this.matrix = matrix;
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    const [a, b, c, d, e, f] = this.matrix;
    this.matrix = [a, b, c, d, e + a * x + c * y, f + b * x + d * y];
  }

  /** @param {number} x @param {number} y */
  scale(x, y) {
    const [a, b, c, d, e, f] = this.matrix;
    this.matrix = [a * x, b * x, c * y, d * y, e, f];
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.dash = dash;
  }

  beginPath() {
    this.path = '';
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.path += `M${list(x, y)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.path += `${this.path ? 'L' : 'M'}${list(x, y)}`;
  }

  /** @param {number[]} points */
  bezierCurveTo(...points) {
    this.path += `C${list(...points)}`;
  }

  closePath() {
    this.path += 'Z';
  }

  /** @param {number} x @param {number} y @param {number} radius @param {number} from @param {number} to  clockwise */
  arc(x, y, radius, from, to) {
    const turn = to - from >= 2 * Math.PI ? 2 * Math.PI : (((to - from) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
    const at = (/** @type {number} */ angle) => list(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    this.path += `${this.path ? 'L' : 'M'}${at(from)}`;
    // A whole circle would begin where it ends, and be none.
    for (const part of [turn / 2, turn]) this.path += `A${list(radius, radius)} 0 0 1 ${at(from + part)}`;
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) {
    this.path += `M${list(x, y)}h${list(width)}v${list(height)}h${list(-width)}Z`;
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {number} r of the corners */
  roundRect(x, y, width, height, r) {
    const corner = (/** @type {number} */ dx, /** @type {number} */ dy) => `a${list(r, r)} 0 0 1 ${list(dx * r, dy * r)}`;
    this.path +=
      `M${list(x + r, y)}h${list(width - 2 * r)}${corner(1, 1)}v${list(height - 2 * r)}${corner(-1, 1)}` +
      `h${list(2 * r - width)}${corner(-1, -1)}v${list(2 * r - height)}${corner(1, -1)}Z`;
  }

  /** @param {{ data: string }} [outline]  of a mark, as SVG has it */
  fill(outline) {
    const { fillStyle } = this;
    const fill = typeof fillStyle === 'string' ? fillStyle : `url(#${this.pattern(fillStyle)})`;
    this.add(`<path d="${outline?.data ?? this.path}" fill="${fill}"${this.common()}/>`);
  }

  /** @param {{ data: string }} [outline] */
  stroke(outline) {
    const d = outline?.data ?? this.path;
    if (d) this.add(`<path d="${d}" fill="none"${this.pen()}${this.common()}/>`);
  }

  clip() {
    this.clipped = this.define((id) => `<clipPath id="${id}"><path d="${this.path}"${this.transform()}/></clipPath>`);
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    const { path } = this;
    this.path = '';
    this.rect(x, y, width, height);
    this.fill();
    this.path = path;
  }

  clearRect() {
    // Nothing was drawn before.
  }

  /** @param {CanvasImageSource & { width: number, height: number }} canvas @returns {Pattern} */
  createPattern(canvas) {
    return { canvas };
  }

  /**
   * All of an image, or a part of it.
   *
   * @param {(CanvasImageSource & { width: number, height: number }) | SvgCanvas} image
   * @param {number[]} boxes  where to, before that what part of it
   */
  drawImage(image, ...boxes) {
    const [x, y, width = image.width, height = image.height] = boxes.slice(-4);
    const place = `x="${text(x)}" y="${text(y)}" width="${text(width)}" height="${text(height)}"`;
    if (image instanceof SvgCanvas) {
      const view = `viewBox="0 0 ${list(image.width, image.height)}"`;
      this.add(`<g${this.common()}><svg ${place} ${view} preserveAspectRatio="none">${image.content}</svg></g>`);
      return;
    }
    const url = this.surroundings.toUrl(image, boxes.length > 4 ? boxes.slice(0, 4) : null);
    this.add(`<image ${place} preserveAspectRatio="none" href="${url}"${this.common()}/>`);
  }

  /** @param {string} words @param {number} x @param {number} y */
  fillText(words, x, y) {
    if (typeof this.fillStyle === 'string') this.write(words, x, y, ` fill="${this.fillStyle}"`);
  }

  /** @param {string} words @param {number} x @param {number} y */
  strokeText(words, x, y) {
    this.write(words, x, y, ` fill="none"${this.pen()}`);
  }

  /** @param {string} words */
  measureText(words) {
    return { width: this.surroundings.widthOf(words, this.font) };
  }

  /** @param {string} words @param {number} x @param {number} y @param {string} paint */
  write(words, x, y, paint) {
    const [, weight, size, family] = /^(\S+ )?([\d.]+)px (.*)$/.exec(this.font) ?? ['', '', '10', 'sans-serif'];
    const letters = ` font-family="${escaped(family)}" font-size="${size}"` + (weight ? ` font-weight="${weight.trim()}"` : '');
    const place = `x="${text(x)}" y="${text(y + BASELINES[this.textBaseline] * Number(size))}"`;
    const anchor = ` text-anchor="${ANCHORS[this.textAlign]}"`;
    this.add(`<text ${place}${anchor}${letters}${paint}${this.common()}>${escaped(words)}</text>`);
  }

  /** @param {Pattern} pattern @returns {string} its id */
  pattern({ canvas }) {
    const known = this.patterns.get(canvas);
    if (known) return known;
    const size = `width="${canvas.width}" height="${canvas.height}"`;
    const image = `<image ${size} href="${this.surroundings.toUrl(canvas, null)}"/>`;
    const id = this.define((name) => `<pattern id="${name}" patternUnits="userSpaceOnUse" ${size}>${image}</pattern>`);
    this.patterns.set(canvas, id);
    return id;
  }

  /** @param {(id: string) => string} definition */
  define(definition) {
    const id = this.name + this.definitions.length;
    this.definitions.push(definition(id));
    return id;
  }

  pen() {
    const { strokeStyle, lineWidth, lineJoin, lineCap, dash, lineDashOffset } = this;
    return (
      ` stroke="${strokeStyle}" stroke-width="${text(lineWidth)}"` +
      (lineJoin === 'miter' ? '' : ` stroke-linejoin="${lineJoin}"`) +
      (lineCap === 'butt' ? '' : ` stroke-linecap="${lineCap}"`) +
      (dash.length === 0 ? '' : ` stroke-dasharray="${list(...dash)}" stroke-dashoffset="${text(lineDashOffset)}"`)
    );
  }

  common() {
    const opacity = this.globalAlpha === 1 ? '' : ` opacity="${text(this.globalAlpha)}"`;
    return opacity + (this.clipped ? ` clip-path="url(#${this.clipped})"` : '') + this.transform();
  }

  transform() {
    const { matrix } = this;
    return matrix.every((value, i) => value === (i === 0 || i === 3 ? 1 : 0)) ? '' : ` transform="matrix(${matrix.join(' ')})"`;
  }

  /** @param {string} element */
  add(element) {
    this.elements.push(element);
  }
}

/** @param {number} length */
function text(length) {
  return String(Math.round(length * 100) / 100);
}

/** @param {number[]} lengths */
function list(...lengths) {
  return lengths.map(text).join(' ');
}

/** @param {string} words */
export function escaped(words) {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
