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
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.server.Server;
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
    /** Longer than the pings of {@link LiveSocket} are apart. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    /** A second line of defence: {@link Outbox} never has as many under way. */
    private static final int MOST_OUTGOING_FRAMES = 8;

    private static final int MOST_REQUEST_BYTES = 16 * 1024;

    private final Scheduler scheduler = new Scheduler(Runtime.getRuntime().availableProcessors());
    private final LiveSocket live = new LiveSocket(scheduler);
    private final Javalin javalin;

    /** Another program listens on the port asked for. */
    public static final class PortTaken extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        private PortTaken(Throwable cause) {
            super(cause);
        }
    }

    public PlaygroundServer() {
        javalin = Javalin.create(this::configure);
    }

    /** Listens on {@code port}, or on any free one for 0, until it is stopped. */
    public void start(int port) throws PortTaken {
        try {
            javalin.start(port);
        } catch (JavalinBindException e) {
            stop();
            throw new PortTaken(e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Ends all runs with a last checkpoint, and closes all sockets with the code 1012: a page may look for another server. */
    public void stop() {
        live.stop();
        scheduler.stop();
        javalin.stop();
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
        routes.error(HttpStatus.NOT_FOUND.getCode(), context -> context.result("Not Found"));
        routes.exception(Exception.class, PlaygroundServer::fault);

        routes.wsBeforeUpgrade("/live", Origins::check);
        routes.ws("/live", live::configure);
    }

    /** The log has the details; the answer has none. */
    private static void fault(Exception fault, Context context) {
        LOG.error("A request failed by a fault of the server.", fault);
        context.status(HttpStatus.INTERNAL_SERVER_ERROR).result("Internal Server Error");
    }

    private static void jetty(JettyConfig jetty) {
        jetty.threadPool = new QueuedThreadPool(MOST_HTTP_THREADS, LEAST_HTTP_THREADS);
        jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        jetty.modifyServer(PlaygroundServer::answers);
        jetty.modifyServletContextHandler(PlaygroundServer::withoutHttpSessions);
        jetty.modifyWebSocketServletFactory(sockets -> {
            sockets.setMaxTextMessageSize(Limits.MESSAGE_BYTES);
            sockets.setMaxBinaryMessageSize(Limits.MESSAGE_BYTES);
            sockets.setMaxOutgoingFrames(MOST_OUTGOING_FRAMES);
            sockets.setIdleTimeout(IDLE_TIMEOUT);
        });
    }

    private static void answers(Server server) {
        server.setHandler(new SecurityHeaders());
        server.setErrorHandler(new PlainErrors());
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
