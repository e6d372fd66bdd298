package playground.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.INPUTS;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.FEATURES;
import static playground.experiment.NetworkSettings.INITIALIZATION;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.data.Feature;
import playground.data.Formula;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.FourierSettings;
import playground.experiment.HiddenLayer;
import playground.experiment.InputSettings;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.Objective;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.Initialization;
import playground.nn.OptimizerKind;

/** What whole runs learn, and what they can't. */
class LearningTest {
    private static final TrainingSettings ADAM =
            TrainingSettings.DEFAULT.with(given(OPTIMIZER, OptimizerKind.ADAM)).with(given(LEARNING_RATE, 0.01));

    @ParameterizedTest
    @EnumSource(names = "HARD_STEP", mode = EnumSource.Mode.EXCLUDE)
    void fromZerosTheUnitsOfALayerStayAlikeForEver(Activation activation) {
        NetworkSettings zeros = NetworkSettings.DEFAULT
                .with(given(LAYERS, List.of(new HiddenLayer(4, activation), new HiddenLayer(3, activation))))
                .with(given(INITIALIZATION, Initialization.ZEROS));
        Run run = new Run(Experiment.DEFAULT.withNetwork(zeros).withTraining(ADAM));
        for (int i = 0; i < 500; i++) {
            run.step();
        }
        for (int l = 0; l < 2; l++) {
            DenseLayer layer = run.network().layers().get(l);
            double[] first = incoming(run, layer, 0);
            for (int unit = 1; unit < layer.fanOut(); unit++) {
                assertArrayEquals(first, incoming(run, layer, unit));
            }
        }
    }

    @Test
    void hardStepsAreShownAndNotTrained() {
        Run run = new Run(Experiment.DEFAULT.withNetwork(
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of(new HiddenLayer(3, Activation.HARD_STEP))))));
        double[] before = run.parameters();

        assertEquals(Outcome.NO_GRADIENT, run.step());

        assertEquals(0, run.stepCount());
        assertArrayEquals(before, run.parameters());
        assertTrue(run.evaluate().trainLoss().isPresent());
    }

    @Test
    void aNetworkOfOneInputLearnsTheSine() {
        List<DataPoint> points = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            double x = -5 + i * 0.1;
            points.add(new DataPoint(x, 0, Math.sin(x), i % 5 == 0));
        }
        NetworkSettings network = NetworkSettings.DEFAULT
                .with(given(FEATURES, List.of(Feature.X1)))
                .with(given(
                        LAYERS, List.of(new HiddenLayer(12, Activation.TANH), new HiddenLayer(12, Activation.TANH))))
                .with(given(LOSS, LossKind.SQUARED_ERROR));
        Run run = new Run(new Experiment(DataSettings.drawnValues(points).with(given(INPUTS, 1)), network, ADAM));

        trainUntilScore(run, 0.99);
    }

    @Test
    void fourierFeaturesSeparateXorWithoutAHiddenLayer() {
        Experiment xor = new Experiment(
                DataSettings.of(DataSet.XOR),
                NetworkSettings.DEFAULT
                        .with(given(LAYERS, List.of()))
                        .withInputs(new InputSettings(List.of(), new FourierSettings(32, 0.5), List.of())),
                ADAM);

        trainUntilScore(new Run(xor), 0.95);
    }

    @Test
    void theRightFormulaAloneSeparatesXor() {
        InputSettings product = new InputSettings(List.of(), FourierSettings.NONE, List.of(Formula.parse("x1 * x2")));
        Experiment xor = new Experiment(
                DataSettings.of(DataSet.XOR),
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of())).withInputs(product),
                TrainingSettings.DEFAULT);

        trainUntilScore(new Run(xor), 0.98);
    }

    @Test
    void everyRowOfTheTableOfObjectivesLearns() {
        for (Objective row : Objective.TABLE) {
            DataSettings data =
                    switch (row.problem()) {
                        case TWO_CLASS -> DataSettings.of(DataSet.MOONS);
                        case MULTI_CLASS -> DataSettings.of(DataSet.GAUSS).withClasses(4);
                        case REGRESSION -> halfOfThePlane();
                    };
            NetworkSettings network = NetworkSettings.DEFAULT
                    .with(given(LAYERS, List.of(new HiddenLayer(8, Activation.TANH))))
                    .with(given(LOSS, row.lossKind()))
                    .withOutput(row.output());

            trainUntilScore(new Run(new Experiment(data, network, ADAM)), 0.9);
        }
    }

    /** Targets from -0.5 to 0.5: within a tanh, and above -1. */
    private static DataSettings halfOfThePlane() {
        List<DataPoint> points = DataSettings.of(DataSet.PLANE).resolve().stream()
                .map(point -> new DataPoint(point.x(), point.y(), point.target() / 2.5, point.test()))
                .toList();
        return DataSettings.drawnValues(points);
    }

    private static void trainUntilScore(Run run, double score) {
        while (run.epoch() < 400) {
            while (run.step() == Outcome.STEPPED) {}
            if (run.evaluate().testScore().orElse(0) >= score) {
                return;
            }
        }
        throw new AssertionError("after 400 epochs: " + run.evaluate() + " with " + run.experiment());
    }

    private static double[] incoming(Run run, DenseLayer layer, int unit) {
        double[] parameters = run.parameters();
        double[] incoming =
                Arrays.copyOfRange(parameters, layer.weight(unit, 0), layer.weight(unit, 0) + layer.fanIn() + 1);
        incoming[layer.fanIn()] = parameters[layer.bias(unit)];
        return incoming;
    }
}
