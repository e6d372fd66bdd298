package playground.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;
import static playground.experiment.TrainingSettings.BATCH_SIZE;
import static playground.experiment.TrainingSettings.CLIP_NORM;
import static playground.experiment.TrainingSettings.DROPOUT;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.REGULARIZATION;
import static playground.experiment.TrainingSettings.REGULARIZATION_RATE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import playground.data.DataPoint;
import playground.data.Feature;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.InputSettings;
import playground.experiment.NetworkSettings;
import playground.experiment.Objective;
import playground.experiment.Problem;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.Network;
import playground.nn.OptimizerKind;
import playground.nn.PassValues;
import playground.nn.Regularization;

/** Parameters and inputs as large as can be given: no number that isn't one, and a report where a number ends. */
class ExtremeNumbersTest {
    private static final List<OptimizerKind> OPTIMIZERS = List.of(OptimizerKind.values());
    private static final int CASES = 1500;
    private static final double LARGEST = 1e6;
    private static final List<Activation> ACTIVATIONS =
            Arrays.stream(Activation.values()).filter(Activation::trainable).toList();

    private final Random random = new Random(11);

    @Test
    void fromFiniteParametersAndInputsUpToAMillionNoNanComesAndOverflowIsReported() {
        int diverged = 0;
        for (int n = 0; n < CASES; n++) {
            Experiment experiment = experiment(n);
            Run run = new Run(experiment);
            StepPreview step = run.previews().coming();
            String what = experiment.toString();
            assertNoNan(step.values(), what);
            assertFalse(Double.isNaN(step.loss()), what);
            assertNoNan(step.lossGradients(), what);

            for (int i = 0; i < 12; i++) {
                Outcome outcome = run.step();
                for (double parameter : run.parameters()) {
                    assertTrue(Math.abs(parameter) <= Float.MAX_VALUE, what);
                }
                assertEquals(outcome == Outcome.DIVERGED, run.divergence().isPresent(), what);
                run.evaluate().trainLoss().ifPresent(loss -> assertTrue(Double.isFinite(loss), what));
            }
            diverged += run.divergence().isPresent() ? 1 : 0;
        }
        // both ends are reached: a report, and steps that hold
        assertTrue(diverged > 20 && diverged < CASES - 20, diverged + " of " + CASES + " diverged");
    }

    private Experiment experiment(int n) {
        Objective objective = Objective.TABLE.get(n % Objective.TABLE.size());
        int classes = objective.problem() == Problem.MULTI_CLASS ? 3 : 2;
        HiddenLayer[] layers = new HiddenLayer[random.nextInt(9)];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = new HiddenLayer(1 + random.nextInt(6), ACTIVATIONS.get((n + l) % ACTIVATIONS.size()));
        }
        InputSettings inputs = InputSettings.of(Feature.X1, Feature.X2);
        NetworkSettings network = NetworkSettings.DEFAULT
                .withInputs(inputs)
                .with(given(LAYERS, List.of(layers)))
                .with(given(LOSS, objective.lossKind()))
                .withOutput(objective.output());
        List<DataPoint> points = points(objective.problem(), classes);
        DataSettings data = objective.problem() == Problem.REGRESSION
                ? DataSettings.drawnValues(points)
                : DataSettings.drawn(classes, points);
        OptimizerKind optimizer = OPTIMIZERS.get(n % OPTIMIZERS.size());
        TrainingSettings training = TrainingSettings.DEFAULT
                .with(given(OPTIMIZER, optimizer))
                .with(given(BATCH_SIZE, 1 + random.nextInt(4)))
                .with(given(LEARNING_RATE, Math.pow(10, random.nextDouble(-5, 1))))
                .with(given(CLIP_NORM, random.nextBoolean() ? 0 : 1))
                .with(given(DROPOUT, random.nextBoolean() ? 0 : 0.5))
                .with(given(REGULARIZATION, Regularization.L2))
                .with(given(REGULARIZATION_RATE, random.nextBoolean() ? 0 : 10));
        Experiment drawn = new Experiment(data, network, training);
        return drawn.withNetwork(InitialParameters.set(network, parameters(drawn.architecture())));
    }

    private List<DataPoint> points(Problem problem, int classes) {
        List<DataPoint> points = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double target = problem == Problem.REGRESSION ? random.nextDouble(-0.99, 1e6) : i % classes;
            points.add(new DataPoint(random.nextDouble(-1e6, 1e6), random.nextDouble(-1e6, 1e6), target, i > 5));
        }
        return points;
    }

    /** Some networks large throughout, some small, and all with a few extremes and zeros. */
    private List<Double> parameters(Network network) {
        double scale = Math.pow(10, random.nextDouble(-3, 6));
        List<Double> parameters = new ArrayList<>();
        for (int i = 0; i < network.parameterCount(); i++) {
            parameters.add(
                    switch (random.nextInt(8)) {
                        case 0 -> 0.0;
                        case 1 -> random.nextBoolean() ? LARGEST : -LARGEST;
                        default -> random.nextDouble(-scale, scale);
                    });
        }
        return parameters;
    }

    private static void assertNoNan(PassValues values, String what) {
        for (int l = 0; l < values.network().layers().size(); l++) {
            for (double[] unit : values.activations(l)) {
                assertNoNan(unit, what);
            }
        }
    }

    private static void assertNoNan(double[] values, String what) {
        for (double value : values) {
            assertFalse(Double.isNaN(value), what);
        }
    }
}
