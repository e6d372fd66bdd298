package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person draws points, by mouse and by keyboard, and the network learns them. */
@Tag("e2e")
class DrawingTest {
    private static final Pattern BELOW_5_HUNDREDTHS = Pattern.compile("0\\.0[0-4]\\d*");

    /** Two clusters of six, (x1, x2, class). */
    private static final List<double[]> CLUSTERS = List.of(
            new double[] {-3, -2, 0},
            new double[] {-4, -3, 0},
            new double[] {-2, -3, 0},
            new double[] {-3, -4, 0},
            new double[] {-4, -1, 0},
            new double[] {-2, -1, 0},
            new double[] {3, 2, 1},
            new double[] {4, 3, 1},
            new double[] {2, 3, 1},
            new double[] {3, 4, 1},
            new double[] {4, 1, 1},
            new double[] {2, 1, 1});

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void twoClustersDrawnByMouseAreLearnedAndEveryPointLiesOnItsOwnColour() {
        PlaygroundPage playground = lab.open("#data=drawn&lr=0.3");
        playground.draw();
        for (double[] point : CLUSTERS) {
            playground.chooseClass((int) point[2] + 1);
            playground.clickPlane(point[0], point[1]);
        }
        learnsAndSeparates(playground);
    }

    @Test
    void twoClustersDrawnByKeyboardAreLearnedAndEveryPointLiesOnItsOwnColour() {
        PlaygroundPage playground = lab.open("#data=drawn&lr=0.3");
        playground.focusPlane();
        playground.key("d");
        for (double[] point : CLUSTERS) {
            playground.key(Integer.toString((int) point[2] + 1));
            playground.walkCursorTo(point[0], point[1]);
            playground.key("Enter");
        }
        learnsAndSeparates(playground);
    }

    @Test
    void undoTakesTheLastPointBackAndRedoReturnsIt() {
        PlaygroundPage playground = lab.open("#data=drawn");
        playground.draw();
        playground.clickPlane(1, 1);
        playground.clickPlane(2, 2);
        playground.waitForPoints(2);
        playground.undo().click();
        playground.waitForPoints(1);
        playground.click("Redo");
        playground.waitForPoints(2);
        playground.click("Clear all points");
        playground.waitForPoints(0);
        playground.undo().click();
        playground.waitForPoints(2);
    }

    @Test
    void pointsDrawnWhileItTrainsTakePartAndTheRunGoesOn() {
        PlaygroundPage playground = lab.open("#data=drawn&lr=0.3");
        playground.draw();
        playground.clickPlane(-3, -3);
        playground.waitForUrl("points=");
        String onePoint = playground.page.url();
        playground.click("Run");
        playground.waitForStatus("running");
        playground.chooseClass(2);
        playground.clickPlane(3, 3);
        // the address follows what the server has, and the next frame's loss is that of both
        playground.page.waitForCondition(() -> !playground.page.url().equals(onePoint));
        playground.waitForStepBeyond(playground.step());
        playground.waitForText("train-loss", BELOW_5_HUNDREDTHS);
        playground.click("Pause");
        playground.waitForStatus("paused");
        assertEquals(1, playground.classAt(3, 3));
        assertEquals(0, playground.classAt(-3, -3));
    }

    @Test
    void whoZoomsReadsAndDrawsThereUntilTheViewFitsAgain() {
        PlaygroundPage playground = lab.open("#data=drawn");
        Locator plane = playground.page.getByTestId("plane");
        Locator readout = playground.page.getByTestId("readout");
        Locator fit = playground.page.locator("#fit");
        assertThat(fit).isHidden();
        plane.focus();
        double[] pressed = playground.pixelAt(3, -1.5);
        playground.page.mouse().move(pressed[0], pressed[1]);
        assertThat(readout).containsText("3.0");
        playground.key("+");
        playground.key("+");
        // around the cross, in the middle: what is seen has half the size
        assertThat(plane).hasAttribute("data-extent", Pattern.compile("3|2\\.99999.*|3\\.00000.*"));
        assertThat(readout).hasAttribute("data-x", Pattern.compile("1\\.[45].*"));
        playground.key("End");
        assertThat(readout).hasAttribute("data-x", Pattern.compile("2\\.[12].*"));
        playground.draw();
        playground.page.mouse().click(pressed[0], pressed[1]);
        playground.waitForPoints(1);
        assertEquals(List.of("2.25", "-0.75"), playground.page.evaluate("""
                        async () => {
                            const { readHash } = await import('/web/link/hash.js');
                            const catalogue = JSON.parse(document.getElementById('catalogue').textContent);
                            const points = () => readHash(catalogue, location.hash).points;
                            while (!points().length) await new Promise(requestAnimationFrame);
                            return points()[0].slice(0, 2).map((at) => String(Math.round(at * 20) / 20));
                        }"""));
        playground.page.keyboard().down("Control");
        playground.page.mouse().wheel(0, -300);
        playground.page.keyboard().up("Control");
        assertThat(plane).hasAttribute("data-extent", Pattern.compile("2\\.12.*"));
        fit.click();
        assertThat(plane).hasAttribute("data-extent", "6");
        assertThat(fit).isHidden();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loss=squared-error",
                "loss=squared-error&output=linear",
                "loss=hinge",
                "classes=3&loss=squared-error",
                "classes=3&loss=squared-error&output=sigmoid"
            })
    void everyPointLiesOnItsOwnColourWhateverLossAndOutput(String objective) {
        PlaygroundPage playground = lab.open("#data=drawn&lr=0.3&" + objective);
        playground.draw();
        for (double[] point : CLUSTERS) {
            playground.chooseClass((int) point[2] + 1);
            playground.clickPlane(point[0], point[1]);
        }
        learnsAndSeparates(playground);
    }

    private static void learnsAndSeparates(PlaygroundPage playground) {
        playground.waitForPoints(CLUSTERS.size());
        playground.click("Run");
        playground.waitForText("train-loss", BELOW_5_HUNDREDTHS);
        playground.click("Pause");
        playground.waitForStatus("paused");
        for (double[] point : CLUSTERS) {
            assertEquals(
                    (int) point[2],
                    playground.classAt(point[0], point[1]),
                    "the class that the page shows at " + point[0] + ", " + point[1]);
        }
    }
}
