package playground.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {
    @Test
    void constantKeepsTheLearningRate() {
        assertEquals(0.3, Schedule.CONSTANT.rate(0.3, 0));
        assertEquals(0.3, Schedule.CONSTANT.rate(0.3, Integer.MAX_VALUE));
    }

    @Test
    void stepHoldsTheRateAndThenMultipliesItAtOnce() {
        Schedule schedule = new Schedule(Schedule.Kind.STEP, 10, 0.5, 0);
        assertEquals(0.4, schedule.rate(0.4, 9));
        assertEquals(0.2, schedule.rate(0.4, 10));
        assertEquals(0.05, schedule.rate(0.4, 39));
    }

    @Test
    void exponentialPassesThroughTheSamePointsWithoutAJump() {
        Schedule schedule = new Schedule(Schedule.Kind.EXPONENTIAL, 10, 0.5, 0);
        assertEquals(0.4, schedule.rate(0.4, 0));
        assertEquals(0.2, schedule.rate(0.4, 10));
        assertEquals(0.05, schedule.rate(0.4, 30));
        assertEquals(0.4 * StrictMath.sqrt(0.5), schedule.rate(0.4, 5), 1e-15);
    }

    @Test
    void cosineFallsToZeroByItsEndAndStaysThere() {
        Schedule schedule = new Schedule(Schedule.Kind.COSINE, 10, 1, 0);
        assertEquals(0.4, schedule.rate(0.4, 0));
        assertEquals(0.2, schedule.rate(0.4, 5), 1e-16);
        assertEquals(0, schedule.rate(0.4, 10));
        assertEquals(0, schedule.rate(0.4, 1_000_000));
    }

    @ParameterizedTest
    @EnumSource
    void warmUpRisesInAStraightLineToTheCurve(Schedule.Kind kind) {
        Schedule cold = new Schedule(kind, 8, 0.5, 0);
        Schedule warm = new Schedule(kind, 8, 0.5, 4);
        for (int epoch = 0; epoch < 4; epoch++) {
            assertEquals(cold.rate(1, epoch) * (epoch + 1) / 5, warm.rate(1, epoch), 1e-15);
        }
        assertEquals(cold.rate(1, 4), warm.rate(1, 4));
    }

    @ParameterizedTest
    @EnumSource
    void theRateStaysFiniteAndNeverRisesAfterTheWarmUp(Schedule.Kind kind) {
        Schedule schedule = new Schedule(kind, 3, 0.01, 0);
        double before = 10;
        for (int epoch = 0; epoch < 3000; epoch++) {
            double rate = schedule.rate(10, epoch);
            assertEquals(rate, Math.max(0, Math.min(rate, before)), "epoch " + epoch);
            before = rate;
        }
    }

    @Test
    void schedulesWithoutAMeaningAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Schedule(Schedule.Kind.STEP, 0, 0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(Schedule.Kind.STEP, 1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(Schedule.Kind.STEP, 1, Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(Schedule.Kind.STEP, 1, 0.5, -1));
    }
}
