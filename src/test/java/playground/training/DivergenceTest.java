package playground.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.NOISE;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.FEATURES;
import static playground.experiment.NetworkSettings.INITIALIZATION;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;
import static playground.experiment.TrainingSettings.BATCH_SIZE;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import playground.data.DataSet;
import playground.data.Feature;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.Initialization;
import playground.nn.OptimizerKind;

class DivergenceTest {
    private static final TrainingSettings RATE_10 = TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 10));

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theDefaultExperimentExplodesSoonAtTheLearningRate10(int seed) {
        Run run = new Run(new Experiment(
                DataSettings.DEFAULT.with(given(DataSettings.SEED, seed)),
                NetworkSettings.DEFAULT.with(given(NetworkSettings.SEED, seed + 1)),
                RATE_10));

        DivergenceReport report = diverged(run, 25 * 40);

        assertEquals(DivergenceReport.Cause.LOSS_EXPLODED, report.cause());
        assertEquals(10, report.learningRate());
        assertEquals(run.stepCount(), report.step());
        assertTrue(report.lossBefore() > 0 && report.lossBefore() < 10);
    }

    @Test
    void aRunThatLeavesTheFiniteNumbersIsLeftAtItsLastFiniteStep() {
        Experiment experiment = Experiment.DEFAULT
                .withData(DataSettings.of(DataSet.PLANE))
                .withNetwork(NetworkSettings.DEFAULT
                        .with(given(LAYERS, List.of()))
                        .with(given(LOSS, LossKind.SQUARED_ERROR)))
                .withTraining(RATE_10);
        Run run = new Run(experiment);

        DivergenceReport report = diverged(run, 25);

        assertEquals(DivergenceReport.Cause.PARAMETERS_NOT_FINITE, report.cause());
        Run upToThere = new Run(experiment);
        for (long i = 0; i < report.step(); i++) {
            upToThere.step();
        }
        assertTrue(report.step() > 0);
        assertEquals(report.step(), run.stepCount());
        assertEquals(upToThere.positionInEpoch(), run.positionInEpoch());
        assertArrayEquals(upToThere.parameters(), run.parameters());
        for (double parameter : run.parameters()) {
            assertTrue(Float.isFinite((float) parameter));
        }
        assertEquals(upToThere.evaluate(), run.evaluate());
        assertTrue(run.evaluate().trainLoss().isPresent());
    }

    @Test
    void aStepTakenBackLeavesAdamsMemoryAsItWas() {
        Experiment experiment = Experiment.DEFAULT
                .withData(DataSettings.of(DataSet.PLANE))
                .withNetwork(NetworkSettings.DEFAULT
                        .with(given(LAYERS, List.of()))
                        .with(given(LOSS, LossKind.SQUARED_ERROR)))
                .withTraining(RATE_10);
        Run run = new Run(experiment);
        diverged(run, 25);
        double[] left = run.parameters();

        // a smaller rate goes on from there as from the untouched step before
        run.edits().applyTraining(RATE_10.with(given(LEARNING_RATE, 1e-5)));
        Run untouched = new Run(experiment);
        while (untouched.stepCount() < run.stepCount()) {
            untouched.step();
        }
        untouched.edits().applyTraining(RATE_10.with(given(LEARNING_RATE, 1e-5)));

        assertEquals(Outcome.STEPPED, run.step());
        untouched.step();
        assertArrayEquals(untouched.parameters(), run.parameters());
        assertTrue(Math.abs(left[0]) > 1);
    }

    @Test
    void aDivergedRunMakesNoStepUntilSomethingIsChanged() {
        Run run = new Run(Experiment.DEFAULT.withTraining(RATE_10));
        diverged(run, 1000);
        double[] parameters = run.parameters();

        assertEquals(Outcome.DIVERGED, run.step());
        assertArrayEquals(parameters, run.parameters());

        run.edits().applyTraining(TrainingSettings.DEFAULT);
        assertTrue(run.divergence().isEmpty());
        assertEquals(Outcome.STEPPED, run.step());
    }

    @Test
    void backAtTheStartWithATenthOfTheRateTheRunLearns() {
        Run run = new Run(Experiment.DEFAULT.withTraining(RATE_10));
        diverged(run, 1000);

        run.edits().applyTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 1)));
        run.reset();

        for (int i = 0; i < 25 * 100; i++) {
            assertTrue(run.step().goesOn());
        }
        // the rate 1 is still coarse for this experiment
        assertTrue(run.evaluate().trainLoss().orElseThrow() < 0.5);
        assertTrue(run.evaluate().testScore().orElseThrow() > 0.85);
    }

    static Stream<Arguments> healthyButNoisy() {
        HiddenLayer tanh = new HiddenLayer(8, Activation.TANH);
        HiddenLayer relu = new HiddenLayer(8, Activation.RELU);
        TrainingSettings training = TrainingSettings.DEFAULT;
        TrainingSettings adam = training.with(given(OPTIMIZER, OptimizerKind.ADAM));
        Experiment spiral =
                Experiment.DEFAULT.withData(DataSettings.of(DataSet.SPIRAL).with(given(NOISE, 30)));
        return Stream.of(
                Arguments.of("circle, rate 1", Experiment.DEFAULT.withTraining(training.with(given(LEARNING_RATE, 1)))),
                Arguments.of(
                        "spiral, Adam 0.03",
                        spiral.withNetwork(NetworkSettings.DEFAULT.with(given(LAYERS, List.of(tanh, tanh))))
                                .withTraining(adam)),
                Arguments.of(
                        "spiral, ReLU, Adam 0.1, batches of 1",
                        spiral.withNetwork(NetworkSettings.DEFAULT.with(given(LAYERS, List.of(relu, relu))))
                                .withTraining(
                                        adam.with(given(LEARNING_RATE, 0.1)).with(given(BATCH_SIZE, 1)))),
                Arguments.of(
                        "all features, rate 0.1",
                        spiral.withNetwork(NetworkSettings.DEFAULT
                                        .with(given(LAYERS, List.of(tanh)))
                                        .with(given(
                                                FEATURES,
                                                List.of(Feature.values()).subList(0, 8))))
                                .withTraining(training.with(given(LEARNING_RATE, 0.1)))),
                Arguments.of(
                        "a start far off, normal weights into squares",
                        Experiment.DEFAULT.withNetwork(NetworkSettings.DEFAULT
                                .with(given(LAYERS, List.of(relu, relu, relu)))
                                .with(given(FEATURES, List.of(Feature.X1_SQUARED, Feature.X2_SQUARED)))
                                .with(given(INITIALIZATION, Initialization.NORMAL)))),
                Arguments.of(
                        "pure noise",
                        Experiment.DEFAULT
                                .withData(DataSettings.of(DataSet.XOR).with(given(NOISE, 50)))
                                .withTraining(
                                        training.with(given(LEARNING_RATE, 0.3)).with(given(BATCH_SIZE, 1)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("healthyButNoisy")
    void aHealthyRunIsLeftAlone(String name, Experiment experiment) {
        Run run = new Run(experiment);
        while (run.epoch() < 100) {
            assertTrue(run.step().goesOn(), () -> name + ": " + run.divergence());
        }
    }

    @Test
    void aBiasSetByHandMayCostWhateverItCosts() {
        Run run = new Run(Experiment.DEFAULT);
        for (int i = 0; i < 100; i++) {
            run.step();
        }

        run.edits().setBias(2, 0, 100_000);
        assertTrue(run.evaluate().trainLoss().orElseThrow() > 10_000);

        while (run.epoch() < 60) {
            assertTrue(run.step().goesOn());
        }
    }

    private static DivergenceReport diverged(Run run, int within) {
        Outcome outcome = run.step();
        for (int i = 1; i < within && outcome.goesOn(); i++) {
            outcome = run.step();
        }
        assertEquals(Outcome.DIVERGED, outcome);
        return run.divergence().orElseThrow();
    }
}
