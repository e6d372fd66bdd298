package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The gradient of the coming step is the same wherever it is shown, and where something else is shown, the page says so. */
@Tag("e2e")
class StepGradientTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void whatIsSeenOfALargeMinibatchAddsUpToItsGradient() {
        PlaygroundPage playground = lab.open("#batch=250");
        playground.page.locator("#tab-example").click();
        playground
                .page
                .getByText("Minibatch", new Page.GetByTextOptions().setExact(true))
                .click();
        Locator pulls = playground.page.locator(".pulls");
        Locator rows = pulls.locator("li");
        assertThat(rows).hasCount(102);
        assertThat(pulls).containsText("Their sum divided by 250 is the gradient");
        assertThat(rows.nth(100)).containsText(Pattern.compile("\\d+ others"));
        double mean = Double.parseDouble(pulls.getAttribute("data-mean"));
        List<Double> values = rows.all().stream()
                .map(row -> Double.parseDouble(row.getAttribute("data-value")))
                .toList();
        assertEquals(250 * mean, values.stream().mapToDouble(value -> value).sum(), 1e-12);
        for (double sign : List.of(-1.0, 1.0)) {
            long named = values.subList(0, 100).stream()
                    .filter(value -> value * sign > 0)
                    .count();
            assertEquals(50, named, "of the strongest, either side has its half");
        }
        Object area = playground.page.evaluate("""
                async () => {
                    const { profile } = await import('/web/draw/pulls.js');
                    const pulls = Array.from({ length: 2500 }, (_, i) => Math.cos(i) ** 3 + 0.01).sort((a, b) => b - a);
                    const drawn = profile(pulls, 300);
                    const area = drawn.reduce((sum, { from, to, value }) => sum + value * (to - from), 0);
                    const sum = pulls.reduce((total, pull) => total + pull, 0);
                    return [drawn.length, Math.abs(area - sum) < 1e-9, drawn[0].from, drawn[299].to].join(' ');
                }""");
        assertEquals("300 true 0 2500", area);
    }

    @Test
    void theCheckAndTheMinibatchAndTheOneWeightHaveTheSameGradient() {
        PlaygroundPage playground = lab.open("#batch=5000&shuffle=false&lr=0.3");
        playground.page.locator("#tab-check").click();
        Locator row = playground.page.locator(".check-table [data-parameter='22']");
        assertThat(row).containsText("Hidden layer 2, unit 1 → Output");
        assertThat(row.locator("td").first()).hasText(Pattern.compile("−0\\.02045\\d"));
        assertThat(playground.page.locator(".check-table caption"))
                .hasText("25 of 25 parameters, over all 250 examples of the coming step");
        playground.page.locator("#tab-example").click();
        playground.page.locator("[data-unit='2.0'] button").click();
        playground
                .page
                .getByText("Minibatch", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(playground.page.locator("[data-parameter='22'] [data-quantity=gradient]"))
                .hasText(Pattern.compile("−0\\.02045"));
        playground.page.locator("#tab-weights").click();
        playground.page.locator("#view-weights .picker select").first().selectOption("Output");
        assertThat(playground.page.locator(".weights-figures")).containsText("the gradient: −0.02045");
        assertThat(playground.page.locator("#view-weights"))
                .containsText("Loss and slope over all 250 training examples");
    }

    @Test
    void aCheckOfFewerExamplesThanTheStepSaysSoBesideEveryNumber() {
        PlaygroundPage playground = lab.open("#batch=5000&n=5000&layers=16,16,16&dropout=0.2&reg=l2&regRate=0.01");
        playground.page.locator("#tab-check").click();
        Locator table = playground.page.locator(".check-table");
        assertThat(table.locator("caption"))
                .hasText(Pattern.compile("32 of 609 parameters, over only \\d+ of the 2500 .*"));
        Pattern few = Pattern.compile(".*over \\d+ of 2500 examples.*");
        for (int column = 1; column < 4; column++) {
            assertThat(table.locator("thead th").nth(column)).hasText(few);
        }
        assertThat(table.locator("tbody tr")).hasCount(32);
        for (Locator row : table.locator("tbody tr").all()) {
            assertThat(row.locator("th")).hasText(few);
            assertThat(row).hasAttribute("title", few);
        }
        assertThat(playground.page.locator(".check-left")).containsText("without the L2 penalty");
        assertThat(playground.page.locator(".check-left")).containsText("dropout is left out");
    }
}
