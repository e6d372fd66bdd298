/** The colours of pinned runs: those of classes, beginning with one that the current run's curves don't have. */

/** There are as many classes as colours. */
const COLOURS = 6;
const FIRST = 2;

/** @param {{ colour: number }} pin @returns {number} the class whose colour it has */
export const classOf = ({ colour }) => (colour + FIRST) % COLOURS;
