package playground.session;

import java.util.concurrent.TimeUnit;
import playground.experiment.Speed;

/**
 * When the stretches of a running run begin, and how long each is. Owned by its session's turn; all times are by
 * {@link System#nanoTime}.
 */
final class Pace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long FRAMES_A_SECOND = 60;

    private Speed speed = Speed.DEFAULT;
    private long due;

    /** The next stretch may begin at once, and then so fast. */
    void restart(Speed newSpeed, long now) {
        speed = newSpeed;
        due = now;
    }

    Speed speed() {
        return speed;
    }

    /** Whether a stretch begins only when the page has been sent the result of the one before. */
    boolean waitsForPage() {
        return speed.stepsAFrame() > 0 || speed.epochsAFrame() > 0;
    }

    /** Nanoseconds until the next stretch may begin; none if it is late already. */
    long untilDue(long now) {
        return Math.max(0, due - now);
    }

    /** The stretch that begins now, from this step and epoch on. */
    Stretch begin(long step, long epoch, long now) {
        long interval = speed.stepsASecond() > 0 ? SECOND / speed.stepsASecond() : SECOND / FRAMES_A_SECOND;
        if (speed == Speed.FASTEST) {
            return Stretch.toTime(now + interval);
        }
        // Counted from when it was due, so that small delays don't add up; but what was missed is not made up for.
        due = now - due < interval ? due + interval : now + interval;
        // By whole tens from the start, not from here: a run taken up again in between then shows the same steps as
        // ever.
        long epochs = speed.epochsAFrame();
        return epochs > 0
                ? Stretch.toEpoch(epoch - epoch % epochs + epochs)
                : Stretch.toStep(step + Math.max(1, speed.stepsAFrame()));
    }
}
