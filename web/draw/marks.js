/**
 * The mark of each class, so that classes can be told apart without their colours: outlines as SVG path data about
 * the origin, all of about the area of a disc of radius 1. The page's buttons and the canvas draw the same.
 *
 * @type {readonly {name: string, path: string}[]}
 */
export const marks = Object.freeze([
  { name: 'triangle', path: 'M0-1.35L1.3.95L-1.3.95Z' },
  { name: 'disc', path: 'M1 0A1 1 0 0 1-1 0A1 1 0 0 1 1 0Z' },
  { name: 'square', path: 'M-.9-.9H.9V.9H-.9Z' },
  { name: 'diamond', path: 'M0-1.3L1.3 0L0 1.3L-1.3 0Z' },
  {
    name: 'cross',
    path: 'M0-.5L.75-1.25L1.25-.75L.5 0L1.25.75L.75 1.25L0 .5L-.75 1.25L-1.25.75L-.5 0L-1.25-.75L-.75-1.25Z',
  },
  { name: 'hexagon', path: 'M1.1 0L.55.95H-.55L-1.1 0L-.55-.95H.55Z' },
]);

/** Real-valued points have one mark, the disc. */
export const VALUE_MARK = 1;
