package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plane is looked at until a person chooses to draw on it. */
@Tag("e2e")
class LookTest {
    /** Far from each other and from where the tests look beside them. */
    private static final List<double[]> DRAWN = List.of(new double[] {-3, 2}, new double[] {4, -4});

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aClickOnThePlaneChangesNoDataAndTheLinkStaysShort() {
        PlaygroundPage playground = lab.open("");
        for (double[] place : new double[][] {{-5.5, 5.5}, {0, 0}, {3, 1}}) {
            playground.clickPlane(place[0], place[1]);
        }
        double[] pixel = playground.pixelAt(0, 0);
        playground.page.keyboard().down("Shift");
        playground.page.mouse().click(pixel[0], pixel[1]);
        playground.page.keyboard().up("Shift");
        playground.key("Delete");
        assertEquals(500, playground.pointCount());
        assertThat(playground.dataSet("Circle")).isChecked();
        assertTrue(playground.undo().isDisabled(), "there is nothing to undo");
        assertEquals("", playground.link().replaceFirst("^[^#]*#?", ""));
    }

    @Test
    void theReadoutOfAPlaceHasTheProbabilitiesOfAllClassesTheLikeliestInWords() {
        PlaygroundPage playground = lab.open("#data=gauss&classes=6");
        int likeliest = playground.classAt(-5, 5);
        Locator readout = playground.page.getByTestId("readout");
        List<Double> probabilities = Arrays.stream(
                        readout.getAttribute("data-probabilities").split(" "))
                .map(Double::valueOf)
                .toList();
        assertEquals(6, probabilities.size());
        assertEquals(1, probabilities.stream().mapToDouble(p -> p).sum(), 1e-9);
        assertEquals(
                likeliest,
                probabilities.indexOf(
                        probabilities.stream().max(Double::compare).orElseThrow()));
        assertThat(readout).containsText("class " + (likeliest + 1) + ", ");
        assertThat(readout.locator("[data-share]")).hasCount(5);
        assertThat(readout.locator("[data-share='" + likeliest + "']")).hasCount(0);
    }

    @Test
    void aClickOnAPointOpensOneExampleOfThatPoint() {
        PlaygroundPage playground = lab.open("#data=drawn");
        drawTwoPoints(playground);
        playground.key("l");
        Locator plane = playground.page.getByTestId("plane");
        double[] pixel = playground.pixelAt(4, -4);
        playground.page.mouse().move(pixel[0], pixel[1]);
        assertThat(plane).hasCSS("cursor", "pointer");
        playground.clickPlane(4, -4);
        Locator summary = playground.page.locator("#view-example .example-summary");
        assertThat(playground.page.locator("#tab-example")).hasAttribute("aria-selected", "true");
        assertThat(summary).hasText("Training point (4.000, −4.000), Class 1");
        // Beside a point nothing is opened, and by keyboard the point at the cross.
        playground.clickPlane(0, 4);
        assertThat(summary).hasText("Training point (4.000, −4.000), Class 1");
        playground.focusPlane();
        playground.walkCursorTo(-3, 2);
        playground.key("Enter");
        assertThat(summary).hasText("Training point (−3.000, 2.000), Class 1");
        assertEquals(2, playground.pointCount());
    }

    /** By keyboard, so that they lie exactly there. */
    private static void drawTwoPoints(PlaygroundPage playground) {
        playground.draw();
        playground.focusPlane();
        for (double[] place : DRAWN) {
            playground.walkCursorTo(place[0], place[1]);
            playground.key("Enter");
        }
        playground.waitForPoints(DRAWN.size());
    }

    @Test
    void aSwipeThatBeginsOnThePlaneScrollsAndAddsNoPoint() {
        PlaygroundPage phone = lab.open("", PhoneTest.phone());
        swipe(phone);
        phone.page.waitForCondition(() -> scrolled(phone) > 100);
        assertEquals(500, phone.pointCount());
        assertThat(phone.dataSet("Circle")).isChecked();
    }

    @Test
    void aFingerDrawsAndThePageStaysOnceDrawingIsChosen() {
        PlaygroundPage phone = lab.open("#data=drawn", PhoneTest.phone());
        phone.draw();
        // the tool was below; the page comes back to the plane
        assertThat(phone.page.locator("#plane"))
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.9));
        double before = scrolled(phone);
        swipe(phone);
        phone.waitForPoints(1);
        assertEquals(before, scrolled(phone));
    }

    @Test
    void aTapLeavesItsReadingUntilTheNextOne() {
        PlaygroundPage phone = lab.open("#n=20", PhoneTest.phone());
        Locator readout = phone.page.getByTestId("readout");
        phone.tapPlane(-5.5, 5.5);
        assertThat(readout).hasText(Pattern.compile("−5\\.\\d\\d, 5\\.\\d\\d → class .*"));
        phone.button("Step").tap();
        phone.waitForText("step", Pattern.compile("1"));
        assertThat(readout).containsText("−5.");
        phone.tapPlane(5.5, -5.5);
        assertThat(readout).hasText(Pattern.compile("5\\.\\d\\d, −5\\.\\d\\d → class .*"));
        assertEquals(20, phone.pointCount());
        assertThat(phone.page.locator("#inspector-close")).isHidden();
    }

    @Test
    void theUnitThatIsPointedAtIsShownOnThePlaneAndItsCardOpensOnAClick() {
        PlaygroundPage playground = lab.open("#weights=0.1.0:9,0.1.1:0,0.1:0");
        Locator caption = playground.page.locator(".unit-caption");
        Locator card = playground.page.locator(".network-card");
        Locator unit = playground.page.locator(".network-unit").nth(1);
        assertThat(caption).isHidden();
        unit.hover();
        assertThat(caption).containsText("Hidden layer 1, unit 2");
        playground.page.waitForCondition(() -> blueness(playground, -5, 2) < -20 && blueness(playground, 5, 2) > 20);
        assertThat(card).containsText("Hidden layer 1, unit 2");
        BoundingBox small = card.boundingBox();
        BoundingBox square = unit.boundingBox();
        assertTrue(small.x >= square.x + square.width, "the incoming links, from the left, are free");
        assertTrue(small.height < 60, "the card is " + small.height + " pixels high");
        playground.page.locator(".network-feature").nth(1).hover();
        assertThat(caption).containsText("x₂");
        playground.page.waitForCondition(() -> blueness(playground, 3, 5) > 20 && blueness(playground, 3, -5) < -20);
        playground.page.mouse().move(2, 2);
        assertThat(caption).isHidden();
        assertThat(card).isHidden();

        playground.page.locator(".network-unit").first().focus();
        playground.key("ArrowDown");
        assertThat(caption).containsText("Hidden layer 1, unit 2");
        unit.click();
        assertThat(playground.field("Weight from x₁")).hasValue(Pattern.compile("9(\\.0*)?"));
        assertTrue(card.boundingBox().x >= square.x + square.width, "the incoming links are still free");
        playground.page.locator(".network-close").click();
        assertThat(card).isHidden();
        playground.page.mouse().move(2, 2);
        assertThat(caption).isHidden();
    }

    /** While its frames are held back on the way, a run goes on and its page shows one step all the time. */
    @Test
    void whoLooksAtAUnitDuringAStepOfARunSeesThePlaneAgainAsItWasWithTheNamesOfItsLevels() {
        PlaygroundPage playground = lab.open("#data=multi-gauss");
        AtomicBoolean held = new AtomicBoolean();
        playground.page.routeWebSocket(Pattern.compile(".*/live"), socket -> {
            WebSocketRoute server = socket.connectToServer();
            server.onMessage(message -> {
                if (message.text() != null) {
                    socket.send(message.text());
                } else if (!held.get()) {
                    socket.send(message.binary());
                }
            });
        });
        playground.page.reload();
        playground.waitForStatus("idle");
        playground.click("Run");
        playground.waitForStepBeyond(2000);
        held.set(true);
        // Reading draws the step once more, and then it is kept.
        for (double place : new double[] {-2, 0, 2}) {
            double[] pixel = playground.pixelAt(place, place);
            playground.page.mouse().move(pixel[0], pixel[1]);
            playground.passFrames(10);
        }
        playground.page.mouse().move(2, 2);
        playground.passFrames(10);
        Object before = pixels(playground);
        Locator caption = playground.page.locator(".unit-caption");
        playground.page.locator(".network-unit").first().hover();
        assertThat(caption).isVisible();
        assertNotEquals(before, pixels(playground));
        playground.page.mouse().move(2, 2);
        assertThat(caption).isHidden();
        assertEquals(before, pixels(playground));
    }

    private static Object pixels(PlaygroundPage playground) {
        return playground.page.getByTestId("plane").evaluate(FirstLoadTest.PIXELS);
    }

    @Test
    void aTapOnAUnitShowsItOnThePlane() {
        PlaygroundPage phone = lab.open("", PhoneTest.phone());
        phone.page.locator("#part-network").tap();
        phone.page.locator(".network-unit").nth(5).tap();
        assertThat(phone.page.locator(".unit-caption")).containsText("Hidden layer 2, unit 2");
    }

    /** How much more blue than red the plane is at a place. */
    private static int blueness(PlaygroundPage playground, double x1, double x2) {
        return ((Number) playground.page.evaluate("""
                ([x, y]) => {
                    const canvas = document.getElementById('plane');
                    const extent = Number(canvas.dataset.extent);
                    const at = (v) => Math.round(((v + extent) / (2 * extent)) * (canvas.width - 1));
                    const [red, , blue] = canvas.getContext('2d').getImageData(at(x), at(-y), 1, 1).data;
                    return blue - red;
                }""", List.of(x1, x2))).intValue();
    }

    @Test
    void thePencilEntersDrawingAndTheFirstPointOfAGeneratedSetSaysSoWithAWayBack() {
        PlaygroundPage playground = lab.open("#data=xor");
        assertThat(stage(playground)).not().hasAttribute("data-drawing", "");
        playground.draw();
        assertThat(stage(playground)).hasAttribute("data-drawing", "");
        playground.clickPlane(1, 1);
        playground.waitForPoints(501);
        assertThat(playground.messages()).containsText("Now your own points");
        playground.messages().getByText("Undo").click();
        playground.waitForPoints(500);
        assertThat(playground.dataSet("Exclusive or")).isChecked();
        playground.page.waitForCondition(() -> playground.page.url().endsWith("#data=xor"));
        assertThat(playground.messages()).isEmpty();

        playground.key("Escape");
        playground.page.locator(".thumbnail[data-set=drawn]").click();
        assertThat(playground.tool("draw")).isChecked();
        playground.waitForPoints(0);
        playground.clickPlane(1, 1);
        playground.waitForPoints(1);
        assertThat(playground.messages()).isEmpty();
        // the pencil of drawn points that are only looked at
        playground.key("Escape");
        assertThat(playground.tool("look")).isChecked();
        playground.page.locator(".thumbnail[data-set=drawn]").click();
        assertThat(playground.tool("draw")).isChecked();
        playground.page.locator(".thumbnail[data-set=circle]").click();
        assertThat(playground.tool("look")).isChecked();
    }

    @Test
    void theNewsOfOnesOwnPointsGoesWithTheNextDecision() {
        PlaygroundPage playground = lab.open("");
        playground.draw();
        playground.clickPlane(-5, 5);
        assertThat(playground.messages()).containsText("Now your own points");
        playground.clickPlane(5, 5);
        assertThat(playground.messages()).isEmpty();
        playground.waitForPoints(502);
    }

    @Test
    void escapeAndOnAPhoneDoneLeaveDrawing() {
        PlaygroundPage playground = lab.open("#data=drawn");
        drawTwoPoints(playground);
        assertThat(playground.button("Done")).isHidden();
        playground.key("m");
        playground.key("Enter");
        playground.key("Escape");
        assertThat(playground.tool("move")).isChecked();
        playground.key("Escape");
        assertThat(playground.tool("look")).isChecked();
        assertThat(stage(playground)).not().hasAttribute("data-drawing", "");

        PlaygroundPage phone = lab.open("", PhoneTest.phone());
        assertThat(phone.button("Done")).isHidden();
        phone.draw();
        BoundingBox done = phone.button("Done").boundingBox();
        assertTrue(done.height >= 40 && done.width >= 40, done.width + "×" + done.height);
        phone.button("Done").tap();
        assertThat(phone.tool("look")).isChecked();
        phone.tapPlane(-5.5, 5.5);
        assertEquals(500, phone.pointCount());
    }

    private static Locator stage(PlaygroundPage playground) {
        return playground.page.locator("#plane-stage");
    }

    private static double scrolled(PlaygroundPage playground) {
        return ((Number) playground.page.evaluate("scrollY")).doubleValue();
    }

    /** A finger goes up from the lower half of the plane. */
    private static void swipe(PlaygroundPage phone) {
        double[] from = phone.pixelAt(0, -2);
        CDPSession browser = phone.page.context().newCDPSession(phone.page);
        phone.passFrames(2);
        touch(browser, "touchStart", from[0], from[1]);
        for (int moved = 20; moved <= 200; moved += 20) {
            touch(browser, "touchMove", from[0], from[1] - moved);
        }
        touch(browser, "touchEnd");
        browser.detach();
        phone.passFrames(2);
    }

    private static void touch(CDPSession browser, String type, double... at) {
        JsonArray fingers = new JsonArray();
        if (at.length > 0) {
            JsonObject finger = new JsonObject();
            finger.addProperty("x", at[0]);
            finger.addProperty("y", at[1]);
            fingers.add(finger);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", fingers);
        browser.send("Input.dispatchTouchEvent", event);
    }
}
