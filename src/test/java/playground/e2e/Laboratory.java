package playground.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import playground.server.PlaygroundServer;

/** A playground server and a browser to open it in. Owned by the thread that made it, as Playwright asks. */
public final class Laboratory implements AutoCloseable {
    /** For a browser to start beside others that do. */
    private static final double PATIENCE_MS = 120_000;

    private final PlaygroundServer server = new PlaygroundServer();
    private final Playwright playwright;
    private final Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    public Laboratory() {
        try {
            server.start(0);
        } catch (PlaygroundServer.PortTaken e) {
            throw new IllegalStateException(e);
        }
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setTimeout(PATIENCE_MS)
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        Chromium.findOrInstall().ifPresent(options::setExecutablePath);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(options);
    }

    /** The address of the server, without a slash at the end. */
    public String address() {
        return "http://localhost:" + server.port();
    }

    /** Opens the playground at {@code link} ("" or "#data=spiral…") on a laptop, in English. */
    public PlaygroundPage open(String link) {
        return open(link, desktop());
    }

    /** Opens the playground in a new browser profile with these options, and waits until it can be used. */
    public PlaygroundPage open(String link, Browser.NewContextOptions options) {
        return open(address(), link, options);
    }

    static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setViewportSize(1280, 720).setLocale("en-US");
    }

    /** Opens the playground at another address that leads to its server. */
    PlaygroundPage open(String address, String link, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        PlaygroundPage playground = new PlaygroundPage(page);
        page.navigate(address + "/" + link);
        playground.waitForStatus("idle");
        return playground;
    }

    /**
     * Closes all pages and gives back what they complained of: errors of scripts and of the console. The page's content
     * security policy makes asking another host one of these.
     */
    List<String> closePages() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> said = List.copyOf(complaints);
        complaints.clear();
        return said;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        server.stop();
    }
}
