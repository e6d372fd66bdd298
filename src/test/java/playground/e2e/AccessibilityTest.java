package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
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
    void theStateIsSaidInWordsOnDemandAndNothingSpeaksByItselfWhileTheRunGoesOn() {
        PlaygroundPage playground = lab.open("");
        playground.key("i");
        Locator words = playground.page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("In words"));
        assertThat(words).containsText("Data: Circle, 500 points of 2 classes. 250 are trained on, 250 test.");
        assertThat(words).containsText("hidden layers 2 with 4 units (Tanh) and 2 units (Tanh)");
        assertThat(words).containsText("The run is idle at step 0, epoch 0.");
        assertThat(words).containsText("points lie on the wrong side of the boundary.");
        assertThat(words).isFocused();
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, ".bubble"));
        playground.key("Escape");
        playground.page.locator("[data-about='training.learningRate']").click();
        assertThat(playground.page.locator(".bubble")).isVisible();
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, ".bubble"));
        playground.key("Escape");

        // slow, so that it isn't all learned meanwhile, which is said
        playground.chooseSpeed("five-steps-a-second");
        playground.click("Run");
        playground.waitForStepBeyond(2);
        assertEquals(List.of(), playground.page.evaluate("""
                async () => {
                    const spoken = [];
                    const hears = new MutationObserver((all) => all.forEach(({ target }) => spoken.push(target.outerHTML)));
                    for (const region of document.querySelectorAll('[aria-live], [role=status], [role=alert]')) {
                        hears.observe(region, { childList: true, subtree: true, characterData: true });
                    }
                    for (let i = 0; i < 60; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
                    return spoken;
                }"""));
    }

    @Test
    void idleRunningPausedAndDivergedAreCleanInLightAndDark() {
        PlaygroundPage playground = lab.open("");
        assertCleanInLightAndDark(playground, "idle");
        // slow, for a page that draws each of its frames at full speed leaves axe little of the processor
        playground.chooseSpeed("five-steps-a-second");
        playground.click("Run");
        playground.waitForStepBeyond(2);
        assertCleanInLightAndDark(playground, "running");
        playground.click("Pause");
        playground.waitForStatus("paused");
        playground.openUnit("Output");
        assertThat(playground.page.locator(".network-card")).isVisible();
        assertCleanInLightAndDark(playground, "a unit's card");

        PlaygroundPage diverged = lab.open("#lr=10");
        diverged.click("Run");
        diverged.waitForStatus("diverged");
        assertCleanInLightAndDark(diverged, "diverged");
    }

    @Test
    void drawingPagesAndRegressionAndMessagesAreClean() {
        assertClean(lab.open("#data=drawn&classes=6"), "an empty plane");
        assertClean(lab.open("#data=plane"), "regression");
        assertClean(lab.open("#lr=banana&colour=red"), "messages");
    }

    @Test
    void popoversAndFrozenUnitsAreClean() {
        PlaygroundPage playground = lab.open("#optimizer=adamw&schedule=step:50:0.5&stop=early:20");
        playground.click("More settings");
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#more-settings"));
        playground.key("Escape");
        playground.click("Share");
        assertThat(playground.page.locator("#share-qr")).isVisible();
        playground.page.locator(".share-embed > summary").click();
        assertThat(playground.page.locator(".share-code")).isVisible();
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#share-popover"));
        playground.click("Customize for students");
        assertThat(playground.page.locator("#customize")).isVisible();
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#customize"));
        playground.key("Escape");
        playground.openUnit("Output");
        playground.click("Freeze this unit: its bias and incoming weights keep their values");
        playground.waitForUrl("frozen=");
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#network-panel"));
        playground.click("Close");
        playground.click("More features: your own formulas, Fourier features");
        playground.field("Formula 1").fill("x1 +");
        playground.key("Enter");
        playground.page.locator(".formula-problem mark").waitFor();
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#more-inputs"));
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
            phone.page.locator("#part-network").tap();
            assertEquals(List.of(), Axe.violations(phone, "label-content-name-mismatch"), locale);
            phone.page.locator(".network-unit").first().tap();
            assertThat(phone.page.locator(".network-card")).isVisible();
            assertEquals(List.of(), Axe.violationsWithin(phone, ".network-card"), locale);
            phone.page.locator(".network-close").first().tap();
            phone.page.locator("#part-training").tap();
            assertEquals(List.of(), Axe.violationsWithin(phone, "#training"), locale);
        }
    }

    /** A page that is opened in them reads its colours in them. */
    @Test
    void inForcedColoursDrawingsKeepTheirColoursAndWhatIsChosenHasAnOutline() {
        PlaygroundPage playground = lab.open(
                "",
                new Browser.NewContextOptions()
                        .setForcedColors(ForcedColors.ACTIVE)
                        .setColorScheme(ColorScheme.DARK));
        playground.page.locator("#tab-example").click();
        assertThat(playground.page.locator(".phase[aria-current]")).isVisible();
        for (String canvas : List.of("#plane", ".network-canvas", ".thumbnail canvas")) {
            assertTrue(hasTheColoursOfTwoClasses(playground, canvas), canvas + " has lost its colours");
        }
        for (String chosen : List.of(
                ".thumbnail:has(:checked)",
                ".segment:has(:checked)",
                ".class-choice:has(:checked)",
                ".network-feature[aria-pressed=true]",
                "[role=tab][aria-selected=true]",
                ".phase[aria-current]")) {
            assertThat(playground.page.locator(chosen).first()).hasCSS("outline-style", "solid");
        }
        playground.page.locator("#run").focus();
        playground.key("Tab");
        assertThat(playground.page.locator(":focus")).hasCSS("outline-style", "double");
    }

    private static boolean hasTheColoursOfTwoClasses(PlaygroundPage playground, String canvas) {
        return (boolean) playground.page.locator(canvas).first().evaluate("""
                (canvas) => {
                    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                    let orange = 0;
                    let blue = 0;
                    for (let i = 0; i < data.length; i += 4) {
                        if (data[i] > data[i + 2] + 60) orange++;
                        if (data[i + 2] > data[i] + 60) blue++;
                    }
                    return orange > 50 && blue > 50;
                }""");
    }

    @Test
    void whoeverWantsLessMotionSeesNothingMoveButTheRun() {
        PlaygroundPage playground = lab.open("");
        playground.click("Run");
        playground.waitForStatus("running");
        assertTrue(animations(playground) > 0, "something pulses while a run goes on");
        playground.page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertEquals(0, animations(playground));
    }

    private static int animations(PlaygroundPage playground) {
        return (int) playground.page.evaluate("() => document.getAnimations().length");
    }

    private static void assertCleanInLightAndDark(PlaygroundPage playground, String state) {
        assertEquals(List.of(), Axe.violationsInLightAndDark(playground), state);
    }

    private static void assertClean(PlaygroundPage playground, String state) {
        assertEquals(List.of(), Axe.violations(playground), state);
    }
}
