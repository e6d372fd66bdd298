package playground.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.Serial;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole server: the page and its files over HTTP, sessions over {@code /live}, and the threads that train. */
public final class PlaygroundServer {
    private static final Logger LOG = LoggerFactory.getLogger(PlaygroundServer.class);

    /** Half-sent requests, and connections without any, are dropped after this. */
    private static final long REQUEST_PATIENCE = TimeUnit.SECONDS.toNanos(15);

    /** The share of the heap that runs may take. */
    private static final double MEMORY_FOR_RUNS = 0.5;

    /** Messages under way may take this part of what runs may take. */
    private static final int PART_FOR_MESSAGES = 4;

    private static final long MESSAGES_LOOKED_AT_EVERY = TimeUnit.MILLISECONDS.toNanos(250);

    private final Pages pages = new Pages();
    private final ServerOptions options;
    private final Heartbeat heartbeat;
    private final Metrics metrics = new Metrics();
    private final Scheduler scheduler = new Scheduler(Runtime.getRuntime().availableProcessors(), metrics);
    private final Hardening hardening;
    private final HalfSentMessages halfSentMessages;
    private final LiveSocket live;
    private final Javalin javalin;
    private ScheduledExecutorService heart;
    private volatile boolean ready;

    /** Another program listens on the port asked for. */
    public static final class PortTaken extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        private PortTaken(Throwable cause) {
            super(cause);
        }
    }

    public PlaygroundServer() {
        this(ServerOptions.DEFAULT);
    }

    public PlaygroundServer(ServerOptions options) {
        this(
                options,
                new MemoryBudget((long) (MEMORY_FOR_RUNS * Runtime.getRuntime().maxMemory())),
                Heartbeat.DEFAULT,
                REQUEST_PATIENCE);
    }

    /** With limits that a test can reach: memory, and patience for quiet pages and for half-sent requests, in nanoseconds. */
    PlaygroundServer(ServerOptions options, MemoryBudget memory, Heartbeat heartbeat, long requestPatience) {
        this.options = options;
        this.heartbeat = heartbeat;
        halfSentMessages = new HalfSentMessages(memory.most() / PART_FOR_MESSAGES, metrics);
        hardening = new Hardening(options, requestPatience, halfSentMessages, metrics);
        live = new LiveSocket(scheduler, options, memory, halfSentMessages, metrics, heartbeat);
        metrics.gauge("playground.sessions", "Sessions open.", live::count);
        metrics.gauge("playground.running", "Sessions that have something to do.", scheduler::active);
        metrics.gauge(
                "playground.turn.length", "How long a turn may be, in seconds.", () -> scheduler.turnLength() / 1e9);
        metrics.gauge("playground.run.memory", "Memory of all runs by estimate, in bytes.", memory::taken);
        metrics.gauge("playground.heap.used", "Java heap in use, in bytes.", PlaygroundServer::heapUsed);
        javalin = Javalin.create(this::configure);
    }

    /** Listens on {@code port}, or on any free one for 0, until it is stopped. */
    public void start(int port) throws PortTaken {
        try {
            javalin.start(port);
            pages.await();
            heart = heartbeat.start(this::look);
            // Ends with the executor; nobody waits for it.
            ScheduledFuture<?> unused = heart.scheduleWithFixedDelay(
                    halfSentMessages::look, MESSAGES_LOOKED_AT_EVERY, MESSAGES_LOOKED_AT_EVERY, TimeUnit.NANOSECONDS);
            ready = true;
            LOG.info("event=started port={}", port());
        } catch (JavalinBindException e) {
            close();
            throw new PortTaken(e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Ends all runs with a last checkpoint, and closes all sockets with the code 1012: a page may look for another server. */
    public void stop() {
        ready = false;
        LOG.info("event=stopping sessions={}", live.count());
        heart.shutdown();
        close();
        LOG.info("event=stopped");
    }

    private void close() {
        live.stop();
        scheduler.stop();
        javalin.stop();
    }

    private void look() {
        live.look();
        hardening.look();
    }

    private static long heapUsed() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void configure(JavalinConfig config) {
        hardening.apply(config);
        routes(config.routes);
    }

    private void routes(RoutesConfig routes) {
        StaticFiles files = new StaticFiles();
        // Without a route of its own, HEAD would be answered 200 whatever the path.
        routes.get("/", pages::serve).head("/", pages::serve);
        routes.get("/web/*", files::serve).head("/web/*", files::serve);
        routes.get("/healthz", context -> context.result("ok"));
        routes.get("/readyz", this::readiness);
        routes.get(
                "/metrics", context -> context.contentType(Metrics.CONTENT_TYPE).result(metrics.scrape()));

        routes.wsBeforeUpgrade("/live", live::checkOpen);
        routes.wsBeforeUpgrade("/live", new Origins(options.origins(), metrics)::check);
        routes.ws("/live", live::configure);
    }

    /** Whether to send pages here; off while the server stops. */
    private void readiness(Context context) {
        context.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).result(ready ? "ready" : "not ready");
    }
}
