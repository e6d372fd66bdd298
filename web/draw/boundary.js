/**
 * What the network answers over the plane: a field of colour, and on it the line where the decision changes, or, for a
 * regression, lines of equal value.
 *
 * The network is evaluated on a grid that may be coarse; the values before the last activation are interpolated to
 * every pixel and only there turned into colour. So edges stay sharp, also where a class wins within one cell.
 */
import { addBorders } from './borders.js';
import { divergingPixels, mix, pixel, STRONGEST } from './colour.js';
import { addLevel, Segments, strokeSegments } from './contour.js';

/** @typedef {import('./plane.js').Geometry} Geometry */
/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {import('./unit-maps.js').UnitMap} UnitMap */
/**
 * The answers at the nodes of a grid from edge to edge, row 0 on top, as `Forward.logits` holds them.
 *
 * @typedef {{side: number, logits: Float64Array[]}} Grid
 */
/**
 * How the network's answer is drawn: as the decision between two classes by a logit (`sigmoid`; or `tanh`, where ±1 is as certain
 * as a logit of ±2), as one of several classes by the highest (`softmax`), or as a value (`linear`).
 *
 * @typedef {'sigmoid' | 'tanh' | 'softmax' | 'linear'} Output
 */
/**
 * The level lines of a regression: of each, where its segments lie among all.
 *
 * @typedef {{ side: number, segments: Segments, lines: readonly { level: number, from: number, to: number }[] }} Levels
 */
/**
 * @typedef {object} BoundaryOptions
 * @property {boolean} discrete the decision alone, without how sure it is
 * @property {UnitMap | null} [unit] the field of one unit, at the same nodes, instead of the answer; of this only the lines, faint
 */

const DECIDED = 0.4;
/** A unit's map is stronger than the answer, but points must stay visible on it too. */
const UNIT_OPACITY = 0.7;
const FAINT_LINES = 0.4;
const ENTRIES = 1025;
/** The field's own pixels for each side, at most. The field fades towards the contour, so a finer one would look the same. */
const FINEST = 240;
/** The same for a field that shows only the decision, which has edges. */
const FINEST_DISCRETE = 480;
/** Bands of a regression's field on each side of 0. */
export const BANDS = 4;

export class Boundary {
  constructor() {
    this.canvas = new OffscreenCanvas(1, 1);
    this.image = new ImageData(1, 1);
    this.pixels = new Uint32Array(this.image.data.buffer);
    this.segments = new Segments();
    /** Of a regression alone; another object at each drawing. @type {Levels | null} */
    this.levels = null;
    /** For each column of the image: the node to the left of its middle, and how far beyond it. */
    this.node = new Int32Array(0);
    this.part = new Float64Array(0);
    this.side = 0;
    /** @type {Float64Array[]} one row of nodes, for each class */
    this.rows = [];
    this.table = new Uint32Array(0);
    /** @type {unknown[]} what the table was made for */
    this.tableOf = [];
  }

  /**
   * @param {CanvasRenderingContext2D} context in CSS pixels
   * @param {Geometry} geometry
   * @param {Grid} grid
   * @param {Output} output
   * @param {Theme} theme
   * @param {BoundaryOptions} options
   */
  draw(context, geometry, grid, output, theme, options) {
    const finest = options.discrete ? FINEST_DISCRETE : FINEST;
    this.prepare(Math.min(finest, Math.round(geometry.size)), grid, output, theme, options);
    const { unit } = options;
    const end = reach(output);
    if (unit) this.paintValue(unit.values, unit.low, unit.high, unit.table);
    else if (output === 'softmax') this.paintClasses(grid);
    else this.paintValue(grid.logits[0], -end, end, this.table);
    const painter = /** @type {OffscreenCanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    painter.putImageData(this.image, 0, 0);
    if (unit) {
      context.fillStyle = theme.card;
      context.fillRect(geometry.left, geometry.top, geometry.size, geometry.size);
      context.globalAlpha = UNIT_OPACITY;
    }
    context.drawImage(this.canvas, geometry.left, geometry.top, geometry.size, geometry.size);
    context.globalAlpha = unit ? FAINT_LINES : 1;
    this.drawContour(context, geometry, grid, output, theme);
    context.globalAlpha = 1;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Geometry} geometry
   * @param {Grid} grid
   * @param {Output} output
   * @param {Theme} theme
   */
  drawContour(context, geometry, grid, output, theme) {
    this.findLines(grid, output);
    const { colour, width } = lineOf(output, theme);
    context.save();
    context.lineCap = 'round';
    context.strokeStyle = colour;
    context.lineWidth = width;
    strokeSegments(context, geometry, grid.side, this.segments);
    context.restore();
  }

  /**
   * Where the decision changes, or a regression's lines of equal value.
   *
   * @param {Grid} grid
   * @param {Output} output
   */
  findLines({ logits, side }, output) {
    const { segments } = this;
    segments.clear();
    this.levels = null;
    if (output === 'softmax') addBorders(logits, side, segments);
    else if (output !== 'linear') addLevel(logits[0], side, 0, segments);
    else {
      // None at 0: where the answer is flat, it would only trace noise.
      const step = reach(output) / BANDS;
      const lines = [];
      for (let band = 1 - BANDS; band < BANDS; band++) {
        const from = segments.length;
        if (band !== 0) addLevel(logits[0], side, band * step, segments);
        if (segments.length > from) lines.push({ level: band * step, from, to: segments.length });
      }
      this.levels = { side, segments, lines };
    }
  }

  /**
   * Makes buffers and the table of colours anew where they don't fit any more.
   *
   * @param {number} size pixels a side of the field
   * @param {Grid} grid
   * @param {Output} output
   * @param {Theme} theme
   * @param {BoundaryOptions} options
   */
  prepare(size, grid, output, theme, options) {
    const { side, logits } = grid;
    if (this.canvas.width !== size) {
      this.canvas.width = this.canvas.height = size;
      this.image = new ImageData(size, size);
      this.pixels = new Uint32Array(this.image.data.buffer);
    }
    if (this.node.length !== size || this.side !== side) {
      const at = Float64Array.from({ length: size }, (_, i) => ((i + 0.5) / size) * (side - 1));
      this.node = Int32Array.from(at, Math.floor);
      this.part = at.map((value) => value - Math.floor(value));
      this.side = side;
    }
    if (this.rows.length !== logits.length || this.rows[0].length !== side) {
      this.rows = logits.map(() => new Float64Array(side));
    }
    const tableOf = [output, theme, options.discrete, logits.length];
    if (tableOf.some((value, i) => value !== this.tableOf[i])) {
      this.tableOf = tableOf;
      this.table = coloursOf(theme, output, logits.length, options);
    }
  }

  /**
   * One row of nodes, at the height of a row of pixels.
   *
   * @param {Float64Array} values at the nodes
   * @param {number} y row of pixels
   * @param {Float64Array} row
   */
  interpolateRow(values, y, row) {
    const top = this.node[y] * row.length;
    const bottom = top + row.length;
    const part = this.part[y];
    for (let i = 0; i < row.length; i++) row[i] = values[top + i] + (values[bottom + i] - values[top + i]) * part;
  }

  /**
   * One value, as the colour that a table has for it.
   *
   * @param {Float64Array} values at the nodes
   * @param {number} low the value of the table's first entry
   * @param {number} high that of its last
   * @param {Uint32Array} table
   */
  paintValue(values, low, high, table) {
    const { node, part, pixels } = this;
    const size = node.length;
    const row = this.rows[0];
    const last = table.length - 1;
    const scale = last / (high - low);
    for (let y = 0, at = 0; y < size; y++) {
      this.interpolateRow(values, y, row);
      for (let x = 0; x < size; x++) {
        const i = node[x];
        const value = row[i] + (row[i + 1] - row[i]) * part[x];
        pixels[at++] = table[value <= low ? 0 : value >= high ? last : ((value - low) * scale + 0.5) | 0];
      }
    }
  }

  /**
   * One logit for each class: the colour of the highest, stronger the larger its lead over the second.
   *
   * @param {Grid} grid
   */
  paintClasses(grid) {
    const { node, part, pixels, rows, table } = this;
    const size = node.length;
    const classes = rows.length;
    const scale = (ENTRIES - 1) / SURE;
    for (let y = 0, at = 0; y < size; y++) {
      for (let k = 0; k < classes; k++) this.interpolateRow(grid.logits[k], y, rows[k]);
      for (let x = 0; x < size; x++) {
        const i = node[x];
        let best = 0;
        let first = -Infinity;
        let second = -Infinity;
        for (let k = 0; k < classes; k++) {
          const row = rows[k];
          const value = row[i] + (row[i + 1] - row[i]) * part[x];
          if (value > first) {
            second = first;
            first = value;
            best = k;
          } else if (value > second) {
            second = value;
          }
        }
        const lead = first - second;
        pixels[at++] = table[best * ENTRIES + (lead >= SURE ? ENTRIES - 1 : (lead * scale) | 0)];
      }
    }
  }
}

/** The lead, in logits, at which a class is as good as certain. */
export const SURE = 8;

/**
 * The value of the last pre-activation that the table of colours reaches to.
 *
 * @param {Output} output
 */
export function reach(output) {
  if (output === 'linear') return 1;
  return output === 'tanh' ? SURE / 2 : SURE;
}

/**
 * The line where the decision changes; those of equal value are quiet.
 *
 * @param {Output} output
 * @param {Theme} theme
 * @returns {{ colour: string, width: number }} its width in CSS pixels
 */
export function lineOf(output, theme) {
  return output === 'linear' ? { colour: mix(theme.card, theme.ink, 0.35), width: 0.75 } : { colour: theme.ink, width: 1.5 };
}

/**
 * How strongly a lead of `logits` of one class over the next is coloured: by p₁ − p₂ of the two, tanh(logits / 2).
 *
 * @param {number} logits
 * @param {boolean} discrete
 */
function strength(logits, discrete) {
  return discrete ? DECIDED : STRONGEST * Math.tanh(logits / 2);
}

/**
 * The colours of a field: of one value from end to end, or of the leads of each of several classes.
 *
 * @param {Theme} theme
 * @param {Output} output
 * @param {number} classes
 * @param {BoundaryOptions} options
 */
export function coloursOf(theme, output, classes, options) {
  return output === 'softmax' ? classTable(theme, classes, options) : valueTable(theme, output, options);
}

/**
 * @param {Theme} theme
 * @param {Output} output
 * @param {BoundaryOptions} options
 */
function valueTable(theme, output, { discrete }) {
  return divergingPixels(theme, ENTRIES, (part) => {
    if (output !== 'linear') return strength(part * SURE, discrete);
    return STRONGEST * (discrete ? (Math.min(BANDS - 1, Math.floor(part * BANDS)) + 0.5) / BANDS : part);
  });
}

/**
 * @param {Theme} theme
 * @param {number} classes
 * @param {BoundaryOptions} options
 */
function classTable(theme, classes, { discrete }) {
  const table = new Uint32Array(classes * ENTRIES);
  for (let k = 0; k < classes; k++) {
    for (let i = 0; i < ENTRIES; i++) {
      const lead = (i / (ENTRIES - 1)) * SURE;
      table[k * ENTRIES + i] = pixel(theme.card, theme.classes[k], strength(lead, discrete));
    }
  }
  return table;
}
