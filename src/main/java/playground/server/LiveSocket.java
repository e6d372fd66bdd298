package playground.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/** The endpoint {@code /live}: opens a session for each socket, hands it what comes in, and cuts off who isn't there. */
final class LiveSocket {
    /** How long a stop waits for a page's last checkpoint to be sent, and then for its farewell. */
    private static final long FAREWELL_SECONDS = 2;
    /** How long a socket that was refused may take to close. */
    private static final Duration REFUSED_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Open> sessions = new ConcurrentHashMap<>();
    private final Scheduler scheduler;
    private final Admission admission;
    private final MemoryBudget memory;
    private final HalfSentMessages halfSent;
    private final Metrics metrics;
    private final Heartbeat heartbeat;
    private final boolean behindProxy;
    private volatile boolean stopping;

    LiveSocket(
            Scheduler scheduler,
            ServerOptions options,
            MemoryBudget memory,
            HalfSentMessages halfSent,
            Metrics metrics,
            Heartbeat heartbeat) {
        this.scheduler = scheduler;
        this.memory = memory;
        this.halfSent = halfSent;
        this.metrics = metrics;
        this.heartbeat = heartbeat;
        admission = new Admission(options);
        behindProxy = options.behindProxy();
    }

    void configure(WsConfig socket) {
        socket.onConnect(this::open);
        socket.onMessage(context -> receive(context.sessionId(), context.message()));
        // No message of a page is binary. As an empty text it is answered like all that isn't JSON.
        socket.onBinaryMessage(context -> receive(context.sessionId(), ""));
        socket.onClose(context -> {
            if (context.status() == StatusCode.MESSAGE_TOO_LARGE) {
                metrics.refused(RefusalReason.MESSAGE_TOO_LONG);
            }
            close(context.sessionId());
        });
    }

    /** Before the upgrade: a server that stops opens no more sockets. */
    void checkOpen(Context upgrade) {
        if (stopping) {
            metrics.refused(RefusalReason.STOPPING);
            throw new ServiceUnavailableResponse(HttpStatus.SERVICE_UNAVAILABLE.getMessage());
        }
    }

    /** How many sessions there are. */
    int count() {
        return admission.all();
    }

    private void open(WsConnectContext context) {
        Session socket = context.session;
        String address = Addresses.of(
                socket.getRemoteSocketAddress(), socket.getUpgradeRequest().getHeaders("X-Forwarded-For"), behindProxy);
        Optional<RefusalReason> refusal = admission.enter(address);
        if (refusal.isPresent()) {
            turnAway(socket, refusal.get());
            return;
        }
        LiveSession session = new LiveSession(
                scheduler,
                new SocketLine(socket),
                memory.share(),
                metrics,
                () -> turnAway(socket, RefusalReason.MEMORY));
        sessions.put(context.sessionId(), new Open(session, socket, address));
        if (stopping) {
            CompletableFuture<?> unused = sayFarewell(socket);
        }
    }

    /** Accepted and closed again, because a browser tells its page the code of a close, and not the status of a refusal. */
    private void turnAway(Session socket, RefusalReason reason) {
        metrics.refused(reason);
        socket.setIdleTimeout(REFUSED_TIMEOUT);
        socket.close(StatusCode.TRY_AGAIN_LATER, "No room for another session now.", Callback.NOOP);
    }

    private void receive(String id, String message) {
        Open open = sessions.get(id);
        if (open != null) {
            halfSent.ended(open.socket.getRemoteSocketAddress());
        }
        if (open != null && !open.session.receive(message)) {
            metrics.refused(RefusalReason.TOO_MANY_MESSAGES);
            open.socket.setIdleTimeout(REFUSED_TIMEOUT);
            open.socket.close(StatusCode.POLICY_VIOLATION, "Too many messages at once.", Callback.NOOP);
            close(id);
        }
    }

    private void close(String id) {
        Open open = sessions.remove(id);
        if (open != null) {
            open.session.close();
            admission.leave(open.address);
        }
    }

    /** Asks the quiet ones, and lets go of those that don't answer. */
    void look() {
        long now = System.nanoTime();
        sessions.forEach((id, open) -> {
            if (heartbeat.isAbandoned(open.session, now)) {
                metrics.refused(RefusalReason.ABANDONED);
                close(id);
                // Not closed with a code: who doesn't answer, doesn't answer that either.
                open.socket.disconnect();
            } else if (heartbeat.isDueToBeAsked(open.session, now)) {
                open.session.ask(now, heartbeat.askAfter());
            }
        });
    }

    /**
     * Sends every page its last checkpoint, and tells it that the server goes away, and that another one may soon be here. A page trains
     * on until it is let go.
     */
    void stop(Departure departure) {
        stopping = true;
        List<CompletableFuture<?>> farewells = new ArrayList<>();
        departure.inBatches(List.copyOf(sessions.values()), open -> farewells.add(letGo(open)));
        farewells.forEach(CompletableFuture::join);
    }

    private static CompletableFuture<?> letGo(Open open) {
        return inTime(open.session.finish()).thenCompose(finished -> inTime(sayFarewell(open.socket)));
    }

    /** A page that is gone, or doesn't read, keeps nobody waiting for long. */
    private static CompletableFuture<?> inTime(CompletableFuture<?> sent) {
        return sent.handle((done, pageIsGone) -> null).completeOnTimeout(null, FAREWELL_SECONDS, TimeUnit.SECONDS);
    }

    private static CompletableFuture<?> sayFarewell(Session socket) {
        Callback.Completable sent = new Callback.Completable();
        socket.close(StatusCode.SERVICE_RESTART, "The server stops.", sent);
        return sent;
    }

    /** A session, the socket it talks through, and whose place it has. */
    private record Open(LiveSession session, Session socket, String address) {}

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
