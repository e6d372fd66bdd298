package playground.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import playground.session.Eventually;
import playground.session.Heartbeat;
import playground.session.MemoryBudget;

/** A server of a test's own, on a free port. */
public final class TestServer implements AutoCloseable {
    private static final long AMPLE = 256L << 20;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final PlaygroundServer server;
    private boolean stopped;

    TestServer() throws PlaygroundServer.PortTaken {
        this(ServerOptions.DEFAULT);
    }

    public TestServer(ServerOptions options) throws PlaygroundServer.PortTaken {
        this(options, new MemoryBudget(AMPLE, System::nanoTime));
    }

    TestServer(ServerOptions options, MemoryBudget memory) throws PlaygroundServer.PortTaken {
        this(options, memory, Heartbeat.DEFAULT, TimeUnit.SECONDS.toNanos(15));
    }

    TestServer(ServerOptions options, Heartbeat heartbeat, long requestPatience) throws PlaygroundServer.PortTaken {
        this(options, new MemoryBudget(AMPLE, System::nanoTime), heartbeat, requestPatience);
    }

    /** @param clock in nanoseconds */
    TestServer(Heartbeat heartbeat, LongSupplier clock) throws PlaygroundServer.PortTaken {
        this(
                ServerOptions.DEFAULT,
                new MemoryBudget(AMPLE, clock),
                heartbeat,
                TimeUnit.HOURS.toNanos(1),
                new GracefulShutdown(time -> {}),
                clock);
    }

    TestServer(ServerOptions options, GracefulShutdown shutdown) throws PlaygroundServer.PortTaken {
        this(
                options,
                new MemoryBudget(AMPLE, System::nanoTime),
                Heartbeat.DEFAULT,
                TimeUnit.SECONDS.toNanos(15),
                shutdown,
                System::nanoTime);
    }

    private TestServer(ServerOptions options, MemoryBudget memory, Heartbeat heartbeat, long requestPatience)
            throws PlaygroundServer.PortTaken {
        this(options, memory, heartbeat, requestPatience, new GracefulShutdown(time -> {}), System::nanoTime);
    }

    private TestServer(
            ServerOptions options,
            MemoryBudget memory,
            Heartbeat heartbeat,
            long requestPatience,
            GracefulShutdown shutdown,
            LongSupplier clock)
            throws PlaygroundServer.PortTaken {
        server = new PlaygroundServer(options.withMetricsPort(0), memory, heartbeat, requestPatience, shutdown, clock);
        server.start(0);
    }

    public int port() {
        return server.port();
    }

    /** Waits until there are so many sessions. */
    void expectSessions(int count) {
        Eventually.is((double) count, () -> metric("playground_sessions"));
    }

    /** A number by its name, and labels if it has any, as /metrics has it. */
    double metric(String name) {
        String start = name + " ";
        return metrics()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }

    String metrics() {
        return get(metricsPort(), "/metrics");
    }

    int metricsPort() {
        return server.metricsPort().orElseThrow();
    }

    String get(String path) {
        return get(port(), path);
    }

    private static String get(int port, String path) {
        URI uri = URI.create("http://localhost:" + port + path);
        try {
            return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void stop() {
        stopped = true;
        server.stop();
    }

    /** Stops the server unless the test has. */
    @Override
    public void close() {
        if (!stopped) {
            stop();
        }
    }
}
