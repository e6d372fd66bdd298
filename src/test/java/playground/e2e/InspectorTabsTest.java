package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The inspector's tabs: opened and closed, by keyboard, on a phone, and with what each view must show. */
@Tag("e2e")
class InspectorTabsTest {
    static final List<String> TABS = List.of("example", "matrices", "graph", "weights", "check", "health", "space");
    /** The least that tells that a view has its answer. */
    static final List<String> FILLED = List.of(
            "[data-unit='0.0'] [data-quantity=z][data-value]",
            "[data-matrix=W1]",
            ".graph-tells:not(:empty)",
            ".weights-figures:not(:empty)",
            ".check-verdict:not(:empty)",
            ".health-spread",
            ".space-canvas");

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void everyTabIsCleanWhileItRunsInLightAndDark() {
        PlaygroundPage playground = lab.open("");
        runWithTimeToLook(playground);
        openEach(playground);
        // of the first unit, since the loss's is too large to be read as a whole
        assertThat(playground.page.locator(".graph-controls > .inspector-field select"))
                .hasValue("0.0");
    }

    @Test
    void everyTabIsCleanOnAPhoneInLightAndDarkAndNoWiderThanIt() {
        PlaygroundPage phone = lab.open(
                "#data=gauss&classes=3",
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setLocale("vi-VN"));
        assertThat(phone.page.locator(".inspector-tabs")).hasAttribute("data-cut", "end");
        openEach(phone);
        assertThat(phone.page.locator(".inspector-tabs")).hasAttribute("data-cut", "start");
        theNameOfARowStaysWhileItsNumbersScroll(phone);
        Object width = phone.page.evaluate("() => document.documentElement.scrollWidth");
        assertTrue(((Number) width).intValue() <= 390, "the page is " + width + " pixels wide");
    }

    /** A page that draws each of its frames at full speed leaves axe little of the processor. */
    private static void runWithTimeToLook(PlaygroundPage playground) {
        playground.chooseSpeed("five-steps-a-second");
        playground.click("Run");
    }

    private static void openEach(PlaygroundPage playground) {
        for (int i = 0; i < TABS.size(); i++) {
            playground.page.locator("#tab-" + TABS.get(i)).click();
            assertThat(playground.page.locator(FILLED.get(i)).first()).isVisible();
            assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#inspector"), TABS.get(i));
        }
    }

    private static void theNameOfARowStaysWhileItsNumbersScroll(PlaygroundPage phone) {
        phone.page.locator("#tab-check").click();
        Locator table = phone.page.locator(".check-table");
        assertThat(table).hasAttribute("data-cut", "end");
        Locator name = table.locator("tbody th").first();
        double before = name.boundingBox().x;
        table.evaluate("(table) => (table.scrollLeft = table.scrollWidth)");
        assertThat(table).hasAttribute("data-cut", "start");
        assertEquals(before, name.boundingBox().x, 1);
    }

    @Test
    void arrowsGoFromTabToTabAndEscapeClosesAndGivesTheFocusBack() {
        PlaygroundPage playground = lab.open("");
        Locator first = playground.page.locator("#tab-example");
        first.focus();
        playground.key("ArrowRight");
        assertThat(playground.page.locator("#tab-matrices")).isFocused();
        assertThat(playground.page.locator("#view-matrices")).isHidden();
        playground.key("Enter");
        assertThat(playground.page.locator("#view-matrices")).isVisible();
        playground.key("ArrowLeft");
        assertThat(playground.page.locator("#view-example")).isVisible();
        assertThat(first).hasAttribute("aria-selected", "true");
        playground.page.locator("#view-example").focus();
        playground.key("Escape");
        assertThat(playground.page.locator("#view-example")).isHidden();
        assertThat(first).isFocused();
    }

    @Test
    void aHandleGivesThePanelThreeSizesByKeyAndPointerAndTheBrowserRemembersTheLast() {
        PlaygroundPage playground = lab.open("", Laboratory.desktop().setViewportSize(1440, 900));
        Locator handle = playground.page.locator("#inspector-handle");
        assertThat(handle).isHidden();
        playground.page.locator("#tab-example").click();
        double middle = height(playground);
        handle.focus();
        playground.key("ArrowUp");
        double high = height(playground);
        playground.key("Home");
        double low = height(playground);
        assertTrue(low < middle && middle < high, low + ", " + middle + ", " + high);
        assertThat(handle).hasAttribute("aria-valuetext", "small");

        handle.click();
        assertEquals(middle, height(playground), 0.5, "a press alone goes on to the next size");
        BoundingBox at = handle.boundingBox();
        playground.page.mouse().move(at.x + 20, at.y + 6);
        playground.page.mouse().down();
        playground.page.mouse().move(at.x + 20, at.y - 60);
        assertEquals(middle + 66, height(playground), 1, "it follows the pointer");
        playground.page.mouse().move(at.x + 20, 40);
        playground.page.mouse().up();
        assertEquals(high, height(playground), 0.5, "and rests at the size that is nearest");

        playground.page.reload();
        playground.page.locator("#tab-example").click();
        assertEquals(high, height(playground), 0.5, "after a reload");

        playground.page.setViewportSize(1600, 900);
        assertThat(handle).hasAttribute("aria-orientation", "vertical");
        BoundingBox panel = playground.page.locator("#view-example").boundingBox();
        BoundingBox plane = playground.page.locator("#plane").boundingBox();
        assertTrue(panel.x > plane.x + plane.width, "on a wide screen the panel stands beside the plane");
        assertThat(playground.page.locator("#loss-chart")).isVisible();
        handle.focus();
        playground.key("ArrowRight");
        assertTrue(playground.page.locator("#view-example").boundingBox().width < panel.width - 40, "it is narrower");
    }

    private static double height(PlaygroundPage playground) {
        return playground.page.locator("#inspector").boundingBox().height;
    }

    @Test
    void whereARunFirstRestsItIsPointedToOnceAndCoversNothingThatIsLookedAt() {
        PlaygroundPage playground = lab.open("");
        Locator cue = playground.page.locator("#inspector-cue");
        pauseOnce(playground);
        assertThat(cue).isVisible();
        for (String part : List.of("#plane", "#loss-chart", "#metrics", ".inspector-bar")) {
            assertTrue(apart(cue.boundingBox(), playground.page.locator(part).boundingBox()), part);
        }
        cue.getByText("Follow one example").click();
        assertThat(playground.page.locator("#view-example")).isVisible();
        assertThat(cue).isHidden();
        pauseOnce(playground);
        assertThat(cue).isHidden();
        assertEquals("yes", playground.page.evaluate("() => localStorage.getItem('inspector-found')"));
    }

    private static void pauseOnce(PlaygroundPage playground) {
        playground.click("Run");
        playground.waitForStatus("running");
        playground.click("Pause");
        playground.waitForStatus("paused");
        playground.passFrames(2);
    }

    private static boolean apart(BoundingBox a, BoundingBox b) {
        return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
    }

    @Test
    void aLinkCanHideIt() {
        PlaygroundPage playground = lab.open("#hide=inspector");
        assertThat(playground.page.locator("#inspector")).isHidden();
    }

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
        playground.openUnit("Hidden layer 2, unit 2");
        assertThat(playground.page.locator(".example-formulas h3")).hasText("Hidden layer 2, unit 2, with its bias");
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
        for (String tab : TABS.subList(0, 6)) {
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
    void aChosenFormulaLightsItsOperands() {
        PlaygroundPage playground = lab.open("");
        playground.page.locator("#tab-matrices").click();
        playground.page.locator("[data-of=dW2]").click();
        assertThat(playground.page.locator("[data-matrix=A1]")).hasAttribute("data-lit", "operand");
        assertThat(playground.page.locator("[data-matrix=G2]")).hasAttribute("data-lit", "operand");
        assertThat(playground.page.locator("[data-matrix=dW2]")).hasAttribute("data-lit", "result");
        assertThat(playground.page.locator("[data-of=dW2]")).containsText("(4×10)(10×2) → 4×2");
    }
}
