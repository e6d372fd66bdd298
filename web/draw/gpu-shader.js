/** A shader that draws what the network answers, where that is faster than without: the plane's field, or the units' maps. */
import { GpuForward, runsOnGpu } from '../net/gpu-forward.js';
import { gpuScreen } from './gpu-screen.js';
import { SMALL, Trial } from './trial.js';

/** @typedef {import('../net/forward.js').NetworkShape} NetworkShape */
/** @typedef {import('./plane.js').Shown} Shown */

export class GpuShader {
  /**
   * @param {string} main  GLSL, as GpuForward takes it
   * @param {(gl: WebGL2RenderingContext) => void} onNew  a context has nothing yet of what is drawn with
   */
  constructor(main, onNew) {
    this.screen = gpuScreen();
    this.main = main;
    this.onNew = onNew;
    this.trial = new Trial();
    /** null where the screen can't draw, or can't compile this. @type {GpuForward | null} */
    this.forward = null;
    /** Of the screen that it was made for. */
    this.age = 0;
    /** @type {NetworkShape | null} */
    this.shape = null;
  }

  /**
   * @param {NetworkShape} shape another one for another network
   * @returns {GpuForward | null} to draw with now; null where it can't run the network, or others draw it faster
   */
  ready(shape) {
    const { gl, age } = this.screen;
    if (!gl || !runsOnGpu(shape)) return null;
    if (this.age !== age) this.make(gl, age);
    if (this.forward && shape !== this.shape) {
      this.shape = shape;
      this.trial.restart();
      this.forward.setShape(shape);
    }
    return this.trial.byGpu ? this.forward : null;
  }

  /** @param {WebGL2RenderingContext} gl @param {number} age */
  make(gl, age) {
    this.age = age;
    this.shape = null;
    this.forward = null;
    try {
      this.forward = new GpuForward(gl, this.main);
      this.onNew(gl);
    } catch {
      // What a driver can't compile is drawn without it.
    }
  }

  /**
   * Draws into the screen and copies it, and measures that while it is tried.
   *
   * @param {GpuForward} forward
   * @param {Shown} shown
   * @param {number} width in pixels
   * @param {number} height
   * @param {() => void} set  gives the shader what it draws
   * @param {() => void} copy
   * @returns {boolean} false where nothing was drawn: it would take too long
   */
  draw(forward, shown, width, height, set, copy) {
    const { screen, trial } = this;
    let start = performance.now();
    screen.grow(width, height);
    set();
    const spent = performance.now() - start;
    const worth = trial.isWorthIt(() => {
      forward.draw(shown, SMALL);
      screen.finish();
    });
    if (!worth) return false;
    start = performance.now() - spent;
    forward.draw(shown, width, height);
    copy();
    if (trial.isOpen) {
      screen.finish();
      trial.took(true, performance.now() - start);
    }
    return true;
  }
}
