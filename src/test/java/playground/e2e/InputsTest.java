package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Inputs beyond the listed features: a person's own formulas. */
@Tag("e2e")
class InputsTest {
    private static final String MORE = "More features: your own formulas, Fourier features";

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aFormulaMakesTheCircleSeparableWithoutAHiddenLayer() {
        PlaygroundPage playground = lab.open("#layers=none&lr=0.3");
        playground.click(MORE);
        playground.field("Formula 1").fill("x1^2 + x2^2");
        playground.key("Enter");
        assertThat(playground.page.locator("#network-summary")).containsText("3 – 1");
        playground.key("Escape");
        playground.click("Run");
        playground.waitForText("train-accuracy", Pattern.compile("100\\.0 %"));
        playground.click("Pause");
        playground.waitForStatus("paused");
        assertTrue(playground.classAt(0, 0) == 1 && playground.classAt(4, 4) == 0);
    }

    @Test
    void aWrongFormulaShowsItsErrorAtItsPlaceAndTheRunGoesOn() {
        PlaygroundPage playground = lab.open("");
        playground.click("Run");
        playground.waitForStepBeyond(10);
        playground.click(MORE);
        Locator formula = playground.field("Formula 1");
        formula.fill("sin(x1 + foo)");
        playground.key("Enter");
        assertThat(formula).hasAttribute("aria-invalid", "true");
        Locator problem = playground.page.locator("#formulas .formula-problem");
        assertThat(problem.locator("mark")).hasText("foo");
        assertThat(problem).containsText("“foo” can't stand here");
        assertThat(formula).hasValue("sin(x1 + foo)");
        playground.waitForStatus("running");
        playground.waitForStepBeyond(playground.step());

        formula.fill("sin(x1 + x2)");
        playground.key("Enter");
        assertThat(problem).isEmpty();
        assertThat(playground.page.locator("#network-summary")).containsText("3 – 4");
        playground.waitForStatus("running");
    }

    @Test
    void aFormulaThatIsRemovedLeavesTheNetwork() {
        PlaygroundPage playground = lab.open("");
        playground.click(MORE);
        playground.field("Formula 1").fill("x1*x2");
        playground.key("Enter");
        assertThat(playground.page.locator("#network-summary")).containsText("3 – 4");
        playground.click("Remove formula 1");
        assertThat(playground.page.locator("#network-summary")).containsText("2 – 4");
        playground.click("Add a formula");
        playground.key("Escape");
        assertThat(playground.page.locator(".formula")).hasCount(0);
    }
}
