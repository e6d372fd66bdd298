package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Running, pausing, stepping, resetting, stopping and diverging, by the buttons and the numbers of the page. */
@Tag("e2e")
class TrainingTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void threeArmSpiralIsLearnedToMoreThan95PercentOfTheTestPoints() {
        PlaygroundPage playground =
                lab.open("#data=spiral&classes=3&layers=16,16&optimizer=adam&lr=0.01&split=70&stop=epoch:400");
        playground.chooseSpeed("fastest");
        playground.click("Run");
        playground.waitForStatus("stopped");
        assertEquals("400", playground.text("epoch"));
        assertTrue(playground.number("test-accuracy") > 0.95, "test accuracy " + playground.exact("test-accuracy"));
    }

    @Test
    void theLossChartIsReadByTheArrowKeys() {
        PlaygroundPage playground = lab.open("#stop=epoch:20");
        playground.click("Run");
        playground.waitForStatus("stopped");
        playground.page.getByTestId("loss-chart").focus();
        playground.key("ArrowLeft");
        Locator reading = playground.page.locator("#chart-reading");
        assertThat(reading).containsText(Pattern.compile("^Step \\d+: train loss 0\\.\\d+, test loss 0\\.\\d+$"));
        String newest = reading.textContent();
        playground.key("ArrowLeft");
        assertThat(reading).not().hasText(newest);
    }

    @Test
    void pauseFreezesTheStep() {
        PlaygroundPage playground = lab.open("");
        playground.click("Run");
        playground.waitForStepBeyond(100);
        playground.click("Pause");
        playground.waitForStatus("paused");
        long paused = playground.step();
        String loss = playground.exact("train-loss");
        playground.passFrames(30);
        assertEquals(paused, playground.step());
        assertEquals(loss, playground.exact("train-loss"));
    }

    @Test
    void stepIsOneStepAndEpochGoesToTheEndOfOneEpoch() {
        PlaygroundPage playground = lab.open("");
        playground.click("Step");
        playground.waitForText("step", Pattern.compile("1"));
        playground.click("Epoch");
        playground.waitForText("epoch", Pattern.compile("1"));
        // 250 training points in minibatches of 10
        assertEquals(25, playground.step());
    }

    @Test
    void resetGivesTheSameLossesAgainToTheLastDigit() {
        PlaygroundPage playground = lab.open("#data=xor&noise=10&stop=epoch:20");
        String atTheStart = playground.exact("train-loss");
        playground.click("Run");
        playground.waitForStatus("stopped");
        String train = playground.exact("train-loss");
        String test = playground.exact("test-loss");
        assertNotEquals(atTheStart, train);

        playground.click("Reset");
        playground.waitForStatus("idle");
        assertEquals(atTheStart, playground.exact("train-loss"));
        playground.click("Run");
        playground.waitForStatus("stopped");
        assertEquals(train, playground.exact("train-loss"));
        assertEquals(test, playground.exact("test-loss"));
    }

    @Test
    void aLossStopRuleStopsTheRunBelowItsValue() {
        PlaygroundPage playground = lab.open("#data=gauss&lr=0.1&stop=loss:0.05");
        playground.click("Run");
        playground.waitForStatus("stopped");
        assertTrue(playground.number("train-loss") < 0.05);
    }

    @Test
    void aLearningRateOfTenDivergesAndOneClickRecovers() {
        PlaygroundPage playground = lab.open("#lr=10");
        playground.click("Run");
        playground.waitForStatus("diverged");
        playground.click("Back to the start with a tenth of the learning rate");
        playground.waitForStatus("idle");
        assertEquals(0, playground.step());
        assertEquals("1", playground.field("Learning rate").inputValue());
        assertTrue(playground.page.url().contains("lr=1"), playground.page.url());
        playground.click("Run");
        playground.waitForStepBeyond(100);
        assertTrue(Double.isFinite(playground.number("train-loss")));
    }

    @Test
    void anEditOfTheOutputsBiasChangesTheLossAtOnce() {
        PlaygroundPage playground = lab.open("");
        String before = playground.exact("train-loss");
        playground.openUnit("Output");
        playground.field("Bias").fill("2.5");
        playground.key("Enter");
        playground.waitForChange("train-loss", before);
        assertEquals(0, playground.step());
        assertTrue(playground.number("train-loss") > Double.parseDouble(before));
    }

    @Test
    void aChangeOfTheLearningRateWhileItRunsDoesNotReset() {
        PlaygroundPage playground = lab.open("");
        playground.click("Run");
        playground.waitForStepBeyond(200);
        playground.field("Learning rate").fill("0.1");
        playground.key("Enter");
        playground.waitForUrl("lr=0.1");
        playground.waitForStepBeyond(playground.step());
        assertTrue(playground.step() > 200);
        playground.waitForStatus("running");
    }
}
