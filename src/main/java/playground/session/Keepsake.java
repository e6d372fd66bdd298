package playground.session;

import java.util.concurrent.TimeUnit;

/**
 * When a page is sent the next checkpoint of its run: calmly while the run goes on, since steps made after the newest one can be
 * made again; at once when something is to last that can't. Owned by its session's turn; all times are by
 * {@link System#nanoTime}.
 */
final class Keepsake {
    /** While a run goes on, a page loses no more than it can have again in so long. */
    static final long CALM = TimeUnit.SECONDS.toNanos(1);

    /** Large checkpoints come at longer intervals: a page's line is there for its frames. */
    private static final long NANOSECONDS_A_BYTE = TimeUnit.SECONDS.toNanos(1) / (128 * 1024);

    private boolean changed;
    private boolean atOnce;
    private long nextAt;

    /** The run has changed in a way that it, or the page, can do again. */
    void changed() {
        changed = true;
    }

    /** The run has come to rest, or was changed by hand: the page must know, whatever happens next. */
    void changedForGood() {
        changed = true;
        atOnce = true;
    }

    /** There is no run any more to take a checkpoint of. */
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

    /** A checkpoint of so many bytes is sent now. */
    void sent(int bytes, long now) {
        forget();
        nextAt = now + Math.max(CALM, bytes * NANOSECONDS_A_BYTE);
    }
}
