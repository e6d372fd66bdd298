package playground.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How many pages one server holds. Starts the server in a process of its own, with the memory of the Procfile and an eighth of a
 * megabyte more for each session beyond a thousand, opens so many sockets to it, those of thirty pages from one address, and plays
 * their pages: each trains the default network at one epoch a frame and acknowledges frames as the page does.
 *
 * <p>{@code LoadBench sessions seconds [idle | connect | fair | fair-largest [count] | sweep]}: {@code idle} opens the sockets
 * and starts a run on each, but doesn't train; {@code connect} only opens the sockets; {@code fair} measures, by turns, with and
 * without one more page that trains the largest network as fast as it goes: how much it takes from the others, at one epoch a
 * frame and at full speed. {@code fair-largest} does that with ten such pages, or {@code count}, for which the server has as
 * much more memory, and with ten small ones at rest, which ask for one step after the other: how long they wait for its frame.
 * {@code sweep} does what {@code fair} does with one more page that trains 36 default networks side by side, six rates by six
 * sizes, and says how many frames that page gets.
 */
public final class LoadBench {
    private static final String START = "{\"type\":\"start\",\"experiment\":{}}";
    private static final String RUN = "{\"type\":\"run\"}";
    private static final String PAUSE = "{\"type\":\"pause\"}";
    private static final String SWEEP_RUN = "{\"type\":\"sweepRun\"}";
    private static final String SWEEP_PAUSE = "{\"type\":\"sweepPause\"}";
    private static final String STEP = "{\"type\":\"step\"}";
    private static final String FASTEST = "fastest";
    private static final String EPOCH_A_FRAME = "epoch-a-frame";
    private static final long WARM_UP_SECONDS = 5;
    private static final long SETTLE_SECONDS = 1;
    private static final int FAIR_ROUNDS = 3;
    private static final int COMMANDING = 10;
    private static final int COMMANDS_A_SECOND = 10;
    /** What one address may have of the heap is enough for the largest run: half of two thirds of four fifths. */
    private static final int MEGABYTES_OF_A_LARGEST = 220;

    private static final int SESSIONS_OF_THE_PROCFILE = 1000;
    private static final int SESSIONS_OF_A_MEGABYTE = 8;
    /** Pages that come together; more of them at once than the server has memory for would have to try again. */
    private static final int AT_ONCE = 250;

    private final int sessions;
    private final long seconds;
    private final String kind;
    /** Pages with the largest run. */
    private final int largestRuns;

    private final Process server;
    private final int port;
    private final URI metrics;

    private LoadBench(int sessions, long seconds, String kind, int largestRuns) throws IOException {
        this.sessions = sessions;
        this.seconds = seconds;
        this.kind = kind;
        this.largestRuns = largestRuns;
        long began = System.nanoTime();
        int more = Math.max(0, sessions - SESSIONS_OF_THE_PROCFILE) / SESSIONS_OF_A_MEGABYTE;
        server = startServer(sessions + COMMANDING + largestRuns, more + largestRuns * MEGABYTES_OF_A_LARGEST);
        BufferedReader output = server.inputReader();
        String line = output.readLine();
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
        String metricsLine = output.readLine();
        metrics = URI.create(metricsLine.substring(metricsLine.indexOf("http")));
        System.out.printf(
                "server started in %d ms; resident %d MB%n",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), residentKilobytes() / 1024);
    }

    public static void main(String[] args) throws Exception {
        int sessions = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        long seconds = args.length > 1 ? Long.parseLong(args[1]) : 30;
        String kind = args.length > 2 ? args[2] : "train";
        int largest = args.length > 3 ? Integer.parseInt(args[3]) : 10;
        LoadBench bench = new LoadBench(sessions, seconds, kind, kind.equals("fair-largest") ? largest : 0);
        try {
            bench.measure();
        } finally {
            bench.server.destroy();
            if (!bench.server.waitFor(15, TimeUnit.SECONDS)) {
                bench.server.destroyForcibly();
            }
        }
    }

    private void measure() throws IOException {
        long emptyResident = residentKilobytes();
        double emptyHeap = heapAfterCollection();
        try (LoadClient client = new LoadClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            boolean connectsOnly = kind.equals("connect");
            List<LoadClient.Page> pages = new ArrayList<>();
            while (pages.size() < sessions) {
                int most = Math.min(sessions, pages.size() + AT_ONCE);
                while (pages.size() < most) {
                    pages.add(connectsOnly ? client.open() : client.open(START));
                }
                client.runUntil(
                        () -> pages.stream().allMatch(connectsOnly ? LoadClient.Page::isOpen : p -> p.frames() > 0));
            }
            if (connectsOnly || kind.equals("idle")) {
                client.runFor(TimeUnit.SECONDS.toNanos(seconds));
                System.out.printf(
                        "%d idle sessions%s, %d lost: heap %.1f KB each (%.0f MB in all), resident %.1f KB each%n",
                        sessions,
                        connectsOnly ? " without a run" : "",
                        client.lost(),
                        (heapAfterCollection() - emptyHeap) / 1024 / sessions,
                        heapAfterCollection() / (1 << 20),
                        (residentKilobytes() - emptyResident) / (double) sessions);
                return;
            }
            pages.forEach(page -> page.send(RUN));
            client.runFor(TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS));
            if (kind.equals("sweep")) {
                LoadClient.Page page = client.open(START, sweep(), speed(FASTEST));
                client.runUntil(() -> page.frames() > 1);
                Beside sweep = new Beside(List.of(page), SWEEP_RUN, SWEEP_PAUSE, "a sweep");
                measureFairness(client, pages, sweep, List.of(), EPOCH_A_FRAME);
            } else if (kind.startsWith("fair")) {
                List<LoadClient.Page> large = new ArrayList<>();
                while (large.size() < Math.max(1, largestRuns)) {
                    LoadClient.Page page = client.open(largest(), speed(FASTEST));
                    client.runUntil(() -> page.frames() > 0);
                    large.add(page);
                }
                List<LoadClient.Page> commanding = new ArrayList<>();
                while (largestRuns > 0 && commanding.size() < COMMANDING) {
                    commanding.add(client.open(START));
                }
                Beside largest = new Beside(large, RUN, PAUSE, "the largest");
                measureFairness(client, pages, largest, commanding, EPOCH_A_FRAME);
                measureFairness(client, pages, largest, commanding, FASTEST);
            } else {
                for (long left = seconds; left > 0; left -= Math.min(left, 60)) {
                    report(client, pages, List.of(), Math.min(left, 60), "in the last " + Math.min(left, 60) + " s");
                }
            }
        }
    }

    /** Pages whose effect on the others is measured, and what they send to train and to rest. */
    private record Beside(List<LoadClient.Page> pages, String run, String pause, String name) {}

    /** By turns, since whatever else the machine does comes and goes. */
    private void measureFairness(
            LoadClient client,
            List<LoadClient.Page> pages,
            Beside beside,
            List<LoadClient.Page> commanding,
            String speed)
            throws IOException {
        pages.forEach(page -> page.send(speed(speed)));
        double alone = 0;
        double stepsBeside = 0;
        double workedAlone = 0;
        double workedBeside = 0;
        long stepsOfTheirs = 0;
        long framesOfTheirs = 0;
        for (int i = 0; i < FAIR_ROUNDS; i++) {
            beside.pages().forEach(page -> page.send(beside.pause()));
            client.runFor(TimeUnit.SECONDS.toNanos(SETTLE_SECONDS));
            double before = serverCpuSeconds();
            alone += report(client, pages, commanding, seconds, speed + " without " + beside.name());
            double between = serverCpuSeconds();
            workedAlone += between - before;
            beside.pages().forEach(page -> page.send(beside.run()));
            client.runFor(TimeUnit.SECONDS.toNanos(SETTLE_SECONDS));
            beside.pages().forEach(LoadClient.Page::beginCounting);
            before = serverCpuSeconds();
            stepsBeside += report(client, pages, commanding, seconds, speed + " beside " + beside.name());
            workedBeside += serverCpuSeconds() - before;
            stepsOfTheirs +=
                    beside.pages().stream().mapToLong(LoadClient.Page::steps).sum();
            framesOfTheirs +=
                    beside.pages().stream().mapToLong(LoadClient.Page::frames).sum();
        }
        System.out.printf(
                "at %s, beside %d of %s at full speed (%d steps, %.1f frames/s each): %.1f %% of the steps without;"
                        + " the server had %.0f %% of the processor time%n",
                speed,
                beside.pages().size(),
                beside.name(),
                stepsOfTheirs,
                framesOfTheirs
                        / (double) (FAIR_ROUNDS * seconds * beside.pages().size()),
                100 * stepsBeside / alone,
                100 * workedBeside / workedAlone);
    }

    /** Measures for so long; steps a second of all these pages. */
    private double report(
            LoadClient client,
            List<LoadClient.Page> pages,
            List<LoadClient.Page> commanding,
            long forSeconds,
            String when)
            throws IOException {
        pages.forEach(LoadClient.Page::beginCounting);
        commanding.forEach(LoadClient.Page::beginCounting);
        double workedBefore = serverCpuSeconds();
        double clientBefore = cpuSeconds(ProcessHandle.current());
        long began = System.nanoTime();
        for (long i = 0; i < forSeconds * COMMANDS_A_SECOND; i++) {
            commanding.forEach(page -> page.command(STEP));
            client.runFor(TimeUnit.SECONDS.toNanos(1) / COMMANDS_A_SECOND);
        }
        double took = (System.nanoTime() - began) / 1e9;
        double worked = serverCpuSeconds() - workedBefore;
        long[] steps = pages.stream().mapToLong(LoadClient.Page::steps).sorted().toArray();
        int[] gaps =
                pages.stream().flatMapToInt(LoadClient.Page::gapMicros).sorted().toArray();
        long frames = pages.stream().mapToLong(LoadClient.Page::frames).sum();
        long bytes = pages.stream().mapToLong(LoadClient.Page::bytes).sum();
        System.out.printf(
                "%s: %d sessions (%d lost), %.0f frames/s, %.1f a session; gap median %.1f ms, p99 %.1f ms, largest %.1f ms; "
                        + "steps smallest %d, median %d, largest %d: the slowest has %.0f %% of the median; "
                        + "%.0f bytes a frame; processor %.0f µs a frame in the server (%.2f processors), %.0f here;"
                        + " server heap %.0f MB, resident %d MB%n",
                when,
                pages.size(),
                client.lost(),
                frames / took,
                frames / took / pages.size(),
                at(gaps, 0.5) / 1e3,
                at(gaps, 0.99) / 1e3,
                at(gaps, 1) / 1e3,
                steps[0],
                steps[steps.length / 2],
                steps[steps.length - 1],
                100.0 * steps[0] / steps[steps.length / 2],
                bytes / (double) Math.max(1, frames),
                1e6 * worked / Math.max(1, frames),
                worked / took,
                1e6 * (cpuSeconds(ProcessHandle.current()) - clientBefore) / Math.max(1, frames),
                heapUsed() / (1 << 20),
                residentKilobytes() / 1024);
        int[] answers = commanding.stream()
                .flatMapToInt(LoadClient.Page::answerMicros)
                .sorted()
                .toArray();
        if (answers.length > 0) {
            System.out.printf(
                    "%s: %d commands of small pages; median %.1f ms, p99 %.1f ms, largest %.1f ms%n",
                    when, answers.length, at(answers, 0.5) / 1e3, at(answers, 0.99) / 1e3, at(answers, 1) / 1e3);
        }
        return Arrays.stream(steps).sum() / took;
    }

    private double serverCpuSeconds() {
        return cpuSeconds(server.toHandle());
    }

    private static double cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private static double at(int[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    private static String speed(String id) {
        return "{\"type\":\"speed\",\"speed\":\"" + id + "\"}";
    }

    private static String sweep() {
        List<String> changes = new ArrayList<>();
        for (String rate : List.of("0.001", "0.003", "0.01", "0.03", "0.1", "0.3")) {
            for (int units = 1; units <= 6; units++) {
                changes.add("{\"training\":{\"learningRate\":" + rate + "},\"network\":{\"layers\":[{\"units\":" + units
                        + ",\"activation\":\"tanh\"}]}}");
            }
        }
        return "{\"type\":\"sweep\",\"changes\":[" + String.join(",", changes) + "]}";
    }

    private static String largest() {
        String[] layers = new String[8];
        Arrays.fill(layers, "{\"units\":32,\"activation\":\"tanh\"}");
        return "{\"type\":\"start\",\"experiment\":{\"data\":{\"count\":5000,\"trainShare\":90},\"network\":{\"layers\":["
                + String.join(",", layers) + "]},\"training\":{\"batchSize\":5000}}}";
    }

    private static Process startServer(int most, int moreMegabytes) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(serverFlags());
        if (moreMegabytes > 0) {
            // The last of two counts.
            command.add("-Xmx" + (256 + moreMegabytes) + "m");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "playground.Main", "--port", "0"));
        command.addAll(List.of("--metrics-port", "0"));
        command.addAll(List.of("--max-sessions", "" + most, "--max-per-address", "" + most));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What stands between {@code java} and {@code -jar} in the Procfile, but for the archive of the jar's classes. */
    private static List<String> serverFlags() throws IOException {
        String procfile = Files.readString(Path.of("Procfile"));
        int begin = procfile.indexOf(" java ") + " java ".length();
        return Arrays.stream(
                        procfile.substring(begin, procfile.indexOf(" -jar ")).split(" "))
                .filter(flag -> !flag.startsWith("-XX:SharedArchiveFile"))
                .toList();
    }

    /** What the server's heap holds when nothing is left to collect. */
    private double heapAfterCollection() throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        // What the first one finds to be finalized, the second one collects.
        for (int i = 0; i < 2; i++) {
            heapUsed();
            Process collect = new ProcessBuilder(jcmd, Long.toString(server.pid()), "GC.run").start();
            collect.inputReader().lines().forEach(line -> {});
        }
        return heapUsed();
    }

    private double heapUsed() {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("playground_heap_used "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
