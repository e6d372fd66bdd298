package playground.session;

import java.util.concurrent.TimeUnit;

/**
 * Decides when a page is sent the next checkpoint of its run. While the run goes on, a checkpoint is sent at intervals, since steps
 * after the newest checkpoint can be repeated. A change that can't be repeated is followed by a checkpoint at once. Owned by its
 * session's turn; all times are nanoseconds of the session's clock.
 *
 * <p>A page goes back in its run's time from the checkpoint before, so a run that trains fast has them at shorter intervals: each
 * holds no more training than can be made again while a person drags along the run.
 */
final class CheckpointSchedule {
    /** The shortest time between two checkpoints of a run that goes on; a page that loses its server repeats no more than that. */
    static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    /** Large checkpoints come at longer intervals, since frames need the page's connection too. */
    private static final long NANOSECONDS_A_BYTE = TimeUnit.SECONDS.toNanos(1) / (128 * 1024);

    /** The least training between two checkpoints. */
    static final long TRAINING = TimeUnit.MILLISECONDS.toNanos(4);

    /** Large networks are also larger to send, and nobody expects that they answer as quickly. */
    private static final long TRAINING_A_BYTE = 2_500;

    /** So that the checkpoints of a run are few, however long it is: the intervals grow with what it has trained. */
    private static final int INTERVALS = 200;

    private boolean changed;
    private boolean atOnce;
    private long nextAt;
    /** Time spent on training since the run began. */
    private long trained;
    /** When that has come to this, the next checkpoint is due. */
    private long nextAtTrained;

    /** A run begins. */
    void begin() {
        trained = 0;
        nextAtTrained = TRAINING;
    }

    /** The run has been trained for so long. */
    void trained(long nanoseconds) {
        trained += nanoseconds;
    }

    /** The run has changed in a way that it, or the page, can repeat. */
    void changed() {
        changed = true;
    }

    /** The run has come to rest, or was changed by hand: the page needs a checkpoint of that before the next step. */
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
        return atOnce || trained >= nextAtTrained ? 0 : Math.max(0, nextAt - now);
    }

    /** Whether so much was trained since the last checkpoint that the page needs one to go back to, also between two frames. */
    boolean isKeyframeDue() {
        return trained >= nextAtTrained;
    }

    /** Whether the next step has to wait for a checkpoint, without which it couldn't be repeated. */
    boolean holdsTraining() {
        return changed && atOnce;
    }

    /** A checkpoint of this size in bytes is being sent now. */
    void sent(int bytes, long now) {
        forget();
        nextAt = now + Math.max(INTERVAL, bytes * NANOSECONDS_A_BYTE);
        keyframeSent(bytes);
    }

    /** A checkpoint is being sent of a step that has no frame. */
    void keyframeSent(int bytes) {
        nextAtTrained = trained + Math.max(Math.max(TRAINING, bytes * TRAINING_A_BYTE), trained / INTERVALS);
    }
}
