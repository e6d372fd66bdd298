package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
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
                        IntStream.rangeClosed(0, 14).map(i -> 320 + 160 * i),
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
    void aFirstVisitIsToldWhatIsWhatUntilTheFirstRunAndNothingIsCovered() {
        PlaygroundPage playground = lab.openFirst("");
        Locator captions = playground.page.locator(".first-caption");
        assertThat(captions).hasCount(3);
        playground.page.setViewportSize(360, 640);
        assertThat(playground.page.locator("#run")).isInViewport();
        BoundingBox figures = playground.page.locator("#metrics").boundingBox();
        double bars = playground.page.locator(".transport").boundingBox().y;
        assertTrue(figures.y + figures.height <= bars, "the figures of a small phone lie under the bars");
        playground.page.setViewportSize(1280, 720);
        for (int i = 0; i < 3; i++) {
            assertThat(captions.nth(i)).isVisible();
        }
        assertEquals(List.of(), playground.page.evaluate("""
                        () => [...document.querySelectorAll('.first-caption')].flatMap((caption) => {
                          const box = caption.getBoundingClientRect();
                          return [...document.querySelectorAll('button, input, select, #plane, #loss-chart, .field, .counter')]
                            .filter((other) => !caption.contains(other))
                            .map((other) => [other, other.getBoundingClientRect()])
                            .filter(([, o]) => o.left < box.right && box.left < o.right && o.top < box.bottom && box.top < o.bottom)
                            .map(([other]) => caption.textContent + ' covers ' + other.outerHTML.slice(0, 80));
                        })"""));
        captions.filter(new Locator.FilterOptions().setHasText("Each square"))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(captions).hasCount(2);
        playground.page.reload();
        assertThat(captions).hasCount(2);
        playground.click("Step");
        assertThat(captions).hasCount(0);
        playground.page.reload();
        playground.waitForStatus("paused");
        assertThat(captions).hasCount(0);
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
        playground.page.locator("#tab-example").click();
        playground.waitForExample();
        playground.page.locator("#inspector-handle").press("Home");
        for (ViewportSize size : sizes("844,390 640,360")) {
            resize(playground, size);
            for (String part : List.of(PLANE, CHART, RUN)) {
                assertInSight(playground.page, part);
            }
        }
    }

    @Test
    void furtherSettingsLeaveThePlaneAndTheLossFree() {
        PlaygroundPage playground = lab.open("");
        Locator more = playground.page.locator("#more-settings");
        for (ViewportSize size : sizes("1440,900 1024,768 768,1024 1280,720")) {
            resize(playground, size);
            assertTrue(more.isHidden());
            playground.click("More settings");
            for (String part : List.of(PLANE, METRICS, CHART, RUN)) {
                assertInSight(playground.page, part);
                assertTrue(apart(more, playground.page.locator(part)), part + " is covered at " + size.width);
            }
            playground.key("Escape");
            assertEquals("more", playground.page.evaluate("() => document.activeElement.id"));
        }
    }

    private static boolean apart(Locator one, Locator other) {
        BoundingBox a = one.boundingBox();
        BoundingBox b = other.boundingBox();
        return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
    }

    @Test
    void presentingMakesLettersLargerHidesWhatIsNotNeededAndKeepsPlaneChartAndNetworkInView() {
        PlaygroundPage playground = lab.open("", Laboratory.desktop().setLocale("vi-VN"));
        Locator root = playground.page.locator("html");
        for (ViewportSize size : sizes("1024,768 1280,720 1920,1080")) {
            resize(playground, size);
            double before = height(playground.page, ".test-loss > dd");
            playground.key("p");
            playground.passFrames(2);
            assertEquals(1.3, height(playground.page, ".test-loss > dd") / before, 0.05);
            assertEquals(0, overflow(playground.page, "Height"), "the page scrolls at " + size.width);
            assertEquals(0, overflow(playground.page, "Width"), "the page scrolls sideways at " + size.width);
            for (String part : List.of(PLANE, METRICS, CHART, NETWORK, RUN)) {
                assertInSight(playground.page, part);
            }
            assertThat(playground.page.locator("#speed")).isInViewport();
            assertThat(playground.page.locator("#present")).isInViewport();
            for (String part : List.of("#data-rail", "#training-optimizer", "#language", "#share")) {
                assertTrue(playground.page.locator(part).isHidden(), part);
            }
            playground.key("Escape");
            assertThat(root).not().hasAttribute("data-presenting", "");
        }
        playground.page.locator("#present").click();
        assertThat(root).hasAttribute("data-presenting", "");
        playground.page.locator("#present").click();
        assertThat(root).not().hasAttribute("data-presenting", "");
    }

    private static double height(Page page, String part) {
        return page.locator(part).boundingBox().height;
    }

    /** A choice doesn't say itself that it is cut, so the widths of all its words are compared with its own. */
    private static final String CUT = """
            () => {
                const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.clientWidth > 1;
                const pen = document.createElement('canvas').getContext('2d');
                const widest = (choice, style) => {
                    pen.font = [style.fontWeight, style.fontSize, style.fontFamily].join(' ');
                    return Math.max(...[...choice.options].map(({ text }) => pen.measureText(text).width));
                };
                const choices = [...document.querySelectorAll('select')].filter(seen).filter((choice) => {
                    const style = getComputedStyle(choice);
                    const room = choice.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
                    return widest(choice, style) > room + 1;
                });
                const names = [...document.querySelectorAll('button, label, dt, dd, h1, h2, h3, #legend, .toggle, .caption')]
                    .filter(seen)
                    .filter((name) => name.scrollWidth > name.clientWidth + 1 && getComputedStyle(name).overflowX !== 'visible');
                return [...choices, ...names].map((element) => element.id || element.textContent.slice(0, 40));
            }""";

    @Test
    void noNameAndNoChoiceIsCutInAnyLanguageAlsoWhilePresenting() {
        PlaygroundPage playground =
                lab.open("#data=spiral&classes=6&reg=l2&optimizer=adamw&stop=early:20&schedule=cosine:100");
        playground.click("More settings");
        for (String language : List.of("en", "vi", "zh-Hant")) {
            playground.chooseLanguage(language);
            List<String> cut = new ArrayList<>();
            for (ViewportSize size :
                    sizes("390,844 640,360 700,500 744,1133 768,1024 900,560 1024,768 1280,720 1440,900 1920,1080")) {
                resize(playground, size);
                cut.add(size.width + ": " + playground.page.evaluate(CUT));
            }
            playground.page.evaluate("() => document.documentElement.setAttribute('data-presenting', '')");
            for (ViewportSize size : sizes("1024,768 1280,720")) {
                resize(playground, size);
                cut.add("presenting at " + size.width + ": " + playground.page.evaluate(CUT));
            }
            playground.page.evaluate("() => document.documentElement.removeAttribute('data-presenting')");
            assertEquals(
                    List.of(),
                    cut.stream().filter(each -> !each.endsWith(": []")).toList(),
                    language);
        }
    }

    /** A window of 1280 × 1024 at 400 %. Each control is scrolled to by the focus, and what stays in sight must not hide it. */
    @Test
    void aPageAtFourHundredPercentLeavesEveryControlReachable() {
        PlaygroundPage playground = lab.open("", Laboratory.desktop().setLocale("vi-VN"));
        resize(playground, new ViewportSize(320, 256));
        playground.page.locator("#parts").waitFor();
        for (String part : List.of("#part-data", "#part-network", "#part-training", "#tab-example")) {
            playground.page.locator(part).press("Enter");
            if (part.equals("#tab-example")) {
                assertThat(playground.page.locator(".formula-lines").first())
                        .not()
                        .isEmpty();
            }
            playground.passFrames(2);
            assertEquals(0, overflow(playground.page, "Width"), part);
            assertEquals(List.of(), playground.page.evaluate("""
                    () => [...document.querySelectorAll('button, input, select, [tabindex="0"]')]
                        .filter((control) => control.offsetParent && control.tabIndex >= 0 && !control.disabled)
                        .filter((control) => {
                          control.focus();
                          const { left, top, bottom } = control.getBoundingClientRect();
                          const x = Math.max(1, Math.min(innerWidth - 1, left + 8));
                          const y = Math.max(top + 2, Math.min(bottom - 2, innerHeight / 2));
                          const seen = document.elementFromPoint(x, Math.max(1, Math.min(innerHeight - 1, y)));
                          return !control.contains(seen) && !control.parentElement.contains(seen);
                        })
                        .map(({ id, className }) => id || className)"""), part);
            double share = ((Number) playground.page.evaluate("""
                    () => {
                      const middle = document.documentElement.scrollHeight / 2;
                      const places = (at) => {
                        scrollTo(0, at);
                        return all.map((e) => e.getBoundingClientRect());
                      };
                      const all = [...document.querySelectorAll('body *')]
                          .filter((e) => ['sticky', 'fixed'].includes(getComputedStyle(e).position));
                      const before = places(middle - 20);
                      return places(middle)
                          .filter(({ width, height, top }, i) => width > 100 && height > 1 && top === before[i].top)
                          .map(({ top, bottom }) => Math.min(bottom, innerHeight) - Math.max(top, 0))
                          .reduce((sum, height) => sum + Math.max(0, height), 0) / innerHeight;
                    }""")).doubleValue();
            assertTrue(share <= 1 / 3.0, () -> "what stays covers " + share + " of the page");
        }
    }

    @Test
    void anEmbeddedPageGivesThePlaneTheSpaceOfWhatIsHidden() {
        PlaygroundPage whole = lab.open("");
        PlaygroundPage part = lab.open("#hide=title,help,share,language,theme,data,network,inspector,"
                + "speed,learning-rate,optimizer,batch-size,activation,loss,regularization,regularization-rate,more,"
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
        part.page.evaluate("() => { location.hash = 'hide=metrics,network'; }");
        assertThat(part.page.locator(METRICS)).isHidden();
        double chart = part.page.locator("#chart").boundingBox().height;
        assertTrue(chart > 300, "without the figures the chart is " + chart + " high");
        PlaygroundPage withoutPlane = lab.open("#hide=plane");
        resize(withoutPlane, new ViewportSize(900, 560));
        assertInSight(withoutPlane.page, NETWORK);
        BoundingBox network = withoutPlane.page.locator(NETWORK).boundingBox();
        assertTrue(network.x < 40 && network.width > 450, "the network has the place of the plane");
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
        // its part of the page is fetched
        assertThat(playground.page.locator("#share-copy")).isVisible();
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
