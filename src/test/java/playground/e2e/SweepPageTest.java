package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.server.FaultProxy;

/** One or two settings at several values each, as runs beside each other at the same step. */
@Tag("e2e")
class SweepPageTest {
    private static final String LINK = "#data=xor&sweep=lr:0.01,0.1;layers:2|8,8";

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void thirtySixRunsRestAtOneStepAndOneOfThemComesToThePageWithTheVeryLossThatItsPlaceShowed() {
        PlaygroundPage playground = lab.open("");
        playground.page.locator("#more").click();
        playground.click("Sweep over values…");
        assertThat(playground.page.locator(".sweep-count")).hasText("36 runs");
        playground.page.locator("#sweep-start").click();
        waitForStep(playground, 0);
        assertThat(cells(playground)).hasCount(36);
        playground.page.locator("#sweep-run").click();
        assertThat(dialog(playground)).hasAttribute("data-status", "running");
        playground.page.locator("#sweep-run").click();
        assertThat(dialog(playground)).hasAttribute("data-status", "resting");

        goTo(playground, 60);
        goTo(playground, 37);
        assertEquals(
                List.of("37"),
                cells(playground).all().stream()
                        .map(cell -> cell.getAttribute("data-step"))
                        .distinct()
                        .toList());
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#sweep-dialog"));
        Locator cell = cells(playground).nth(20);
        String testLoss = cell.getAttribute("data-test");
        cell.click();
        assertThat(dialog(playground)).not().isVisible();
        playground.waitForText("step", Pattern.compile("37"));
        assertEquals(testLoss, playground.exact("test-loss"));
        playground.waitForUrl("lr=0.1&layers=8");

        playground.messages().getByText("Undo").click();
        playground.waitForText("step", Pattern.compile("0"));
        assertThat(playground.field("Learning rate")).hasValue("0.03");
    }

    @Test
    void aLinkOpensTheSameSweepElsewhereAndWhatCanNotBeUsedOfItIsNamed() {
        PlaygroundPage playground = lab.open(LINK);
        waitForStep(playground, 0);
        goTo(playground, 50);
        PlaygroundPage elsewhere =
                lab.open("#" + URI.create(LINK.replace("|", "%7C")).getRawFragment() + "%7C99");
        waitForStep(elsewhere, 0);
        goTo(elsewhere, 50);
        assertEquals(losses(playground), losses(elsewhere));
        assertThat(elsewhere.messages()).containsText("“layers:99” can't be used");
    }

    @Test
    void afterACutTheSweepIsMadeAgainUpToTheStepThatWasShown() {
        try (FaultProxy proxy = new FaultProxy(URI.create(lab.address()).getPort())) {
            PlaygroundPage playground = lab.openAt("http://localhost:" + proxy.port(), LINK);
            waitForStep(playground, 0);
            goTo(playground, 40);
            List<String> losses = losses(playground);
            proxy.cut();
            assertThat(dialog(playground)).hasAttribute("data-status", "wanted");
            assertThat(playground.messages()).containsText("Connected again.");
            waitForStep(playground, 40);
            assertEquals(losses, losses(playground));
            playground.page.close();
        }
    }

    private static Locator dialog(PlaygroundPage playground) {
        return playground.page.locator("#sweep-dialog");
    }

    private static Locator cells(PlaygroundPage playground) {
        return playground.page.locator(".sweep-cell");
    }

    private static List<String> losses(PlaygroundPage playground) {
        return cells(playground).all().stream()
                .map(cell -> cell.getAttribute("data-train"))
                .toList();
    }

    private static void goTo(PlaygroundPage playground, long step) {
        playground.page.locator("#sweep-step").fill(String.valueOf(step));
        playground.page.keyboard().press("Enter");
        waitForStep(playground, step);
    }

    /** Until the figures of that step are written, too. */
    private static void waitForStep(PlaygroundPage playground, long step) {
        assertThat(dialog(playground)).hasAttribute("data-step", String.valueOf(step));
        assertThat(cells(playground).first()).hasAttribute("data-step", String.valueOf(step));
    }
}
