package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen before there is a connection. */
@Tag("e2e")
class FirstLoadTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void pointsBoundaryAndFiguresOfTheDefaultAreThereBeforeTheConnectionIsAndAreWhatTheServerSays() {
        Page early = withoutSocket("");
        assertThat(early.getByTestId("status")).hasAttribute("data-status", "connecting");
        assertThat(early.getByTestId("plane")).hasAttribute("data-points", "500");
        assertThat(early.getByTestId("train-loss")).hasAttribute("data-value", Pattern.compile("0\\.\\d+"));
        assertThat(early.locator(".network-unit")).hasCount(7);
        PlaygroundPage connected = lab.open("");
        for (String figure : List.of("train-loss", "test-loss", "train-accuracy", "test-accuracy")) {
            assertEquals(connected.exact(figure), early.getByTestId(figure).getAttribute("data-value"), figure);
        }
        assertEquals(
                connected.page.getByTestId("plane").evaluate(PIXELS),
                early.getByTestId("plane").evaluate(PIXELS));
    }

    @Test
    void aLinkToSomethingElseShowsNothingOfTheDefault() {
        for (String link : List.of("#data=xor", "#layers=3")) {
            Page early = withoutSocket(link);
            assertThat(early.getByTestId("status")).hasAttribute("data-status", "connecting");
            assertThat(early.getByTestId("plane")).hasAttribute("data-points", "0");
            assertThat(early.getByTestId("train-loss")).hasAttribute("data-value", "");
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900", "1024, 768", "390, 844", "844, 390"})
    void nothingMovesWhileThePageLoadsOrIsLoadedAgain(int width, int height) {
        BrowserContext context = lab.open("", Laboratory.desktop().setViewportSize(width, height))
                .page
                .context();
        context.addInitScript("""
                window.moved = [];
                new PerformanceObserver((list) => {
                    for (const { value, sources } of list.getEntries()) {
                        moved.push(value.toFixed(4), ...sources.map(({ node }) => node?.id || node?.className || node?.nodeName));
                    }
                }).observe({ type: 'layout-shift', buffered: true });""");
        try (Page page = context.newPage()) {
            slow(page);
            page.navigate(lab.address());
            for (int load = 0; load < 2; load++) {
                assertThat(page.getByTestId("status")).hasAttribute("data-status", "idle");
                assertThat(page.getByTestId("train-loss")).hasAttribute("data-value", Pattern.compile(".+"));
                assertEquals(List.of(), page.evaluate("() => moved"));
                page.reload();
            }
        }
    }

    @Test
    void aBrowserReadsWhatThePackingBuildHasCompressed() {
        assertEquals(List.of("br", "Chào buổi sáng."), lab.open("").page.evaluate("""
                async () => {
                    const answer = await fetch('/web/packed/greeting.json');
                    const { greeting } = await answer.json();
                    return [answer.headers.get('content-encoding'), greeting[1]];
                }"""));
    }

    static final String PIXELS = "canvas => canvas.toDataURL()";

    /** A page whose connection is never answered. */
    private Page withoutSocket(String link) {
        Page page = lab.open("").page.context().newPage();
        page.routeWebSocket(Pattern.compile(".*/live"), socket -> {});
        page.navigate(lab.address() + "/" + link);
        return page;
    }

    /** So that a browser has time to paint what has come. */
    private static void slow(Page page) {
        CDPSession devtools = page.context().newCDPSession(page);
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 100);
        conditions.addProperty("downloadThroughput", 10e6 / 8);
        conditions.addProperty("uploadThroughput", 10e6 / 8);
        devtools.send("Network.enable");
        devtools.send("Network.emulateNetworkConditions", conditions);
    }
}
