package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run that is stuck, or has learned everything, says so, and what helps is one press away. */
@Tag("e2e")
class StuckTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void weightsOfZeroAreToldAndXavierHelps() {
        PlaygroundPage playground = lab.open("#data=gauss&init=zeros&lr=0.3");
        playground.chooseSpeed("fastest");
        playground.click("Run");
        assertThat(card(playground)).containsText("the weights are 0");
        assertThat(card(playground)).containsText("Hidden layer 2");
        playground.click("Use Xavier initialization");
        playground.page.waitForCondition(() -> !playground.page.url().contains("init="));
        assertThat(card(playground)).containsText("Everything is learned");
        // what is said of a run that goes on comes before the frame
        playground.page.waitForCondition(
                () -> !playground.exact("train-loss").isEmpty() && playground.number("train-loss") < 0.1);
        assertThat(playground.page.locator("#diagnosis-text")).isHidden();
        card(playground).locator("summary").click();
        playground.click("More noise");
        playground.waitForUrl("noise=20");
        assertThat(card(playground)).isHidden();
    }

    @Test
    void deadUnitsAreToldAndLeakyReluHelps() {
        PlaygroundPage playground = lab.open("#activation=relu&lr=3");
        playground.chooseSpeed("epoch-a-frame");
        playground.click("Run");
        assertThat(card(playground)).containsText("a whole layer is dead");
        playground.page.reload();
        assertThat(card(playground)).containsText("a whole layer is dead");
        playground.click("Use Leaky ReLU");
        playground.waitForUrl("activation=leaky-relu");
        assertThat(card(playground)).isHidden();
    }

    @Test
    void whoHasNoTestPointsIsNotSentToTheTestLoss() {
        // two points far apart, both to train on
        PlaygroundPage playground = lab.open("#data=drawn&lr=1&points=SPRI9AC4C7gLAQ");
        assertEquals("–", playground.text("test-loss"));
        playground.chooseSpeed("fastest");
        playground.click("Run");
        assertThat(card(playground)).containsText("Everything is learned");
        assertThat(playground.page.locator("#diagnosis-text")).containsText("Without test points");
        assertThat(playground.page.locator("#diagnosis-text")).not().containsText("test loss");
    }

    @Test
    void whatWasPutAwayDoesNotComeBackInTheSameRun() {
        PlaygroundPage playground = lab.open("#init=zeros");
        playground.click("Run");
        assertThat(card(playground)).isVisible();
        card(playground).locator("#diagnosis-close").click();
        assertThat(card(playground)).isHidden();
        playground.waitForStepBeyond(playground.step() + 100);
        playground.click("Pause");
        playground.waitForStatus("paused");
        assertThat(card(playground)).isHidden();
    }

    @Test
    void theCardSpeaksTheLanguageThatIsChosen() {
        PlaygroundPage playground = lab.open("#init=zeros");
        playground.click("Run");
        assertThat(card(playground)).containsText("the weights are 0");
        playground.chooseLanguage("vi");
        assertThat(card(playground)).containsText("Tầng ẩn 2");
        assertThat(card(playground)).containsText("Dùng khởi tạo Xavier");
        playground.chooseLanguage("zh-Hant");
        assertThat(card(playground)).containsText("隱藏層 2");
    }

    private static Locator card(PlaygroundPage playground) {
        return playground.page.locator("#diagnosis");
    }
}
