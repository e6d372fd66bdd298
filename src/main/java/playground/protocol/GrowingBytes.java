package playground.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A little-endian buffer for writing, which grows when it is full. */
final class GrowingBytes {
    private ByteBuffer bytes = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

    /** The buffer to go on writing to, with room for {@code count} more bytes. */
    ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            int capacity = Math.max(2 * bytes.capacity(), bytes.position() + count);
            bytes = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
        }
        return bytes;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
