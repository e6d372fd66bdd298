package playground.session;

import java.util.concurrent.TimeUnit;
import playground.experiment.Speed;

/**
 * Decides when the runs of a sweep are next trained, and how far until their next frame: as the speed says, but only so far that
 * there are ten frames a second. Owned by its session's turn; all times are nanoseconds of the session's clock.
 */
final class SweepPace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long FRAMES_A_SECOND = 20;
    /** Steps that take longer than this are shown in two frames. */
    static final long LATE = TimeUnit.MILLISECONDS.toNanos(80);
    /** Steps that take less than this may be twice as many. */
    static final long EARLY = TimeUnit.MILLISECONDS.toNanos(30);

    private long stride = 1;
    private long most = Long.MAX_VALUE;
    private long interval;
    private long begun;
    private long due;

    /** @param epoch how many steps an epoch has */
    void restart(Speed speed, long epoch, long now) {
        interval = SECOND / FRAMES_A_SECOND;
        due = now;
        if (speed == Speed.FASTEST) {
            most = Long.MAX_VALUE;
            stride = 1;
            return;
        }
        if (speed.stepsASecond() > 0) {
            interval = SECOND / speed.stepsASecond();
        }
        most = Math.max(1, speed.stepsAFrame() + speed.epochsAFrame() * epoch);
        stride = most;
    }

    /** Nanoseconds until the next steps may be made; none if it is late already. */
    long untilDue(long now) {
        return Math.max(0, due - now);
    }

    /** The step of the next frame, towards which training begins now. */
    long begin(long step, long now) {
        begun = now;
        due = now - due < interval ? due + interval : now + interval;
        return step - step % stride + stride;
    }

    /** All runs have come to the step of the frame. */
    void arrived(long now) {
        long took = now - begun;
        if (took > LATE && stride > 1) {
            stride /= 2;
        } else if (took < EARLY) {
            stride = stride > most / 2 ? most : stride * 2;
        }
    }
}
