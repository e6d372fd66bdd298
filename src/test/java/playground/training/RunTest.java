package playground.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.DataSettings.NOISE;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.FEATURES;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;
import static playground.experiment.TrainingSettings.BATCH_SIZE;
import static playground.experiment.TrainingSettings.CLIP_NORM;
import static playground.experiment.TrainingSettings.DROPOUT;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.SCHEDULE;
import static playground.experiment.TrainingSettings.SHUFFLE;
import static playground.experiment.TrainingSettings.STOP;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.data.Feature;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Frozen;
import playground.experiment.HiddenLayer;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.Problem;
import playground.experiment.Refusal;
import playground.experiment.StopRule;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.OptimizerKind;
import playground.nn.Schedule;

class RunTest {
    private static final TrainingSettings ADAM = TrainingSettings.DEFAULT.with(given(OPTIMIZER, OptimizerKind.ADAM));

    @ParameterizedTest
    @EnumSource(
            value = DataSet.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DRAWN", "DRAWN_VALUES"})
    void theSameExperimentGivesTheSameBits(DataSet set) {
        Experiment experiment = Experiment.DEFAULT
                .withData(DataSettings.of(set).with(given(NOISE, 20)))
                .withTraining(ADAM);
        Run first = new Run(experiment);
        Run second = new Run(experiment);

        steps(first, 300);
        second.evaluate();
        for (int i = 0; i < 300; i++) {
            second.step();
            second.evaluate();
        }

        assertArrayEquals(first.parameters(), second.parameters());
        assertEquals(first.evaluate(), second.evaluate());
    }

    @Test
    void everySeedMakesAnotherRun() {
        double[] first = steps(new Run(Experiment.DEFAULT), 100).parameters();
        NetworkSettings network = NetworkSettings.DEFAULT.with(given(NetworkSettings.SEED, 2));
        DataSettings data = DataSettings.DEFAULT.with(given(DataSettings.SEED, 2));

        assertFalse(same(
                first,
                steps(new Run(Experiment.DEFAULT.withNetwork(network)), 100).parameters()));
        assertFalse(same(
                first, steps(new Run(Experiment.DEFAULT.withData(data)), 100).parameters()));
    }

    @Test
    void resetGoesBackToTheSameInitialParametersAndTheSameWayOnFromThere() {
        Run run = new Run(Experiment.DEFAULT.withTraining(ADAM));
        double[] initial = run.parameters();
        Evaluation start = run.evaluate();
        steps(run, 333);
        double[] later = run.parameters();

        run.reset();

        assertArrayEquals(initial, run.parameters());
        assertEquals(start, run.evaluate());
        assertEquals(0, run.stepCount());
        assertEquals(0, run.epoch());
        assertArrayEquals(later, steps(run, 333).parameters());
    }

    @Test
    void afterAnyEditsAResetRunIsTheRunOfItsExperiment() {
        Run run = new Run(Experiment.DEFAULT);
        steps(run, 37);
        run.edits().editPoints(10, 3, List.of(new DataPoint(1, 2, 1, false), new DataPoint(2, 2, 0, true)));
        steps(run, 11);
        run.edits().setBias(2, 0, 3);
        run.edits().applyTraining(ADAM.with(given(BATCH_SIZE, 7)));
        steps(run, 100);

        run.reset();

        Run fresh = new Run(run.experiment());
        assertArrayEquals(steps(fresh, 200).parameters(), steps(run, 200).parameters());
        assertEquals(fresh.evaluate(), run.evaluate());
    }

    @Test
    void theOrderIsKeptWithoutShufflingAndNotWithIt() {
        Experiment kept = Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.with(given(SHUFFLE, false)));

        assertFalse(same(
                steps(new Run(kept), 25).parameters(),
                steps(new Run(Experiment.DEFAULT), 25).parameters()));
    }

    @Test
    void explicitParametersAreWhereARunStarts() {
        List<Double> given = IntStream.range(0, 25).mapToObj(i -> i / 10.0 - 1).toList();
        Run run = new Run(Experiment.DEFAULT.withNetwork(InitialParameters.set(NetworkSettings.DEFAULT, given)));

        for (int i = 0; i < 25; i++) {
            assertEquals(given.get(i), run.parameter(i));
        }
    }

    @Test
    void aParameterSetByHandIsThereAtOnceAndTheLossFollows() {
        Run run = new Run(Experiment.DEFAULT);
        Evaluation before = run.evaluate();

        run.edits().setBias(2, 0, -1.25);
        run.edits().setWeight(0, 3, 1, 0.75);

        // the output's bias comes last; weight (unit 3, input 1) of the first layer is the eighth
        assertEquals(-1.25, run.parameter(24));
        assertEquals(0.75, run.parameter(7));
        assertFalse(before.equals(run.evaluate()));
    }

    @Test
    void aParameterThatIsNotThereIsRefusedByTheNameOfWhatIsWrong() {
        Run run = new Run(Experiment.DEFAULT);

        assertRefused("layer", "0 … 2", () -> run.edits().setBias(3, 0, 0));
        assertRefused("unit", "0 … 3", () -> run.edits().setBias(0, 4, 0));
        assertRefused("input", "0 … 1", () -> run.edits().setWeight(0, 0, 2, 0));
        assertRefused("value", "-1000000 … 1000000", () -> run.edits().setWeight(0, 0, 0, Double.NaN));
    }

    @Test
    void editedPointsMakeADrawnSetAndLeaveTheRunWhereItIs() {
        Run run = steps(new Run(Experiment.DEFAULT), 30);
        double[] parameters = run.parameters();
        List<DataPoint> before = run.data().points();
        DataPoint added = new DataPoint(1.5, -2, 1, false);

        run.edits().editPoints(2, 1, List.of(added, added));

        assertEquals(DataSet.DRAWN, run.experiment().data().set());
        assertEquals(501, run.data().points().size());
        assertEquals(before.subList(0, 2), run.data().points().subList(0, 2));
        assertEquals(added, run.data().points().get(3));
        assertEquals(before.subList(3, 500), run.data().points().subList(4, 501));
        assertArrayEquals(parameters, run.parameters());
        assertEquals(30, run.stepCount());
        assertEquals(Outcome.STEPPED, run.step());
    }

    @Test
    void editsOfARegressionSetKeepItOne() {
        Run run = new Run(Experiment.DEFAULT.withData(DataSettings.of(DataSet.PLANE)));

        run.edits().editPoints(0, 500, List.of(new DataPoint(0, 0, -7.5, false)));

        assertEquals(DataSet.DRAWN_VALUES, run.experiment().data().set());
        assertEquals(Problem.REGRESSION, run.experiment().problem());
    }

    @Test
    void aWrongEditIsRefusedAndChangesNothing() {
        Run run = new Run(Experiment.DEFAULT);
        List<DataPoint> before = run.data().points();

        assertRefused("start", "0 … 500", () -> run.edits().editPoints(501, 0, List.of()));
        assertRefused("remove", "0 … 1", () -> run.edits().editPoints(499, 2, List.of()));
        assertRefused(
                "add[0].target", "0 … 1", () -> run.edits().editPoints(0, 0, List.of(new DataPoint(0, 0, 2, false))));

        assertEquals(before, run.data().points());
        assertEquals(Experiment.DEFAULT, run.experiment());
    }

    @Test
    void withoutATrainingPointNoStepIsMade() {
        Run run = new Run(Experiment.DEFAULT.withData(DataSettings.drawn(2, List.of())));
        assertEquals(Outcome.NO_TRAINING_POINTS, run.step());

        run.edits().editPoints(0, 0, List.of(new DataPoint(0, 0, 0, true)));
        assertEquals(Outcome.NO_TRAINING_POINTS, run.step());

        run.edits().editPoints(1, 0, List.of(new DataPoint(1, 0, 1, false)));
        assertEquals(Outcome.EPOCH_COMPLETED, run.step());
        assertEquals(1, run.stepCount());
    }

    @Test
    void allPointsCanBeTakenAwayInTheMiddleOfAnEpoch() {
        Run run = steps(new Run(Experiment.DEFAULT), 7);

        run.edits().editPoints(0, 500, List.of());

        assertEquals(Outcome.NO_TRAINING_POINTS, run.step());
        assertEquals(0, run.positionInEpoch());
        assertEquals(0, run.epoch());
    }

    @Test
    void takingAwayWhatIsLeftOfAnEpochCompletesIt() {
        List<DataPoint> four = Collections.nCopies(4, new DataPoint(1, 1, 1, false));
        Run run = new Run(Experiment.DEFAULT
                .withData(DataSettings.drawn(2, four))
                .withTraining(
                        TrainingSettings.DEFAULT.with(given(BATCH_SIZE, 2)).with(given(SHUFFLE, false))));
        run.step();

        run.edits().editPoints(2, 2, List.of());

        assertEquals(1, run.epoch());
        assertEquals(0, run.positionInEpoch());
    }

    @Test
    void theDefaultExperimentLearnsItsCircle() {
        Run run = new Run(Experiment.DEFAULT);
        epochs(run, 200);

        assertTrue(run.evaluate().trainLoss().orElseThrow() < 0.05);
        assertTrue(run.evaluate().testScore().orElseThrow() > 0.98);
    }

    @Test
    void theDefaultNetworkLearnsXor() {
        Run run = new Run(Experiment.DEFAULT
                .withData(DataSettings.of(DataSet.XOR))
                .withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.1))));
        epochs(run, 300);

        assertTrue(run.evaluate().testScore().orElseThrow() > 0.95);
    }

    @Test
    void aSpiralOfThreeArmsIsLearnedToAbove95PercentOfItsTestPoints() {
        HiddenLayer eight = new HiddenLayer(8, Activation.TANH);
        Run run = new Run(Experiment.DEFAULT
                .withData(DataSettings.of(DataSet.SPIRAL).withClasses(3))
                .withNetwork(NetworkSettings.DEFAULT.with(given(LAYERS, List.of(eight, eight))))
                .withTraining(ADAM));
        epochs(run, 150);

        assertTrue(run.evaluate().testScore().orElseThrow() > 0.95);
    }

    @Test
    void theRegressionSetsAreLearned() {
        Run plane = new Run(Experiment.DEFAULT.withData(DataSettings.of(DataSet.PLANE)));
        epochs(plane, 50);
        assertTrue(plane.evaluate().testScore().orElseThrow() > 0.95);

        HiddenLayer eight = new HiddenLayer(8, Activation.TANH);
        Run bumps = new Run(Experiment.DEFAULT
                .withData(DataSettings.of(DataSet.MULTI_GAUSS).with(given(COUNT, 1200)))
                .withNetwork(NetworkSettings.DEFAULT
                        .with(given(LAYERS, List.of(eight, eight)))
                        .with(given(FEATURES, List.of(Feature.values()).subList(0, 8)))
                        .with(given(LOSS, LossKind.SQUARED_ERROR)))
                .withTraining(ADAM.with(given(LEARNING_RATE, 0.01))));
        epochs(bumps, 100);
        assertTrue(bumps.evaluate().testScore().orElseThrow() > 0.8);
    }

    @Test
    void aStepAllocatesNothing() {
        assertAllocatesNothing(ADAM);
        assertAllocatesNothing(ADAM.with(given(DROPOUT, 0.3))
                .with(given(CLIP_NORM, 1))
                .with(given(SCHEDULE, new Schedule(Schedule.Kind.EXPONENTIAL, 5, 0.9, 3)))
                .with(given(STOP, StopRule.early(100_000)))
                .withFrozen(List.of(Frozen.unit(0, 1))));
    }

    private static void assertAllocatesNothing(TrainingSettings training) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Run run = new Run(Experiment.DEFAULT.withTraining(training));
        steps(run, 5000);

        long before = threads.getCurrentThreadAllocatedBytes();
        steps(run, 5000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(allocated < 5000, () -> allocated + " bytes in 5,000 steps");
    }

    private static Run steps(Run run, int count) {
        for (int i = 0; i < count; i++) {
            run.step();
        }
        return run;
    }

    private static void epochs(Run run, int count) {
        for (int i = 0; i < count; i++) {
            epoch(run);
        }
    }

    private static void epoch(Run run) {
        Outcome outcome = run.step();
        while (outcome == Outcome.STEPPED) {
            outcome = run.step();
        }
    }

    private static boolean same(double[] a, double[] b) {
        return Arrays.equals(a, b);
    }

    private static void assertRefused(String path, String allowed, Runnable edit) {
        Refusal refusal = assertThrows(Refusal.class, edit::run);
        assertEquals(path, refusal.path());
        assertEquals(allowed, refusal.allowed());
    }
}
