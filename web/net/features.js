/**
 * The inputs a network may be given: functions of the two coordinates of a point, by their id.
 * Mirrors `data.Feature` on the server; a feature added there is added here, in one line.
 *
 * @type {Readonly<Record<string, (x1: number, x2: number) => number>>}
 */
export const features = Object.freeze({
  'x1': (x1) => x1,
  'x2': (_, x2) => x2,
  'x1-squared': (x1) => x1 * x1,
  'x2-squared': (_, x2) => x2 * x2,
  'x1-x2': (x1, x2) => x1 * x2,
  'sin-x1': (x1) => Math.sin(x1),
  'sin-x2': (_, x2) => Math.sin(x2),
  'radius-squared': (x1, x2) => x1 * x1 + x2 * x2,
});
