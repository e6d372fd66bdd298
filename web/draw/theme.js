/**
 * The colours and marks that canvases are drawn with. The home of the colours is the style sheet (style/theme.css), that of the
 * marks the page's icons, so that canvas and page agree; ui/theme.js reads them once for each change of theme, and drawing
 * functions take them as one object.
 *
 * Classes stand in the order of their index; the first is also the colour of negative values and weights, the second
 * that of positive ones. Each pair of classes is at least 12 apart (CIEDE2000) for normal sight and under simulated
 * protanopia, deuteranopia and tritanopia (Machado et al. 2009, severity 1), in the light as in the dark theme, the
 * first three at least 16; each is 3:1 against the card.
 *
 * @typedef {object} Theme colours as #rrggbb
 * @property {readonly string[]} marks  of the classes, so that they can be told apart without their colours: outlines as SVG path
 *   data about the origin, of about the area of a disc of radius 1
 * @property {string} paper  behind everything
 * @property {string} card   behind the plane and the maps of units
 * @property {string} ink    text, the contour
 * @property {string} soft   secondary text, ticks
 * @property {string} line   hairlines
 * @property {string} accent what is selected
 * @property {string} train  the curve of the train loss
 * @property {string} test   the curve of the test loss
 * @property {readonly string[]} classes as many as there are marks
 * @property {string} positive
 * @property {string} negative
 * @property {number} faintest  the opacity of the weakest link, 0..1
 * @property {number} tick   the height of letters at an axis, in CSS pixels
 */

/** The family that text on a canvas is set in. */
export const FONT = '-apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", system-ui, "Noto Sans TC", sans-serif';

/** The height of letters at an axis where a page isn't read from afar. */
export const USUAL_TICK = 10;

/** How much larger than usual everything is to be drawn. @param {Theme} theme */
export const scaleOf = (theme) => theme.tick / USUAL_TICK;
