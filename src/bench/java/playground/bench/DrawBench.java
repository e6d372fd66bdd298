package playground.bench;

import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.List;
import playground.e2e.Laboratory;
import playground.e2e.PlaygroundPage;
import playground.e2e.StandIn;
import playground.e2e.TestBrowser;

/**
 * How long the real page takes to draw a frame while it trains, how many it draws a second, and how often it is busy for more than
 * 50 ms on end, in headless Chromium, by itself, with each view of the inspector open, and where a shader may draw:
 *
 * <pre>mvn -q -Pbench test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=playground.bench.DrawBench</pre>
 *
 * <p>There is no graphics processor here. For the rows "by shader, in software" the page takes software for one and tries it, but
 * goes on only if that is fast enough, so a line below says for how many frames the shader drew: at first, and of those measured.
 */
public final class DrawBench {
    private static final int WARM_UP_FRAMES = 90;
    private static final int FRAMES = 300;

    private static final String LARGEST =
            "#data=spiral&classes=6&layers=32,32,32,32,32,32,32,32&features=x1,x2,x1-squared,x2-squared,x1-x2,sin-x1,sin-x2";
    private static final List<String> VIEWS =
            List.of("example", "matrices", "graph", "weights", "check", "health", "space");

    /** Marks each drawing of the shader. */
    private static final String MARK = """
            const { drawArrays } = WebGL2RenderingContext.prototype;
            WebGL2RenderingContext.prototype.drawArrays = function (...triangles) {
                performance.mark('shader');
                drawArrays.apply(this, triangles);
            };""";

    /** The redraws since a moment, as the page measures them, once they are so many; and the long tasks and shader's drawings. */
    private static final String WATCH = """
            ([count, since]) => new Promise((resolve) => {
                const entries = [];
                const durations = (wanted) =>
                    entries
                        .filter(({ name, entryType }) => name === wanted || entryType === wanted)
                        .map(({ duration }) => duration);
                const observer = new PerformanceObserver((list) => {
                    entries.push(...list.getEntries().filter(({ startTime }) => startTime >= since));
                    if (durations('draw').length < count) return;
                    observer.disconnect();
                    resolve(['draw', 'longtask', 'shader'].map(durations));
                });
                for (const type of ['measure', 'mark', 'longtask']) observer.observe({ type, buffered: true });
            })""";

    private DrawBench() {}

    public static void main(String[] args) {
        System.out.printf(
                "%-40s %10s %10s %10s %14s %12s%n",
                "", "median ms", "p95 ms", "frames/s", "tasks > 50 ms", "longest ms");
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
            measureByShader(laboratory.open(""), "default network");
            measureByShader(laboratory.open(LARGEST), "largest network");
        }
        System.exit(0);
    }

    private static void measureByShader(PlaygroundPage playground, String name) {
        Page page = playground.page();
        page.addInitScript(StandIn.SCRIPT);
        page.addInitScript(MARK);
        page.reload();
        page.locator("[data-testid=status][data-status=idle]").waitFor();
        double start = now(page);
        playground.click("Run");
        Drawn first = drawn(page, WARM_UP_FRAMES, start);
        Drawn measured = measure(playground, name + ", by shader, in software");
        playground.click("Pause");
        System.out.printf(
                "  the shader drew %d of the first %d frames (longest task: %.0f ms), and %d of the %d measured%n",
                first.byShader, first.frames.length, first.longestTask(), measured.byShader, measured.frames.length);
    }

    private static Drawn measure(PlaygroundPage playground, String name) {
        Page page = playground.page();
        drawn(page, WARM_UP_FRAMES, now(page));
        long start = System.nanoTime();
        Drawn drawn = drawn(page, FRAMES, now(page));
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] draws = drawn.frames.clone();
        Arrays.sort(draws);
        System.out.printf(
                "%-40s %10.1f %10.1f %10.1f %14d %12.0f%n",
                name,
                draws[draws.length / 2],
                draws[draws.length * 95 / 100],
                draws.length / seconds,
                drawn.tasks.length,
                drawn.longestTask());
        return drawn;
    }

    /** Milliseconds, by the page's clock. */
    private static double now(Page page) {
        return ((Number) page.evaluate("performance.now()")).doubleValue();
    }

    /** The first {@code count} redraws since then, or a few more: the page is told of several at once. */
    private static Drawn drawn(Page page, int count, double since) {
        List<?> found = (List<?>) page.evaluate(WATCH, List.of(count, since));
        return new Drawn(numbers(found.get(0)), numbers(found.get(1)), numbers(found.get(2)).length);
    }

    private static double[] numbers(Object found) {
        return ((List<?>) found)
                .stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
    }

    /**
     * @param frames milliseconds that each took to draw
     * @param tasks milliseconds of those of the page's tasks that took longer than 50
     */
    private record Drawn(double[] frames, double[] tasks, int byShader) {
        double longestTask() {
            return Arrays.stream(tasks).max().orElse(0);
        }
    }
}
