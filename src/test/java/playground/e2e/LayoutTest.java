package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
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
        return widths(playground.page)
                .filter(width -> {
                    playground.page.setViewportSize(width, 800);
                    // the diagram follows with the next redraw
                    playground.passFrames(2);
                    return overflow(playground.page, "Width") > 0;
                })
                .boxed()
                .toList();
    }

    /**
     * The narrowest and the widest of each arrangement, and some between them: where all that changes is the width, what is
     * too wide is so from the narrowest on.
     */
    private static IntStream widths(Page page) {
        List<?> breakpoints = (List<?>) page.evaluate("""
                () => [...document.styleSheets]
                    .flatMap(({ cssRules }) => [...cssRules])
                    .filter((rule) => rule instanceof CSSMediaRule)
                    .flatMap(({ conditionText }) => [...conditionText.matchAll(/(\\d+)px <= width|width (?:<|>=) (\\d+)px/g)])
                    .map(([, least, other]) => Number(least ?? other))""");
        assertTrue(breakpoints.size() > 5, () -> "the arrangements change at " + breakpoints);
        IntStream borders = breakpoints.stream().mapToInt(at -> ((Number) at).intValue());
        return IntStream.concat(
                        IntStream.rangeClosed(0, 28).map(i -> 320 + 80 * i),
                        borders.flatMap(at -> IntStream.of(at - 1, at)))
                .distinct()
                .sorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#layers=32,32,32,32,32,32,32,32"})
    void planeFiguresChartAndNetworkAreSeenWithoutScrolling(String network) {
        PlaygroundPage playground = lab.open(network);
        for (ViewportSize size : sizes("1024,768 1180,820 768,1024 1280,720 1440,900 1920,1080 2560,1440")) {
            resize(playground, size);
            assertEquals(0, overflow(playground.page, "Height"), "the page scrolls at " + size.width);
            for (String part : List.of(PLANE, METRICS, CHART, NETWORK, RUN)) {
                assertInSight(playground.page, part);
            }
            if (size.height >= 768) {
                double chart = playground.page.locator("#chart").boundingBox().height;
                assertTrue(chart >= 140, "at " + size.width + " the chart is " + chart + " high");
            }
        }
        playground.page.locator("#tab-example").click();
        for (ViewportSize size : sizes("1024,768 1280,720 1440,900 1920,1080 2560,1440")) {
            resize(playground, size);
            assertInSight(playground.page, CHART);
        }
    }

    @Test
    void aLowPageShowsTheWholePlaneBesideTheLossesAndRun() {
        PlaygroundPage playground = lab.open("");
        for (ViewportSize size : sizes("844,390 640,360 740,360 932,430")) {
            resize(playground, size);
            for (String part : List.of(PLANE, METRICS, CHART, RUN)) {
                assertInSight(playground.page, part);
            }
            assertTrue(side(playground.page) > 0.8 * size.height, "the plane is as high as the page");
        }
    }

    @Test
    void anEmbeddedPageGivesThePlaneTheSpaceOfWhatIsHidden() {
        PlaygroundPage whole = lab.open("");
        PlaygroundPage part = lab.open("#hide=title,help,share,language,theme,data,network,inspector,"
                + "speed,learning-rate,optimizer,activation,loss,regularization,regularization-rate,more,"
                + "test-data,discrete");
        for (ViewportSize size : sizes("480,480 700,500 900,560 1200,700")) {
            resize(whole, size);
            resize(part, size);
            for (String shown : List.of(PLANE, RUN)) {
                assertInSight(part.page, shown);
            }
            double side = side(part.page);
            assertTrue(side > side(whole.page), side + " instead of " + side(whole.page));
            assertTrue(side > 0.75 * Math.min(size.height, size.width - 324), "the plane is " + side + " wide");
        }
    }

    private static List<ViewportSize> sizes(String sizes) {
        return Stream.of(sizes.split(" "))
                .map(size -> size.split(","))
                .map(size -> new ViewportSize(Integer.parseInt(size[0]), Integer.parseInt(size[1])))
                .toList();
    }

    private static void resize(PlaygroundPage playground, ViewportSize size) {
        playground.page.setViewportSize(size.width, size.height);
        playground.passFrames(2);
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
        drawer.press("Enter");
        playground.click("Share");
        playground.page.locator("#share-copy").press("Escape");
        assertTrue(points.isVisible(), "what lies over the drawer is closed first");
        playground.page.locator("#run").press("Escape");
        assertTrue(points.isHidden(), "wherever the focus is");
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
