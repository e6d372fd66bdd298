package playground.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import playground.experiment.Speed;

final class PaceTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Pace pace = new Pace();

    @Test
    void byTheClockOneStepIsDueAtEachInterval() {
        pace.restart(Speed.FIVE_STEPS_A_SECOND, 0);
        assertFalse(pace.waitsForPage());
        assertEquals(0, pace.untilDue(0));
        assertEquals(TrainingTarget.toStep(8), pace.begin(7, 0, 0));
        assertEquals(SECOND / 5, pace.untilDue(0));
    }

    @Test
    void smallDelaysDoNotAddUpAndMissedTimeIsNotMadeUpFor() {
        pace.restart(Speed.EPOCH_A_FRAME, 0);
        assertTrue(pace.waitsForPage());
        assertEquals(TrainingTarget.toEpoch(4), pace.begin(75, 3, 1000));
        assertEquals(SECOND / 60, pace.untilDue(0));

        pace.begin(100, 4, 10 * SECOND);
        assertEquals(SECOND / 60, pace.untilDue(10 * SECOND));
    }

    @Test
    void atTheFastestATargetIsTheTimeOfAFrame() {
        pace.restart(Speed.FASTEST, 0);
        TrainingTarget target = pace.begin(0, 0, 5);
        assertFalse(target.isReached(1_000_000, 1_000, SECOND / 60));
        assertTrue(target.isReached(1, 0, 5 + SECOND / 60));
        assertEquals(0, pace.untilDue(5));
    }
}
