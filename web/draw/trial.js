/**
 * Finds out which of two ways of drawing is faster on this device: both are tried, then the faster goes on. A graphics processor
 * that is very slow is asked for no more than a small picture, or for one, so that nobody waits for it.
 */

/** Drawings of each way, and how many of these, the first ones, take longer than later ones will. */
const TRIED = 6;
const UNSTEADY = 2;
/** Milliseconds that a picture of 1,000 pixels may take: one of a plane has 100 times as many. */
const SMALL_MS = 3;
/** Pixels a side of such a picture. */
export const SMALL = 32;
/** Milliseconds of a drawing after which there is no other. */
const FELT = 50;

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

  /**
   * To be asked before the first drawing by the graphics processor.
   *
   * @param {() => void} drawSmall draws `SMALL` pixels a side, and waits until it is done
   */
  isWorthIt(drawSmall) {
    if (this.with.length > 0) return true;
    // The first one compiles the shader.
    drawSmall();
    const start = performance.now();
    drawSmall();
    if (performance.now() - start <= SMALL_MS) return true;
    this.refuse();
    return false;
  }

  /** @param {boolean} byGpu @param {number} milliseconds */
  took(byGpu, milliseconds) {
    const taken = byGpu ? this.with : this.without;
    if (taken.length < TRIED) taken.push(milliseconds);
    if (byGpu && milliseconds > FELT) this.refuse();
  }

  refuse() {
    this.with = Array(TRIED).fill(Infinity);
  }
}

/** The least is what was disturbed by nothing else. @param {number[]} taken */
const best = (taken) => Math.min(...taken.slice(UNSTEADY));
