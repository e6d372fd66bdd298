package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** axe finds nothing to complain about, in any state. */
@Tag("e2e")
class AccessibilityTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void idleRunningPausedAndDivergedAreCleanInLightAndDark() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            PlaygroundPage playground = lab.open("", desktop(scheme));
            assertClean(playground, "idle " + scheme);
            // slow, for a page that draws each of its frames at full speed leaves axe little of the processor
            playground.chooseSpeed("five-steps-a-second");
            playground.click("Run");
            playground.waitForStepBeyond(2);
            assertClean(playground, "running " + scheme);
            playground.click("Pause");
            playground.waitForStatus("paused");
            playground.openUnit("Output");
            assertThat(playground.page.locator(".network-card")).isVisible();
            assertClean(playground, "a unit's card " + scheme);

            PlaygroundPage diverged = lab.open("#lr=10", desktop(scheme));
            diverged.click("Run");
            diverged.waitForStatus("diverged");
            assertClean(diverged, "diverged " + scheme);
        }
    }

    @Test
    void drawingPagesAndRegressionAndMessagesAreClean() {
        assertClean(lab.open("#data=drawn&classes=6", desktop(ColorScheme.LIGHT)), "an empty plane");
        assertClean(lab.open("#data=plane", desktop(ColorScheme.LIGHT)), "regression");
        assertClean(lab.open("#lr=banana&colour=red", desktop(ColorScheme.LIGHT)), "messages");
    }

    @Test
    void popoversAndFrozenUnitsAreClean() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            PlaygroundPage playground =
                    lab.open("#optimizer=adamw&schedule=step:50:0.5&stop=early:20", desktop(scheme));
            playground.click("More settings");
            assertClean(playground, "more settings " + scheme);
            playground.key("Escape");
            playground.openUnit("Output");
            playground.click("Freeze this unit: its bias and incoming weights keep their values");
            playground.waitForUrl("frozen=");
            assertClean(playground, "a frozen unit " + scheme);
            playground.click("Close");
            playground.click("More features: your own formulas, Fourier features");
            playground.field("Formula 1").fill("x1 +");
            playground.key("Enter");
            playground.page.locator(".formula-problem mark").waitFor();
            assertClean(playground, "a wrong formula " + scheme);
        }
    }

    @Test
    void aPhoneIsCleanInEveryLanguage() {
        for (String locale : List.of("en-US", "vi-VN", "zh-TW")) {
            PlaygroundPage phone = lab.open(
                    "",
                    new Browser.NewContextOptions()
                            .setViewportSize(390, 844)
                            .setHasTouch(true)
                            .setIsMobile(true)
                            .setLocale(locale));
            assertClean(phone, locale);
            assertEquals(List.of(), Axe.violations(phone, "label-content-name-mismatch"), locale);
            phone.page.locator(".network-unit").first().tap();
            assertThat(phone.page.locator(".network-card")).isVisible();
            assertClean(phone, "a unit's card " + locale);
            phone.page.locator(".network-close").first().tap();
            phone.page.locator("#more").tap();
            assertClean(phone, "more settings " + locale);
        }
    }

    private static void assertClean(PlaygroundPage playground, String state) {
        assertEquals(List.of(), Axe.violations(playground), state);
    }

    private static Browser.NewContextOptions desktop(ColorScheme scheme) {
        return new Browser.NewContextOptions()
                .setViewportSize(1280, 720)
                .setColorScheme(scheme)
                .setLocale("en-US");
    }
}
