package playground.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.INITIALIZATION;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.REGULARIZATION;
import static playground.experiment.TrainingSettings.REGULARIZATION_RATE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.Initialization;
import playground.nn.OptimizerKind;
import playground.nn.Regularization;

/** What a run is told of itself when it is stuck, or has learned everything. */
class DiagnosisTest {
    private static final Experiment DEFAULT = Experiment.DEFAULT;

    @Test
    void weightsThatBeginAtZeroAreToldToBeStuck() {
        Run run = run(withInitialization(Activation.TANH, Initialization.ZEROS), 20);
        assertEquals(Optional.of(new Diagnosis(Diagnosis.Kind.ZERO_WEIGHTS, 1)), run.diagnosis());
        double[] hidden = run.parameters();
        epochs(run, 20);
        for (int i = 0; i < hidden.length - 1; i++) {
            assertEquals(0, run.parameter(i), "parameter " + i);
        }
    }

    @Test
    void reluUnitsThatNoTrainingPointReachesAreToldToBeDead() {
        Run run = run(
                withActivation(Activation.RELU).withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 3))),
                20);
        assertEquals(Diagnosis.Kind.DEAD_LAYER, run.diagnosis().orElseThrow().kind());
        int layer = run.diagnosis().orElseThrow().layer();
        double[] before = run.parameters();
        epochs(run, 20);
        int end = run.network().layers().get(layer).end();
        for (int i = 0; i < end; i++) {
            assertEquals(before[i], run.parameter(i), "parameter " + i);
        }
    }

    @Test
    void sigmoidUnitsThatBeginEqualAreToldToStayEqual() {
        Run run = run(withInitialization(Activation.SIGMOID, Initialization.ZEROS), 20);
        assertEquals(Optional.of(new Diagnosis(Diagnosis.Kind.ALIKE_UNITS, 0)), run.diagnosis());
        epochs(run, 100);
        assertEquals(run.parameter(0), run.parameter(2));
    }

    @Test
    void aSaturatedOutputThatNoGradientLeavesIsTold() {
        NetworkSettings unit =
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of())).with(given(LOSS, LossKind.SQUARED_ERROR));
        Experiment saturated = DEFAULT.withNetwork(InitialParameters.set(unit, List.of(0.0, 0.0, 500.0)));
        Run run = run(saturated, 1);
        assertEquals(Optional.of(new Diagnosis(Diagnosis.Kind.NO_GRADIENT, -1)), run.diagnosis());
    }

    @Test
    void aRunThatAnswersEveryTrainingPointIsToldToHaveLearned() {
        Run run = run(
                DEFAULT.withData(DataSettings.of(DataSet.GAUSS))
                        .withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.3))),
                60);
        assertEquals(Optional.of(new Diagnosis(Diagnosis.Kind.LEARNED, -1)), run.diagnosis());
        assertEquals(1, run.evaluate().trainScore().orElseThrow());
    }

    @Test
    void aRegressionThatExplainsNearlyAllIsToldToHaveLearned() {
        Run run = run(
                DEFAULT.withData(DataSettings.of(DataSet.PLANE))
                        .withNetwork(NetworkSettings.DEFAULT
                                .with(given(LAYERS, List.of()))
                                .with(given(LOSS, LossKind.SQUARED_ERROR))),
                60);
        assertEquals(Optional.of(new Diagnosis(Diagnosis.Kind.LEARNED, -1)), run.diagnosis());
    }

    /** A plateau that it leaves, and a network too small for its data, are no standstill. */
    @ParameterizedTest
    @EnumSource(
            value = DataSet.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DRAWN", "DRAWN_VALUES"})
    void aDefaultExperimentIsOnlyCalledStuckIfItStaysSo(DataSet set) {
        for (Activation activation : Activation.values()) {
            if (activation.trainable()) {
                for (OptimizerKind kind : OptimizerKind.values()) {
                    Experiment experiment = Experiment.fitting(
                            DataSettings.of(set),
                            withActivation(activation).network(),
                            TrainingSettings.DEFAULT.with(given(OPTIMIZER, kind)));
                    Optional<Diagnosis> stuck =
                            run(experiment, 15).diagnosis().filter(found -> found.kind() != Diagnosis.Kind.LEARNED);
                    String which = set + ", " + activation + ", " + kind + ": " + stuck;
                    // Two ReLUs for a curve of one variable can both die, since half of the line may lie at either's
                    // flat side.
                    boolean canDie = experiment.data().inputs() == 1 && activation == Activation.RELU;
                    assertTrue(stuck.isEmpty() || canDie, which);
                    if (stuck.isPresent()) {
                        assertEquals(stuck, run(experiment, 60).diagnosis(), which);
                    }
                }
            }
        }
    }

    @Test
    void whatIsFoundAndWhenIsAFunctionOfTheRunAlone() {
        List<String> first = course(false);
        assertEquals(first, course(true), "evaluated and looked at between any two steps");
        assertTrue(first.stream().anyMatch(found -> found.contains("DEAD_LAYER")));
    }

    private static List<String> course(boolean watched) {
        Run run = new Run(
                withActivation(Activation.RELU).withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 3))));
        List<String> course = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            run.step();
            if (watched) {
                run.evaluate();
                run.previews().coming();
            }
            course.add(run.diagnosis().toString());
        }
        return course;
    }

    @Test
    void anEditAndANewStartForgetIt() {
        Run run = run(withInitialization(Activation.TANH, Initialization.ZEROS), 20);
        run.edits().setWeight(0, 0, 0, 1);
        assertEquals(Optional.empty(), run.diagnosis());
        epochs(run, 20);
        assertTrue(run.diagnosis().isPresent());
        run.reset();
        assertEquals(Optional.empty(), run.diagnosis());
    }

    @Test
    void aLayerBroughtToLifeByHandIsNoMoreCalledDead() {
        Run run = run(
                withActivation(Activation.RELU).withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 3))),
                20);
        run.edits().applyTraining(TrainingSettings.DEFAULT);
        for (int layer = 0; layer < 2; layer++) {
            for (int unit = 0; unit < run.network().layers().get(layer).fanOut(); unit++) {
                run.edits().setBias(layer, unit, 1);
                run.edits().setWeight(layer, unit, 0, 0.3);
                run.edits().setWeight(layer, unit, 1, 0.1 * unit);
            }
        }
        epochs(run, 40);
        assertEquals(Optional.empty(), run.diagnosis().filter(found -> found.kind() == Diagnosis.Kind.DEAD_LAYER));
    }

    @Test
    void aRunTakenUpAgainSaysWhatItSaidAndMakesTheSameSteps() {
        Experiment experiment =
                withActivation(Activation.RELU).withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 3)));
        Run run = run(experiment, 20);
        Run resumed = new Run(run.checkpoint());
        assertEquals(run.diagnosis(), resumed.diagnosis());
        epochs(run, 5);
        epochs(resumed, 5);
        assertArrayEquals(run.parameters(), resumed.parameters());
        assertEquals(run.checkpoint(), resumed.checkpoint());
    }

    @Test
    void aRegularizationThatPullsAllWeightsToZeroIsNamedOnlyIfNoGradientIsLeft() {
        Run run = run(
                DEFAULT.withTraining(TrainingSettings.DEFAULT
                        .with(given(REGULARIZATION, Regularization.L2))
                        .with(given(REGULARIZATION_RATE, 1))),
                20);
        assertTrue(run.diagnosis().isEmpty(), "the weights are small, not zero: " + run.diagnosis());
    }

    @Test
    void itLooksSeldomerTheLongerARunGoesOn() {
        int looks = 0;
        for (long step = 1; step <= 1_000_000; step++) {
            looks += StuckCheck.isDue(step, 1) ? 1 : 0;
        }
        // 25, 31, 38, 47, 58, …: a quarter more each time, rounded down
        assertTrue(looks > 45 && looks < 52, "looks " + looks);
        assertTrue(StuckCheck.isDue(40, 25) && StuckCheck.isDue(25, 25) && !StuckCheck.isDue(24, 24));
    }

    private static Experiment withActivation(Activation activation) {
        return DEFAULT.withNetwork(NetworkSettings.DEFAULT.with(
                given(LAYERS, List.of(new HiddenLayer(4, activation), new HiddenLayer(2, activation)))));
    }

    private static Experiment withInitialization(Activation activation, Initialization initialization) {
        Experiment experiment = withActivation(activation);
        return experiment.withNetwork(experiment.network().with(given(INITIALIZATION, initialization)));
    }

    private static Run run(Experiment experiment, int epochs) {
        Run run = new Run(experiment);
        epochs(run, epochs);
        return run;
    }

    private static void epochs(Run run, int epochs) {
        long end = run.epoch() + epochs;
        while (run.epoch() < end && run.step().goesOn()) {
            // to the end of the last epoch
        }
    }
}
