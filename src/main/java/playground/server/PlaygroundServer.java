package playground.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.io.Serial;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.page.Version;
import playground.session.Heartbeat;
import playground.session.MemoryBudget;
import playground.session.Scheduler;

/** The whole server: the page and its files over HTTP, sessions over {@code /live}, and the threads that train. */
public final class PlaygroundServer {
    private static final Logger LOG = LoggerFactory.getLogger(PlaygroundServer.class);

    /** Half-sent requests, and connections without any, are dropped after this. */
    private static final long REQUEST_PATIENCE = TimeUnit.SECONDS.toNanos(15);

    /**
     * The share of the heap for what is held for clients. The server itself takes a tenth, and work takes some more while it lasts.
     */
    public static final double MEMORY_FOR_CLIENTS = 0.5;

    /** What a balancer asks for: whether the server is alive, with its version, and whether to send pages to it. */
    static final String ALIVE = "/healthz";

    static final String READY = "/readyz";

    private final Pages pages;
    private final StaticFiles files;
    private final LessonPages lessons;
    private final Tables tables;
    private final Heartbeat heartbeat;
    private final GracefulShutdown shutdown;
    private final Metrics metrics;
    private final Scheduler scheduler;
    private final Hardening hardening;
    private final LiveSocket live;
    private final Javalin javalin;
    private ScheduledExecutorService heart;
    private volatile boolean ready;
    /** Whether somebody has ever asked if the server is ready; they must then hear when it no longer is. */
    private volatile boolean isWatched;

    /** Another program listens on the port asked for. */
    public static final class PortTaken extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        private final boolean forMetrics;

        private PortTaken(Throwable cause, boolean forMetrics) {
            super(cause);
            this.forMetrics = forMetrics;
        }

        /** Whether it is the port for the metrics, and not the one for the page. */
        public boolean isForMetrics() {
            return forMetrics;
        }
    }

    public PlaygroundServer() {
        this(ServerOptions.DEFAULT);
    }

    public PlaygroundServer(ServerOptions options) {
        this(
                options,
                new MemoryBudget(
                        (long) (MEMORY_FOR_CLIENTS * Runtime.getRuntime().maxMemory()), System::nanoTime),
                Heartbeat.DEFAULT,
                REQUEST_PATIENCE,
                GracefulShutdown.TIMELY,
                System::nanoTime);
    }

    /**
     * With limits that a test can reach: memory, patience for quiet pages and for half-sent requests, in nanoseconds, the time that
     * it takes to stop, and the clock, in nanoseconds.
     */
    PlaygroundServer(
            ServerOptions options,
            MemoryBudget memory,
            Heartbeat heartbeat,
            long requestPatience,
            GracefulShutdown shutdown,
            LongSupplier clock) {
        metrics = new Metrics(clock);
        scheduler = new Scheduler(Runtime.getRuntime().availableProcessors(), clock, metrics);
        this.heartbeat = heartbeat;
        this.shutdown = shutdown;
        pages = new Pages(options.files());
        files = new StaticFiles(options.files());
        lessons = new LessonPages(options.files());
        tables = new Tables(new Origins(options.origins()), metrics);
        hardening = new Hardening(options, requestPatience, metrics, clock);
        live = new LiveSocket(scheduler, options, memory, metrics, heartbeat, clock);
        metrics.gauge("playground.sessions", "Sessions open.", live::count);
        metrics.gauge("playground.running", "Sessions that have something to do.", scheduler::active);
        metrics.gauge(
                "playground.turn.length", "How long a turn may be, in seconds.", () -> scheduler.turnLength() / 1e9);
        metrics.gauge("playground.run.memory", "Memory of runs and messages by estimate, in bytes.", memory::taken);
        metrics.gauge("playground.heap.used", "Java heap in use, in bytes.", PlaygroundServer::heapUsed);
        if (!options.files().canChange() && options.files().bundle().isEmpty()) {
            LOG.info(
                    "event=unbundled reason=\"the build had no bundler for its machine, so pages load each file alone\"");
        }
        javalin = Javalin.create(this::configure);
    }

    /** Listens on {@code port}, or on any free one for 0, until it is stopped. */
    public void start(int port) throws PortTaken {
        try {
            javalin.start(port);
            pages.await();
            heart = heartbeat.start(this::look);
            ready = true;
            LOG.info("event=started port={}", port());
        } catch (JavalinBindException e) {
            close();
            throw new PortTaken(e, false);
        } catch (JavalinException e) {
            close();
            if (e.getCause() instanceof MetricsEndpoint.Taken) {
                throw new PortTaken(e, true);
            }
            throw e;
        }
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** The port of the metrics; empty if none are served. */
    public OptionalInt metricsPort() {
        return hardening.metricsPort();
    }

    /**
     * Reports that it isn't ready, waits until a balancer that asks must have heard of it, sends every page its last checkpoint,
     * closes the sockets with code 1012, upon which pages look for another server, and stops.
     */
    public void stop() {
        ready = false;
        LOG.info("event=stopping sessions={}", live.count());
        if (isWatched) {
            shutdown.giveNotice();
        }
        live.stop(shutdown);
        heart.shutdown();
        close();
        LOG.info("event=stopped");
    }

    private void close() {
        scheduler.stop();
        javalin.stop();
    }

    private void look() {
        live.look();
        hardening.look();
        metrics.tellRefusals();
    }

    private static long heapUsed() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void configure(JavalinConfig config) {
        hardening.apply(config);
        config.jetty.modifyWebSocketServletFactory(live::serve);
        routes(config.routes);
    }

    private void routes(RoutesConfig routes) {
        // Without a route of its own, HEAD would be answered 200 whatever the path.
        routes.get("/", pages::serve).head("/", pages::serve);
        routes.get("/web/*", files::serve).head("/web/*", files::serve);
        routes.get("/lessons/{language}", lessons::serve).head("/lessons/{language}", lessons::serve);
        routes.post("/qr", QrCodes::draw);
        routes.post(Tables.PATH, tables::read);
        routes.get(ALIVE, PlaygroundServer::life).head(ALIVE, PlaygroundServer::life);
        routes.get(READY, this::readiness).head(READY, this::readiness);

        routes.wsBeforeUpgrade("/live", live::checkOpen);
        // Javalin only matches the path and checks the upgrade; our own endpoint handles the socket.
        routes.ws("/live", socket -> {});
    }

    private static void life(Context context) {
        context.result("ok " + Version.RUNNING);
    }

    /** Whether to send pages here; off while the server stops. */
    private void readiness(Context context) {
        isWatched = true;
        context.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).result(ready ? "ready" : "not ready");
    }
}
