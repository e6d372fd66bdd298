package playground.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Arrays;
import java.util.Random;
import playground.e2e.Laboratory;
import playground.e2e.PlaygroundPage;
import playground.e2e.TestBrowser;

/**
 * How long it takes from a press on the time line until that very step is shown, and what a long run takes of the memory of page
 * and server, in headless Chromium:
 *
 * <pre>mvn -q -Pbench test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=playground.bench.TimeBench</pre>
 */
public final class TimeBench {
    private static final String LARGEST =
            "#data=spiral&classes=6&layers=32,32,32,32,32,32,32,32&features=x1,x2,x1-squared,x2-squared,x1-x2,sin-x1,sin-x2";
    private static final int VISITS = 100;
    /** Presses after which page and server are compiled. */
    private static final int FIRST = 20;

    private static final int WANTED = 50;
    private static final double MIB = 1 << 20;

    private TimeBench() {}

    public static void main(String[] args) {
        System.out.printf(
                "%-60s %8s %8s %8s %9s%n",
                "ms from the press until the very step is painted", "median", "p95", "longest", "within " + WANTED);
        try (TestBrowser browser = new TestBrowser();
                Laboratory laboratory = new Laboratory(browser)) {
            measure(laboratory, "default network, 100,000 steps", "#stop=step:100000");
            measure(laboratory, "default network, 1,000,000 steps", "#stop=step:1000000");
            measure(laboratory, "largest network, 20,000 steps", LARGEST + "&stop=step:20000");
        }
        System.exit(0);
    }

    private static void measure(Laboratory laboratory, String name, String link) {
        PlaygroundPage playground = laboratory.open(link);
        Page page = playground.page();
        CDPSession devtools = page.context().newCDPSession(page);
        double pageBefore = pageMemory(devtools);
        double serverBefore = serverMemory();
        page.locator("#speed").selectOption("fastest");
        playground.click("Run");
        page.waitForFunction(
                "() => document.querySelector('[data-testid=status]').dataset.status === 'stopped'",
                null,
                new Page.WaitForFunctionOptions().setTimeout(600_000));
        double pageAfter = pageMemory(devtools);
        double serverAfter = serverMemory();
        page.evaluate("""
                () => {
                    const playhead = document.querySelector('#playhead');
                    const step = document.querySelector('[data-testid=step]');
                    const numberOf = (element) => element.textContent.match(/\\d+/)?.[0];
                    const painted = new MessageChannel();
                    let start = 0;
                    let before = '';
                    painted.port1.onmessage = () => { window.shownAfter ??= performance.now() - start; };
                    // What is drawn in an animation frame is painted before the next task; what is drawn in a task, with the
                    // next animation frame.
                    const frameOver = new MessageChannel();
                    let inFrame = false;
                    frameOver.port1.onmessage = () => { inFrame = false; };
                    const next = window.requestAnimationFrame.bind(window);
                    window.requestAnimationFrame = (draw) => next((time) => {
                        inFrame = true;
                        frameOver.port2.postMessage('');
                        draw(time);
                    });
                    new MutationObserver(() => {
                        const wanted = numberOf(playhead);
                        if (start === 0 || wanted === before || numberOf(step) !== wanted) return;
                        if (inFrame) painted.port2.postMessage('');
                        else next(() => painted.port2.postMessage(''));
                    }).observe(document.body, { subtree: true, childList: true, characterData: true });
                    document.querySelector('#loss-chart').addEventListener('pointerdown', () => {
                        before = playhead.offsetParent === null ? '' : numberOf(playhead);
                        start = performance.now();
                        window.shownAfter = undefined;
                    }, { capture: true });
                }""");
        Locator chart = page.getByTestId("loss-chart");
        BoundingBox box = chart.boundingBox();
        Random random = new Random(1);
        double[] times = new double[VISITS];
        for (int visit = 0; visit < VISITS; visit++) {
            double x = box.x + box.width * (0.15 + 0.8 * random.nextDouble());
            page.mouse().click(x, box.y + box.height * 0.9);
            times[visit] =
                    ((Number) page.waitForFunction("() => window.shownAfter").jsonValue()).doubleValue();
        }
        print(name + ", first " + FIRST + " presses", Arrays.copyOf(times, FIRST));
        print(name, Arrays.copyOfRange(times, FIRST, VISITS));
        System.out.printf(
                "%-60s page %+.1f MiB, server %+.1f MiB%n", "", pageAfter - pageBefore, serverAfter - serverBefore);
        page.close();
    }

    private static void print(String name, double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        long within = Arrays.stream(sorted).filter(time -> time <= WANTED).count();
        System.out.printf(
                "%-60s %8.1f %8.1f %8.1f %7d %%%n",
                name,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                sorted[sorted.length - 1],
                100 * within / sorted.length);
    }

    /** What the page keeps, in MiB: objects, and the buffers of typed arrays. */
    private static double pageMemory(CDPSession devtools) {
        devtools.send("HeapProfiler.collectGarbage");
        JsonObject usage = devtools.send("Runtime.getHeapUsage");
        double buffers = usage.has("backingStorageSize")
                ? usage.get("backingStorageSize").getAsDouble()
                : 0;
        return (usage.get("usedSize").getAsDouble() + buffers) / MIB;
    }

    /** What this JVM, in which the server runs, keeps, in MiB. */
    private static double serverMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    }
}
