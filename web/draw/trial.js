/** Finds out which of two ways of drawing is faster on this device: both are tried, then the faster one goes on. */

/** Drawings of each way, and how many of these, the first ones, take longer than later ones will. */
const TRIED = 6;
const UNSTEADY = 2;

export class Trial {
  constructor() {
    /** Milliseconds of the drawings without the graphics processor. @type {number[]} */
    this.without = [];
    /** Of those with it. @type {number[]} */
    this.with = [];
  }

  /** For another network, of which nothing is known. */
  restart() {
    this.without = [];
    this.with = [];
  }

  /** Whether the graphics processor is to draw now. */
  get byGpu() {
    if (this.without.length < TRIED) return false;
    return this.isOpen || best(this.with) <= best(this.without);
  }

  /** Whether drawings by the graphics processor are still measured. */
  get isOpen() {
    return this.with.length < TRIED;
  }

  /** @param {boolean} byGpu @param {number} milliseconds */
  took(byGpu, milliseconds) {
    const taken = byGpu ? this.with : this.without;
    if (taken.length < TRIED) taken.push(milliseconds);
  }
}

/** The least is what was disturbed by nothing else. @param {number[]} taken */
const best = (taken) => Math.min(...taken.slice(UNSTEADY));
