package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each of the inspector's views shows, and what can be done in it. */
@Tag("e2e")
class InspectorViewsTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void anExampleIsChosenOnThePlaneWithoutDrawing() {
        PlaygroundPage playground = lab.open("");
        playground.page.locator("#tab-example").click();
        int points = playground.pointCount();
        playground.click("Choose on the plane");
        playground.clickPlane(-5.5, 5.5);
        assertThat(playground.page.getByLabel("Place")).isChecked();
        assertThat(playground.field("x₁")).hasValue(Pattern.compile("−5\\.[45]\\d+"));
        assertEquals(points, playground.pointCount());
    }

    @Test
    void aPressInTheDiagramSelectsWhatTheFormulasAreOf() {
        PlaygroundPage playground = lab.open("");
        playground.page.locator("#tab-example").click();
        // Until the view has come, a press opens the unit's card.
        Locator heading = playground.page.locator(".example-formulas h3");
        assertThat(heading).hasText("Hidden layer 1, unit 1, with its bias");
        playground.openUnit("Hidden layer 2, unit 2");
        assertThat(heading).hasText("Hidden layer 2, unit 2, with its bias");
        assertThat(playground.page.locator(".network-card")).isHidden();
    }

    @Test
    void theMinibatchSaysWhichExamplesPullWhichWay() {
        PlaygroundPage playground = lab.open("#batch=7");
        playground.page.locator("#tab-example").click();
        playground
                .page
                .getByText("Minibatch", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(playground.page.locator(".pulls li")).hasCount(7);
    }

    @Test
    void aStepFunctionHasNothingToTraceBackAndTheViewsSaySo() {
        PlaygroundPage playground = lab.open("#activation=hard-step");
        for (String tab : InspectorTabsTest.TABS.subList(0, 6)) {
            playground.page.locator("#tab-" + tab).click();
            assertThat(playground.page.locator("#view-" + tab + " .inspector-empty"))
                    .hasText("A step function has no gradient, so there is nothing to trace back.");
            assertThat(playground.page.locator("#view-" + tab + " .inspector-problem"))
                    .isHidden();
        }
    }

    @Test
    void theTransformedSpaceIsThatOfTheLastHiddenLayerUnlessAPersonChooses() {
        PlaygroundPage playground = lab.open("#layers=3", Laboratory.desktop().setViewportSize(1440, 900));
        playground.page.locator("#tab-space").click();
        Locator layer = playground.page.locator("#view-space select").first();
        assertThat(layer).hasValue("0");
        playground.addHiddenLayer();
        assertThat(layer).hasValue("1");
        layer.selectOption("0");
        playground.addHiddenLayer();
        assertThat(layer.locator("option")).hasCount(4);
        assertThat(layer).hasValue("0");
    }

    @Test
    void longStepsAreToldOnceForEachStateAndForgottenWithTheRun() {
        PlaygroundPage playground = lab.open("");
        playground.teachModules();
        Object told = playground.page.evaluate("""
                async () => {
                    const { bindStability } = await import('/web/ui/inspector/stability.js');
                    const tab = document.createElement('span');
                    const stability = bindStability(tab);
                    const training = { optimizer: 'sgd', learningRate: 1, momentum: 0 };
                    const state = {
                        run: 1, status: 'running', experiment: { training }, frame: { step: 10 }, network: { layers: [] },
                        points: [[0, 0, 0, 0]], catalogue: { stabilityLimits: { sgd: '2/η' } },
                    };
                    const seen = [];
                    const told = new Set();
                    const look = (is, limit) => {
                        stability.needs(state);
                        const sharpness = { value: 5, error: 0, limit, state: is };
                        stability.take({ view: 'health', run: 1, step: 10, sharpness }, state);
                        for (const message of document.querySelectorAll('#messages .message')) told.add(message.textContent);
                        seen.push(told.size);
                    };
                    look('near', 5.5);
                    look('above', 4.9);
                    // as a schedule has it
                    look('above', 4.8);
                    look('near', 5.4);
                    const marked = () => !tab.querySelector('.inspector-mark').hidden;
                    seen.push(marked());
                    state.frame = { step: 0 };
                    stability.needs(state);
                    seen.push(marked());
                    training.optimizer = 'adam';
                    seen.push(stability.needs(state));
                    return seen.join(' ');
                }""");
        assertEquals("1 2 2 2 true false false", told);
    }

    @Test
    void theGradientCheckPassesAndCanBeSorted() {
        PlaygroundPage playground = lab.open("");
        playground.page.locator("#tab-check").click();
        assertThat(playground.page.locator(".check-verdict")).hasAttribute("data-verdict", "passed");
        assertThat(playground.page.locator(".check-table tbody tr")).hasCount(25);
        playground.click("Parameter θ");
        assertThat(playground.page.locator(".check-table tbody tr").first()).hasAttribute("data-parameter", "0");
    }

    @Test
    void aLearningRateBeyondTheLimitIsWarnedOfBeforeItDiverges() {
        PlaygroundPage playground = lab.open("#lr=10&batch=250");
        playground.page.locator("#tab-health").click();
        Locator verdict = playground.page.locator(".health-verdict");
        assertThat(verdict).hasAttribute("data-state", Pattern.compile("near|above|below"));
        Locator figures = playground.page.locator(".health-figures");
        while (!"above".equals(verdict.getAttribute("data-state"))) {
            long step = playground.step();
            assertTrue(step < 200, "no warning in 200 steps");
            String before = figures.textContent();
            playground.click("Step");
            playground.waitForStepBeyond(step);
            assertThat(figures).not().hasText(before);
        }
        assertThat(verdict).containsText("Lower the learning rate");
    }

    @Test
    void aRunAboveTheLimitIsToldSoBeforeItDivergesAndItsReportSaysWhy() {
        PlaygroundPage playground = lab.open("#lr=10");
        // slow enough that all of this is seen before it diverges
        playground.chooseSpeed("five-steps-a-second");
        playground.click("Run");
        assertThat(playground.messages()).containsText("the most this learning rate can bear");
        assertThat(playground.page.locator("#tab-health .inspector-mark")).isVisible();
        assertThat(playground.page.locator("#divergence")).isHidden();
        playground.chooseSpeed("fastest");
        playground.waitForStatus("diverged");
        assertThat(playground.page.locator("#divergence")).containsText("a sharpness of");
    }

    @Test
    void withoutAPointAViewSaysWhatToDoAndAnyPlaceCanBeLookedAt() {
        PlaygroundPage playground = lab.open("#data=drawn");
        playground.page.locator("#tab-matrices").click();
        assertThat(playground.page.locator("#view-matrices .inspector-empty")).isVisible();
        assertThat(playground.page.locator("#view-matrices .matrix-body")).isHidden();
        playground.page.locator("#tab-example").click();
        assertThat(playground.page.locator("#view-example .inspector-empty")).isVisible();
        playground
                .page
                .locator("#view-example .inspector-segment", new Page.LocatorOptions().setHasText("Place"))
                .click();
        assertThat(playground.page.locator("[data-unit='0.0'] [data-quantity=z][data-value]"))
                .isVisible();
        assertThat(playground.page.locator("#view-example .inspector-empty")).isHidden();
    }

    @Test
    void aMapOfTheLossTellsHowFarItReaches() {
        PlaygroundPage playground = lab.open("");
        playground.page.locator("#tab-weights").click();
        for (String mode : List.of("Two weights", "Gradient", "Random")) {
            playground
                    .page
                    .locator("#view-weights .inspector-segment", new Page.LocatorOptions().setHasText(mode))
                    .click();
            assertThat(playground.page.locator(".weights-figures")).containsText("on the map from");
            assertThat(playground.page.locator(".weights-chart")).hasAttribute("role", "img");
        }
    }

    @Test
    void draggingAlongTheCurveSetsTheWeight() {
        PlaygroundPage playground = lab.open("");
        playground.page.locator("#tab-weights").click();
        Locator curve = playground.page.locator(".weights-chart");
        assertThat(curve).hasAttribute("aria-valuenow", Pattern.compile(".+"));
        double before = Double.parseDouble(curve.getAttribute("aria-valuenow"));
        curve.focus();
        playground.key("ArrowRight");
        playground.page.waitForCondition(() -> Math.abs(valueAt(curve) - before - 0.05) < 1e-4);
        var box = curve.boundingBox();
        playground.page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        playground.page.mouse().down();
        playground.page.mouse().move(box.x + box.width * 0.8, box.y + box.height / 2);
        playground.page.mouse().up();
        playground.page.waitForCondition(() -> valueAt(curve) > before + 0.3);
    }

    /** Where the curve has its weight; NaN while its answer is on its way. */
    private static double valueAt(Locator curve) {
        String value = curve.getAttribute("aria-valuenow");
        return value == null ? Double.NaN : Double.parseDouble(value);
    }

    @Test
    void arrowsPressedFasterThanAnswersComeAddUp() {
        PlaygroundPage playground = lab.open("");
        playground.page.locator("#tab-weights").click();
        Locator curve = playground.page.locator(".weights-chart");
        assertThat(curve).hasAttribute("aria-valuenow", Pattern.compile(".+"));
        double before = Double.parseDouble(curve.getAttribute("aria-valuenow"));
        curve.evaluate("""
                (curve) => {
                    for (let i = 0; i < 4; i++)
                        curve.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
                }""");
        playground.page.waitForCondition(() -> Math.abs(valueAt(curve) - before - 0.2) < 1e-4);
    }

    @Test
    void anArrowPressedJustAfterAnotherWeightWasPickedLeavesItAsItIs() {
        PlaygroundPage playground = lab.open("");
        playground.page.locator("#tab-weights").click();
        Locator curve = playground.page.locator(".weights-chart");
        assertThat(curve).hasAttribute("aria-valuenow", Pattern.compile(".+"));
        String first = curve.getAttribute("aria-valuenow");
        Locator input = playground.page.locator("#view-weights .picker select").nth(1);
        input.selectOption("1");
        assertThat(curve).hasAttribute("aria-label", Pattern.compile("^x₂"));
        String second = curve.getAttribute("aria-valuenow");
        input.selectOption("0");
        assertThat(curve).hasAttribute("aria-label", Pattern.compile("^x₁"));
        assertThat(curve).hasAttribute("aria-valuenow", first);
        curve.evaluate("""
                (curve) => {
                    const input = document.querySelectorAll('#view-weights .picker select')[1];
                    input.value = '1';
                    input.dispatchEvent(new Event('change'));
                    curve.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
                }""");
        assertThat(curve).hasAttribute("aria-valuenow", second);
    }

    @Test
    void theArrowOnTheMapPointsAlongThePathOfPlainDescent() {
        PlaygroundPage playground = lab.open("");
        // a path of one step of descent, on a map that is a hundred times as high as it is wide
        Object apart = playground.page.evaluate("""
                async () => {
                    const { drawSurface } = await import('/web/draw/surface.js');
                    const lines = [];
                    const context = new Proxy({}, {
                        get: (_, name) => (...given) =>
                            name === 'moveTo' || name === 'lineTo' ? lines.push([name, ...given]) : undefined,
                        set: () => true,
                    });
                    const surface = {
                        first: [-1, 0, 1], second: [-100, 0, 100], losses: [[1, 1, 1], [1, 1, 1], [1, 1, 1]],
                        here: [0, 0], path: [{ at: [0.4, 30] }], gradient: [0.4, 30],
                    };
                    const theme = { card: '#ffffff', ink: '#000000', accent: '#0000ff', positive: '#ff8800', soft: '#888888',
                        line: '#cccccc' };
                    drawSurface(context, 400, 400, surface, { x: '', y: '', loss: '' }, theme);
                    const starts = lines.flatMap(([name], i) => (name === 'moveTo' ? [i] : []));
                    const [path, arrow] = [starts[0], starts[2]].map((i) => {
                        const [[, x0, y0], [, x1, y1]] = [lines[i], lines[i + 1]];
                        return Math.atan2(y1 - y0, x1 - x0);
                    });
                    return Math.abs(path - arrow);
                }""");
        assertEquals(0, ((Number) apart).doubleValue(), 1e-9);
    }

    @Test
    void reverseModeWalksTheGraphToItsLeaves() {
        PlaygroundPage playground = lab.open("#layers=2&activation=sigmoid");
        playground.page.locator("#tab-graph").click();
        Locator slider = playground.page.getByLabel("Nodes walked back through");
        assertThat(slider).hasAttribute("max", Pattern.compile("[1-9]\\d+"));
        slider.focus();
        playground.key("End");
        assertThat(playground.page.locator(".graph-tells")).containsText("comes from outside");
    }

    @Test
    void aChosenFormulaLightsItsOperandsAndTheNumbersOfAMatrixLieInSightBelowTheOthers() {
        PlaygroundPage playground = lab.open("");
        playground.page.locator("#tab-matrices").click();
        playground.page.locator("[data-of=dW2]").click();
        assertThat(playground.page.locator("[data-matrix=A1]")).hasAttribute("data-lit", "operand");
        assertThat(playground.page.locator("[data-matrix=G2]")).hasAttribute("data-lit", "operand");
        assertThat(playground.page.locator("[data-matrix=dW2]")).hasAttribute("data-lit", "result");
        assertThat(playground.page.locator("[data-of=dW2]")).containsText("(4×10)(10×2) → 4×2");

        playground.page.setViewportSize(1024, 768);
        playground.page.locator("[data-matrix=dW1]").click();
        assertThat(playground.page.locator(".matrix-numbers-head")).containsText("2 × 4");
        playground.page.waitForFunction("""
                () => [...document.querySelectorAll('.matrix-numbers :is(thead td, th, tbody td)')].every((cell) => {
                    const { x, y, width, height } = cell.getBoundingClientRect();
                    return document.elementFromPoint(x + width / 2, y + height / 2) === cell;
                })""");
    }
}
