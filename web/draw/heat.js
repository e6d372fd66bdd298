/** A matrix as cells in the colours of its values: blue above 0, orange below, full at the largest of them. */
import { mix } from './colour.js';

/** @typedef {import('./theme.js').Theme} Theme */

/** The number of colour steps on each side of 0. */
const SHADES = 32;

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {readonly (readonly (number | null)[])[]} rows
 * @param {number} cell its side in CSS pixels
 * @param {Theme} theme
 */
export function drawHeat(context, rows, cell, theme) {
  let largest = 0;
  for (const row of rows) for (const value of row) largest = Math.max(largest, Math.abs(value ?? 0));
  const gap = cell > 5 ? 1 : 0;
  context.clearRect(0, 0, rows[0].length * cell, rows.length * cell);
  rows.forEach((row, j) => {
    row.forEach((value, i) => {
      const share = largest > 0 ? Math.round((SHADES * Math.abs(value ?? 0)) / largest) / SHADES : 0;
      context.fillStyle = mix(theme.card, (value ?? 0) < 0 ? theme.negative : theme.positive, 0.06 + 0.86 * share);
      context.fillRect(i * cell, j * cell, cell - gap, cell - gap);
    });
  });
}

/**
 * The side of a cell, so that a matrix fits.
 *
 * @param {number} rows
 * @param {number} columns
 * @param {number} width
 * @param {number} height
 */
export function cellSide(rows, columns, width, height) {
  return Math.max(2, Math.min(12, Math.floor(Math.min(width / columns, height / rows))));
}
