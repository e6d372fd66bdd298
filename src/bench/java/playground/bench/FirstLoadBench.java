package playground.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.List;
import playground.e2e.TestBrowser;
import playground.server.PlaygroundServer;

/**
 * How long a person with 100 ms to the server, and 10 Mbit/s from it, waits for the page: until the first text, and until the
 * untrained boundary is drawn; for a browser that was never here, and after a reload. In headless Chromium:
 *
 * <pre>mvn -q -Pbench test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=playground.bench.FirstLoadBench</pre>
 */
public final class FirstLoadBench {
    private static final int ROUNDS = 9;
    private static final double LATENCY_MS = 100;
    private static final double BYTES_A_SECOND = 10e6 / 8;

    /** Remembers when the boundary was first drawn: when a frame's losses are written, it is drawn in the same animation frame. */
    private static final String WATCH = """
            addEventListener('DOMContentLoaded', () => {
                const loss = document.querySelector('[data-testid=train-loss]');
                new MutationObserver(() => {
                    if (loss.dataset.value && !window.boundaryAt) {
                        const { port1, port2 } = new MessageChannel();
                        port1.onmessage = () => { window.boundaryAt = performance.now(); };
                        port2.postMessage('');
                    }
                }).observe(loss, { attributes: true });
            });
            window.shift = 0;
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) window.shift += entry.value;
            }).observe({ type: 'layout-shift', buffered: true });""";

    private static final String READ = """
            () => {
                const fetched = performance.getEntriesByType('resource').filter(({ transferSize }) => transferSize > 0);
                const [page] = performance.getEntriesByType('navigation');
                return [
                    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
                    window.boundaryAt,
                    1 + fetched.length,
                    fetched.reduce((sum, { transferSize }) => sum + transferSize, page.transferSize),
                    window.shift,
                ];
            }""";

    private FirstLoadBench() {}

    public static void main(String[] args) throws PlaygroundServer.PortTaken {
        System.out.printf(
                "%-12s %10s %12s %10s %10s %8s%n", "", "text ms", "boundary ms", "requests", "bytes", "shift");
        PlaygroundServer server = new PlaygroundServer();
        server.start(0);
        double[][] first = new double[ROUNDS][];
        double[][] again = new double[ROUNDS][];
        try (TestBrowser browser = new TestBrowser()) {
            for (int round = 0; round < ROUNDS; round++) {
                try (BrowserContext context =
                        browser.browser().newContext(new Browser.NewContextOptions().setViewportSize(1440, 900))) {
                    context.addInitScript(WATCH);
                    Page page = context.newPage();
                    slow(page);
                    page.navigate("http://localhost:" + server.port() + "/");
                    first[round] = read(page);
                    page.reload();
                    again[round] = read(page);
                }
            }
        }
        print("first load", first);
        print("reload", again);
        System.exit(0);
    }

    private static void slow(Page page) {
        CDPSession devtools = page.context().newCDPSession(page);
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", LATENCY_MS);
        conditions.addProperty("downloadThroughput", BYTES_A_SECOND);
        conditions.addProperty("uploadThroughput", BYTES_A_SECOND);
        devtools.send("Network.enable");
        devtools.send("Network.emulateNetworkConditions", conditions);
    }

    private static double[] read(Page page) {
        page.waitForFunction("() => window.boundaryAt > 0");
        List<?> read = (List<?>) page.evaluate(READ);
        return read.stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
    }

    private static void print(String name, double[][] rounds) {
        double[] medians = new double[rounds[0].length];
        for (int column = 0; column < medians.length; column++) {
            int of = column;
            double[] values = Arrays.stream(rounds)
                    .mapToDouble(round -> round[of])
                    .sorted()
                    .toArray();
            medians[column] = values[values.length / 2];
        }
        System.out.printf(
                "%-12s %10.0f %12.0f %10.0f %10.0f %8.4f%n",
                name, medians[0], medians[1], medians[2], medians[3], medians[4]);
    }
}
