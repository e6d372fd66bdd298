package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URI;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.server.FaultProxy;
import playground.server.ServerProcess;

/** The loss chart is the run's time line: any step is shown again, and the run goes on from there. */
@Tag("e2e")
class TimeLinePageTest {
    @RegisterExtension
    final Lab lab = new Lab();

    /** The exact train losses by the steps at which they were seen. */
    private final TreeMap<Long, String> seen = new TreeMap<>();

    @Test
    void anEditedRunIsShownAtAnyStepAgainWithTheVeryLossesAlsoAfterACutAndAReload() {
        try (FaultProxy proxy = new FaultProxy(URI.create(lab.address()).getPort())) {
            PlaygroundPage playground = lab.openAt("http://localhost:" + proxy.port(), "#data=spiral&noise=10");
            epoch(playground);
            playground.field("Learning rate").fill("0.3");
            playground.key("Enter");
            playground.waitForUrl("lr=0.3");
            epoch(playground);
            playground.draw();
            playground.clickPlane(3.5, -2.5);
            playground.waitForPoints(501);
            playground.waitForChange("train-loss", seen.lastEntry().getValue());
            epoch(playground);
            playground.openUnit("Output");
            playground.field("Bias").fill("0.625");
            playground.key("Enter");
            playground.waitForChange("train-loss", seen.lastEntry().getValue());
            epoch(playground);
            long end = seen.lastKey();

            for (long step : List.of(end - 40, 25L, end - 20, 50L, 0L, 75L)) {
                assertShownAgain(playground, step);
            }
            assertThat(playground.page.locator("#playhead")).hasText("Step " + seen.floorKey(75L) + " of " + end);
            playground.waitForPoints(501);
            assertShownAgain(playground, 50);
            assertThat(playground.page.locator("#live")).isVisible();
            proxy.cut();
            assertThat(playground.messages()).containsText("Connected again.");
            assertShown(playground, 50);
            playground.page.reload();
            assertShown(playground, 50);
            assertShownAgain(playground, 25);
            playground.click("Newest");
            assertShown(playground, end);
            assertThat(playground.page.locator("#live")).isHidden();
            playground.page.close();
        }
    }

    @Test
    void aKilledServerAndAReloadLeaveTheRunItsEditsAndItsBranchesToTheNextServer() throws Exception {
        try (ServerProcess first = new ServerProcess();
                FaultProxy proxy = new FaultProxy(first.port)) {
            // Not one of the lab's own pages, which may not complain of a lost connection.
            Page page = lab.open("").page.context().newPage();
            page.navigate("http://localhost:" + proxy.port() + "/#data=spiral");
            PlaygroundPage playground = new PlaygroundPage(page);
            playground.waitForStatus("idle");
            epoch(playground);
            playground.field("Learning rate").fill("0.3");
            playground.key("Enter");
            playground.waitForUrl("lr=0.3");
            epoch(playground);
            long end = seen.lastKey();
            String last = seen.get(end);
            assertShownAgain(playground, 26);
            playground.field("Learning rate").fill("0.1");
            playground.key("Enter");
            playground.waitForUrl("lr=0.1");
            seen.tailMap(26L, false).clear();
            epoch(playground);
            assertShownAgain(playground, 3);

            first.kill();
            try (ServerProcess second = new ServerProcess()) {
                proxy.serve(second.port);
                page.reload();
                assertShown(playground, seen.floorKey(3L));
                for (long step : List.of(40L, 0L, 26L, 50L)) {
                    assertShownAgain(playground, step);
                }
                page.locator("#chart-menu").click();
                page.locator(".branch-take").click();
                assertThat(playground.field("Learning rate")).hasValue("0.3");
                assertThat(page.getByTestId("step")).hasText(Long.toString(end));
                assertThat(page.getByTestId("train-loss")).hasAttribute("data-value", last);
            }
        }
    }

    private void epoch(PlaygroundPage playground) {
        // What an edit has made of this step is what is shown of it from now on.
        see(playground);
        long before = playground.step();
        playground.click("Step");
        playground.waitForStepBeyond(before);
        see(playground);
        playground.click("Epoch");
        playground.waitForStepBeyond(before + 1);
        playground.waitForStatus("paused");
        see(playground);
    }

    private void see(PlaygroundPage playground) {
        seen.put(playground.step(), playground.exact("train-loss"));
    }

    /** Goes to a step near the wanted one that was seen, by the keys. */
    private void assertShownAgain(PlaygroundPage playground, long near) {
        long step = seen.floorKey(near);
        playground.page.getByTestId("loss-chart").focus();
        String key = step > playground.step() ? "ArrowRight" : "ArrowLeft";
        for (long left = Math.abs(step - playground.step()); left > 0; left--) {
            playground.key(key);
        }
        assertShown(playground, step);
    }

    private void assertShown(PlaygroundPage playground, long step) {
        assertThat(playground.page.getByTestId("step")).hasText(Long.toString(step));
        assertThat(playground.page.getByTestId("train-loss")).hasAttribute("data-value", seen.get(step));
    }

    @Test
    void aDragPausesTheRunAndWhatCameAfterBecomesABranchToGoBackTo() {
        PlaygroundPage playground = lab.open("");
        playground.click("Run");
        playground.waitForStepBeyond(500);
        drag(playground, 0.9, 0.4);
        playground.waitForStatus("paused");
        assertThat(playground.page.locator("#playhead")).isVisible();
        long past = arrived(playground);
        assertTrue(past > 0 && past < 500, "step " + past);

        playground.page.locator("#tab-health").click();
        assertThat(playground.page.locator("#inspector-past")).hasText("In the past: step " + past);
        playground.page.locator("#tab-health").click();
        playground.field("Learning rate").fill("0.1");
        playground.key("Enter");
        assertThat(playground.page.locator("#playhead")).isHidden();
        playground.click("Run");
        playground.waitForStepBeyond(past + 100);
        playground.click("Pause");
        playground.waitForStatus("paused");
        long other = playground.step();

        playground.page.locator("#chart-menu").click();
        Locator branch = playground.page.locator(".branch-take");
        assertThat(branch).hasAttribute("aria-label", Pattern.compile("Branch at step " + past + ", to step \\d+"));
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#chart"));
        branch.focus();
        playground.key("Enter");
        assertThat(playground.field("Learning rate")).hasValue("0.03");
        assertThat(branch).hasText(past + " → " + other);
        playground.page.locator(".branch-drop").click();
        assertThat(branch).hasCount(0);

        playground.key("ArrowLeft");
        playground.page.locator("#tab-health").click();
        playground.page.locator("#inspector-live").click();
        assertThat(playground.page.locator("#playhead")).isHidden();
    }

    @Test
    void aFingerGoesAlongTheRunAndTheFilmStripShowsIt() {
        PlaygroundPage phone = lab.open("", PhoneTest.phone());
        phone.page.locator("#run").tap();
        phone.waitForStepBeyond(300);
        phone.page.locator("#run").tap();
        phone.waitForStatus("paused");
        long end = phone.step();
        BoundingBox chart = phone.page.getByTestId("loss-chart").boundingBox();
        phone.page.touchscreen().tap(chart.x + chart.width / 2, chart.y + chart.height / 2);
        assertThat(phone.page.locator("#live")).isVisible();
        assertTrue(arrived(phone) < end);
        phone.page.locator("#live").tap();
        assertThat(phone.page.getByTestId("step")).hasText(Long.toString(end));

        phone.page.locator("#chart-menu").tap();
        phone.page.locator("#view-filmstrip").setChecked(true);
        Locator frame = phone.page.locator(".film-frame").nth(1);
        assertThat(frame).hasAttribute("aria-label", Pattern.compile("Go to step \\d+"));
        frame.tap();
        assertThat(frame).hasAttribute("aria-current", "true");
        assertThat(phone.page.getByTestId("step")).hasText(frame.getAttribute("data-step"));
    }

    /** Waits until the step that was gone to is the one that is shown. */
    private static long arrived(PlaygroundPage playground) {
        Matcher wanted = Pattern.compile("Step (\\d+) of")
                .matcher(playground.page.locator("#playhead").textContent());
        assertTrue(wanted.find());
        assertThat(playground.page.getByTestId("step")).hasText(wanted.group(1));
        return Long.parseLong(wanted.group(1));
    }

    private static void drag(PlaygroundPage playground, double from, double to) {
        BoundingBox chart = playground.page.getByTestId("loss-chart").boundingBox();
        double y = chart.y + chart.height / 2;
        playground.page.mouse().move(chart.x + from * chart.width, y);
        playground.page.mouse().down();
        playground.page.mouse().move(chart.x + to * chart.width, y, new Mouse.MoveOptions().setSteps(8));
        playground.page.mouse().up();
        playground.page.mouse().move(2, 2);
    }
}
