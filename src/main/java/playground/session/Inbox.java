package playground.session;

import java.util.ArrayDeque;
import java.util.Deque;

/** The messages of one page that wait for their session's turn, in order, as UTF-8. Any thread may call it. */
public final class Inbox {
    /** The messages and bytes that may wait; while there is no room for one more, the socket isn't read. */
    public static final int ROOM = 256;

    static final int ROOM_BYTES = 64 * 1024;

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final MemoryBudget.Share memory;
    private int bytes;
    private boolean closed;

    /** @param memory from which each message was taken; it goes back when the message is gone */
    Inbox(MemoryBudget.Share memory) {
        this.memory = memory;
    }

    /** Whether one more message may be read. */
    synchronized boolean hasRoom() {
        return waiting.size() < ROOM && bytes < ROOM_BYTES;
    }

    synchronized void add(byte[] message) {
        if (closed) {
            memory.drop(message.length);
        } else {
            waiting.add(message);
            bytes += message.length;
        }
    }

    /**
     * The oldest message, or null if there is none. It still counts as taken: the caller must give its memory back when done with
     * it.
     */
    synchronized byte[] poll() {
        byte[] message = waiting.poll();
        if (message != null) {
            bytes -= message.length;
        }
        return message;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Lets go of all that waits, and takes nothing any more. */
    synchronized void close() {
        closed = true;
        memory.drop(bytes);
        waiting.clear();
        bytes = 0;
    }
}
