package playground.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.STOP;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.NetworkSettings;
import playground.experiment.StopRule;
import playground.experiment.TrainingSettings;
import playground.experiment.Watched;
import playground.experiment.Watched.Side;
import playground.explain.Inquiry;
import playground.explain.Inspection;
import playground.explain.Inspector;
import playground.nn.Activation;
import playground.nn.OptimizerKind;

/** A run stops by itself at the first place where what its rule says is true. */
class StopRuleTest {
    /** Everything that is waited for here comes within so many epochs. */
    private static final int MOST_EPOCHS = 300;

    @Test
    void aRunStopsWhenItsEpochIsReachedAndCanGoOnBeyond() {
        Run run = new Run(
                Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.with(given(STOP, StopRule.atEpoch(3)))));

        for (int i = 1; i < 75; i++) {
            assertTrue(run.step().goesOn());
        }
        assertEquals(Outcome.STOPPED, run.step());
        assertEquals(3, run.epoch());
        assertEquals(75, run.stepCount());
        assertEquals(Outcome.STEPPED, run.step());
    }

    @Test
    void aRunStopsAtTheFirstEpochWhoseTrainingLossIsBelowTheValue() {
        Experiment free = Experiment.DEFAULT.withData(DataSettings.of(DataSet.GAUSS));
        Run watched = new Run(free);
        while (watched.evaluate().trainLoss().orElseThrow() >= 0.2) {
            epoch(watched);
        }

        Run run = new Run(free.withTraining(TrainingSettings.DEFAULT.with(given(STOP, StopRule.belowLoss(0.2)))));
        Outcome outcome = run.step();
        while (outcome.goesOn()) {
            outcome = run.step();
        }

        assertEquals(Outcome.STOPPED, outcome);
        assertEquals(watched.epoch(), run.epoch());
        assertTrue(run.evaluate().trainLoss().orElseThrow() < 0.2);
    }

    @Test
    void aRunStopsAtItsStepInTheMidstOfAnEpochAndCanGoOnBeyond() {
        Run run = new Run(stopping(new StopRule(StopRule.Kind.STEP, 7)));
        for (int i = 1; i < 7; i++) {
            assertEquals(Outcome.STEPPED, run.step());
        }
        assertEquals(Outcome.STOPPED, run.step());
        assertTrue(run.stopped());
        assertEquals(0, run.epoch());
        assertEquals(Outcome.STEPPED, run.step());
    }

    @ParameterizedTest
    @CsvSource({"TEST_LOSS, 0.3", "SCORE, 0.8", "TEST_SCORE, 0.8"})
    void aRunStopsAtTheFirstEpochAfterWhichWhatIsMeasuredIsAsWanted(StopRule.Kind kind, double value) {
        Run watched = new Run(stopping(StopRule.NONE));
        do {
            epoch(watched);
        } while (!isReached(kind, value, watched.evaluate()));

        Run run = new Run(stopping(new StopRule(kind, value)));
        Outcome outcome = run.step();
        while (outcome.goesOn()) {
            outcome = run.step();
        }

        assertEquals(Outcome.STOPPED, outcome);
        assertEquals(watched.stepCount(), run.stepCount());
        assertTrue(run.epoch() > 1, "it isn't reached at once");
    }

    private static boolean isReached(StopRule.Kind kind, double value, Evaluation measured) {
        return switch (kind) {
            case TEST_LOSS -> measured.testLoss().orElseThrow() < value;
            case SCORE -> measured.trainScore().orElseThrow() >= value;
            case TEST_SCORE -> measured.testScore().orElseThrow() >= value;
            case NONE, STEP, EPOCH, LOSS, EARLY, PARAMETER, PREDICTION, DEAD_UNITS, SHARPNESS ->
                throw new AssertionError(kind);
        };
    }

    private static Experiment stopping(StopRule rule) {
        return Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.with(given(STOP, rule)));
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1, BELOW, -0.1", "1, 1, 2, BELOW, 0.2", "2, 2, 0, ABOVE, 0.07", "3, 1, 2, BELOW, -0.2"})
    void aRunStopsAtTheFirstStepAfterWhichAParameterIsBeyondTheValue(
            int layer, int unit, int input, Side side, double value) {
        Run free = new Run(Experiment.DEFAULT);
        int l = layer - 1;
        var shape = free.network().layers().get(l);
        int index = input == 0 ? shape.bias(unit - 1) : shape.weight(unit - 1, input - 1);
        stepUntil(free, run -> side == Side.ABOVE ? run.parameter(index) > value : run.parameter(index) < value);

        Watched watched = new Watched(side, layer, unit, input, 0, 0);
        Run run = new Run(stopping(new StopRule(StopRule.Kind.PARAMETER, value, watched)));

        assertEquals(free.stepCount(), stepsUntilStopped(run));
        assertTrue(run.stepCount() > 1, "it isn't reached at once");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, ABOVE, 0.9", "5, 5, BELOW, 0.2"})
    void aRunStopsAtTheFirstEpochAfterWhichAPredictionIsBeyondTheValue(double x, double y, Side side, double value) {
        Run free = new Run(Experiment.DEFAULT);
        do {
            epoch(free);
        } while (side == Side.ABOVE ? output(free, x, y) <= value : output(free, x, y) >= value);

        Watched watched = new Watched(side, 1, 1, 1, x, y);
        Run run = new Run(stopping(new StopRule(StopRule.Kind.PREDICTION, value, watched)));

        assertEquals(free.stepCount(), stepsUntilStopped(run));
        assertTrue(run.epoch() > 1, "it isn't reached at once");
    }

    @Test
    void aRunStopsAtTheFirstEpochAfterWhichTheHealthTellsOfSoManyDeadUnits() {
        Experiment dying = Experiment.fitting(
                DataSettings.of(DataSet.SPIRAL),
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of(new HiddenLayer(8, Activation.RELU)))),
                TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 1)));
        Run free = new Run(dying);
        do {
            epoch(free);
        } while (dead(free) < 5);

        Run run = new Run(
                dying.withTraining(dying.training().with(given(STOP, new StopRule(StopRule.Kind.DEAD_UNITS, 5)))));

        assertEquals(free.stepCount(), stepsUntilStopped(run));
        assertTrue(run.epoch() > 1, "it isn't reached at once");
    }

    @Test
    void aRunStopsAtTheFirstEpochAfterWhichTheSharpnessIsThatShareOfItsLimit() {
        Experiment sharpening =
                Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.3)));
        Run free = new Run(sharpening);
        do {
            epoch(free);
        } while (sharpness(free) < 0.5);

        Run run = new Run(sharpening.withTraining(
                sharpening.training().with(given(STOP, new StopRule(StopRule.Kind.SHARPNESS, 0.5)))));

        assertEquals(free.stepCount(), stepsUntilStopped(run));
        assertTrue(run.epoch() > 1, "it isn't reached at once");
    }

    @Test
    void aRuleAboutWhatTheRunDoesNotHaveNeverStopsIt() {
        Watched tooDeep = new Watched(Side.ABOVE, 9, 1, 0, 0, 0);
        Watched tooWide = new Watched(Side.ABOVE, 1, 32, 0, 0, 0);
        Watched noSuchInput = new Watched(Side.ABOVE, 1, 1, 3, 0, 0);
        for (Watched watched : List.of(tooDeep, tooWide, noSuchInput)) {
            goesOn(new Run(stopping(new StopRule(StopRule.Kind.PARAMETER, -1e6, watched))));
        }
        Watched noSuchOutput = new Watched(Side.ABOVE, 1, 2, 1, 0, 0);
        goesOn(new Run(stopping(new StopRule(StopRule.Kind.PREDICTION, -1e6, noSuchOutput))));
        // there is no limit of the sharpness that Adam's steps would have
        Experiment sharp = stopping(new StopRule(StopRule.Kind.SHARPNESS, 0.01));
        goesOn(new Run(sharp.withTraining(sharp.training().with(given(OPTIMIZER, OptimizerKind.ADAM)))));
    }

    @Test
    void withARuleARunHasTheSameBitsAsWithoutUntilItStops() {
        Run free = new Run(Experiment.DEFAULT);
        Run ruled = new Run(stopping(new StopRule(StopRule.Kind.SHARPNESS, 100)));
        for (int i = 0; i < 60; i++) {
            free.step();
            ruled.step();
        }
        for (int i = 0; i < free.parameterCount(); i++) {
            assertEquals(free.parameter(i), ruled.parameter(i));
        }
    }

    private static void goesOn(Run run) {
        for (int i = 0; i < 60; i++) {
            assertTrue(run.step().goesOn());
        }
    }

    private static double output(Run run, double x, double y) {
        StepPreview alone = run.previews().of(new DataPoint(x, y, 0, false));
        return alone.values().activations(run.network().layers().size() - 1)[0][0];
    }

    private static Inspection.Health health(Run run) {
        return (Inspection.Health) Inspector.inspect(run, new Inquiry.Health());
    }

    private static long dead(Run run) {
        return health(run).layers().stream()
                .flatMap(layer -> layer.units().stream())
                .filter(unit -> unit.state() == UnitState.DEAD)
                .count();
    }

    private static double sharpness(Run run) {
        Inspection.Sharpness found = health(run).sharpness();
        return found.value() / found.limit().orElseThrow();
    }

    private static long stepsUntilStopped(Run run) {
        Outcome outcome = run.step();
        while (outcome.goesOn() && run.epoch() < MOST_EPOCHS) {
            outcome = run.step();
        }
        assertEquals(Outcome.STOPPED, outcome);
        return run.stepCount();
    }

    private static void stepUntil(Run run, Predicate<Run> isReached) {
        do {
            run.step();
            assertTrue(run.epoch() < MOST_EPOCHS, "it is never reached");
        } while (!isReached.test(run));
    }

    private static void epoch(Run run) {
        long next = run.epoch() + 1;
        while (run.epoch() < next) {
            assertTrue(run.step().goesOn());
            assertTrue(run.epoch() < MOST_EPOCHS, "it is never reached");
        }
    }
}
