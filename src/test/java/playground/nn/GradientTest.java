package playground.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The backward pass against central differences of the loss: (L(θ + h) - L(θ - h)) / 2h. */
class GradientTest {
    private static final double H = 1e-5;
    private static final double TOLERANCE = 1e-6;
    private static final int SAMPLES = 7;
    private static final int SEEDS = 3;

    record Case(Activation activation, Output output, Loss loss, Regularization regularization, int depth) {}

    static Stream<Case> everyCombination() {
        List<Case> cases = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            if (!activation.trainable()) continue;
            for (Output output : Output.values()) {
                for (Loss loss : Loss.values()) {
                    if (!loss.accepts(output)) continue;
                    for (Regularization regularization : Regularization.values()) {
                        for (int depth = 0; depth <= 3; depth++) {
                            cases.add(new Case(activation, output, loss, regularization, depth));
                        }
                    }
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void gradientMatchesCentralDifferences(Case c) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            RandomCase random = new RandomCase(network(c), SAMPLES, new SplittableRandom(seed));
            random.keepAwayFromKinks(100 * H);
            checkEveryParameter(random, c.regularization());
        }
    }

    @ParameterizedTest
    @CsvSource({"RELU, 1, 0, 0", "LEAKY_RELU, 1, 0.25, 0.25", "ELU, 1, 1, 1"})
    void rectifiersAreTakenAsPyTorchTakesThemOnBothSidesOfTheirBendAndAtIt(
            Activation activation, double above, double below, double at) {
        UnitFunction function = UnitFunction.of(activation, 0.25, 3);
        double[] z = {H, -H, 0};
        double[] a = new double[3];
        double[] gradient = {1, 1, 1};
        function.apply(z, a, 3);
        function.multiplyByDerivative(z, a, gradient, 3);
        assertArrayEquals(new double[] {above, below, at}, gradient, 2 * H);
    }

    @Test
    void lossesAreTakenAsPyTorchTakesThemOnBothSidesOfTheirBendsAndAtThem() {
        assertEquals(1, slope(Loss.MEAN_ABSOLUTE_ERROR, 0.5 + H, 0.5));
        assertEquals(-1, slope(Loss.MEAN_ABSOLUTE_ERROR, 0.5 - H, 0.5));
        assertEquals(0, slope(Loss.MEAN_ABSOLUTE_ERROR, 0.5, 0.5));

        assertEquals(0.75 - H, slope(Loss.HUBER, 1.25 - H, 0.5), 1e-15);
        assertEquals(0.75, slope(Loss.HUBER, 1.25 + H, 0.5));
        assertEquals(-0.75, slope(Loss.HUBER, -0.25 - H, 0.5));
        assertEquals(0.75, slope(Loss.HUBER, 1.25, 0.5));

        assertEquals(-1, slope(Loss.HINGE, 1 - H, 1));
        assertEquals(0, slope(Loss.HINGE, 1 + H, 1));
        assertEquals(0, slope(Loss.HINGE, 1, 1));
        assertEquals(1, slope(Loss.HINGE, -1 + H, -1));
        assertEquals(0, slope(Loss.HINGE, -1 - H, -1));

        double touching = 2 * StrictMath.log(0.1 / 1.5) / 0.1;
        assertEquals(touching, slope(Loss.MEAN_SQUARED_LOG_ERROR, -0.9 - H, 0.5), 1e-13);
        assertEquals(touching, slope(Loss.MEAN_SQUARED_LOG_ERROR, -3, 0.5), 1e-13);
        assertEquals(
                2 * StrictMath.log((0.1 + H) / 1.5) / (0.1 + H),
                slope(Loss.MEAN_SQUARED_LOG_ERROR, -0.9 + H, 0.5),
                1e-12);
    }

    @Test
    void l1PullsAWeightToZeroFromBothSidesAndLeavesItThere() {
        Network network = Network.from(3).output(1, Output.LINEAR, Loss.MEAN_SQUARED_ERROR);
        double[] gradients = new double[4];
        Regularization.L1.addGradient(network, new double[] {H, -H, 0, 0}, 1, gradients);
        assertArrayEquals(new double[] {1, -1, 0, 0}, gradients);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HARD_STEP")
    void gradientThroughDropoutMatchesCentralDifferencesWithTheSameMasks(Activation activation) {
        Network network = network(new Case(activation, Output.LINEAR, Loss.MEAN_SQUARED_ERROR, Regularization.NONE, 3));
        RandomCase random = new RandomCase(network, SAMPLES, new SplittableRandom(1));
        ToDoubleFunction<double[]> loss = parameters -> {
            random.pass.forward(parameters, SAMPLES, 0.3, new SplittableRandom(5));
            return random.pass.loss(SAMPLES);
        };
        // the bends lie elsewhere with every mask: these seeds' pre-activations are far from them
        double[] gradients = new double[network.parameterCount()];
        assertTrue(loss.applyAsDouble(random.parameters) > 0);
        random.pass.backward(random.parameters, gradients, SAMPLES);
        checkEveryParameter(random.parameters, gradients, loss);
    }

    /** ∂L/∂ŷ of one sample with a linear output. */
    private static double slope(Loss loss, double predicted, double target) {
        Pass pass = new Pass(Network.from(1).huberDelta(0.75).output(1, Output.LINEAR, loss), 1);
        pass.targets()[0][0] = target;
        double[] parameters = {0, predicted};
        double[] gradients = new double[2];
        pass.forward(parameters, 1);
        pass.backward(parameters, gradients, 1);
        return gradients[1];
    }

    private static Network network(Case c) {
        Network.Builder builder = Network.from(3).leakySlope(0.2).huberDelta(0.7);
        for (int l = 0; l < c.depth(); l++) builder.hidden(4 + l, c.activation());
        return builder.output(c.output() == Output.SOFTMAX ? 3 : 2, c.output(), c.loss());
    }

    private static void checkEveryParameter(RandomCase random, Regularization regularization) {
        double rate = 0.3;
        Network network = random.network;
        double[] parameters = random.parameters;
        double[] gradients = new double[network.parameterCount()];
        random.pass.forward(parameters, SAMPLES);
        random.pass.backward(parameters, gradients, SAMPLES);
        regularization.addGradient(network, parameters, rate, gradients);
        checkEveryParameter(
                parameters, gradients, p -> random.loss() + rate * penalty(network, regularization, parameters));
    }

    private static void checkEveryParameter(double[] parameters, double[] gradients, ToDoubleFunction<double[]> loss) {
        for (int i = 0; i < parameters.length; i++) {
            double kept = parameters[i];
            parameters[i] = kept + H;
            double above = loss.applyAsDouble(parameters);
            parameters[i] = kept - H;
            double below = loss.applyAsDouble(parameters);
            parameters[i] = kept;
            double expected = (above - below) / (2 * H);
            double error = Math.abs(gradients[i] - expected) / Math.max(1, Math.abs(expected));
            int index = i;
            assertTrue(error <= TOLERANCE, () -> "parameter " + index + ": error " + error);
        }
    }

    private static double penalty(Network network, Regularization regularization, double[] parameters) {
        double sum = 0;
        for (DenseLayer layer : network.layers()) {
            for (int i = layer.offset(); i < layer.biases(); i++) {
                double w = parameters[i];
                sum += switch (regularization) {
                    case NONE -> 0;
                    case L1 -> Math.abs(w);
                    case L2 -> w * w / 2;
                };
            }
        }
        return sum;
    }
}
