/**
 * How finely a network is evaluated: as finely as the time allows. The caller measures how long one drawing took and
 * asks for the side of the next grid; the cost grows with the nodes of the grid.
 *
 * Going down takes effect at once, going up only after a while and with room to spare, so that the picture does not
 * flicker between two resolutions.
 */

/** Sides of the grid over the plane, in nodes. */
export const PLANE_SIDES = Object.freeze([24, 32, 44, 60, 80, 110, 140]);
/** Sides of the map of one unit, in pixels. */
export const MAP_SIDES = Object.freeze([10, 14, 20, 28, 40]);

/** Frames that must have had room to spare before the grid becomes finer. */
const PATIENCE = 12;
const ROOM = 0.8;
/** A drawing counts as at most twice the usual time, so that one disturbed from outside isn't taken for a slow one. */
const DISTURBED = 2;
const MEMORY = 0.8;

export class Quality {
  /**
   * @param {readonly number[]} sides rising
   * @param {number} budget milliseconds one drawing may take
   */
  constructor(sides, budget) {
    this.sides = sides;
    this.budget = budget;
    this.rung = 0;
    /** Milliseconds a drawing with the present side takes, a moving mean; 0: none measured yet. */
    this.usual = 0;
    this.patience = 0;
    this.restart();
  }

  /** To be called when the network has another shape: what was measured no longer holds. */
  restart() {
    this.rung = Math.floor(this.sides.length / 2);
    this.usual = 0;
    this.patience = PATIENCE;
  }

  /** The side of the grid to draw with now. */
  get side() {
    return this.sides[this.rung];
  }

  /** The side for a picture that stays, with nothing running. */
  get finest() {
    return this.sides[this.sides.length - 1];
  }

  /** @param {number} milliseconds that drawing with `side` took */
  measured(milliseconds) {
    const taken = this.usual === 0 ? milliseconds : Math.min(milliseconds, DISTURBED * this.usual);
    this.usual = this.usual === 0 ? taken : MEMORY * this.usual + (1 - MEMORY) * taken;
    if (this.usual > this.budget && this.rung > 0) this.move(-1);
    else if (this.rung + 1 < this.sides.length && this.expected(1) < ROOM * this.budget) {
      if (--this.patience <= 0) this.move(1);
    } else this.patience = PATIENCE;
  }

  /**
   * @param {number} steps up or down the sides
   * @returns {number} the milliseconds a drawing would take there
   */
  expected(steps) {
    return this.usual * (this.sides[this.rung + steps] / this.side) ** 2;
  }

  /** @param {number} steps */
  move(steps) {
    this.usual = this.expected(steps);
    this.rung += steps;
    this.patience = PATIENCE;
  }
}
