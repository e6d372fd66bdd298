package playground.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.protocol.Limits;

/** The whole server: the page and its files over HTTP, sessions over {@code /live}, and the threads that train. */
public final class PlaygroundServer {
    private static final Logger LOG = LoggerFactory.getLogger(PlaygroundServer.class);

    /** Jetty's threads only pass messages on; training has its own. */
    private static final int MOST_HTTP_THREADS = 32;

    private static final int LEAST_HTTP_THREADS = 4;
    /** Longer than a page may be quiet. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    /** A second line of defence: {@link Outbox} never has as many under way. */
    private static final int MOST_OUTGOING_FRAMES = 8;

    private static final int MOST_REQUEST_BYTES = 16 * 1024;

    /** Half-sent requests, and connections without any, are dropped after this. */
    private static final long REQUEST_PATIENCE = TimeUnit.SECONDS.toNanos(15);

    /** Requests under way and idle connections besides those of sessions. */
    private static final int SPARE_CONNECTIONS = 1_000;

    /** All pages come back at once when a server has been restarted. */
    private static final int CONNECTIONS_TO_BE_ACCEPTED = 1_024;

    /** The share of the heap that runs may take. */
    private static final double MEMORY_FOR_RUNS = 0.5;

    private final ServerOptions options;
    private final Heartbeat heartbeat;
    private final Metrics metrics = new Metrics();
    private final Scheduler scheduler = new Scheduler(Runtime.getRuntime().availableProcessors(), metrics);
    private final HalfSentRequests halfSent;
    private final long requestPatience;
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
        this.requestPatience = requestPatience;
        halfSent = new HalfSentRequests(requestPatience, metrics);
        live = new LiveSocket(scheduler, options, memory, metrics, heartbeat);
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
            heart = heartbeat.start(this::look);
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
        halfSent.look();
    }

    private static long heapUsed() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MOST_REQUEST_BYTES;
        config.http.prefer405over404 = true;
        jetty(config.jetty);

        routes(config.routes);
    }

    private void routes(RoutesConfig routes) {
        Pages pages = new Pages();
        StaticFiles files = new StaticFiles();
        // Without a route of its own, HEAD would be answered 200 whatever the path.
        routes.get("/", pages::serve).head("/", pages::serve);
        routes.get("/web/*", files::serve).head("/web/*", files::serve);
        routes.get("/healthz", context -> context.result("ok"));
        routes.get("/readyz", this::readiness);
        routes.get(
                "/metrics", context -> context.contentType(Metrics.CONTENT_TYPE).result(metrics.scrape()));
        routes.error(HttpStatus.NOT_FOUND.getCode(), context -> context.result("Not Found"));
        routes.exception(Exception.class, PlaygroundServer::fault);

        routes.wsBeforeUpgrade("/live", live::checkOpen);
        routes.wsBeforeUpgrade("/live", new Origins(options.origins(), metrics)::check);
        routes.ws("/live", live::configure);
    }

    /** Whether to send pages here; off while the server stops. */
    private void readiness(Context context) {
        context.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).result(ready ? "ready" : "not ready");
    }

    /** The log has the details; the answer has none. */
    private static void fault(Exception fault, Context context) {
        if (!Fault.isGonePeer(fault)) {
            LOG.error("event=request-failed {}", Fault.line(fault));
        }
        context.status(HttpStatus.INTERNAL_SERVER_ERROR).result("Internal Server Error");
    }

    private void jetty(JettyConfig jetty) {
        jetty.threadPool = new QueuedThreadPool(MOST_HTTP_THREADS, LEAST_HTTP_THREADS);
        jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        jetty.modifyServer(this::answers);
        jetty.modifyServletContextHandler(PlaygroundServer::withoutHttpSessions);
        jetty.modifyWebSocketServletFactory(sockets -> {
            sockets.setMaxTextMessageSize(Limits.MESSAGE_BYTES);
            sockets.setMaxBinaryMessageSize(Limits.MESSAGE_BYTES);
            sockets.setMaxOutgoingFrames(MOST_OUTGOING_FRAMES);
            sockets.setIdleTimeout(IDLE_TIMEOUT);
        });
    }

    private void answers(Server server) {
        SecurityHeaders headers = new SecurityHeaders(options);
        headers.setHandler(new SizeLimitHandler(MOST_REQUEST_BYTES, -1));
        server.setHandler(headers);
        server.setErrorHandler(new PlainErrors(headers));
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle event) {
                for (Connector connector : server.getConnectors()) {
                    connector.addBean(halfSent);
                    if (connector instanceof ServerConnector tcp) {
                        tcp.setAcceptQueueSize(CONNECTIONS_TO_BE_ACCEPTED);
                        tcp.setIdleTimeout(TimeUnit.NANOSECONDS.toMillis(requestPatience));
                    }
                }
            }
        });
        server.addBean(new NetworkConnectionLimit(options.maxSessions() + SPARE_CONNECTIONS, server));
    }

    /** Every upgrade would otherwise leave an HTTP session behind, and a cookie. */
    private static void withoutHttpSessions(ServletContextHandler context) {
        SessionHandler sessions = new SessionHandler();
        sessions.setUsingCookies(false);
        NullSessionCache none = new NullSessionCache(sessions);
        none.setSessionDataStore(new NullSessionDataStore());
        sessions.setSessionCache(none);
        context.setSessionHandler(sessions);
        withoutCompression(context);
    }

    /** Deflate saves 8 % on frames and costs a factor of four in throughput. */
    private static void withoutCompression(ServletContextHandler context) {
        context.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarted(LifeCycle event) {
                WebSocketServerComponents.getWebSocketComponents(context)
                        .getExtensionRegistry()
                        .unregister("permessage-deflate");
            }
        });
    }
}
