package playground.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;

/** A browser for laboratories. As Playwright asks, only the thread that started it uses it. */
public final class TestBrowser implements AutoCloseable {
    /** For a browser to start beside others that do. */
    private static final double PATIENCE_MS = 120_000;

    private static TestBrowser ofThisJvm;

    private final Playwright playwright;
    private final Browser browser;

    public TestBrowser() {
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

    /**
     * The browser that all test classes of this JVM use: starting one takes as much processor time as opening three pages. It
     * ends with the JVM, since Playwright's driver ends when its input does.
     */
    static TestBrowser ofThisJvm() {
        if (ofThisJvm == null) {
            ofThisJvm = new TestBrowser();
        }
        return ofThisJvm;
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
