package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A phone in portrait, by touch. */
@Tag("e2e")
class PhoneTest {
    private static final int WIDTH = 390;

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void pointsAreDrawnAndLearnedByTouch() {
        PlaygroundPage phone = lab.open("#data=drawn&lr=0.3", phone());
        phone.button("Draw points").tap();
        phone.tapPlane(-3, -3);
        phone.tapPlane(-4, -2);
        phone.tapClass(2);
        phone.tapPlane(3, 3);
        phone.tapPlane(4, 2);
        phone.waitForPoints(4);
        phone.button("Run").tap();
        phone.waitForText("train-loss", Pattern.compile("0\\.0[0-4]\\d*"));
        phone.button("Pause").tap();
        phone.waitForStatus("paused");
    }

    @Test
    void fingersFindEveryControlOfTheNetwork() {
        PlaygroundPage phone = lab.open("#layers=8,8", phone());
        phone.page.locator("#part-network").tap();
        phone.page.locator(".network-unit").nth(3).tap();
        assertThat(phone.page.locator(".network-card")).isVisible();
        Object small = phone.page.evaluate("""
                () => [...document.querySelectorAll('#network-host button:not(.network-unit), .network-activation')]
                    .filter((control) => control.offsetParent && control.getBoundingClientRect().height < 39.5)
                    .map((control) => control.className).join(' ')""");
        assertEquals("", small, "less than 40 pixels high");
    }

    @Test
    void theCardOfAUnitLeavesTheUnitInSight() {
        PlaygroundPage phone = lab.open("#layers=8,8", phone());
        phone.page.locator("#part-network").tap();
        Locator unit = phone.page.locator(".network-unit").nth(7);
        unit.tap();
        assertThat(phone.page.locator(".network-card")).isVisible();
        BoundingBox card = phone.page.locator(".network-card").boundingBox();
        assertEquals(844, card.y + card.height, 1, "the card stands on the lower edge");
        BoundingBox place = unit.boundingBox();
        assertTrue(place.y > 80 && place.y + place.height < card.y, "the unit is at " + place.y);
        phone.page.locator(".network-close").first().tap();
        assertThat(phone.page.locator(".network-card")).isHidden();
    }

    @Test
    void planeFiguresChartPaceAndRunFitOnOneScreen() {
        PlaygroundPage phone = lab.open("", phone());
        double below = Double.POSITIVE_INFINITY;
        for (String part : List.of("#run", "#chart", "#metrics", "#plane")) {
            BoundingBox place = phone.page.locator(part).boundingBox();
            assertTrue(place.y >= 0 && place.y + place.height <= below, part + " is at " + place.y);
            below = place.y + 1;
        }
        BoundingBox run = phone.page.locator("#run").boundingBox();
        phone.page.locator("#part-network").tap();
        assertThat(phone.page.locator(".network-toolbar")).isInViewport();
        assertThat(phone.page.locator("#loss-chart")).isInViewport();
        phone.page.locator(".network-more").scrollIntoViewIfNeeded();
        assertEquals(run.y, phone.page.locator("#run").boundingBox().y, 1, "Run stays where the thumb is");
        assertThat(phone.page.locator("#training-learningRate")).isInViewport();
        assertThat(phone.page.locator("#speed")).isInViewport();
    }

    @Test
    void dataNetworkAndTrainingAreTabsInTheOrderOfThePageAndTheTabRemembersTheLast() {
        PlaygroundPage phone = lab.open("", phone());
        Locator data = phone.page.locator("#part-data");
        Locator training = phone.page.locator("#part-training");
        assertThat(phone.page.locator("#data-count")).isVisible();
        assertThat(phone.page.locator(".network-diagram")).isHidden();
        data.focus();
        phone.key("ArrowLeft");
        assertThat(training).isFocused();
        assertThat(training).hasAttribute("aria-selected", "true");
        assertThat(data).hasAttribute("tabindex", "-1");
        assertThat(phone.page.locator("#training-batchSize")).isVisible();
        assertThat(phone.page.locator("#network-initialization")).isVisible();
        assertThat(phone.page.locator("#data-count")).isHidden();
        phone.key("Tab");
        assertThat(phone.page.locator("#training-optimizer")).isFocused();
        phone.key("Shift+Tab");
        phone.key("Shift+Tab");
        assertThat(phone.page.locator("#chart-menu, #loss-chart").last()).isFocused();

        phone.page.reload();
        assertThat(phone.page.locator("#training-batchSize")).isVisible();
        phone.page.setViewportSize(1280, 720);
        assertThat(phone.page.locator("#parts")).isHidden();
        assertThat(phone.page.locator("#data-count")).isVisible();
        assertThat(phone.page.locator(".network-diagram")).isVisible();
    }

    @Test
    void theOpenInspectorLeavesThePlaneASparklineTheNetworkAndRunInSightAndThePageAsFarScrolledAsItWas() {
        PlaygroundPage phone = lab.open("", phone());
        phone.page.evaluate("scrollTo(0, 120)");
        phone.page.locator("#tab-example").tap();
        phone.waitForExample();
        for (String size : List.of("Home", "ArrowUp")) {
            phone.page.locator("#inspector-handle").press(size);
            phone.passFrames(2);
            double sheet = phone.page.locator("#inspector").boundingBox().y;
            for (String part : List.of("#plane", "#loss-chart", "#run", ".network-diagram")) {
                BoundingBox place = phone.page.locator(part).boundingBox();
                assertTrue(place.y >= 0 && place.height > 40 && place.y + place.height <= sheet + 1, part + " " + size);
            }
        }
        phone.page.locator("#inspector-close").tap();
        assertThat(phone.page.locator("#data-count")).isVisible();
        assertEquals(120, phone.page.evaluate("scrollY"));
    }

    @Test
    void aTapOnAPointOpensItAloneAndNoLinkThatComesToLieUnderTheFinger() {
        PlaygroundPage phone = lab.open("#data=spiral&layers=8,8", phone().setViewportSize(360, 640));
        phone.tapPlane(0, 0);
        assertThat(phone.page.locator("#view-example .example-summary")).not().isEmpty();
        assertThat(phone.page.locator(".network-link")).isHidden();
        assertThat(phone.page.locator(".network-card")).isHidden();
    }

    @Test
    void aFingerThatStaysOnASignReadsItsNameAndPressesNothing() {
        PlaygroundPage phone = lab.open("", phone());
        Locator sign = phone.page.locator("#help-button");
        BoundingBox box = sign.boundingBox();
        CDPSession finger = phone.page.context().newCDPSession(phone.page);
        touch(
                finger,
                "touchStart",
                "[{\"x\": %f, \"y\": %f}]".formatted(box.x + box.width / 2, box.y + box.height / 2));
        Locator name = phone.page.locator(".icon-name");
        assertThat(name).hasText(sign.getAttribute("aria-label"));
        touch(finger, "touchEnd", "[]");
        // at a finger's lift the click would follow
        phone.passFrames(5);
        assertThat(phone.page.locator("#help")).isHidden();
        sign.tap();
        assertThat(phone.page.locator("#help")).isVisible();
        assertThat(name).isHidden();
    }

    @Test
    void twoFingersZoomThePlaneAboutTheirMiddleAndPanItWhileOneScrollsThePage() {
        PlaygroundPage phone = lab.open("#data=circle", phone());
        Locator plane = phone.page.getByTestId("plane");
        CDPSession fingers = phone.page.context().newCDPSession(phone.page);
        double[] middle = phone.pixelAt(2, 1);
        touch(fingers, "touchStart", twoFingers(middle, 30));
        for (int apart = 35; apart <= 60; apart += 5) {
            touch(fingers, "touchMove", twoFingers(middle, apart));
        }
        // both fingers' last moves are drawn
        phone.passFrames(2);
        assertThat(plane).hasAttribute("data-extent", Pattern.compile("2\\.9.*|3|3\\.0.*"));
        assertArrayEquals(middle, phone.pixelAt(2, 1), 1.5, "what is between the fingers stays there");
        double[] moved = {middle[0] + 25, middle[1] + 40};
        touch(fingers, "touchMove", twoFingers(moved, 60));
        touch(fingers, "touchEnd", "[]");
        phone.passFrames(2);
        assertArrayEquals(moved, phone.pixelAt(2, 1), 1.5, "it comes along");
        assertEquals("1 0", phone.page.evaluate("visualViewport.scale + ' ' + scrollY"), "the page stays as it was");

        String before = plane.getAttribute("data-centre");
        touch(fingers, "touchStart", "[{\"x\": %f, \"y\": %f}]".formatted(moved[0], moved[1] + 60));
        for (int up = 20; up <= 160; up += 20) {
            touch(fingers, "touchMove", "[{\"x\": %f, \"y\": %f}]".formatted(moved[0], moved[1] + 60 - up));
        }
        touch(fingers, "touchEnd", "[]");
        phone.passFrames(2);
        assertEquals(true, phone.page.evaluate("scrollY > 0"), "one finger scrolls");
        assertEquals(before, plane.getAttribute("data-centre"));
        phone.page.locator("#fit").tap();
        assertThat(plane).hasAttribute("data-extent", "6");
        // As Safari tells of a trackpad's pinch.
        assertEquals(true, phone.page.evaluate("""
                () => ['gesturestart', 'gesturechange'].every((type, i) => {
                    const plane = document.getElementById('plane');
                    const { left, top, width } = plane.getBoundingClientRect();
                    const at = { clientX: left + width / 2, clientY: top + width / 2, cancelable: true };
                    return !plane.dispatchEvent(Object.assign(new MouseEvent(type, at), { scale: i + 1 }));
                })"""), "the page isn't zoomed");
        assertThat(plane).hasAttribute("data-extent", "3");
    }

    private static String twoFingers(double[] middle, int apart) {
        return "[{\"id\": 0, \"x\": %f, \"y\": %f}, {\"id\": 1, \"x\": %f, \"y\": %f}]"
                .formatted(middle[0] - apart, middle[1], middle[0] + apart, middle[1]);
    }

    private static void touch(CDPSession finger, String type, String points) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", JsonParser.parseString(points));
        finger.send("Input.dispatchTouchEvent", event);
    }

    @Test
    void nothingIsWiderThanTheScreen() {
        PlaygroundPage phone = lab.open("#layers=8,8,8,8&classes=6&data=spiral", phone());
        int width = ((Number) phone.page.evaluate("() => document.documentElement.scrollWidth")).intValue();
        assertTrue(width <= WIDTH, "the page is " + width + " pixels wide");
    }

    @Test
    void aDesktopPageNeedsNoScrolling() {
        for (int[] size : new int[][] {{1280, 720}, {1440, 900}}) {
            PlaygroundPage page = lab.open(
                    "",
                    new Browser.NewContextOptions()
                            .setViewportSize(size[0], size[1])
                            .setLocale("en-US"));
            Object overflow = page.page.evaluate("() => [document.documentElement.scrollWidth - innerWidth,"
                    + " document.documentElement.scrollHeight - innerHeight].map((d) => Math.max(d, 0)).join(' ')");
            assertEquals("0 0", overflow, size[0] + "×" + size[1]);
        }
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions()
                .setViewportSize(WIDTH, 844)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale("en-US");
    }
}
