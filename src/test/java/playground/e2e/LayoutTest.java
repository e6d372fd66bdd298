package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page has a layout for the space there is: one page, made larger and smaller. */
@Tag("e2e")
class LayoutTest {
    private static final String PLANE = "#plane";
    private static final String CHART = "#loss-chart";
    private static final String METRICS = "#metrics";
    private static final String NETWORK = ".network-diagram";
    private static final String RUN = "#run";

    @RegisterExtension
    final Lab lab = new Lab();

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "zh-Hant"})
    void nothingScrollsSidewaysAtAnyWidthWithTheInspectorClosedOrOpen(String language) {
        PlaygroundPage playground = lab.open("");
        playground.chooseLanguage(language);
        List<Integer> tooWide = new ArrayList<>(widthsThatScrollSideways(playground));
        playground.page.locator("#tab-example").click();
        tooWide.addAll(widthsThatScrollSideways(playground));
        assertEquals(List.of(), tooWide);
    }

    private static List<Integer> widthsThatScrollSideways(PlaygroundPage playground) {
        return IntStream.rangeClosed(0, 224)
                .map(i -> 320 + 10 * i)
                .filter(width -> width % 20 == 0 || (width > 1180 && width < 1300))
                .filter(width -> {
                    playground.page.setViewportSize(width, 800);
                    // the diagram follows with the next redraw
                    playground.passFrames(2);
                    return overflow(playground.page, "Width") > 0;
                })
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1024,768", "1180,820", "768,1024", "1280,720", "1440,900", "1920,1080", "2560,1440"})
    void planeFiguresChartAndNetworkAreSeenWithoutScrolling(int width, int height) {
        for (String network : List.of("", "#layers=32,32,32,32,32,32,32,32")) {
            PlaygroundPage playground = lab.open(network);
            playground.page.setViewportSize(width, height);
            assertEquals(0, overflow(playground.page, "Height"), "the page scrolls");
            for (String part : List.of(PLANE, METRICS, CHART, NETWORK, RUN)) {
                assertInSight(playground.page, part);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"844,390", "640,360", "740,360", "932,430"})
    void aLowPageShowsTheWholePlaneBesideTheLossesAndRun(int width, int height) {
        PlaygroundPage playground = lab.open("");
        playground.page.setViewportSize(width, height);
        for (String part : List.of(PLANE, METRICS, CHART, RUN)) {
            assertInSight(playground.page, part);
        }
        assertTrue(side(playground.page) > 0.8 * height, "the plane is as high as the page");
    }

    @ParameterizedTest
    @CsvSource({"480,480", "700,500", "900,560", "1200,700"})
    void anEmbeddedPageGivesThePlaneTheSpaceOfWhatIsHidden(int width, int height) {
        PlaygroundPage whole = lab.open("");
        whole.page.setViewportSize(width, height);
        PlaygroundPage part = lab.open("#hide=title,help,share,language,theme,data,network,inspector,"
                + "speed,learning-rate,optimizer,activation,loss,regularization,regularization-rate,more,"
                + "test-data,discrete");
        part.page.setViewportSize(width, height);
        for (String shown : List.of(PLANE, RUN)) {
            assertInSight(part.page, shown);
        }
        assertTrue(side(part.page) > side(whole.page), side(part.page) + " instead of " + side(whole.page));
        assertTrue(side(part.page) > 0.75 * Math.min(height, width - 324), "the plane is " + side(part.page) + " wide");
    }

    @Test
    void theDataAreInADrawerWhereTheyHaveNoRoomAndEscapeClosesIt() {
        PlaygroundPage playground = lab.open("");
        playground.page.setViewportSize(1024, 768);
        Locator drawer = playground.page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Data").setExact(true));
        Locator points = playground.field("Points");
        assertTrue(points.isHidden(), "the drawer is closed");
        drawer.press("Enter");
        assertTrue(points.isVisible(), "the drawer is open");
        assertEquals("true", drawer.getAttribute("aria-expanded"));
        assertInSight(playground.page, PLANE);
        BoundingBox rail = playground.page.locator("#data-rail").boundingBox();
        assertTrue(rail.x + rail.width <= playground.page.locator(PLANE).boundingBox().x, "the plane stays free");
        points.press("Escape");
        assertTrue(points.isHidden(), "the drawer is closed again");
        assertEquals("data-drawer", playground.page.evaluate("() => document.activeElement.id"));
    }

    private static void assertInSight(Page page, String part) {
        BoundingBox box = page.locator(part).boundingBox();
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        assertTrue(
                box != null
                        && box.width >= 40
                        && box.height >= 30
                        && box.x >= 0
                        && box.y >= 0
                        && box.x + box.width <= width + 0.5
                        && box.y + box.height <= lowestSeen(page) + 0.5,
                () -> part + " is at " + page.locator(part).evaluate("e => JSON.stringify(e.getBoundingClientRect())")
                        + " of " + width + "×" + height);
    }

    /** Where the tabs begin, which lie over the page. */
    private static double lowestSeen(Page page) {
        BoundingBox tabs = page.locator("#inspector").boundingBox();
        boolean beside = tabs == null || tabs.x > 0;
        return beside ? page.viewportSize().height : tabs.y;
    }

    private static double side(Page page) {
        return page.locator(PLANE).boundingBox().width;
    }

    private static int overflow(Page page, String direction) {
        return (int) page.evaluate("() => document.documentElement.scroll" + direction + " - inner" + direction);
    }
}
