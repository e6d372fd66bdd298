package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
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
    void theSignalMovesAlongTheLinksWhileTheRunGoesOnUnlessLessMotionIsAskedFor() {
        PlaygroundPage playground = lab.open("");
        playground.click("Run");
        waitForSignal(playground, true);
        playground.page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        waitForSignal(playground, false);
        playground.page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        waitForSignal(playground, true);
        playground.click("Pause");
        waitForSignal(playground, false);
    }

    private static void waitForSignal(PlaygroundPage playground, boolean drawn) {
        playground.page.evaluate("""
                async (drawn) => {
                    const canvas = document.querySelector('.network-signal');
                    const context = canvas.getContext('2d');
                    const ink = () => context.getImageData(0, 0, canvas.width, canvas.height).data.some((part) => part > 0);
                    while (ink() !== drawn) await new Promise((resolve) => requestAnimationFrame(resolve));
                }""", drawn);
    }

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
    void theLossChartIsReadByTheKeysFromTheFirstStepToTheNewestWithWhatWasChangedOnTheWay() {
        PlaygroundPage playground = lab.open("");
        playground.click("Epoch");
        playground.waitForText("epoch", Pattern.compile("1"));
        playground.field("Learning rate").fill("0.1");
        playground.key("Enter");
        playground.waitForUrl("lr=0.1");
        playground.click("Epoch");
        playground.waitForText("epoch", Pattern.compile("2"));
        playground.page.getByTestId("loss-chart").focus();
        String losses = ": train loss 0\\.\\d+, test loss 0\\.\\d+";
        Locator reading = playground.page.locator("#chart-reading");
        playground.key("ArrowLeft");
        assertThat(reading).hasText(Pattern.compile("^Step 49" + losses + "$"));
        playground.key("End");
        assertThat(reading).hasText(Pattern.compile("^Step 50" + losses + "\\. This is the newest step\\.$"));
        playground.key("Home");
        assertThat(reading).hasText(Pattern.compile("^Step 0" + losses + "$"));
        assertThat(playground.page.getByTestId("step")).hasText("0");
        playground.key("Shift+ArrowRight");
        String change = "Learning rate: 0.03 → 0.1";
        assertThat(reading).hasText(Pattern.compile("^Step 25" + losses + "\\. Changed here: " + change + "$"));
        playground.page.getByTestId("loss-chart").hover();
        assertThat(playground.page.locator(".chart-card")).containsText(change);
        playground.key("Escape");
        assertThat(playground.page.locator(".chart-card")).isHidden();
    }

    @Test
    void nothingOnThePageMovesFromThePressOfRunToTheEndOnADeskAndOnAPhone() {
        PlaygroundPage playground = lab.open("#lr=0.1&stop=epoch:100");
        // whose words for Run and Pause differ most in length
        playground.chooseLanguage("vi");
        playground.page.evaluate("""
                () => {
                  let sum = 0;
                  const add = (shifts) => shifts.forEach(({ value }) => (sum += value));
                  const observer = new PerformanceObserver((list) => add(list.getEntries()));
                  observer.observe({ type: 'layout-shift' });
                  window.moved = () => {
                    add(observer.takeRecords());
                    const moved = sum;
                    sum = 0;
                    return moved;
                  };
                }""");
        for (int[] size : new int[][] {{1280, 720}, {390, 844}}) {
            playground.page.setViewportSize(size[0], size[1]);
            playground.passFrames(5);
            playground.page.evaluate("() => moved()");
            playground.page.locator("#run").click();
            playground.waitForStatus("stopped");
            double moved = ((Number) playground.page.evaluate("() => moved()")).doubleValue();
            assertTrue(moved < 0.01, "layout shifts of " + moved + " at " + size[0]);
            playground.page.locator("#reset").click();
            playground.waitForStatus("idle");
        }
    }

    @Test
    void beforeTheProgramIsThereControlsCannotBePressedAndLookSo() {
        PlaygroundPage playground = lab.open("");
        List<Route> held = new ArrayList<>();
        // which the program needs
        playground.page.route("**/i18n/en.json", held::add);
        playground.page.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
        assertThat(playground.page.locator(".bar")).hasCSS("opacity", "0.5");
        BoundingBox run = playground.page.locator("#run").boundingBox();
        String there = "([x, y]) => document.elementFromPoint(x, y).closest('#run') !== null";
        List<Double> middle = List.of(run.x + run.width / 2, run.y + run.height / 2);
        assertEquals(false, playground.page.evaluate(there, middle));
        held.forEach(Route::resume);
        playground.page.unroute("**/i18n/en.json");
        assertThat(playground.page.locator(".bar")).hasCSS("opacity", "1");
        assertEquals(true, playground.page.evaluate(there, middle));
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
        playground.click("Restart at a tenth of the rate");
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
