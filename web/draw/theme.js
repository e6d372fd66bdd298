/**
 * The colours that canvases are drawn with, light and dark.
 *
 * Classes in the order of their index; the first is also the colour of negative values and weights, the second of
 * positive ones. Every pair of classes stays at least 12 apart (CIEDE2000) for normal sight and under simulated
 * protanopia, deuteranopia and tritanopia (Machado et al. 2009, severity 1), and 3:1 against the card.
 *
 * @typedef {object} Theme
 * @property {boolean} dark
 * @property {string} paper  behind everything
 * @property {string} card   behind the plane and the maps of units
 * @property {string} ink    text, the contour
 * @property {string} soft   secondary text, ticks
 * @property {string} line   hairlines
 * @property {string} accent what is selected
 * @property {readonly string[]} classes six of them
 * @property {string} positive
 * @property {string} negative
 */

/** @type {readonly string[]} */
const LIGHT = Object.freeze(['#d9722b', '#2b6cb8', '#00a58c', '#a62a64', '#6c631c', '#342082']);
/** @type {readonly string[]} */
const DARK = Object.freeze(['#dc9154', '#4986e7', '#77eeca', '#db1b97', '#f9d644', '#d7b8fd']);

/** @type {Theme} */
export const lightTheme = Object.freeze({
  dark: false,
  paper: '#fbfaf7',
  card: '#ffffff',
  ink: '#1c2333',
  soft: '#5b6478',
  line: '#e5e2da',
  accent: '#3b4cca',
  classes: LIGHT,
  negative: LIGHT[0],
  positive: LIGHT[1],
});

/** @type {Theme} */
export const darkTheme = Object.freeze({
  dark: true,
  paper: '#12151c',
  card: '#1a1f29',
  ink: '#e8eaf0',
  soft: '#9aa3b5',
  line: '#2b3240',
  accent: '#8b9bff',
  classes: DARK,
  negative: DARK[0],
  positive: DARK[1],
});

/** The family that text on a canvas is set in: the same as the page's. */
export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans TC", sans-serif';
