package playground.session;

import java.util.function.LongSupplier;

/**
 * Measures how long a task's turns work. Looking at a thread's processor time costs as much as a few training steps, so a turn is
 * measured only if one of the last few took too long by the clock. Any other counts as at work all the time, but never as too long.
 * A turn that is interrupted is measured in parts. Times are in nanoseconds. Belongs to the thread of the turn.
 */
final class TurnMeter {
    /** So many turns are measured after one that took too long. */
    private static final int SUSPECTED = 8;

    private final LongSupplier clock;
    private final LongSupplier workTime;
    private int suspected = SUSPECTED;
    private long began;
    private boolean isMeasured;
    private long workedBefore;

    /** @param workTime how long the current thread has worked */
    TurnMeter(LongSupplier clock, LongSupplier workTime) {
        this.clock = clock;
        this.workTime = workTime;
    }

    /** A turn begins, or its next part. */
    void begin() {
        began = clock.getAsLong();
        isMeasured = false;
        if (suspected > 0) {
            restart();
        }
    }

    /** What was worked until now doesn't count. */
    void restart() {
        isMeasured = true;
        workedBefore = workTime.getAsLong();
    }

    /** How long the turn, or its part, has worked that may take this long. */
    long worked(long length) {
        return isMeasured ? workTime.getAsLong() - workedBefore : Math.min(clock.getAsLong() - began, length);
    }

    /** The turn, or its part, is over that could take this long; returns how long it took by the clock. */
    long end(long length) {
        long took = clock.getAsLong() - began;
        suspected = took >= length ? SUSPECTED : Math.max(0, suspected - 1);
        return took;
    }
}
