package playground.session;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The messages on their way to one page, in order, one write at a time. A page that doesn't read can fill this box, but never the
 * server's memory. Any thread may call it.
 */
public final class Outbox {
    /** Messages that may wait; whoever fills the box looks at {@link #hasRoom} first. */
    static final int ROOM = 8;

    /** The socket's side: takes one message, and tells later, from whatever thread, what became of it. */
    public interface Line {
        void sendText(String text, Receipt receipt);

        void sendBinary(ByteBuffer bytes, Receipt receipt);
    }

    /** Called once, by one of its methods. */
    public interface Receipt {
        void written();

        void failed();
    }

    /** With this many characters and bytes waiting, the box has no more room, even if they are few messages. */
    public static final long ROOM_BYTES = 256 * 1024;

    /** The text itself, and its bytes as the socket makes them. All but a few characters are ASCII. */
    private static final long COPIES_OF_A_TEXT = 2;

    private final Line line;
    private final MemoryBudget.Share memory;
    private final Runnable onProgress;
    private final Deque<Message> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean writing;
    private boolean closed;

    /**
     * @param memory from which each message is taken until it is written; if there is none, the session is shed and the message is
     *     lost with it
     * @param onProgress called whenever something was written, from whatever thread wrote it
     */
    Outbox(Line line, MemoryBudget.Share memory, Runnable onProgress) {
        this.line = line;
        this.memory = memory;
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
        put(new Message(text.length(), COPIES_OF_A_TEXT * text.length(), write -> line.sendText(text, write)));
    }

    /** Adds a binary message. The caller must not change the bytes until the box is empty. */
    void binary(ByteBuffer bytes) {
        put(new Message(bytes.remaining(), bytes.remaining(), write -> line.sendBinary(bytes, write)));
    }

    /** Drops the waiting messages and accepts no more. A message that is being written is kept until the socket is done with it. */
    synchronized void close() {
        closed = true;
        memory.drop(waiting.stream().mapToLong(Message::memory).sum());
        waiting.clear();
        waitingBytes = 0;
    }

    private void put(Message message) {
        if (!memory.hold(message.memory)) {
            return;
        }
        synchronized (this) {
            if (closed) {
                memory.drop(message.memory);
                return;
            }
            waiting.add(message);
            waitingBytes += message.length;
            if (writing) {
                return;
            }
            writing = true;
        }
        writeNext();
    }

    private void writeNext() {
        Message message;
        synchronized (this) {
            message = waiting.poll();
            writing = message != null;
            if (message == null) {
                return;
            }
            waitingBytes -= message.length;
        }
        message.write.accept(receipt(message));
    }

    private Receipt receipt(Message message) {
        return new Receipt() {
            @Override
            public void written() {
                memory.drop(message.memory);
                writeNext();
                onProgress.run();
            }

            @Override
            public void failed() {
                memory.drop(message.memory);
                close();
            }
        };
    }

    /** A message: its length in bytes, the memory it takes, and how to write it. */
    private record Message(long length, long memory, Consumer<Receipt> write) {}
}
