package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Data of one input lie on a line. */
@Tag("e2e")
class OneInputTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void pointsLieOnTheLineHoweverTheyAreDrawn() {
        PlaygroundPage playground = lab.open("#inputs=1&data=drawn&layers=2");
        playground.draw();
        playground.clickPlane(2, 3.6);
        playground.waitForPoints(1);
        playground.focusPlane();
        playground.key("ArrowUp");
        playground.key("Enter");
        playground.waitForPoints(2);
        playground.key("b");
        playground.key("Enter");
        playground.page.waitForCondition(() -> playground.pointCount() > 2);
        String drawn = Integer.toString(playground.pointCount());
        playground.page.waitForCondition(() -> heights(playground).startsWith(drawn + ","));
        assertEquals(drawn + ",0", heights(playground));
    }

    /** How many points the link has, and at which heights. */
    private static String heights(PlaygroundPage playground) {
        return (String) playground.page.evaluate("""
                async () => {
                    const { readHash } = await import('/web/link/hash.js');
                    const catalogue = JSON.parse(document.getElementById('catalogue').textContent);
                    const { points } = readHash(catalogue, location.hash);
                    return [points.length, ...new Set(points.map(([, y]) => y))].join();
                }""");
    }

    @Test
    void inARegressionTheHeightOnThePlaneIsTheTarget() {
        PlaygroundPage playground = lab.open("#inputs=1&data=drawn-values&layers=2&activation=relu");
        assertThat(playground.page.locator("#legend")).isHidden();
        assertThat(playground.page.locator("#value-field")).isHidden();
        assertThat(playground.page.locator("label:has(#view-discrete)")).isHidden();
        assertThat(playground.page.locator(".network-feature")).hasCount(3);
        playground.draw();
        playground.clickPlane(2, 3.6);
        playground.waitForPoints(1);
        playground.page.waitForCondition(() -> placed(playground).equals("2,0,0.75"));
        assertThat(playground.page.locator("#readout")).containsText("x₁ = 2.00 →");
        playground.key("m");
        playground.focusPlane();
        for (int i = 0; i < 8; i++) {
            playground.key("ArrowRight");
        }
        for (int i = 0; i < 14; i++) {
            playground.key("ArrowUp");
        }
        playground.key("Enter");
        playground.key("ArrowDown");
        playground.key("Enter");
        playground.page.waitForCondition(() -> placed(playground).equals("2,0,0.698"));
    }

    /** The first point of the link: its place and its target. */
    private static String placed(PlaygroundPage playground) {
        return (String) playground.page.evaluate("""
                async () => {
                    const { readHash } = await import('/web/link/hash.js');
                    const catalogue = JSON.parse(document.getElementById('catalogue').textContent);
                    return String(readHash(catalogue, location.hash).points[0]?.slice(0, 3));
                }""");
    }

    /** 2.9, −1, 3 and 1000, the last two of class 1. */
    private static final String FAR = "~VAsAAAAAAAAAGPz__wAAAAAAuAsAAAAAAAABQEIPAAAAAAAB";

    @Test
    void dataFarBeyondTheUsualViewAreShownWhereTheyLieAndAHandReachesThemThere() {
        PlaygroundPage playground = lab.open("#inputs=1&data=drawn&layers=2&points=" + FAR);
        playground.waitForPoints(4);
        assertThat(playground.page.getByTestId("plane")).hasAttribute("data-centre", "500,0");
        assertThat(playground.page.getByTestId("plane")).hasAttribute("data-extent", "577");
        playground.draw();
        playground.clickPlane(700, 0);
        playground.waitForPoints(5);
        playground.key("e");
        playground.focusPlane();
        playground.page.waitForCondition(
                () -> playground.page.locator("#readout").innerText().startsWith("x₁ = 25.00"));
        playground.page.waitForCondition(() -> Math.abs(lastPlace(playground) - 700) < 2);
    }

    /** Where the last point of the link lies. */
    private static double lastPlace(PlaygroundPage playground) {
        return Double.parseDouble((String) playground.page.evaluate("""
                async () => {
                    const { readHash } = await import('/web/link/hash.js');
                    const catalogue = JSON.parse(document.getElementById('catalogue').textContent);
                    return String(readHash(catalogue, location.hash).points.at(-1)[0]);
                }"""));
    }

    @Test
    void aSetOfOneVariableIsChosenAndTakenBackAsAWholeAndAnOwnFormulaIsRefusedAtItsField() {
        PlaygroundPage playground = lab.open("#layers=2");
        Page page = playground.page;
        assertThat(page.locator(".network-feature")).hasCount(8);
        page.locator(".thumbnail[data-set=formula]").click();
        assertThat(page.locator("#network-summary")).containsText("1 – 2 – 1");
        assertThat(page).hasURL(Pattern.compile("#data=formula&layers=2$"));
        assertThat(page.locator("#legend")).isHidden();
        Locator formula = page.locator("#data-formula");
        Locator problem = page.locator("#data-formula-problem");
        formula.fill("sin(x) + * 2");
        formula.press("Enter");
        assertThat(problem.locator("mark")).hasText("*");
        assertThat(formula).hasAttribute("aria-invalid", "true");
        formula.fill("log(x)");
        formula.press("Enter");
        assertThat(problem).containsText("NaN");
        formula.fill("x^2 / 10");
        formula.press("Enter");
        assertThat(page).hasURL(Pattern.compile("formula=x%5E2%20%2F%2010"));
        assertThat(problem).isEmpty();
        playground.undo().click();
        assertThat(formula).hasValue("x * sin(x) / 4");
        playground.undo().click();
        assertThat(page.locator("#network-summary")).containsText("2 – 2 – 1");
        assertThat(page).hasURL(Pattern.compile("#layers=2$"));
        assertThat(formula).isHidden();
    }

    @Test
    void aPlaceOfTheInspectorHasOneCoordinate() {
        PlaygroundPage playground = lab.open("#inputs=1&layers=2");
        playground.page.locator("#tab-example").click();
        playground
                .page
                .locator("#view-example .inspector-segment", new Page.LocatorOptions().setHasText("Place"))
                .click();
        assertThat(playground.page.locator("#view-example .example-place")).isVisible();
        assertThat(playground.page.locator("#view-example .example-place")).containsText("x₁");
        assertTrue(playground
                        .page
                        .locator("#view-example .example-place")
                        .innerText()
                        .indexOf("x₂")
                < 0);
        assertThat(playground.page.locator("#view-example .example-place").getByLabel("x₂"))
                .isHidden();
    }
}
