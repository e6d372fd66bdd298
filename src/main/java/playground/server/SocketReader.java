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
 * Reads one socket, a frame at a time and only while its session has room for a message and for the answer to it. Jetty would hand
 * over only whole messages, and collect their fragments at about 170 bytes each. So messages are collected only here, after memory
 * was taken for them.
 *
 * <p>One of the server's threads calls it at a time; any thread may call {@link #readOn}, {@link #refuse} and {@link #shed}. It is
 * public because Jetty calls it by reflection.
 */
public final class SocketReader implements Session.Listener {
    /** How long a socket that was refused may take to close. */
    private static final Duration REFUSED_TIMEOUT = Duration.ofSeconds(5);

    /**
     * A shorter fragment counts as a message, since it costs as much to handle as one. Jetty hands longer frames over in parts, as
     * they come, but parts this short are rare, since a TCP segment is longer.
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

    /** From now on, messages go to this session. */
    void admit(LiveSession admitted, MemoryBudget.Share memory) {
        text = new IncomingText(memory);
        session = admitted;
    }

    /** Called for every frame, or for each part of a frame that comes in parts. */
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
        // nothing to do, since the close that follows is handled
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        refused.set(true);
        release();
        endpoint.close(socket);
        callback.succeed();
    }

    /** Resumes reading if it had stopped because there was no room, and there is room now; never after a refusal. */
    void readOn() {
        if (waits.get() && !refused.get() && session.hasRoom() && waits.compareAndSet(true, false)) {
            socket.demand();
        }
    }

    /**
     * Closes the socket, and drops what came. Jetty ends the connection as soon as the code is written, so a client that is still
     * sending may see a reset connection instead.
     */
    void refuse(int code, String sentence) {
        if (end()) {
            socket.setIdleTimeout(REFUSED_TIMEOUT);
            socket.close(code, sentence, Callback.NOOP);
        }
    }

    /**
     * Refuses the socket to make room. A page that doesn't read is cut off instead, since it wouldn't read the code, and what waits
     * for it would stay in memory.
     */
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

    /** Marks itself as waiting before it looks for room, so that room made in between isn't missed. */
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
        ByteBuffer part = frame.hasPayload() ? frame.getPayload() : BufferUtil.EMPTY_BUFFER;
        if (frame.getOpCode() == OpCode.TEXT && frame.isFin() && session.acknowledge(part)) {
            return;
        }
        // if there was no memory for the text, the session was shed
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
