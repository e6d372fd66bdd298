package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
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
    void theNameOfASettingExplainsItBesideItsControlByMouseAndByKey() {
        PlaygroundPage playground = lab.open("#optimizer=adam");
        Locator bubble = playground.page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Optimizer"));
        Locator name = playground.button("Optimizer What is this?");
        name.click();
        assertThat(bubble).containsText("turns the gradient g into a step");
        assertThat(bubble.locator("math mtr")).hasCount(5);
        for (String covered : List.of("[data-field='training.optimizer']", "#plane-stage", "#chart", ".bar")) {
            assertFalse(overlap(bubble, playground.page.locator(covered)), "the bubble covers " + covered);
        }
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, ".bubble"));
        playground.key("Escape");
        assertThat(bubble).isHidden();
        assertThat(name).isFocused();

        name.click();
        assertThat(bubble).isVisible();
        name.click();
        assertThat(bubble).isHidden();

        playground.click("More settings");
        playground.button("β₁ What is this?").focus();
        playground.key("Enter");
        bubble = playground.page.locator(".bubble");
        assertThat(bubble).containsText("How long Adam remembers the direction");
        playground.key("Escape");
        assertThat(playground.page.locator("#more-settings")).isVisible();
        assertThat(playground.button("β₁ What is this?")).isFocused();
        playground.key("Escape");

        playground.chooseLanguage("vi");
        playground.page.locator("[data-about='network.loss']").click();
        assertThat(bubble).containsText("Lan truyền ngược bắt đầu từ độ dốc của nó.");
    }

    private static boolean overlap(Locator one, Locator other) {
        BoundingBox a = one.boundingBox();
        BoundingBox b = other.boundingBox();
        return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
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
