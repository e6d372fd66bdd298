package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs are pinned, compared, taken up again, and carried to another browser. */
@Tag("e2e")
class PinnedRunsTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void twoRunsArePinnedComparedTakenUpAgainToTheBitAndCarriedElsewhere() {
        PlaygroundPage playground = lab.open("#data=spiral&lr=0.1");
        epochs(playground);
        String loss = playground.exact("train-loss");
        long step = playground.step();
        playground.page.locator("#pin").click();
        Locator rows = playground.page.locator(".runs-table tbody tr");
        assertThat(rows).hasCount(1);
        playground.page.locator("#pin").click();
        assertThat(playground.messages()).containsText("This run is pinned already");
        assertThat(rows).hasCount(1);

        playground.click("Reset");
        playground.waitForText("step", Pattern.compile("0"));
        playground.field("Learning rate").fill("0.5");
        playground.key("Enter");
        playground.waitForUrl("lr=0.5");
        epochs(playground);
        String other = playground.exact("train-loss");
        playground.click("Pin this run");
        assertThat(rows).hasCount(2);
        assertThat(name(rows.nth(0))).hasValue("lr 0.1");
        assertThat(name(rows.nth(1))).hasValue("lr 0.5");
        sort(playground, "Train loss");
        boolean isBetter = Double.parseDouble(loss) <= Double.parseDouble(other);
        assertThat(name(rows.nth(0))).hasValue(isBetter ? "lr 0.1" : "lr 0.5");
        sort(playground, "Run");

        for (int i = 0; i < 2; i++) {
            rows.nth(i).locator("input[type=checkbox]").check();
        }
        Locator comparison = playground.page.locator(".runs-comparison");
        assertThat(comparison).hasAttribute("data-share", Pattern.compile("0\\.\\d+"));
        assertTrue(Double.parseDouble(comparison.getAttribute("data-share")) > 0);
        assertThat(comparison.locator(".runs-settings tbody tr")).hasText("Learning rate0.10.5");
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#runs-panel"));

        playground.click("Continue from lr 0.1");
        assertThat(playground.field("Learning rate")).hasValue("0.1");
        playground.page.waitForCondition(() -> loss.equals(playground.exact("train-loss")));
        assertEquals(step, playground.step());
        playground.messages().getByText("Undo").click();
        playground.page.waitForCondition(() -> other.equals(playground.exact("train-loss")));

        Path file = playground
                .page
                .waitForDownload(() -> playground.click("Save as a file"))
                .path();
        playground.page.reload();
        playground.page.locator("#chart-menu").click();
        playground.page.locator("#runs").click();
        assertThat(rows).hasCount(2);

        PlaygroundPage elsewhere = lab.openFirst("");
        elsewhere.page.locator("#pin").click();
        assertThat(elsewhere.page.locator("#runs-panel")).containsText("Nothing is pinned yet");
        Locator field = elsewhere.page.locator("#runs-file");
        field.setInputFiles(
                new FilePayload("x.json", "application/json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
        assertThat(elsewhere.messages()).containsText("it begins with “{\"a\":1}”");
        field.setInputFiles(file);
        assertThat(elsewhere.page.locator(".runs-table tbody tr")).hasCount(2);
        elsewhere.click("Continue from lr 0.1");
        elsewhere.page.waitForCondition(() -> loss.equals(elsewhere.exact("train-loss")));
        assertEquals(step, elsewhere.step());
    }

    private static Locator name(Locator row) {
        return row.locator("input[type=text]");
    }

    private static void sort(PlaygroundPage playground, String column) {
        playground.page.locator(".runs-table thead").getByText(column).first().click();
    }

    /** Some epochs, and a few steps that no checkpoint stands at. */
    private static void epochs(PlaygroundPage playground) {
        for (int i = 0; i < 4; i++) {
            long before = playground.step();
            playground.click("Epoch");
            playground.waitForStepBeyond(before);
            playground.waitForStatus("paused");
        }
        long before = playground.step();
        playground.click("Step");
        playground.waitForStepBeyond(before);
    }
}
