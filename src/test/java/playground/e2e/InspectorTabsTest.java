package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The inspector's panel: its tabs and its size, by keyboard and pointer, on a phone and on a wide screen. */
@Tag("e2e")
class InspectorTabsTest {
    static final List<String> TABS =
            List.of("example", "matrices", "graph", "weights", "check", "health", "space", "errors", "table");
    /** The least that tells that a view has its answer. */
    static final List<String> FILLED = List.of(
            "[data-unit='0.0'] [data-quantity=z][data-value]",
            "[data-matrix=W1]",
            ".graph-tells:not(:empty)",
            ".weights-figures:not(:empty)",
            ".check-verdict:not(:empty)",
            ".health-spread",
            ".space-canvas",
            ".worst-point",
            ".points-table tbody th");

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void everyTabIsCleanWhileItRunsInLightAndDark() {
        PlaygroundPage playground = lab.open("");
        runWithTimeToLook(playground);
        openEach(playground);
        // of the first unit, since the loss's is too large to be read as a whole
        assertThat(playground.page.locator(".graph-controls > .inspector-field select"))
                .hasValue("0.0");
    }

    @Test
    void everyTabIsCleanOnAPhoneInLightAndDarkAndNoWiderThanIt() {
        PlaygroundPage phone = lab.open(
                "#data=gauss&classes=3",
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setLocale("vi-VN"));
        assertThat(phone.page.locator(".inspector-tabs")).hasAttribute("data-cut", "end");
        openEach(phone);
        assertThat(phone.page.locator(".inspector-tabs")).hasAttribute("data-cut", "start");
        theNameOfARowStaysWhileItsNumbersScroll(phone);
        Object width = phone.page.evaluate("() => document.documentElement.scrollWidth");
        assertTrue(((Number) width).intValue() <= 390, "the page is " + width + " pixels wide");
    }

    /** A page that draws each of its frames at full speed leaves axe little of the processor. */
    private static void runWithTimeToLook(PlaygroundPage playground) {
        playground.chooseSpeed("five-steps-a-second");
        playground.click("Run");
    }

    private static void openEach(PlaygroundPage playground) {
        for (int i = 0; i < TABS.size(); i++) {
            playground.page.locator("#tab-" + TABS.get(i)).click();
            assertThat(playground.page.locator(FILLED.get(i)).first()).isVisible();
            assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#inspector"), TABS.get(i));
        }
    }

    private static void theNameOfARowStaysWhileItsNumbersScroll(PlaygroundPage phone) {
        phone.page.locator("#tab-check").click();
        Locator table = phone.page.locator(".check-table");
        assertThat(table).hasAttribute("data-cut", "end");
        Locator name = table.locator("tbody th").first();
        double before = name.boundingBox().x;
        table.evaluate("(table) => (table.scrollLeft = table.scrollWidth)");
        assertThat(table).hasAttribute("data-cut", "start");
        assertEquals(before, name.boundingBox().x, 1);
    }

    @Test
    void arrowsGoFromTabToTabAndEscapeClosesAndGivesTheFocusBack() {
        PlaygroundPage playground = lab.open("");
        Locator first = playground.page.locator("#tab-example");
        first.focus();
        playground.key("ArrowRight");
        assertThat(playground.page.locator("#tab-matrices")).isFocused();
        assertThat(playground.page.locator("#view-matrices")).isHidden();
        playground.key("Enter");
        assertThat(playground.page.locator("#view-matrices")).isVisible();
        playground.key("ArrowLeft");
        assertThat(playground.page.locator("#view-example")).isVisible();
        assertThat(first).hasAttribute("aria-selected", "true");
        playground.page.locator("#view-example").focus();
        playground.key("Escape");
        assertThat(playground.page.locator("#view-example")).isHidden();
        assertThat(first).isFocused();
    }

    @Test
    void aHandleGivesThePanelThreeSizesByKeyAndPointerAndTheBrowserRemembersTheLast() {
        PlaygroundPage playground = lab.open("", Laboratory.desktop().setViewportSize(1440, 900));
        Locator handle = playground.page.locator("#inspector-handle");
        assertThat(handle).isHidden();
        playground.page.locator("#tab-example").click();
        playground.waitForExample();
        double middle = height(playground);
        handle.focus();
        playground.key("ArrowUp");
        double high = height(playground);
        playground.key("Home");
        double low = height(playground);
        assertTrue(low < middle && middle < high, low + ", " + middle + ", " + high);
        assertThat(handle).hasAttribute("aria-valuetext", "small");

        handle.click();
        assertEquals(middle, height(playground), 0.5, "a press alone goes on to the next size");
        BoundingBox at = handle.boundingBox();
        playground.page.mouse().move(at.x + 20, at.y + 6);
        playground.page.mouse().down();
        playground.page.mouse().move(at.x + 20, at.y - 60);
        assertEquals(middle + 66, height(playground), 1, "it follows the pointer");
        playground.page.mouse().move(at.x + 20, 40);
        playground.page.mouse().up();
        assertEquals(high, height(playground), 0.5, "and rests at the size that is nearest");

        playground.page.reload();
        playground.page.locator("#tab-example").click();
        assertEquals(high, height(playground), 0.5, "after a reload");

        playground.page.setViewportSize(1600, 900);
        assertThat(handle).hasAttribute("aria-orientation", "vertical");
        BoundingBox panel = playground.page.locator("#view-example").boundingBox();
        BoundingBox plane = playground.page.locator("#plane").boundingBox();
        assertTrue(panel.x > plane.x + plane.width, "on a wide screen the panel stands beside the plane");
        assertThat(playground.page.locator("#loss-chart")).isVisible();
        handle.focus();
        playground.key("ArrowRight");
        assertTrue(playground.page.locator("#view-example").boundingBox().width < panel.width - 40, "it is narrower");
    }

    private static double height(PlaygroundPage playground) {
        return playground.page.locator("#inspector").boundingBox().height;
    }

    @Test
    void whereARunFirstRestsItIsPointedToOnce() {
        PlaygroundPage playground = lab.open("");
        Locator cue = playground.messages().getByText("The run rests: its numbers can be read now.");
        pauseOnce(playground);
        assertThat(cue).isVisible();
        playground.messages().getByText("Follow one example").click();
        assertThat(playground.page.locator("#view-example")).isVisible();
        assertThat(cue).isHidden();
        pauseOnce(playground);
        assertThat(cue).isHidden();
        assertEquals("yes", playground.page.evaluate("() => localStorage.getItem('inspector-found')"));
    }

    private static void pauseOnce(PlaygroundPage playground) {
        playground.click("Run");
        playground.waitForStatus("running");
        playground.click("Pause");
        playground.waitForStatus("paused");
        playground.passFrames(2);
    }

    @Test
    void aLinkCanHideIt() {
        PlaygroundPage playground = lab.open("#hide=inspector");
        assertThat(playground.page.locator("#inspector")).isHidden();
    }
}
