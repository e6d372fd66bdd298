package playground.server;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.session.Fault;
import playground.session.Outbox;
import playground.table.TableReader;

/**
 * How Javalin and Jetty are set up, whatever they serve: everything is bounded, nothing tells of the server itself, and every
 * answer has the security headers.
 */
final class Hardening {
    private static final Logger LOG = LoggerFactory.getLogger(Hardening.class);

    /** Jetty's threads only pass messages on; training has its own. */
    private static final int MOST_HTTP_THREADS = 32;

    private static final int LEAST_HTTP_THREADS = 4;
    /** Longer than a page may be quiet. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    /** A second line of defence, since {@link Outbox} never has as many under way. */
    private static final int MOST_OUTGOING_FRAMES = 8;

    private static final int MOST_REQUEST_BYTES = 16 * 1024;

    /** Requests under way and idle connections besides those of sessions. */
    private static final int SPARE_CONNECTIONS = 1_000;

    /** All pages come back at once when a server has been restarted. */
    private static final int CONNECTIONS_TO_BE_ACCEPTED = 1_024;

    private final ServerOptions options;
    private final long requestPatience;
    private final RequestTimeout requestTimeout;
    private final Metrics metrics;
    private final MetricsEndpoint metricsEndpoint;

    /**
     * @param requestPatience nanoseconds after which half-sent requests, and connections without any, are dropped
     * @param clock in nanoseconds
     */
    Hardening(ServerOptions options, long requestPatience, Metrics metrics, LongSupplier clock) {
        this.options = options;
        this.requestPatience = requestPatience;
        this.metrics = metrics;
        metricsEndpoint = new MetricsEndpoint(options.metricsPort(), metrics);
        requestTimeout = new RequestTimeout(requestPatience, metrics, clock);
    }

    void apply(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MOST_REQUEST_BYTES;
        config.http.prefer405over404 = true;
        // Javalin doesn't compress, since long answers are compressed once and not for each request.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.routes.error(HttpStatus.NOT_FOUND.getCode(), context -> context.result("Not Found"));
        config.routes.exception(Exception.class, Hardening::fault);
        config.router.javaLangErrorHandler((response, error) -> {
            log(error);
            response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.getCode());
        });
        jetty(config.jetty);
    }

    /** Drops what was begun and not ended; to be called every few seconds. */
    void look() {
        requestTimeout.look();
    }

    /** Where the metrics are to be had. */
    OptionalInt metricsPort() {
        return metricsEndpoint.port();
    }

    /** The log has the details; the answer has none. */
    private static void fault(Exception fault, Context context) {
        if (!Fault.isGonePeer(fault)) {
            log(fault);
        }
        context.status(HttpStatus.INTERNAL_SERVER_ERROR).result("Internal Server Error");
    }

    private static void log(Throwable fault) {
        LOG.error("event=request-failed {}", Fault.line(fault));
    }

    private void jetty(JettyConfig jetty) {
        // Jetty's own queue starts all of JMX to learn how wide a reference is: a tenth of the whole start.
        jetty.threadPool =
                new QueuedThreadPool(MOST_HTTP_THREADS, LEAST_HTTP_THREADS, new LinkedBlockingQueue<Runnable>());
        jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        jetty.addConnector((server, http) -> new PromptConnector(server, http, jetty.port));
        jetty.modifyServer(this::answers);
        jetty.modifyServletContextHandler(Hardening::withoutHttpSessions);
        jetty.modifyWebSocketServletFactory(sockets -> {
            sockets.setMaxOutgoingFrames(MOST_OUTGOING_FRAMES);
            sockets.setIdleTimeout(IDLE_TIMEOUT);
        });
    }

    private void answers(Server server) {
        int mostConnections = options.maxSessions() + SPARE_CONNECTIONS;
        // Half of the connections are kept for others, unless the operator allows one address more sessions than that.
        int mostOfAnAddress = Math.max(mostConnections / 2, options.maxSessionsPerAddress());
        SecurityHeaders headers = new SecurityHeaders(options);
        BodyLimit bounded = new BodyLimit(MOST_REQUEST_BYTES, Tables.PATH, TableReader.MOST_BYTES);
        Handshake handshake = new Handshake(new Origins(options.origins()), metrics, new PlainUpgrades(bounded));
        metricsEndpoint.setHandler(new HostCheck(Hosts.of(options), metrics, handshake));
        headers.setHandler(metricsEndpoint);
        server.setHandler(headers);
        server.setErrorHandler(new PlainErrors(headers));
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle event) {
                metricsEndpoint.open(server);
                for (Connector connector : server.getConnectors()) {
                    if (!options.behindProxy()) {
                        connector.addBean(new ConnectionLimit(mostOfAnAddress, metrics));
                    }
                    connector.addBean(requestTimeout);
                    if (connector instanceof ServerConnector tcp) {
                        tcp.setAcceptQueueSize(CONNECTIONS_TO_BE_ACCEPTED);
                        tcp.setIdleTimeout(TimeUnit.NANOSECONDS.toMillis(requestPatience));
                    }
                }
            }
        });
        server.addBean(new NetworkConnectionLimit(mostConnections, server));
    }

    /** Every upgrade would otherwise leave an HTTP session behind, and a cookie. */
    private static void withoutHttpSessions(ServletContextHandler context) {
        SessionHandler sessions = new SessionHandler();
        sessions.setUsingCookies(false);
        NullSessionCache none = new NullSessionCache(sessions);
        none.setSessionDataStore(new NullSessionDataStore());
        sessions.setSessionCache(none);
        context.setSessionHandler(sessions);
    }
}
