package playground.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import playground.server.PlaygroundServer;

/**
 * One playground server and one browser for all end-to-end tests, and a fresh browser profile for each test.
 * A test fails when its page reports an error, whatever else it asserts.
 */
public final class Lab implements BeforeEachCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(Lab.class);

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private Shared shared;

    @Override
    public void beforeEach(ExtensionContext context) {
        shared = context.getRoot().getStore(NAMESPACE).computeIfAbsent("shared", key -> new Shared(), Shared.class);
        complaints.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        if (!complaints.isEmpty()) {
            throw new AssertionError("The page reported: " + String.join("\n", complaints));
        }
    }

    /** The address of the server that the tests run against, without a slash at the end. */
    String address() {
        return shared.address;
    }

    /** Opens the playground at {@code link} ("" or "#data=spiral…") on a desktop, in English. */
    PlaygroundPage open(String link) {
        return open(
                link, new Browser.NewContextOptions().setViewportSize(1280, 720).setLocale("en-US"));
    }

    /** Opens the playground in a new browser profile with these options. */
    PlaygroundPage open(String link, Browser.NewContextOptions options) {
        BrowserContext context = shared.browser.newContext(options);
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text());
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(address())
                    && !request.url().startsWith("blob:")
                    && !request.url().startsWith("data:")) {
                complaints.add("asked another host for " + request.url());
            }
        });
        page.navigate(address() + "/" + link);
        PlaygroundPage playground = new PlaygroundPage(page);
        playground.waitForStatus("idle");
        return playground;
    }

    private static final class Shared implements AutoCloseable {
        final Playwright playwright;
        final Browser browser;
        final PlaygroundServer server = new PlaygroundServer();
        final String address;

        Shared() {
            try {
                server.start(0);
            } catch (PlaygroundServer.PortTaken e) {
                throw new IllegalStateException(e);
            }
            address = "http://localhost:" + server.port();
            Optional<Path> executable = Chromium.findOrInstall();
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync"));
            executable.ifPresent(options::setExecutablePath);
            browser = playwright.chromium().launch(options);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
            server.stop();
        }
    }
}
