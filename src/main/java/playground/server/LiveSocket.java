package playground.server;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/** The endpoint {@code /live}: opens a session for each socket, and hands it what comes in. */
final class LiveSocket {
    /** Keeps a quiet line open: a host in between cuts one that is silent for 55 s. */
    private static final long PING_SECONDS = 20;

    /** How long a stop waits for the farewells to be sent. */
    private static final long FAREWELL_SECONDS = 2;

    private final Map<String, Open> sessions = new ConcurrentHashMap<>();
    private final Scheduler scheduler;

    LiveSocket(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void configure(WsConfig socket) {
        socket.onConnect(this::open);
        socket.onMessage(context -> receive(context.sessionId(), context.message()));
        // No message of a page is binary. As an empty text it is answered like all that isn't JSON.
        socket.onBinaryMessage(context -> receive(context.sessionId(), ""));
        socket.onClose(context -> close(context.sessionId()));
    }

    private void open(WsConnectContext context) {
        context.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
        LiveSession session = new LiveSession(scheduler, new SocketLine(context.session));
        sessions.put(context.sessionId(), new Open(session, context.session));
    }

    private void receive(String id, String message) {
        Open open = sessions.get(id);
        if (open != null && !open.session.receive(message)) {
            open.socket.close(StatusCode.POLICY_VIOLATION, "Too many messages at once.", Callback.NOOP);
        }
    }

    private void close(String id) {
        Open open = sessions.remove(id);
        if (open != null) {
            open.session.close();
        }
    }

    /** Sends every page its last checkpoint, and tells it that the server goes away, and that another one may soon be here. */
    void stop() {
        awaitAll(open -> open.session.finish());
        awaitAll(open -> {
            Callback.Completable sent = new Callback.Completable();
            open.socket.close(StatusCode.SERVICE_RESTART, "The server stops.", sent);
            return sent;
        });
    }

    private void awaitAll(Function<Open, CompletableFuture<?>> farewell) {
        CompletableFuture<?>[] farewells = sessions.values().stream()
                .map(open -> farewell.apply(open).exceptionally(pageIsGone -> null))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(farewells)
                .completeOnTimeout(null, FAREWELL_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** A session and the socket it talks through. */
    private record Open(LiveSession session, Session socket) {}

    private record SocketLine(Session socket) implements Outbox.Line {
        @Override
        public void sendText(String text, Callback callback) {
            socket.sendText(text, callback);
        }

        @Override
        public void sendBinary(ByteBuffer bytes, Callback callback) {
            socket.sendBinary(bytes, callback);
        }
    }
}
