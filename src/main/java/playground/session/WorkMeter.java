package playground.session;

import java.util.function.LongSupplier;

/**
 * How long a thread has worked since it began, or since its last turn ended. The end of a turn counts as the beginning of the next
 * one, because looking at a thread's processor time costs as much as a few training steps: so a turn is charged for the switch to it,
 * too. Belongs to its thread.
 */
final class WorkMeter {
    private final LongSupplier workTime;
    private long before;

    /**
     * To be restarted before it is read.
     *
     * @param workTime how long the current thread has worked, in nanoseconds
     */
    WorkMeter(LongSupplier workTime) {
        this.workTime = workTime;
    }

    /** Nanoseconds since the last restart. */
    long worked() {
        return workTime.getAsLong() - before;
    }

    /** Counts from 0 again, and returns what had been counted. */
    long restart() {
        long now = workTime.getAsLong();
        long worked = now - before;
        before = now;
        return worked;
    }
}
