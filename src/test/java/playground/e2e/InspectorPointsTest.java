package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The inspector's views of all points and of what goes wrong with them, and a look without a unit. */
@Tag("e2e")
class InspectorPointsTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void theErrorsAddUpToTheAccuracyAndTheirPointsLightUpAndAreOnePressFromOneExample() {
        PlaygroundPage playground = lab.open("#data=spiral&classes=3&n=120");
        playground.click("Epoch");
        playground.waitForEpoch(1);
        playground.page.locator("#tab-errors").click();
        for (int role = 0; role < 2; role++) {
            Locator table = playground.page.locator(".confusion").nth(role);
            assertThat(table.locator("button")).hasCount(9);
            double right = sum(table.locator(".right"));
            double score = right / (right + sum(table.locator(".wrong")));
            assertEquals(playground.number(role == 0 ? "train-accuracy" : "test-accuracy"), score, 1e-12);
        }
        Locator number = playground
                .page
                .locator(".confusion")
                .nth(1)
                .locator(".wrong:not(:text-is('0')) button")
                .first();
        String count = number.textContent();
        number.click();
        Locator plane = playground.page.getByTestId("plane");
        assertThat(plane).hasAttribute("data-selected", count);
        playground.page.locator("#tab-health").click();
        assertThat(plane).hasAttribute("data-selected", "0");

        playground.page.locator("#tab-errors").click();
        Locator worst = playground.page.locator(".worst-point").first();
        String point = worst.textContent();
        worst.click();
        assertThat(playground.page.locator("#tab-example")).hasAttribute("aria-selected", "true");
        assertThat(playground.page.getByLabel("Number of the point")).hasValue(point);
    }

    @Test
    void aUnitIsSwitchedOffForALookAndNothingOfTheRunChanges() {
        PlaygroundPage playground = lab.open("#data=gauss&n=100");
        playground.click("Epoch");
        playground.waitForEpoch(1);
        double loss = playground.number("train-loss");
        playground.waitUntilKept();
        String kept = playground.kept();
        String answer = answerAt(playground);
        Locator banner = playground.page.locator(".ablation");
        Locator without = playground.page.locator("[data-ablation=trainLoss]");

        playground.openUnit("Hidden layer 2, unit 1");
        playground.click("Switch off for a look");
        assertThat(without).hasAttribute("data-value", Pattern.compile("\\d.*"));
        assertNotEquals(loss, Double.parseDouble(without.getAttribute("data-value")));
        assertThat(banner).containsText("Hidden layer 2, unit 1, switched off");
        assertNotEquals(answer, answerAt(playground));
        assertThat(playground.page.locator(".network-unit.off")).hasCount(1);
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, ".ablation"));
        playground.click("Back");
        assertThat(banner).isHidden();
        assertEquals(answer, answerAt(playground));
        assertEquals(loss, playground.number("train-loss"));
        assertEquals(kept, playground.kept());

        playground.openUnit("Hidden layer 2, unit 1");
        playground.click("Switch off for a look");
        assertThat(banner).isVisible();
        playground.addHiddenLayer();
        assertThat(banner).isHidden();
        assertThat(playground.page.locator(".network-unit.off")).hasCount(0);
    }

    /** What the page says of a place. */
    private static String answerAt(PlaygroundPage playground) {
        playground.page.mouse().move(0, 0);
        playground.classAt(-3, 3);
        return playground.text("readout");
    }

    @Test
    void allPointsAreRowsThatAreSortedEditedAddedAndDeletedByKeyboardAndTheirSelectionIsThatOfThePlane() {
        PlaygroundPage playground =
                lab.open("#data=gauss&n=5000", Laboratory.desktop().setViewportSize(1440, 900));
        playground.page.locator("#tab-table").click();
        Locator table = playground.page.locator(".points-table");
        Locator active = table.locator("td.active");
        Locator plane = playground.page.getByTestId("plane");
        assertThat(table).hasAttribute("aria-rowcount", "5001");
        assertTrue(table.locator("tr").count() < 40);

        table.focus();
        playground.key("Control+End");
        assertThat(table.locator("tr[data-point='4999']")).hasAttribute("aria-selected", "true");
        assertThat(plane).hasAttribute("data-selected", "1");
        assertTrue(table.locator("tr").count() < 40);
        playground.key("Shift+ArrowUp");
        assertThat(plane).hasAttribute("data-selected", "2");
        playground.key("Control+Home");
        playground.key("ArrowRight");
        assertThat(table).hasAttribute("aria-activedescendant", "point-0-1");
        String before = active.textContent();
        playground.page.keyboard().type("2,5");
        playground.key("Enter");
        assertThat(table.locator("tr[data-point='0'] td").first()).hasText("2.5");
        playground.waitForUrl("data=drawn");
        playground.undo().click();
        playground.waitForUrl("data=gauss");
        assertThat(table.locator("tr[data-point='0'] td").first()).hasText(before);

        table.getByText("x₁").click();
        assertThat(table.locator("th[aria-sort=ascending]")).hasText("x₁");
        String[] xs = table.locator("tbody tr:not(.spacer) td:nth-child(2)").allTextContents().stream()
                .map(text -> text.replace('−', '-'))
                .toArray(String[]::new);
        for (int i = 1; i < xs.length; i++) {
            assertTrue(Double.parseDouble(xs[i - 1]) <= Double.parseDouble(xs[i]), xs[i - 1] + " before " + xs[i]);
        }
        table.focus();
        playground.key("Control+Home");
        playground.key("Delete");
        playground.waitForPoints(4999);
        playground.click("Add a point");
        playground.waitForPoints(5000);
        assertThat(table.locator("tr[data-point='4999']")).hasAttribute("aria-selected", "true");
        playground.key("F2");
        playground.page.keyboard().type("far");
        playground.key("Enter");
        assertThat(playground.page.locator(".table-message")).hasText("“far” is not a number.");
        playground.key("Escape");

        playground.clickPlane(0, 0);
        assertThat(playground.page.locator("#tab-table")).hasAttribute("aria-selected", "true");
        assertThat(plane).hasAttribute("data-selected", "1");
    }

    private static double sum(Locator cells) {
        return cells.allTextContents().stream().mapToDouble(Double::parseDouble).sum();
    }
}
