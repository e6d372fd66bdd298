package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.explain.HandTable;

/** What the page shows of one step is what the {@link HandTable} has. */
@Tag("e2e")
class OneExampleTest {
    private static final String[] UNITS = {"0.0", "0.1", "1.0"};
    private static final List<List<Integer>> PARAMETERS_OF_UNIT =
            List.of(List.of(0, 1, 4), List.of(2, 3, 5), List.of(6, 7, 8));

    @RegisterExtension
    final Lab lab = new Lab();

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "zh-Hant"})
    void everyNumberIsTheOneWorkedOutByHandPhaseByPhase(String language) {
        PlaygroundPage playground = smallNetwork();
        playground.chooseLanguage(language);
        Locator next = open(playground);

        assertUnits(playground, 1, 0);
        next.click();
        assertUnits(playground, 2, 0);
        next.click();
        playground.page.locator("[data-unit='1.0'] button").click();
        assertValue(HandTable.LOSS, playground.page.locator("[data-formula=loss]"));
        assertThat(playground.page.locator("[data-formula=loss] .result")).hasText("0.4346");
        next.click();
        assertUnits(playground, 2, 1);
        assertGradients(playground, 2);
        next.click();
        assertUnits(playground, 2, 2);
        assertGradients(playground, 0);
        assertGradients(playground, 1);
        assertThat(playground.page.locator("[data-quantity=after][data-value]")).hasCount(0);
        next.click();
        for (int unit = 0; unit < 3; unit++) {
            playground.page.locator("[data-unit='" + UNITS[unit] + "'] button").click();
            for (int parameter : PARAMETERS_OF_UNIT.get(unit)) {
                assertClose(HandTable.AFTER.get(parameter), row(playground, parameter, "after"));
            }
        }

        // Back one phase, the new values are not known yet.
        playground.page.locator(".phase-bar > .button").nth(0).click();
        assertThat(playground.page.locator("[data-quantity=after][data-value]")).hasCount(0);
    }

    @Test
    void aPressThatComesBeforeTheOneBeforeItIsDrawnCounts() {
        PlaygroundPage playground = lab.open("");
        playground.page.locator("#tab-example").click();
        assertThat(cell(playground, "0.0", "z")).hasAttribute("data-value", Pattern.compile(".+"));
        Locator current = playground.page.locator(".phase[aria-current=step]");
        Locator phases = playground.page.locator(".phase");
        playground
                .page
                .locator(".phase-bar > .button")
                .nth(1)
                .evaluate("next => { next.click(); next.click(); next.click(); }");
        assertThat(current).hasText(phases.nth(3).textContent());
        playground
                .page
                .locator(".phase-bar > .button")
                .first()
                .evaluate("back => { back.click(); back.click(); back.click(); back.click(); }");
        assertThat(current).hasText(phases.nth(0).textContent());
    }

    @Test
    void theNextStepMakesWhatWasShown() {
        PlaygroundPage playground = smallNetwork();
        Locator next = open(playground);
        for (int phase = 0; phase < 6; phase++) {
            next.click();
        }
        playground.waitForText("step", Pattern.compile("1"));
        for (int unit = 0; unit < 3; unit++) {
            playground.page.locator("[data-unit='" + UNITS[unit] + "'] button").click();
            for (int parameter : PARAMETERS_OF_UNIT.get(unit)) {
                assertClose(HandTable.AFTER.get(parameter), row(playground, parameter, "before"));
            }
        }
    }

    @Test
    void whatStandsUnderAfterIsWhatTheNextStepMakesAndNotWhatTheExampleAloneWould() {
        PlaygroundPage playground = lab.open("#data=xor&layers=2,2&activation=sigmoid&lr=0.5&seed=3");
        playground.page.locator("#tab-example").click();
        playground.page.locator("[data-parameter='0'] button").click();
        playground.page.locator(".phase[data-kind=update]").click();
        playground.page.locator("[data-unit='0.0'] button").click();
        playground.page.locator("[data-parameter='0'] button").click();
        assertThat(row(playground, 0, "before")).hasText("−0.1162");
        assertThat(row(playground, 0, "after")).hasText("−0.1167");
        assertThat(row(playground, 0, "alone")).hasText("−0.1367");
        assertThat(playground.page.locator(".formula-part")).hasText("This example alone");
        assertThat(playground.page.locator("[data-formula=update] .result")).hasText("−0.1367");
        assertThat(playground.page.locator(".direction")).containsText("By itself, this example");
        assertThat(playground.page.locator(".coming"))
                .hasText("The coming step, a minibatch of 10: ∂C/∂θ = 0.001000; −0.1162 becomes −0.1167."
                        + " This point isn't one of them.");
        List<String> after = values(playground, "after");
        assertEquals(after.get(0), playground.page.locator(".coming").getAttribute("data-after"));

        playground.click("Next step: minibatch of 10");
        playground.waitForText("step", Pattern.compile("1"));
        assertThat(row(playground, 0, "before")).hasAttribute("data-value", after.get(0));
        assertEquals(after, values(playground, "before"));
    }

    @Test
    void ofARunThatMakesNoStepNoNumberStandsUnderAfter() {
        PlaygroundPage playground = lab.open("#data=drawn&layers=2");
        playground.page.locator("#tab-example").click();
        playground.page.locator(".example-source .inspector-segment").nth(1).click();
        playground.page.locator(".phase[data-kind=update]").click();
        assertThat(row(playground, 0, "alone")).hasAttribute("data-value", Pattern.compile(".+"));
        assertThat(row(playground, 0, "after")).hasText("");
        assertThat(playground.page.locator(".phase-bar > .button").nth(1)).containsText("Again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "zh-Hant"})
    void nothingMovesWhenTheLastPhaseNamesItsStepOrWhenTheRunGoesOn(String language) {
        PlaygroundPage playground = lab.open("");
        playground.chooseLanguage(language);
        playground.page.locator("#tab-example").click();
        assertThat(cell(playground, "0.0", "z")).hasAttribute("data-value", Pattern.compile(".+"));
        String before = places(playground);
        playground.page.locator(".phase[data-kind=update]").click();
        assertThat(row(playground, 0, "after")).hasAttribute("data-value", Pattern.compile(".+"));
        assertEquals(before, places(playground));
        String after = row(playground, 0, "after").getAttribute("data-value");
        playground.page.locator("#run").click();
        assertThat(row(playground, 0, "after")).not().hasAttribute("data-value", after);
        assertEquals(before, places(playground));
    }

    /** Where the parts of the view begin, and how wide they are. */
    private static String places(PlaygroundPage playground) {
        return Stream.of(
                        ".phase-bar > .primary-soft",
                        ".phases",
                        ".example-units",
                        ".example-parameters",
                        ".example-formulas")
                .map(part -> playground.page.locator(part).boundingBox())
                .map(box -> Math.round(box.x) + "+" + Math.round(box.width))
                .collect(Collectors.joining(" "));
    }

    private static List<String> values(PlaygroundPage playground, String quantity) {
        return playground.page.locator("[data-parameter] [data-quantity=" + quantity + "]").all().stream()
                .map(cell -> cell.getAttribute("data-value"))
                .toList();
    }

    @Test
    void aUnitAndAWeightAreExplainedInSymbolsNumbersAndResult() {
        PlaygroundPage playground = smallNetwork();
        Locator next = open(playground);
        Locator z = playground.page.locator("[data-formula=z]");
        assertThat(z).hasText("z1(1)=∑iw1,i(1)\u2062xi+b1(1)=0.15·1+0.2·0.5+0.35=0.6");
        for (int phase = 0; phase < 5; phase++) {
            next.click();
        }
        playground.page.locator("[data-parameter='0'] button").click();
        assertThat(playground.page.locator("[data-formula=update]")).containsText("0.15−0.5·(−0.03225)=0.1661");
        assertThat(playground.page.locator(".direction"))
                .hasText("The gradient is negative: making this weight larger lowers the loss."
                        + " The step makes it larger.");
    }

    private PlaygroundPage smallNetwork() {
        PlaygroundPage playground = lab.open("#data=drawn&layers=2&activation=sigmoid&lr=0.5");
        playground.draw();
        playground.chooseClass(2);
        playground.focusPlane();
        assertThat(playground.page.getByTestId("readout")).hasAttribute("data-x", Pattern.compile(".+"));
        playground.walkCursorTo(HandTable.X.get(0), HandTable.X.get(1));
        playground.key("Enter");
        playground.waitForPoints(1);
        for (int unit = 0; unit < 3; unit++) {
            playground.page.locator(".network-unit").nth(unit).press("Enter");
            List<Integer> parameters = PARAMETERS_OF_UNIT.get(unit);
            set(playground, ".network-weights li:nth-child(1) input", HandTable.BEFORE.get(parameters.get(0)));
            set(playground, ".network-weights li:nth-child(2) input", HandTable.BEFORE.get(parameters.get(1)));
            set(playground, ".network-card-bias input", HandTable.BEFORE.get(parameters.get(2)));
            playground.key("Escape");
        }
        return playground;
    }

    private static void set(PlaygroundPage playground, String field, double value) {
        playground.page.locator(field).fill(Double.toString(value));
        playground.key("Enter");
    }

    private static Locator open(PlaygroundPage playground) {
        playground.page.locator("#tab-example").click();
        assertClose(HandTable.Z.get(0), cell(playground, "0.0", "z"));
        return playground.page.locator(".phase-bar > .button").nth(1);
    }

    /** Forward has reached so many layers, backward so many from the end; the rest shows nothing. */
    private static void assertUnits(PlaygroundPage playground, int forward, int backward) {
        for (int unit = 0; unit < 3; unit++) {
            int layer = UNITS[unit].charAt(0) - '0';
            check(layer < forward, HandTable.Z.get(unit), cell(playground, UNITS[unit], "z"));
            check(layer < forward, HandTable.A.get(unit), cell(playground, UNITS[unit], "a"));
            check(layer >= 2 - backward, HandTable.DELTA.get(unit), cell(playground, UNITS[unit], "delta"));
        }
    }

    private static void assertGradients(PlaygroundPage playground, int unit) {
        playground.page.locator("[data-unit='" + UNITS[unit] + "'] button").click();
        for (int parameter : PARAMETERS_OF_UNIT.get(unit)) {
            assertClose(HandTable.BEFORE.get(parameter), row(playground, parameter, "before"));
            assertClose(HandTable.GRADIENT.get(parameter), row(playground, parameter, "gradient"));
        }
    }

    private static void check(boolean known, double value, Locator cell) {
        if (known) {
            assertClose(value, cell);
        } else {
            assertThat(cell).hasText("");
        }
    }

    /** All digits of the number behind the cell, and the four that it shows. */
    private static void assertClose(double expected, Locator cell) {
        assertValue(expected, cell);
        double shown = Double.parseDouble(cell.textContent().replace('−', '-'));
        double fourthDigit = expected == 0 ? 0 : Math.pow(10, Math.floor(Math.log10(Math.abs(expected))) - 3);
        assertEquals(expected, shown, fourthDigit / 2);
    }

    private static void assertValue(double expected, Locator shown) {
        assertThat(shown).hasAttribute("data-value", Pattern.compile(".+"));
        shown.page().waitForCondition(() -> {
            String value = shown.getAttribute("data-value");
            return value != null && Math.abs(expected - Double.parseDouble(value)) < HandTable.DIGITS;
        });
    }

    private static Locator cell(PlaygroundPage playground, String unit, String quantity) {
        return playground.page.locator("[data-unit='" + unit + "'] [data-quantity=" + quantity + "]");
    }

    private static Locator row(PlaygroundPage playground, int parameter, String quantity) {
        return playground.page.locator("[data-parameter='" + parameter + "'] [data-quantity=" + quantity + "]");
    }
}
