package playground.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * What is on its way to one page, in order, one write at a time: a page that doesn't read can fill this box, and never
 * the server's memory. Any thread may call it.
 */
final class Outbox {
    /** Messages that may wait; whoever fills the box looks at {@link #hasRoom} first. */
    static final int ROOM = 8;

    /** The socket's side of a write, as {@code org.eclipse.jetty.websocket.api.Session} has it. */
    interface Line {
        void sendText(String text, Callback callback);

        void sendBinary(ByteBuffer bytes, Callback callback);
    }

    /** Characters and bytes that may wait before whoever fills the box is told that it has no room: answers may be long. */
    static final long ROOM_BYTES = 256 * 1024;

    private final Line line;
    private final Runnable onProgress;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean writing;
    private boolean closed;

    /** @param onProgress called whenever something was written, from whatever thread wrote it */
    Outbox(Line line, Runnable onProgress) {
        this.line = line;
        this.onProgress = onProgress;
    }

    /** Whether a few more texts may be put in. */
    synchronized boolean hasRoom() {
        return waiting.size() < ROOM && waitingBytes < ROOM_BYTES;
    }

    /** Whether all that was put in has been written. */
    synchronized boolean isEmpty() {
        return waiting.isEmpty() && !writing;
    }

    void text(String text) {
        put(text);
    }

    /** The bytes must stay as they are until the box is empty. */
    void binary(ByteBuffer bytes) {
        put(bytes);
    }

    /** Drops what waits, and takes nothing any more. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        waitingBytes = 0;
    }

    private void put(Object message) {
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.add(message);
            waitingBytes += length(message);
            if (writing) {
                return;
            }
            writing = true;
        }
        writeNext();
    }

    private void writeNext() {
        Object message;
        synchronized (this) {
            message = waiting.poll();
            writing = message != null;
            waitingBytes -= length(message);
        }
        if (message instanceof String text) {
            line.sendText(text, written());
        } else if (message instanceof ByteBuffer bytes) {
            line.sendBinary(bytes, written());
        }
    }

    private static long length(Object message) {
        if (message instanceof String text) {
            return text.length();
        }
        return message instanceof ByteBuffer bytes ? bytes.remaining() : 0;
    }

    private Callback written() {
        return Callback.from(
                () -> {
                    writeNext();
                    onProgress.run();
                },
                failure -> close());
    }
}
