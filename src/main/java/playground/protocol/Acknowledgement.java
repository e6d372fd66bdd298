package playground.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The acknowledgement of a frame, in the one form in which the page sends it: {@code {"type":"ack","frame":7}}. Since it comes with
 * every second frame, it is read without a JSON parser. {@link MessageReader} reads all forms, and gives the reasons of refusals.
 */
public final class Acknowledgement {
    /** Instead of a frame's number, for any other message. */
    public static final long NONE = -1;

    private static final byte[] BEFORE = "{\"type\":\"ack\",\"frame\":".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_DIGITS = 10;
    private static final long LARGEST = 0xFFFF_FFFFL;

    private Acknowledgement() {}

    /** The number of the frame that this message acknowledges, or {@link #NONE}. The buffer is only looked at. */
    public static long frame(ByteBuffer message) {
        int first = message.position() + BEFORE.length;
        int end = message.limit() - 1;
        int digits = end - first;
        if (digits < 1 || digits > MOST_DIGITS || message.get(end) != '}') {
            return NONE;
        }
        for (int i = 0; i < BEFORE.length; i++) {
            if (message.get(message.position() + i) != BEFORE[i]) {
                return NONE;
            }
        }
        if (message.get(first) == '0' && digits > 1) {
            return NONE;
        }
        long frame = 0;
        for (int i = first; i < end; i++) {
            int digit = message.get(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            frame = 10 * frame + digit;
        }
        return frame <= LARGEST ? frame : NONE;
    }
}
