package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.server.PlaygroundServer;

/** The page as an app that was installed. */
@Tag("e2e")
class InstalledTest {
    private static final String KEEPS_ITSELF = """
            async () => (await (await caches.open('page')).keys()).some(({ url }) => url === location.href)""";

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void itOpensWithoutAServerShowsTheRunThatItHadAndGoesOnWhenThereIsOneAgain() throws Exception {
        PlaygroundServer server = new PlaygroundServer();
        server.start(0);
        int port = server.port();
        // Not one of the lab's own pages, which may not complain of a lost connection.
        Page page = lab.open("").page.context().newPage();
        PlaygroundPage playground = new PlaygroundPage(page);
        page.navigate("http://localhost:" + port + "/");
        playground.waitForStatus("idle");
        page.evaluate("() => dispatchEvent(new Event('appinstalled'))");
        page.waitForCondition(() -> (boolean) page.evaluate(KEEPS_ITSELF));
        playground.click("Epoch");
        playground.waitForStepBeyond(0);
        playground.waitForStatus("paused");
        playground.waitUntilKept();
        long step = playground.step();
        String loss = playground.exact("train-loss");

        server.stop();
        page.reload();
        assertThat(page.locator("#reconnecting")).containsText("The connection is lost. Reconnecting");
        assertEquals(step, playground.step());
        assertEquals(loss, playground.exact("train-loss"));
        assertThat(page.getByTestId("plane")).hasAttribute("data-points", "500");

        PlaygroundServer next = new PlaygroundServer();
        next.start(port);
        try {
            playground.waitForStatus("paused");
            assertThat(page.locator("#reconnecting")).isHidden();
            assertEquals(loss, playground.exact("train-loss"));
            playground.click("Step");
            playground.waitForStepBeyond(step);
            page.close();
        } finally {
            next.stop();
        }
    }

    @Test
    void aPageThatIsOnlyVisitedKeepsNothingButCanBeInstalled() {
        PlaygroundPage playground = lab.open("");
        Page page = playground.page;
        assertThat(page.locator("link[rel=manifest]")).hasCount(1);
        Object manifest = page.evaluate("""
                async () => {
                    const { name, display, start_url: start, icons } =
                        await (await fetch(document.querySelector('link[rel=manifest]').href)).json();
                    const icon = await fetch(icons[0].src);
                    return [name, display, start, icon.headers.get('content-type').split(';')[0]].join(' ');
                }""");
        assertEquals("Backprop Playground standalone / image/svg+xml", manifest);
        assertEquals(0, page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length"));
    }
}
