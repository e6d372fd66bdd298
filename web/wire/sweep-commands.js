/**
 * The commands of a sweep, like those of `protocol.js`.
 *
 * @typedef {import('./protocol.js').Command} Command
 * @typedef {import('./protocol.js').PartialExperiment} PartialExperiment
 */
export const sweepCommands = {
  /** @param {PartialExperiment[]} changes  of the present experiment, each a run of its own @returns {Command} */
  sweep: (changes) => ({ type: 'sweep', changes }),
  /** @param {number} step @returns {Command} */
  sweepTo: (step) => ({ type: 'sweepTo', step }),
  /** @returns {Command} */
  sweepRun: () => ({ type: 'sweepRun' }),
  /** @returns {Command} */
  sweepPause: () => ({ type: 'sweepPause' }),
  /** @returns {Command} */
  sweepEnd: () => ({ type: 'sweepEnd' }),
  /** @param {number} run  of the sweep, from 0: it becomes the session's own, at the step shown @returns {Command} */
  sweepTake: (run) => ({ type: 'sweepTake', run }),
};
