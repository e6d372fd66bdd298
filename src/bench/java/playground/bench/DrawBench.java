package playground.bench;

import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import playground.e2e.Laboratory;
import playground.e2e.PlaygroundPage;

/**
 * How long the real page takes to draw a frame while it trains, and how many it draws a second, in headless Chromium:
 *
 * <pre>mvn -q -Pbench test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=playground.bench.DrawBench</pre>
 */
public final class DrawBench {
    private static final int WARM_UP_FRAMES = 90;
    private static final int FRAMES = 300;

    private static final Map<String, String> CASES = Map.of(
            "default network",
            "",
            "largest network",
            "#data=spiral&classes=6&layers=32,32,32,32,32,32,32,32&features=x1,x2,x1-squared,x2-squared,x1-x2,sin-x1,sin-x2");

    private DrawBench() {}

    public static void main(String[] args) {
        System.out.printf("%-16s %10s %10s %10s%n", "", "median ms", "p95 ms", "frames/s");
        try (Laboratory laboratory = new Laboratory()) {
            CASES.forEach((name, link) -> {
                PlaygroundPage playground = laboratory.open(link);
                playground.click("Run");
                drawn(playground.page(), WARM_UP_FRAMES);
                long start = System.nanoTime();
                double[] draws = drawn(playground.page(), FRAMES);
                double seconds = (System.nanoTime() - start) / 1e9;
                Arrays.sort(draws);
                System.out.printf(
                        "%-16s %10.1f %10.1f %10.1f%n",
                        name, draws[draws.length / 2], draws[draws.length * 95 / 100], draws.length / seconds);
                playground.click("Pause");
            });
        }
        System.exit(0);
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
