/**
 * The one WebGL2 context of a page. The plane's field and the units' maps are drawn into it by turns, each into the lower left
 * corner, and copied from there at once.
 */
export class GpuScreen {
  constructor() {
    this.canvas = new OffscreenCanvas(1, 1);
    /** null where there is no graphics processor, or while its context is lost. @type {WebGL2RenderingContext | null} */
    this.gl = null;
    /** Another one once a lost context is back, which has nothing of what was made in it. */
    this.age = 0;
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.gl = null;
    });
    this.canvas.addEventListener('webglcontextrestored', () => this.prepare());
    this.prepare();
  }

  prepare() {
    const gl = this.canvas.getContext('webgl2', { antialias: false });
    if (!gl || isSoftware(gl)) return;
    this.gl = gl;
    this.age++;
  }

  /** Makes room. @param {number} width in pixels @param {number} height */
  grow(width, height) {
    const { canvas } = this;
    if (canvas.width < width) canvas.width = width;
    if (canvas.height < height) canvas.height = height;
  }

  /**
   * Copies what was drawn last.
   *
   * @param {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} context
   * @param {number} width of it, in pixels
   * @param {number} height
   * @param {number} left where to
   * @param {number} top
   * @param {number} [wide] how wide it becomes
   * @param {number} [high]
   */
  copyTo(context, width, height, left, top, wide = width, high = height) {
    const { canvas } = this;
    context.drawImage(canvas, 0, canvas.height - height, width, height, left, top, wide, high);
  }

  /** Waits until all is drawn: before that, no pixel can be read. */
  finish() {
    this.gl?.readPixels(0, 0, 1, 1, this.gl.RGBA, this.gl.UNSIGNED_BYTE, new Uint8Array(4));
  }
}

/** @type {GpuScreen | null} */
let screen = null;

/** @returns {GpuScreen} made when it is first wanted */
export const gpuScreen = () => (screen ??= new GpuScreen());

/**
 * Software that stands in for a graphics processor is slower than what draws without one, and to compile a shader takes it a while.
 *
 * @param {WebGL2RenderingContext} gl
 */
function isSoftware(gl) {
  const name = gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER;
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(gl.getParameter(name));
}
