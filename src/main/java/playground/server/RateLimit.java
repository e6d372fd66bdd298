package playground.server;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Limits messages to a number a second in the long run, with bursts of twice that number. Owned by the socket's reader. */
final class RateLimit {
    /** Room for a page that acknowledges 60 frames a second and, while a person drags, sends 60 edits a second. */
    static final int MESSAGES_A_SECOND = 300;

    static final int BURST = 2 * MESSAGES_A_SECOND;

    private static final long NANOS_A_MESSAGE = TimeUnit.SECONDS.toNanos(1) / MESSAGES_A_SECOND;

    private final LongSupplier clock;
    /** The time at which the messages taken so far are within the long-run rate. */
    private long paidAt;

    /** @param clock in nanoseconds */
    RateLimit(LongSupplier clock) {
        this.clock = clock;
        paidAt = clock.getAsLong();
    }

    /** Counts one message that comes now; false if it is one too many. */
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
