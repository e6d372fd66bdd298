package playground.bench;

import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.List;
import playground.e2e.Laboratory;
import playground.e2e.PlaygroundPage;
import playground.e2e.TestBrowser;

/**
 * How long the real page takes to draw a frame while it trains, and how many it draws a second, in headless Chromium, by
 * itself and with each view of the inspector open:
 *
 * <pre>mvn -q -Pbench test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=playground.bench.DrawBench</pre>
 */
public final class DrawBench {
    private static final int WARM_UP_FRAMES = 90;
    private static final int FRAMES = 300;

    private static final String LARGEST =
            "#data=spiral&classes=6&layers=32,32,32,32,32,32,32,32&features=x1,x2,x1-squared,x2-squared,x1-x2,sin-x1,sin-x2";
    private static final List<String> VIEWS =
            List.of("example", "matrices", "graph", "weights", "check", "health", "space");

    private DrawBench() {}

    public static void main(String[] args) {
        System.out.printf("%-28s %10s %10s %10s%n", "", "median ms", "p95 ms", "frames/s");
        try (TestBrowser browser = new TestBrowser();
                Laboratory laboratory = new Laboratory(browser)) {
            PlaygroundPage playground = laboratory.open("");
            playground.click("Run");
            measure(playground, "default network");
            for (String view : VIEWS) {
                playground.page().locator("#tab-" + view).click();
                measure(playground, "default network, " + view);
            }
            playground.click("Pause");
            playground = laboratory.open(LARGEST);
            playground.click("Run");
            measure(playground, "largest network");
            playground.click("Pause");
        }
        System.exit(0);
    }

    private static void measure(PlaygroundPage playground, String name) {
        drawn(playground.page(), WARM_UP_FRAMES);
        long start = System.nanoTime();
        double[] draws = drawn(playground.page(), FRAMES);
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(draws);
        System.out.printf(
                "%-28s %10.1f %10.1f %10.1f%n",
                name, draws[draws.length / 2], draws[draws.length * 95 / 100], draws.length / seconds);
    }

    /** The durations of the next {@code count} redraws, as the page measures them. */
    private static double[] drawn(Page page, int count) {
        List<?> durations = (List<?>) page.evaluate("""
                (count) => new Promise((resolve) => {
                    const durations = [];
                    const observer = new PerformanceObserver((list) => {
                        for (const entry of list.getEntriesByName('draw')) durations.push(entry.duration);
                        if (durations.length >= count) {
                            observer.disconnect();
                            resolve(durations.slice(0, count));
                        }
                    });
                    observer.observe({ type: 'measure' });
                })""", count);
        return durations.stream()
                .mapToDouble(duration -> ((Number) duration).doubleValue())
                .toArray();
    }
}
