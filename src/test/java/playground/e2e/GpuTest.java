package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shader, run by software: what it evaluates and draws is what the page evaluates and draws without it. */
@Tag("e2e")
class GpuTest {
    /** Two small ones and six, of the plane and of the maps. */
    private static final int DRAWINGS_OF_TRIALS = 16;

    private static final String EVALUATE = """
            async () => {
                const { GpuForward, runsOnGpu } = await import('/web/net/gpu-forward.js');
                const { Forward, parameterCount } = await import('/web/net/forward.js');
                const { features } = await import('/web/net/features.js');
                const SIDE = 24;
                const gl = new OffscreenCanvas(SIDE, SIDE).getContext('webgl2');
                gl.getExtension('EXT_color_buffer_float');
                const gpu = new GpuForward(gl, `uniform int wanted; out vec4 values; void main() {
                    forward(placeHere());
                    values = vec4(z[wanted >> 2][wanted & 3], a[wanted >> 2][wanted & 3], 0.0, 1.0);
                }`);
                gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
                gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, SIDE, SIDE);
                const texture = gl.getParameter(gl.TEXTURE_BINDING_2D);
                gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
                gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
                // Not about the origin, and no pixel on the edge of a cell of a map of bits.
                const shown = { centre: { x: 0.3, y: -0.2 }, extent: { x: 5.77, y: 6.13 } };
                const along = (centre, extent) =>
                    Float64Array.from({ length: SIDE }, (_, i) => centre - extent + (2 * extent * (i + 0.5)) / SIDE);
                const [xs, ys] = ['x', 'y'].map((way) => along(shown.centre[way], shown.extent[way]));
                const apart = {};
                const check = (name, shape, largest) => {
                    if (!runsOnGpu(shape)) throw new Error(name + ' is not run');
                    const parameters =
                        Float32Array.from({ length: parameterCount(shape) }, (_, i) => largest * Math.sin(i * i + 1));
                    const forward = new Forward(shape, SIDE ** 2);
                    forward.setGrid(xs, ys);
                    const { units, activation } = shape.layers.at(-1);
                    const activations = forward.run(parameters).at(-1);
                    gpu.setShape(shape);
                    gpu.setParameters(parameters);
                    const found = new Float32Array(4 * SIDE ** 2);
                    let farthest = 0;
                    for (let unit = 0; unit < units; unit++) {
                        gl.uniform1i(gpu.uniform('wanted'), unit);
                        gpu.draw(shown, SIDE);
                        gl.readPixels(0, 0, SIDE, SIDE, gl.RGBA, gl.FLOAT, found);
                        for (let i = 0; i < SIDE ** 2; i++) {
                            const pairs = [[found[4 * i], forward.logits[unit][i]]];
                            // The field follows the logits of classes.
                            if (activation !== 'softmax') pairs.push([found[4 * i + 1], activations[unit][i]]);
                            for (const [is, expected] of pairs) {
                                const distance = Math.abs(is - expected) / Math.max(1, Math.abs(expected));
                                farthest = Math.max(farthest, Number.isFinite(distance) ? distance : 1e9);
                            }
                        }
                    }
                    apart[name] = farthest;
                };
                const catalogue = JSON.parse(document.getElementById('catalogue').textContent);
                const inputs = [{ id: 'x1' }, { id: 'x2' }];
                const { choices } = catalogue;
                const ids = new Set([...choices['network.layers.activation'], ...choices['network.output']]);
                for (const activation of ids) {
                    const layer = { units: 5, activation, slope: 0.1 };
                    if (activation !== 'softmax') check(activation + ' twice', { inputs, layers: [layer, layer] }, 0.7);
                    check(activation + ' far', { inputs, layers: [layer] }, 60);
                }
                for (const id of Object.keys(features)) {
                    check(id, { inputs: [{ id }], layers: [{ units: 2, activation: 'tanh' }] }, 0.5);
                }
                const fourier = { id: 'fourier', w: [1.5, -2.5], b: 1 };
                check('fourier', { inputs: [fourier], layers: [{ units: 2, activation: 'linear' }] }, 1);
                const scaling = { x: { shift: 2, unit: 3 }, y: { shift: -1, unit: 0.5 } };
                check('scaled', { inputs, scaling, layers: [{ units: 2, activation: 'tanh' }] }, 0.5);
                const layers = [...Array(8).fill({ units: 32, activation: 'tanh' }), { units: 6, activation: 'softmax' }];
                check('largest', { inputs: Object.keys(features).map((id) => ({ id })), layers }, 0.25);
                return apart;
            }""";

    private static final String DRAW = """
            async () => {
                const { GpuField } = await import('/web/draw/gpu-field.js');
                const { Boundary } = await import('/web/draw/boundary.js');
                const { gridNodes } = await import('/web/draw/plane.js');
                const { Forward, parameterCount } = await import('/web/net/forward.js');
                const { colours } = await import('/web/ui/theme.js');
                const SIZE = 200;
                const geometry = { left: 0, top: 0, size: SIZE, centre: { x: 0, y: 0 }, extent: { x: 6, y: 4 } };
                const gpu = new GpuField();
                const theme = colours();
                // Nothing is tried here: the shader draws whatever it takes.
                gpu.shader.trial.without = Array(6).fill(Infinity);
                gpu.shader.trial.restart = gpu.shader.trial.refuse = () => {};
                gpu.shader.trial.isWorthIt = () => true;
                const drawn = (draw) => {
                    const context = new OffscreenCanvas(SIZE, SIZE).getContext('2d');
                    const done = draw(context);
                    return { done, pixels: context.getImageData(0, 0, SIZE, SIZE).data };
                };
                const byGpu = (shape, parameters, output, discrete) =>
                    drawn((context) => gpu.draw(context, geometry, 1, shape, parameters, output, theme, { discrete }));
                const byHand = (shape, parameters, output, discrete) => drawn((context) => {
                    const forward = new Forward(shape, 140 ** 2);
                    const { xs, ys } = gridNodes(geometry, 140);
                    forward.setGrid(xs, ys);
                    forward.run(parameters);
                    const grid = { side: 140, logits: output === 'linear' ? forward.activations.at(-1) : forward.logits };
                    new Boundary().draw(context, geometry, grid, output, theme, { discrete });
                });
                const shapeOf = (units, activation) => ({
                    inputs: [{ id: 'x1' }, { id: 'x2' }],
                    layers: [{ units: 6, activation: 'tanh' }, { units, activation }],
                });
                const apart = {};
                const twoClasses = [[1, 'sigmoid', 'sigmoid'], [1, 'tanh', 'tanh']];
                const values = [[1, 'linear', 'linear'], [1, 'tanh', 'linear']];
                const cases = [...twoClasses, ...values, [3, 'softmax', 'softmax'], [6, 'softmax', 'softmax']];
                for (const [units, activation, output] of cases) {
                    for (const discrete of [false, true]) {
                        const shape = shapeOf(units, activation);
                        const parameters = Float32Array.from({ length: parameterCount(shape) }, (_, i) => 2 * Math.sin(i * i + 1));
                        const one = byGpu(shape, parameters, output, discrete);
                        const other = byHand(shape, parameters, output, discrete);
                        const far = one.pixels.filter((value, i) => Math.abs(value - other.pixels[i]) > 24).length;
                        apart[units + activation + output + discrete] = one.done ? far / one.pixels.length : 1;
                    }
                }
                const shape = shapeOf(1, 'sigmoid');
                const draws = () => String(byGpu(shape, new Float32Array(parameterCount(shape)), 'sigmoid', false).done);
                const { canvas, gl } = gpu.shader.screen;
                const told = (name) => new Promise((resolve) => canvas.addEventListener(name, resolve, { once: true }));
                const lose = gl.getExtension('WEBGL_lose_context');
                const states = [draws()];
                const lost = told('webglcontextlost');
                lose.loseContext();
                await lost;
                states.push(draws());
                const restored = told('webglcontextrestored');
                // The loss must have been told before.
                setTimeout(() => lose.restoreContext(), 50);
                await restored;
                states.push(draws());
                return { apart, states: states.join() };
            }""";

    /** Of each network, the part of the picture's values that are more than 16 of 255 from those painted without a shader. */
    private static final String MAPS = """
            async () => {
                const { GpuMaps } = await import('/web/draw/gpu-maps.js');
                const { UnitMaps, unitMapsOf } = await import('/web/draw/unit-maps.js');
                const { gridCentres } = await import('/web/draw/plane.js');
                const { Forward, parameterCount } = await import('/web/net/forward.js');
                const { colours } = await import('/web/ui/theme.js');
                const SIDE = 20;
                const theme = colours();
                const shown = { centre: { x: 1, y: -1 }, extent: { x: 6, y: 4 } };
                const gpu = new GpuMaps();
                gpu.shader.trial.without = Array(6).fill(Infinity);
                gpu.shader.trial.restart = gpu.shader.trial.refuse = () => {};
                gpu.shader.trial.isWorthIt = () => true;
                const pixels = ({ picture, sheet: { width, height } }) => {
                    const context = new OffscreenCanvas(width, height).getContext('2d');
                    context.drawImage(picture, 0, 0);
                    return context.getImageData(0, 0, width, height).data;
                };
                const apart = {};
                const check = (name, hidden, units, output) => {
                    const layers = [...hidden, { units, activation: output }];
                    const shape = { inputs: [{ id: 'x1' }, { id: 'x2' }], layers };
                    const parameters = Float32Array.from({ length: parameterCount(shape) }, (_, i) => 1.2 * Math.sin(i * i + 1));
                    const forward = new Forward(shape, SIDE ** 2);
                    const { xs, ys } = gridCentres(shown, SIDE);
                    forward.setGrid(xs, ys);
                    forward.run(parameters);
                    const maps = new UnitMaps();
                    maps.paint(unitMapsOf(forward, theme), SIDE);
                    const done = gpu.paint(shape, parameters, shown, SIDE, theme);
                    const [one, other] = [pixels(gpu), pixels(maps)];
                    const far = one.filter((value, i) => Math.abs(value - other[i]) > 16).length;
                    apart[name] = done && one.length === other.length ? far / one.length : 1;
                };
                for (const activation of ['tanh', 'sigmoid', 'relu', 'sine']) {
                    check(activation, [{ units: 5, activation }, { units: 3, activation }], 1, 'sigmoid');
                }
                check('softmax', [{ units: 7, activation: 'tanh' }], 4, 'softmax');
                check('regression', [{ units: 4, activation: 'gelu' }], 1, 'linear');
                return apart;
            }""";

    /** No drawing takes any time, so that the shader goes on, and each of its drawings is counted. */
    private static final String COUNT = """
            {
                const { drawArrays } = WebGL2RenderingContext.prototype;
                globalThis.drawings = 0;
                WebGL2RenderingContext.prototype.drawArrays = function (...rest) {
                    globalThis.drawings++;
                    return drawArrays.apply(this, rest);
                };
                performance.now = () => 1000;
            }""";

    private static final String COMPILE_NOTHING = "WebGL2RenderingContext.prototype.getProgramParameter = () => false;";

    /** The colours of a canvas, 64 by 64. */
    private static final String COLOURS = """
            (canvas) => {
                const context = new OffscreenCanvas(64, 64).getContext('2d');
                context.imageSmoothingQuality = 'high';
                context.drawImage(canvas, 0, 0, 64, 64);
                return [...context.getImageData(0, 0, 64, 64).data];
            }""";

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void everyActivationFeatureAndOutputHasTheValuesOfTheForwardPassTo1In10000() {
        Map<String, Number> apart = numbers(lab.open("").page.evaluate(EVALUATE));
        assertTrue(apart.size() > 40, "checked: " + apart.keySet());
        apart.forEach((name, distance) -> assertTrue(distance.doubleValue() < 1e-4, name + ": " + distance));
    }

    @Test
    void fieldAndLineLookTheSameAndWhenTheContextIsLostAnotherDrawsUntilItIsBack() {
        Map<?, ?> found = (Map<?, ?>) byShader("").page.evaluate(DRAW);
        numbers(found.get("apart"))
                .forEach((name, part) -> assertTrue(part.doubleValue() < 0.02, name + " differs: " + part));
        assertEquals("true,false,true", found.get("states"));
    }

    @Test
    void mapsOfUnitsLookTheSame() {
        Map<String, Number> apart = numbers(byShader("").page.evaluate(MAPS));
        assertEquals(6, apart.size());
        apart.forEach((name, part) -> assertTrue(part.doubleValue() < 0.02, name + " differs: " + part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#data=spiral&classes=3&layers=5,4&stop=step:900", "#data=multi-gauss&stop=step:900"})
    void aPageLooksTheSameByShader(String link) {
        PlaygroundPage byShader = byShader(link, COUNT);
        int drawings = drawingsWhileItLooksAsWithout(byShader, link);
        assertTrue(drawings > DRAWINGS_OF_TRIALS, drawings + " drawings");
    }

    @Test
    void aDriverThatCompilesNoShaderLeavesThePageAsItIsWithoutOne() {
        String link = "#data=xor&stop=step:900";
        assertEquals(0, drawingsWhileItLooksAsWithout(byShader(link, COUNT, COMPILE_NOTHING), link));
    }

    private PlaygroundPage byShader(String link, String... scripts) {
        PlaygroundPage playground = lab.open(link);
        playground.page.addInitScript(StandIn.SCRIPT);
        for (String script : scripts) {
            playground.page.addInitScript(script);
        }
        playground.page.reload();
        playground.waitForStatus("idle");
        return playground;
    }

    private int drawingsWhileItLooksAsWithout(PlaygroundPage byShader, String link) {
        PlaygroundPage without = lab.open(link);
        for (PlaygroundPage playground : List.of(byShader, without)) {
            playground.click("Run");
            playground.waitForStatus("stopped");
            playground.passFrames(2);
        }
        for (String canvas : List.of("[data-testid=plane]", ".network-canvas:not(.network-signal)")) {
            double apart = apart(byShader.page.locator(canvas), without.page.locator(canvas));
            assertTrue(apart < 0.5, canvas + " differs by " + apart + " of 255 in the mean");
        }
        return ((Number) byShader.page.evaluate("() => drawings")).intValue();
    }

    private static double apart(Locator one, Locator other) {
        List<?> colours = (List<?>) one.evaluate(COLOURS);
        List<?> others = (List<?>) other.evaluate(COLOURS);
        return IntStream.range(0, colours.size())
                .map(i -> Math.abs(((Number) colours.get(i)).intValue() - ((Number) others.get(i)).intValue()))
                .average()
                .orElseThrow();
    }

    private static Map<String, Number> numbers(Object found) {
        Map<String, Number> numbers = new TreeMap<>();
        ((Map<?, ?>) found).forEach((name, number) -> numbers.put((String) name, (Number) number));
        return numbers;
    }
}
