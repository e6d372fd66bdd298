package playground.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static playground.experiment.Givens.given;
import static playground.experiment.TrainingSettings.BATCH_SIZE;
import static playground.experiment.TrainingSettings.CLIP_NORM;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.SCHEDULE;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;
import playground.experiment.Frozen;
import playground.experiment.TrainingSettings;
import playground.nn.Schedule;

/** Schedules and clipping as a run applies them: told from how far plain gradient descent goes for its gradient. */
class ScheduleRunTest {
    private static final double RATE = 0.2;
    private static final int EVERY = 4;
    private static final double FACTOR = 0.3;
    private static final int EPOCHS = 20;
    private static final double TOLERANCE = 1e-8;

    @Test
    void aConstantRateStays() {
        assertRates(Schedule.Kind.CONSTANT, 0, e -> RATE);
    }

    @Test
    void stepsMultiplyTheRateByTheFactorEverySoManyEpochs() {
        assertRates(Schedule.Kind.STEP, 0, e -> RATE * Math.pow(FACTOR, Math.floor(e / EVERY)));
    }

    @Test
    void anExponentialScheduleFallsByTheFactorOverSoManyEpochs() {
        assertRates(Schedule.Kind.EXPONENTIAL, 0, e -> RATE * Math.pow(FACTOR, e / EVERY));
    }

    @Test
    void aCosineScheduleFallsToNothingAndStaysThere() {
        assertRates(Schedule.Kind.COSINE, 0, e -> RATE * (1 + Math.cos(Math.PI * Math.min(e / EVERY, 1))) / 2);
    }

    @Test
    void aWarmUpRisesInAStraightLineUnderEverySchedule() {
        DoubleUnaryOperator warmUp = e -> e < 5 ? (e + 1) / 6 : 1;
        assertRates(Schedule.Kind.CONSTANT, 5, e -> RATE * warmUp.applyAsDouble(e));
        assertRates(
                Schedule.Kind.STEP, 5, e -> RATE * Math.pow(FACTOR, Math.floor(e / EVERY)) * warmUp.applyAsDouble(e));
    }

    @Test
    void aScheduleChangedWhileItRunsCountsTheEpochsFromTheStart() {
        Run run = new Run(experiment(TrainingSettings.DEFAULT));
        for (int e = 0; e < 7; e++) {
            run.step();
        }
        TrainingSettings now = run.experiment().training();
        run.edits().applyTraining(now.with(given(SCHEDULE, new Schedule(Schedule.Kind.STEP, EVERY, FACTOR, 0))));

        assertEquals(RATE * FACTOR, rate(run), TOLERANCE);
    }

    @Test
    void aGradientLongerThanTheLimitIsScaledToItAndAShorterOneIsLeft() {
        Run free = new Run(experiment(TrainingSettings.DEFAULT));
        double[] gradient = free.previews().coming().gradients();
        double norm = norm(gradient);

        double limit = norm / 3;
        double[] clipped = new Run(experiment(TrainingSettings.DEFAULT.with(given(CLIP_NORM, limit))))
                .previews()
                .coming()
                .gradients();
        double[] left = new Run(experiment(TrainingSettings.DEFAULT.with(given(CLIP_NORM, norm * 1.01))))
                .previews()
                .coming()
                .gradients();

        assertEquals(limit, norm(clipped), 1e-12);
        for (int i = 0; i < gradient.length; i++) {
            assertEquals(gradient[i] / 3, clipped[i], 1e-12);
            assertEquals(gradient[i], left[i]);
        }
    }

    @Test
    void frozenParametersDoNotCountInTheLengthOfTheGradient() {
        TrainingSettings clipping = TrainingSettings.DEFAULT.with(given(CLIP_NORM, 0.01));
        TrainingSettings frozen = clipping.withFrozen(List.of(Frozen.unit(0, 0), Frozen.unit(2, 0)));

        assertEquals(0.01, norm(new Run(experiment(frozen)).previews().coming().gradients()), 1e-12);
    }

    private static void assertRates(Schedule.Kind kind, int warmUp, DoubleUnaryOperator expected) {
        Schedule schedule = new Schedule(kind, EVERY, FACTOR, warmUp);
        Run run = new Run(experiment(TrainingSettings.DEFAULT.with(given(SCHEDULE, schedule))));
        for (int e = 0; e < EPOCHS; e++) {
            assertEquals(e, run.epoch());
            assertEquals(expected.applyAsDouble(e), rate(run), TOLERANCE, kind + " in epoch " + e);
            assertEquals(Outcome.EPOCH_COMPLETED, run.step());
        }
    }

    /** The one with which the parameters would move next. */
    private static double rate(Run run) {
        StepPreview step = run.previews().coming();
        int steepest = 0;
        for (int i = 1; i < step.gradients().length; i++) {
            steepest = Math.abs(step.gradients()[i]) > Math.abs(step.gradients()[steepest]) ? i : steepest;
        }
        return (step.before()[steepest] - step.after()[steepest]) / step.gradients()[steepest];
    }

    /** One step an epoch. */
    private static Experiment experiment(TrainingSettings training) {
        return Experiment.DEFAULT.withTraining(
                training.with(given(LEARNING_RATE, RATE)).with(given(BATCH_SIZE, 5000)));
    }

    private static double norm(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
