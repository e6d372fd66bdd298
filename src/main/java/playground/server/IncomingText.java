package playground.server;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import playground.session.MemoryBudget;

/**
 * The text that is arriving at one socket, in an array whose size is taken from the memory budget before it is made. The socket's
 * reader fills it; any thread may release it.
 */
public final class IncomingText {
    private static final int SMALLEST = 1024;
    private static final byte[] NOTHING = {};

    private final MemoryBudget.Share memory;
    private byte[] bytes = NOTHING;
    private int length;
    private boolean dropped;

    public IncomingText(MemoryBudget.Share memory) {
        this.memory = memory;
    }

    /** How many bytes have come. */
    synchronized int length() {
        return length;
    }

    /**
     * Adds a part; {@code last} if no more follow. False if there is no memory for it, or the text was released. While the array
     * grows there are two, and the budget counts both.
     */
    public boolean add(ByteBuffer part, boolean last) {
        int size;
        boolean grows;
        synchronized (this) {
            int needed = length + part.remaining();
            grows = needed > bytes.length;
            size = last ? needed : Math.max(needed, Math.max(SMALLEST, 2 * bytes.length));
        }
        if (grows && !memory.hold(size)) {
            return false;
        }
        synchronized (this) {
            if (dropped) {
                memory.drop(grows ? size : 0);
                return false;
            }
            if (grows) {
                int before = bytes.length;
                bytes = Arrays.copyOf(bytes, size);
                memory.drop(before);
            }
            int more = part.remaining();
            part.get(bytes, length, more);
            length += more;
            return true;
        }
    }

    /**
     * Hands over the text with its memory, as many bytes as it has. Null if there is no memory for that, or the text was released.
     */
    public byte[] take() {
        int whole;
        boolean isLarger;
        synchronized (this) {
            whole = length;
            isLarger = bytes.length > whole;
        }
        if (isLarger && !memory.hold(whole)) {
            return null;
        }
        synchronized (this) {
            if (dropped) {
                memory.drop(isLarger ? whole : 0);
                return null;
            }
            byte[] text = bytes;
            if (isLarger) {
                text = Arrays.copyOf(bytes, whole);
                memory.drop(bytes.length);
            }
            bytes = NOTHING;
            length = 0;
            return text;
        }
    }

    /** Releases the text and its memory for good. */
    public synchronized void drop() {
        dropped = true;
        memory.drop(bytes.length);
        bytes = NOTHING;
        length = 0;
    }

    /** Whether all that has come is UTF-8. */
    synchronized boolean isUtf8() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        CharBuffer scratch = CharBuffer.allocate(SMALLEST);
        CoderResult result;
        do {
            scratch.clear();
            result = decoder.decode(in, scratch, true);
        } while (result.isOverflow());
        return !result.isError();
    }
}
