package playground.server;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** So many messages a second in the long run, and a burst of twice as many at once. Owned by the socket's reader. */
final class RateLimit {
    /** A page acknowledges 60 frames, and while a person drags it sends 60 edits. */
    static final int MESSAGES_A_SECOND = 300;

    static final int BURST = 2 * MESSAGES_A_SECOND;

    private static final long NANOS_A_MESSAGE = TimeUnit.SECONDS.toNanos(1) / MESSAGES_A_SECOND;

    private final LongSupplier clock;
    /** When all that was taken will have been paid for. */
    private long paidAt;

    /** @param clock in nanoseconds */
    RateLimit(LongSupplier clock) {
        this.clock = clock;
        paidAt = clock.getAsLong();
    }

    /** Takes one message that comes now, or tells that it is one too many. */
    boolean take() {
        long now = clock.getAsLong();
        long paid = now - paidAt > 0 ? now : paidAt;
        if (paid + NANOS_A_MESSAGE - now > BURST * NANOS_A_MESSAGE) {
            return false;
        }
        paidAt = paid + NANOS_A_MESSAGE;
        return true;
    }
}
