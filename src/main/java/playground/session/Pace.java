package playground.session;

import java.util.concurrent.TimeUnit;
import playground.experiment.Speed;

/**
 * Decides when a running run is next trained, and how far. Owned by its session's turn; all times are nanoseconds of the session's
 * clock.
 */
final class Pace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long FRAMES_A_SECOND = 60;

    private Speed speed = Speed.DEFAULT;
    private long due;

    /** From now on, training goes at this speed; the next target may be set at once. */
    void restart(Speed newSpeed, long now) {
        speed = newSpeed;
        due = now;
    }

    Speed speed() {
        return speed;
    }

    /** Whether the next target is set only when the page has been sent the result of the last. */
    boolean waitsForPage() {
        return speed.stepsAFrame() > 0 || speed.epochsAFrame() > 0;
    }

    /** Nanoseconds until the next target may be set; none if it is late already. */
    long untilDue(long now) {
        return Math.max(0, due - now);
    }

    /** The target that is set now, from this step and epoch on. */
    TrainingTarget begin(long step, long epoch, long now) {
        long interval = speed.stepsASecond() > 0 ? SECOND / speed.stepsASecond() : SECOND / FRAMES_A_SECOND;
        if (speed == Speed.FASTEST) {
            return TrainingTarget.toTime(now + interval);
        }
        // Counted from when this target was due, so that small delays don't add up; targets that were missed are not
        // made up for.
        due = now - due < interval ? due + interval : now + interval;
        // In multiples of ten from the start, not from here, so that a run resumed in between shows the same steps as
        // an uncut one.
        long epochs = speed.epochsAFrame();
        return epochs > 0
                ? TrainingTarget.toEpoch(epoch - epoch % epochs + epochs)
                : TrainingTarget.toStep(step + Math.max(1, speed.stepsAFrame()));
    }
}
