package playground.session;

import java.util.concurrent.TimeUnit;

/**
 * Decides when a page is sent the next checkpoint of its run. While the run goes on, a checkpoint is sent at intervals, since steps
 * after the newest checkpoint can be repeated. A change that can't be repeated is followed by a checkpoint at once. Owned by its
 * session's turn; all times are nanoseconds of the session's clock.
 */
final class CheckpointSchedule {
    /** The shortest time between two checkpoints of a run that goes on; a page that loses its server repeats no more than that. */
    static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    /** Large checkpoints come at longer intervals, since frames need the page's connection too. */
    private static final long NANOSECONDS_A_BYTE = TimeUnit.SECONDS.toNanos(1) / (128 * 1024);

    private boolean changed;
    private boolean atOnce;
    private long nextAt;

    /** The run has changed in a way that it, or the page, can repeat. */
    void changed() {
        changed = true;
    }

    /** The run has come to rest, or was changed by hand: the page needs a checkpoint of that before anything else happens. */
    void changedForGood() {
        changed = true;
        atOnce = true;
    }

    /** The run is gone, so no checkpoint is due. */
    void forget() {
        changed = false;
        atOnce = false;
    }

    /** Nanoseconds until a checkpoint is due; {@link Scheduler#WHEN_WOKEN} if the page has the newest one. */
    long untilDue(long now) {
        if (!changed) {
            return Scheduler.WHEN_WOKEN;
        }
        return atOnce ? 0 : Math.max(0, nextAt - now);
    }

    /** A checkpoint of this size in bytes is being sent now. */
    void sent(int bytes, long now) {
        forget();
        nextAt = now + Math.max(INTERVAL, bytes * NANOSECONDS_A_BYTE);
    }
}
