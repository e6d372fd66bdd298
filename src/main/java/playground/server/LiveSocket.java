package playground.server;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/** The endpoint {@code /live}: opens a session for each socket, and hands it what comes in. */
final class LiveSocket {
    /** Keeps a quiet line open: a host in between cuts one that is silent for 55 s. */
    private static final long PING_SECONDS = 20;

    private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
    private final Scheduler scheduler;

    LiveSocket(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void configure(WsConfig socket) {
        socket.onConnect(this::open);
        socket.onMessage(context -> receive(context.sessionId(), context.session, context.message()));
        // No message of a page is binary. As an empty text it is answered like all that isn't JSON.
        socket.onBinaryMessage(context -> receive(context.sessionId(), context.session, ""));
        socket.onClose(context -> close(context.sessionId()));
    }

    private void open(WsConnectContext context) {
        context.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
        sessions.put(context.sessionId(), new LiveSession(scheduler, new SocketLine(context.session)));
    }

    private void receive(String id, Session socket, String message) {
        LiveSession session = sessions.get(id);
        if (session != null && !session.receive(message)) {
            socket.close(StatusCode.POLICY_VIOLATION, "Too many messages at once.", Callback.NOOP);
        }
    }

    private void close(String id) {
        LiveSession session = sessions.remove(id);
        if (session != null) {
            session.close();
        }
    }

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
