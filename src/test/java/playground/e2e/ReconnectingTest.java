package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.server.FaultProxy;
import playground.server.ServerOptions;
import playground.server.TestServer;

/** What a page says, and does by itself, while no server takes it. */
@Tag("e2e")
class ReconnectingTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aPageThatFindsNoSeatSaysSoAndTakesTheNextThatIsFreeByItself() throws Exception {
        try (TestServer small = new TestServer(ServerOptions.DEFAULT.withMaxSessions(1))) {
            String address = "http://localhost:" + small.port();
            PlaygroundPage seated = lab.openAt(address, "");
            Page waiting = seated.page.context().newPage();
            waiting.navigate(address + "/#data=xor");
            assertThat(banner(waiting)).containsText("Every seat here is taken. Trying again by itself");
            seated.page.close();
            expectIdle(waiting);
            assertThat(banner(waiting)).isHidden();
        }
    }

    @Test
    void aPageWhoseServerIsGoneSaysThatItIsReconnectingAndWhenItIsBack() {
        int port = URI.create(lab.address()).getPort();
        try (FaultProxy proxy = new FaultProxy(port)) {
            // Not one of the lab's own pages, which may not complain of a lost connection.
            Page page = lab.open("").page.context().newPage();
            page.navigate("http://localhost:" + proxy.port());
            expectIdle(page);
            assertThat(banner(page)).isHidden();
            proxy.serve();
            proxy.cut();
            assertThat(banner(page)).containsText("The connection is lost. Reconnecting");
            proxy.serve(port);
            assertThat(page.locator("#messages")).containsText("Connected again.");
            assertThat(banner(page)).isHidden();
        }
    }

    @Test
    void whatIsUndoneWithoutAConnectionStaysUndoneOnThePage() throws Exception {
        int port = Integer.parseInt(lab.address().replaceAll(".*:", ""));
        try (FaultProxy proxy = new FaultProxy(port)) {
            // Not one of the lab's own pages, which may not complain of a lost connection.
            Page page = lab.open("").page.context().newPage();
            page.navigate("http://localhost:" + proxy.port() + "/#n=60");
            expectIdle(page);
            PlaygroundPage playground = new PlaygroundPage(page);
            playground.draw();
            playground.clickPlane(1, 1);
            playground.waitForUrl("points=");
            proxy.serve();
            proxy.cut();
            assertThat(banner(page)).isVisible();
            playground.undo().click();
            playground.waitForPoints(60);
            assertThat(playground.dataSet("Circle")).isChecked();
            assertThat(playground.undo()).isDisabled();
            playground.chooseDataSet("Spiral");
            playground.undo().click();
            assertThat(playground.dataSet("Circle")).isChecked();
            playground.waitForPoints(60);
            proxy.serve(port);
            assertThat(banner(page)).isHidden();
            page.waitForCondition(() -> page.url().endsWith("/#n=60"));
        }
    }

    @Test
    void whatIsPressedBeforeThereIsAConnectionIsDoneOnceThereIsOne() {
        Page page = lab.open("").page;
        // The page's program is done before its socket can open.
        page.addInitScript("""
                window.WebSocket = class extends WebSocket {
                  constructor(url) {
                    super(url);
                    queueMicrotask(() => {
                      if (window.pressedAs) return;
                      window.pressedAs = document.querySelector('[data-testid=status]').dataset.status;
                      document.getElementById('epoch-button').click();
                      document.getElementById('step').click();
                    });
                  }
                };""");
        page.reload();
        assertThat(page.getByTestId("step")).hasText("26");
        assertThat(page.getByTestId("status")).hasAttribute("data-status", "paused");
        assertEquals("connecting", page.evaluate("() => window.pressedAs"));
    }

    private static Locator banner(Page page) {
        return page.locator("#reconnecting");
    }

    private static void expectIdle(Page page) {
        assertThat(page.getByTestId("status")).hasAttribute("data-status", "idle");
    }
}
