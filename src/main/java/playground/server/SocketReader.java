package playground.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Frame;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.core.OpCode;
import playground.protocol.Limits;
import playground.session.LiveSession;
import playground.session.MemoryBudget;
import playground.session.RefusalReason;

/**
 * Reads one socket, a frame at a time and only as long as its session has room for what comes: for each message, and for the
 * answer to it. Jetty would collect whole messages before anybody hears of them, and their fragments at some 170 bytes each;
 * so nothing is collected but here, and not before memory was taken for it.
 *
 * <p>Called by one of the server's threads at a time; {@link #readOn}, {@link #refuse} and {@link #shed} by any. Public for Jetty,
 * which calls it by reflection.
 */
public final class SocketReader implements Session.Listener {
    /** How long a socket that was refused may take to close. */
    private static final Duration REFUSED_TIMEOUT = Duration.ofSeconds(5);

    /**
     * A fragment that is shorter counts as a message: each costs as much as one to take. Jetty hands longer frames over in
     * parts, as they come, but parts that short are rare: a whole segment of TCP is longer.
     */
    static final int SHORT_FRAGMENT = 256;

    private final LiveSocket endpoint;
    private final Metrics metrics;
    private final RateLimit rate;
    private final AtomicBoolean waits = new AtomicBoolean();
    private final AtomicBoolean refused = new AtomicBoolean();
    private volatile Session socket;
    private volatile LiveSession session;
    private volatile IncomingText text;

    SocketReader(LiveSocket endpoint, Metrics metrics, LongSupplier clock) {
        rate = new RateLimit(clock);
        this.endpoint = endpoint;
        this.metrics = metrics;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        socket = opened;
        endpoint.open(opened, this);
        next();
    }

    /** From now on, what comes is for this session. */
    void admit(LiveSession admitted, MemoryBudget.Share memory) {
        text = new IncomingText(memory);
        session = admitted;
    }

    /** Of every frame; of one that is longer than what has come, for each part. */
    @Override
    public void onWebSocketFrame(Frame frame, Callback callback) {
        if (!refused.get()) {
            take(frame);
        }
        boolean isToBeAnswered = frame.getOpCode() == OpCode.PING && !refused.get();
        ByteBuffer pong = isToBeAnswered ? BufferUtil.copy(frame.getPayload()) : null;
        callback.succeed();
        if (isToBeAnswered) {
            // and then read on, so that there is one pong at a time
            socket.sendPong(pong == null ? BufferUtil.EMPTY_BUFFER : pong, Callback.from(this::next, fault -> next()));
        } else if (frame.getOpCode() != OpCode.CLOSE) {
            next();
        }
    }

    @Override
    public void onWebSocketError(Throwable fault) {
        // the close that follows says all there is to say
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        refused.set(true);
        release();
        endpoint.close(socket);
        callback.succeed();
    }

    /** Reads on if it had stopped for want of room, and there is room now; never after a refusal. */
    void readOn() {
        if (!refused.get() && session.hasRoom() && waits.compareAndSet(true, false)) {
            socket.demand();
        }
    }

    /**
     * Closes the socket, and lets go of all that came. Jetty ends the connection as soon as the code is written, so a client that
     * still sends may see a broken line instead.
     */
    void refuse(int code, String sentence) {
        if (end()) {
            socket.setIdleTimeout(REFUSED_TIMEOUT);
            socket.close(code, sentence, Callback.NOOP);
        }
    }

    /** Refused, to make room: a page that doesn't read wouldn't read why, and what waits for it would stay. */
    void shed(String sentence) {
        if (session.isRead()) {
            refuse(StatusCode.TRY_AGAIN_LATER, sentence);
        } else if (end()) {
            socket.disconnect();
        }
    }

    private boolean end() {
        boolean isFirst = refused.compareAndSet(false, true);
        if (isFirst) {
            release();
            endpoint.close(socket);
        }
        return isFirst;
    }

    private void release() {
        if (text != null) {
            text.drop();
        }
    }

    /** Marked as waiting first, so that room made in between isn't missed. */
    private void next() {
        waits.set(true);
        readOn();
    }

    private void take(Frame frame) {
        byte code = frame.getOpCode();
        if (code == OpCode.CLOSE) {
            return;
        }
        if (code == OpCode.BINARY) {
            metrics.refused(RefusalReason.BINARY);
            refuse(StatusCode.BAD_DATA, "Messages are texts.");
            return;
        }
        boolean isData = code == OpCode.TEXT || code == OpCode.CONTINUATION;
        boolean counts = !isData || frame.isFin() || frame.getPayloadLength() < SHORT_FRAGMENT;
        if (counts && !rate.take()) {
            metrics.refused(RefusalReason.TOO_MANY_MESSAGES);
            refuse(StatusCode.POLICY_VIOLATION, "Too many messages at once.");
        } else if (isData) {
            collect(frame);
        }
    }

    private void collect(Frame frame) {
        if (text.length() + frame.getPayloadLength() > Limits.MESSAGE_BYTES) {
            metrics.refused(RefusalReason.MESSAGE_TOO_LONG);
            refuse(StatusCode.MESSAGE_TOO_LARGE, "The message is too long.");
            return;
        }
        ByteBuffer part = frame.hasPayload() ? frame.getPayload() : ByteBuffer.allocate(0);
        // without memory for it, the session was shed
        if (!text.add(part.slice(), frame.isFin()) || !frame.isFin()) {
            return;
        }
        if (!text.isUtf8()) {
            refuse(StatusCode.BAD_PAYLOAD, "The message is not UTF-8.");
            return;
        }
        byte[] message = text.take();
        if (message != null) {
            session.receive(message);
        }
    }
}
