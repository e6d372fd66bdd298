package playground.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import playground.server.PlaygroundServer;

/** A playground server, and a browser to open it in. Owned by the thread that started the browser, as Playwright asks. */
public final class Laboratory implements AutoCloseable {
    private final PlaygroundServer server = new PlaygroundServer();
    private final Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** @param browser which stays open when the laboratory is closed */
    public Laboratory(TestBrowser browser) {
        try {
            server.start(0);
        } catch (PlaygroundServer.PortTaken e) {
            throw new IllegalStateException(e);
        }
        this.browser = browser.browser();
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

    /** Opens it in a browser that was never here, whose person is shown what is what. Others have read that. */
    PlaygroundPage openFirst(String link) {
        return open(browser.newContext(desktop()), address(), link);
    }

    static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setViewportSize(1280, 720).setLocale("en-US");
    }

    /** Opens the playground at another address that leads to its server. */
    PlaygroundPage open(String address, String link, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        // An empty page, as between two pages of a tab, stores nothing.
        context.addInitScript("""
                if (origin !== 'null') localStorage.setItem('captions-read', 'caption.run caption.unit caption.link')""");
        return open(context, address, link);
    }

    private PlaygroundPage open(BrowserContext context, String address, String link) {
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
    public List<String> closePages() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> said = List.copyOf(complaints);
        complaints.clear();
        return said;
    }

    @Override
    public void close() {
        closePages();
        server.stop();
    }
}
