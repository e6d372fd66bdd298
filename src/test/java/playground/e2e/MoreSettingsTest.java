package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What "More settings" and the cards of the units offer reaches the run, and shows what it does. */
@Tag("e2e")
class MoreSettingsTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void anOptimizersOwnSettingsAppearAndReachTheRun() {
        PlaygroundPage playground = lab.open("#stop=epoch:5");
        choose(playground, "Optimizer", "rmsprop");
        playground.click("More settings");
        assertThat(playground.field("ε")).isVisible();
        assertThat(playground.field("Momentum")).isHidden();
        playground.key("Escape");
        String withDefault = lossOfARun(playground);

        playground.click("More settings");
        playground.field("Decay ρ of the mean square").fill("0.2");
        playground.key("Enter");
        playground.waitForUrl("decay=0.2");
        playground.key("Escape");
        playground.click("Reset");
        playground.waitForStatus("idle");
        assertNotEquals(withDefault, lossOfARun(playground));
        assertThat(playground.messages()).not().containsText("can't be");

        choose(playground, "Optimizer", "nesterov");
        playground.click("More settings");
        assertThat(playground.field("Momentum")).isVisible();
        assertThat(playground.field("ε")).isHidden();
    }

    @Test
    void aScheduleShowsTheLearningRateInForce() {
        PlaygroundPage playground = lab.open("");
        Locator inForce = playground.page.locator("#rate-in-force");
        assertThat(inForce).isHidden();
        playground.click("More settings");
        choose(playground, "Course", "step");
        playground.field("Period, epochs").fill("1");
        playground.key("Enter");
        assertThat(inForce).hasText("→ 0.03");
        playground.key("Escape");
        playground.click("Epoch");
        assertThat(inForce).hasText("→ 0.015");
        playground.click("Epoch");
        assertThat(inForce).hasText("→ 0.0075");
        playground.click("More settings");
        playground.field("Period, epochs").fill("2");
        playground.key("Enter");
        assertThat(inForce).hasText("→ 0.015");
    }

    @Test
    void earlyStoppingStopsWhenTheTestLossFallsNoMore() {
        PlaygroundPage playground = lab.open("#noise=50&lr=0.3&n=40");
        playground.click("More settings");
        choose(playground, "Stop by itself", "early");
        playground.field("Epochs without a new low").fill("3");
        playground.key("Enter");
        playground.waitForUrl("stop=early:3");
        playground.key("Escape");
        playground.click("Run");
        playground.waitForStatus("stopped");
        assertThat(playground.messages()).containsText("no new low");
    }

    @Test
    void aFrozenWeightKeepsItsValueWhileOthersMove() {
        PlaygroundPage playground = lab.open("");
        playground.openUnit("Hidden layer 1, unit 1");
        playground.click("Freeze the weight from x₁");
        playground.waitForUrl("frozen=0.0.0");
        String frozen = playground.field("Weight from x₁").inputValue();
        String free = playground.field("Weight from x₂").inputValue();
        playground.click("Run");
        playground.waitForStepBeyond(500);
        playground.click("Pause");
        playground.waitForStatus("paused");
        assertThat(playground.field("Weight from x₁")).hasValue(frozen);
        assertThat(playground.field("Weight from x₂")).not().hasValue(free);
        playground.click("Unfreeze all (1)");
        assertThat(playground.button("Freeze the weight from x₁")).hasAttribute("aria-pressed", "false");
    }

    @Test
    void onlyTheOutputsThatGoWithTheLossAreOffered() {
        PlaygroundPage playground = lab.open("");
        playground.click("More settings");
        assertThat(select(playground, "Output")).isHidden();
        choose(playground, "Loss", "squared-error");
        assertThat(select(playground, "Output").locator("option:enabled"))
                .hasText(new String[] {"Linear", "Sigmoid", "Tanh"});
        choose(playground, "Output", "linear");
        playground.waitForUrl("output=linear");
        choose(playground, "Loss", "huber");
        assertThat(playground.field("Huber δ")).isVisible();
    }

    @Test
    void aHardStepIsShownButTrainingIsRefusedWithTheReason() {
        PlaygroundPage playground = lab.open("");
        choose(playground, "Activation", "hard-step");
        playground.waitForUrl("activation=hard-step");
        playground.click("Run");
        assertThat(playground.messages()).containsText("no gradient");
        assertEquals(0, playground.step());
    }

    private static String lossOfARun(PlaygroundPage playground) {
        playground.click("Run");
        playground.waitForStatus("stopped");
        playground.waitForText("epoch", Pattern.compile("5"));
        return playground.exact("train-loss");
    }

    private static Locator select(PlaygroundPage playground, String label) {
        return playground.page.getByRole(
                AriaRole.COMBOBOX,
                new Page.GetByRoleOptions().setName(label).setExact(true).setIncludeHidden(true));
    }

    private static void choose(PlaygroundPage playground, String label, String id) {
        select(playground, label).selectOption(id);
    }
}
