package playground.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import playground.session.Footprint;
import playground.session.Heartbeat;
import playground.session.LiveSession;
import playground.session.MemoryBudget;
import playground.session.Outbox;
import playground.session.RefusalReason;
import playground.session.Scheduler;

/** The endpoint {@code /live}: opens a session for each socket, hands it what comes in, and cuts off pages that don't answer. */
final class LiveSocket {
    /** How long a stop waits for a page's last checkpoint to be sent, and then for its farewell. */
    private static final long FAREWELL_SECONDS = 2;

    private static final String NO_ROOM = "No room for another session now.";

    private final Map<Session, Open> sessions = new ConcurrentHashMap<>();
    private final Scheduler scheduler;
    private final Admission admission;
    private final MemoryBudget memory;
    private final Metrics metrics;
    private final Heartbeat heartbeat;
    private final LongSupplier clock;
    private final boolean behindProxy;
    private volatile boolean stopping;

    LiveSocket(
            Scheduler scheduler,
            ServerOptions options,
            MemoryBudget memory,
            Metrics metrics,
            Heartbeat heartbeat,
            LongSupplier clock) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.memory = memory;
        this.metrics = metrics;
        this.heartbeat = heartbeat;
        admission = new Admission(options);
        behindProxy = options.behindProxy();
    }

    /** Serves all sockets, with a reader of its own for each. */
    void serve(JettyWebSocketServletFactory sockets) {
        sockets.addMapping("/*", (request, response) -> new SocketReader(this, metrics, clock));
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

    /** Gives a socket that is open its session, or refuses it. */
    void open(Session socket, SocketReader reader) {
        String address = Addresses.of(
                socket.getRemoteSocketAddress(), socket.getUpgradeRequest().getHeaders("X-Forwarded-For"), behindProxy);
        Optional<RefusalReason> refusal = admission.enter(address);
        if (refusal.isPresent()) {
            turnAway(reader, refusal.get());
            return;
        }
        MemoryBudget.Share share = memory.share(address, () -> shed(reader));
        LiveSession session = new LiveSession(
                scheduler,
                new SocketLine(socket),
                share,
                metrics,
                () -> turnAway(reader, RefusalReason.MEMORY),
                reader::readOn,
                clock);
        // first, since a stopping server gives every known session a turn, and that may resume reading
        reader.admit(session, share);
        sessions.put(socket, new Open(session, socket, address));
        if (!share.resize(Footprint.SESSION)) {
            turnAway(reader, RefusalReason.MEMORY);
        } else if (stopping) {
            CompletableFuture<?> unused = sayFarewell(socket);
        }
    }

    /**
     * Closes a socket that was accepted, since a browser tells its page the code of a close, but not the status of a refused
     * upgrade.
     */
    private void turnAway(SocketReader reader, RefusalReason reason) {
        metrics.refused(reason);
        reader.refuse(StatusCode.TRY_AGAIN_LATER, NO_ROOM);
    }

    private void shed(SocketReader reader) {
        metrics.refused(RefusalReason.SHED);
        reader.shed("No room for so much now.");
    }

    /** Ends the session of this socket, if it has one yet. */
    void close(Session socket) {
        Open open = sessions.remove(socket);
        if (open != null) {
            open.session.close();
            admission.leave(open.address);
        }
    }

    /** Pings the quiet sockets, and ends those that don't answer. */
    void look() {
        long now = clock.getAsLong();
        sessions.forEach((socket, open) -> {
            if (heartbeat.isAbandoned(open.session, now)) {
                metrics.refused(RefusalReason.ABANDONED);
                close(socket);
                // It isn't closed with a code, since a page that doesn't answer wouldn't answer a close either.
                socket.disconnect();
            } else if (heartbeat.isDueToBeAsked(open.session, now)) {
                open.session.ask(now, heartbeat.askAfter());
            }
        });
    }

    /**
     * Sends every page its last checkpoint, and tells it that this server goes away and another may soon be here. Until then, the
     * page's run trains on.
     */
    void stop(GracefulShutdown shutdown) {
        stopping = true;
        List<CompletableFuture<?>> farewells = new ArrayList<>();
        shutdown.inBatches(List.copyOf(sessions.values()), open -> farewells.add(letGo(open)));
        farewells.forEach(CompletableFuture::join);
    }

    private static CompletableFuture<?> letGo(Open open) {
        return inTime(open.session.finish()).thenCompose(finished -> inTime(sayFarewell(open.socket)));
    }

    /** The wait is bounded, since a page that is gone, or doesn't read, must not hold up the others. */
    private static CompletableFuture<?> inTime(CompletableFuture<?> sent) {
        return sent.handle((done, pageIsGone) -> null).completeOnTimeout(null, FAREWELL_SECONDS, TimeUnit.SECONDS);
    }

    private static CompletableFuture<?> sayFarewell(Session socket) {
        Callback.Completable sent = new Callback.Completable();
        socket.close(StatusCode.SERVICE_RESTART, "The server stops.", sent);
        return sent;
    }

    /** A session, its socket, and the address that it counts for. */
    private record Open(LiveSession session, Session socket, String address) {}

    private record SocketLine(Session socket) implements Outbox.Line {
        @Override
        public void sendText(String text, Outbox.Receipt receipt) {
            socket.sendText(text, callback(receipt));
        }

        @Override
        public void sendBinary(ByteBuffer bytes, Outbox.Receipt receipt) {
            socket.sendBinary(bytes, callback(receipt));
        }

        private static Callback callback(Outbox.Receipt receipt) {
            return Callback.from(receipt::written, failure -> receipt.failed());
        }
    }
}
