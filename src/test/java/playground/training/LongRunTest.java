package playground.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.TrainingSettings.SCHEDULE;
import static playground.experiment.TrainingSettings.STOP;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.data.DataPoint;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Refusal;
import playground.experiment.StopRule;
import playground.experiment.TrainingSettings;
import playground.nn.Schedule;

/** A run that trains on has more epochs than an int holds after minutes; it goes on as it did. */
final class LongRunTest {
    private static final long BORDER = 1L << 31;
    /** An epoch each step. */
    private static final Experiment ONE_POINT = Experiment.DEFAULT.withData(
            DataSettings.drawn(2, List.of(new DataPoint(1, -2, 1, false), new DataPoint(0, 1, 0, true))));

    @Test
    void aRunPassesTwoToTheThirtyOneEpochsAsIfItWereYoung() {
        Run young = new Run(ONE_POINT);
        Run old = aged(ONE_POINT, BORDER - 60, BORDER - 60);
        for (int epoch = 1; epoch <= 200; epoch++) {
            assertEquals(Outcome.EPOCH_COMPLETED, young.step());
            assertEquals(Outcome.EPOCH_COMPLETED, old.step());
            assertEquals(BORDER - 60 + epoch, old.epoch());
            assertEquals(BORDER - 60 + epoch, old.stepCount());
            assertArrayEquals(young.parameters(), old.parameters());
            assertEquals(young.evaluate(), old.evaluate());
        }
        assertEquals(Optional.empty(), old.divergence());
        assertEquals(
                old.stepCount(),
                old.trajectory().get(old.trajectoryLength() - 1).step());
        assertEquals(old.checkpoint(), new Run(old.checkpoint()).checkpoint());
    }

    @ParameterizedTest
    @EnumSource(names = "CONSTANT", mode = EnumSource.Mode.EXCLUDE)
    void beyondTheBorderASchedulesRateIsWhatItCameTo(Schedule.Kind kind) {
        Schedule schedule = new Schedule(kind, 100_000, 0.999, 5);
        double units = (BORDER + 70) / 100_000.0;
        double expected =
                switch (kind) {
                    case CONSTANT -> 1;
                    case STEP -> StrictMath.pow(0.999, StrictMath.floor(units));
                    case EXPONENTIAL -> StrictMath.pow(0.999, units);
                    case COSINE -> 0;
                };
        Run run = aged(
                ONE_POINT.withTraining(TrainingSettings.DEFAULT.with(given(SCHEDULE, schedule))),
                BORDER + 70,
                BORDER + 70);
        double rate = run.previews().coming().learningRate() / TrainingSettings.DEFAULT.learningRate();
        assertEquals(expected, rate, 1e-12 * expected);
    }

    @Test
    void earlyStoppingCountsItsPatienceBeyondTheBorder() {
        Experiment early = ONE_POINT.withTraining(TrainingSettings.DEFAULT.with(given(STOP, StopRule.early(100_000))));
        Checkpoint young = new Run(early).checkpoint();
        Run run = new Run(with(young, BORDER, BORDER, new Checkpoint.Early(0, BORDER)));
        assertEquals(Outcome.STOPPED, run.step());
    }

    @Test
    void aStopRuleOfAnEpochLongPastNeverStops() {
        Run run = aged(
                ONE_POINT.withTraining(TrainingSettings.DEFAULT.with(given(STOP, StopRule.atEpoch(200)))),
                BORDER,
                BORDER);
        for (int step = 0; step < 300; step++) {
            assertEquals(Outcome.EPOCH_COMPLETED, run.step());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, BORDER - 1, BORDER, 1L << 32, 1L << 52, Run.LONGEST - 2, Run.LONGEST - 1, Run.LONGEST})
    void whateverARunHasCountedToItsCheckpointsAreTaken(long counted) {
        for (long epoch : List.of(0L, counted)) {
            Run run = aged(ONE_POINT, counted, epoch);
            for (int step = 0; step < 5; step++) {
                assertTrue(run.stepCount() >= counted && run.stepCount() <= Run.LONGEST);
                assertTrue(run.epoch() >= epoch && run.epoch() <= Run.LONGEST);
                assertEquals(run.checkpoint(), new Run(run.checkpoint()).checkpoint());
                run.step();
            }
            run.edits().editPoints(0, 0, List.of(new DataPoint(2, 2, 0, false)));
            run.step();
            run.edits().editPoints(1, 2, List.of());
            assertTrue(run.epoch() <= Run.LONGEST);
            assertEquals(run.checkpoint(), new Run(run.checkpoint()).checkpoint());
            run.reset();
            assertEquals(run.checkpoint(), new Run(run.checkpoint()).checkpoint());
        }
    }

    @Test
    void aRunThatCanCountNoFurtherStops() {
        Run run = aged(ONE_POINT, Run.LONGEST - 1, 7);
        assertEquals(Outcome.EPOCH_COMPLETED, run.step());
        double[] parameters = run.parameters();
        assertEquals(Outcome.STOPPED, run.step());
        assertTrue(run.stopped());
        assertEquals(Run.LONGEST, run.stepCount());
        assertArrayEquals(parameters, run.parameters());
    }

    @ParameterizedTest
    @ValueSource(longs = {Run.LONGEST + 1, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void aForgedCountIsRefusedByItsName(long forged) {
        Checkpoint young = new Run(ONE_POINT).checkpoint();
        assertEquals("step", refused(() -> with(young, forged, 0, young.early())));
        assertEquals("epoch", refused(() -> with(young, 0, forged, young.early())));
        assertEquals("early.epochsSince", refused(() -> new Checkpoint.Early(0, forged)));
    }

    private static String refused(Runnable forgery) {
        return assertThrows(Refusal.class, forgery::run).path();
    }

    /** A run that has its whole way before it, but for what it has counted. */
    private static Run aged(Experiment experiment, long step, long epoch) {
        Checkpoint young = new Run(experiment).checkpoint();
        return new Run(with(young, step, epoch, young.early()));
    }

    private static Checkpoint with(Checkpoint whole, long step, long epoch, Checkpoint.Early early) {
        return new Checkpoint(
                whole.experiment(),
                step,
                epoch,
                whole.stopped(),
                whole.divergence(),
                whole.parameters(),
                whole.moments(),
                whole.generators(),
                whole.turns(),
                whole.position(),
                whole.losses(),
                early);
    }
}
