package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A 2-2-1 network of sigmoids, one example, one step of plain gradient descent with η = 0.5: what the page shows is what one
 * works out by hand.
 *
 * <pre>
 * x = (1, 0.5), y = 1
 * z₁ = 0.4·1 − 0.2·0.5 + 0.1 = 0.4      a₁ = σ(0.4) = 0.5986876601
 * z₂ = −0.6·1 + 0.8·0.5 − 0.2 = −0.4    a₂ = σ(−0.4) = 0.4013123399
 * z₃ = 0.5·a₁ − 0.5·a₂ + 0.2 = 0.2986876601    ŷ = σ(z₃) = 0.5741216731
 * C = −ln ŷ = 0.5549139310
 * δ₃ = ŷ − y = −0.4258783269
 * δ₁ = 0.5·δ₃·a₁(1 − a₁) = −0.05116092221    δ₂ = −0.5·δ₃·a₂(1 − a₂) = 0.05116092221
 * ∂C/∂w = δ · input, ∂C/∂b = δ; new value = old − 0.5 · gradient
 * </pre>
 */
@Tag("e2e")
class OneExampleTest {
    private static final double CLOSE = 1e-9;
    private static final String[] UNITS = {"0.0", "0.1", "1.0"};
    private static final double[] Z = {0.4, -0.4, 0.298687660112};
    private static final double[] A = {0.598687660112, 0.401312339888, 0.574121673120};
    private static final double[] DELTA = {-0.0511609222057, 0.0511609222057, -0.425878326880};
    /** In the order of the network's parameters: weights, then biases, layer by layer. */
    private static final double[] BEFORE = {0.4, -0.2, -0.6, 0.8, 0.1, -0.2, 0.5, -0.5, 0.2};

    private static final double[] GRADIENT = {
        -0.0511609222057,
        -0.0255804611028,
        0.0511609222057,
        0.0255804611028,
        -0.0511609222057,
        0.0511609222057,
        -0.254968099012,
        -0.170910227868,
        -0.425878326880
    };
    private static final double[] AFTER = {
        0.425580461103,
        -0.187209769449,
        -0.625580461103,
        0.787209769449,
        0.125580461103,
        -0.225580461103,
        0.627484049506,
        -0.414544886066,
        0.412939163440
    };
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
        assertEquals("0.5741", cell(playground, "1.0", "a").textContent());
        next.click();
        playground.page.locator("[data-unit='1.0'] button").click();
        assertClose(0.554913931049, playground.page.locator("[data-formula=loss]"));
        next.click();
        assertUnits(playground, 2, 1);
        assertEquals("−0.4259", cell(playground, "1.0", "delta").textContent());
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
                assertClose(AFTER[parameter], row(playground, parameter, "after"));
            }
        }

        // Back one phase, the new values are not known yet.
        playground.page.locator(".phase-bar > .button").nth(0).click();
        assertThat(playground.page.locator("[data-quantity=after][data-value]")).hasCount(0);
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
                assertClose(AFTER[parameter], row(playground, parameter, "before"));
            }
        }
    }

    @Test
    void aUnitAndAWeightAreExplainedInSymbolsNumbersAndResult() {
        PlaygroundPage playground = smallNetwork();
        Locator next = open(playground);
        Locator z = playground.page.locator("[data-formula=z]");
        assertThat(z).hasText("z1(1)=∑iw1,i(1)\u2062xi+b1(1)=0.4·1+(−0.2)·0.5+0.1=0.4");
        for (int phase = 0; phase < 5; phase++) {
            next.click();
        }
        playground.page.locator("[data-parameter='0'] button").click();
        assertThat(playground.page.locator("[data-formula=update]")).containsText("0.4−0.5·(−0.05116)=0.4256");
        assertThat(playground.page.locator(".direction"))
                .hasText("The gradient is negative: making this weight larger lowers the loss."
                        + " The step makes it larger.");
    }

    private PlaygroundPage smallNetwork() {
        PlaygroundPage playground = lab.open("#data=drawn&layers=2&activation=sigmoid&lr=0.5");
        playground.chooseClass(2);
        playground.focusPlane();
        assertThat(playground.page.getByTestId("readout")).hasAttribute("data-x", Pattern.compile(".+"));
        playground.walkCursorTo(1, 0.5);
        playground.key("Enter");
        playground.waitForPoints(1);
        for (int unit = 0; unit < 3; unit++) {
            playground.page.locator(".network-unit").nth(unit).press("Enter");
            List<Integer> parameters = PARAMETERS_OF_UNIT.get(unit);
            set(playground, ".network-weights li:nth-child(1) input", BEFORE[parameters.get(0)]);
            set(playground, ".network-weights li:nth-child(2) input", BEFORE[parameters.get(1)]);
            set(playground, ".network-card-bias input", BEFORE[parameters.get(2)]);
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
        assertThat(cell(playground, "0.0", "z")).hasAttribute("data-value", "0.4");
        return playground.page.locator(".phase-bar > .button").nth(1);
    }

    /** Forward has reached so many layers, backward so many from the end; the rest shows nothing. */
    private static void assertUnits(PlaygroundPage playground, int forward, int backward) {
        for (int unit = 0; unit < 3; unit++) {
            int layer = UNITS[unit].charAt(0) - '0';
            check(layer < forward, Z[unit], cell(playground, UNITS[unit], "z"));
            check(layer < forward, A[unit], cell(playground, UNITS[unit], "a"));
            check(layer >= 2 - backward, DELTA[unit], cell(playground, UNITS[unit], "delta"));
        }
    }

    private static void assertGradients(PlaygroundPage playground, int unit) {
        playground.page.locator("[data-unit='" + UNITS[unit] + "'] button").click();
        for (int parameter : PARAMETERS_OF_UNIT.get(unit)) {
            assertClose(BEFORE[parameter], row(playground, parameter, "before"));
            assertClose(GRADIENT[parameter], row(playground, parameter, "gradient"));
        }
    }

    private static void check(boolean known, double value, Locator cell) {
        if (known) {
            assertClose(value, cell);
        } else {
            assertThat(cell).hasText("");
        }
    }

    private static void assertClose(double expected, Locator cell) {
        assertThat(cell).hasAttribute("data-value", Pattern.compile(".+"));
        cell.page().waitForCondition(() -> {
            String value = cell.getAttribute("data-value");
            return value != null && Math.abs(expected - Double.parseDouble(value)) < CLOSE;
        });
    }

    private static Locator cell(PlaygroundPage playground, String unit, String quantity) {
        return playground.page.locator("[data-unit='" + unit + "'] [data-quantity=" + quantity + "]");
    }

    private static Locator row(PlaygroundPage playground, int parameter, String quantity) {
        return playground.page.locator("[data-parameter='" + parameter + "'] [data-quantity=" + quantity + "]");
    }
}
