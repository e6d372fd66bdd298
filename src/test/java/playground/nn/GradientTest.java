package playground.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void reluGradientIsOneAboveItsKinkAndZeroBelowAndAtIt() {
        Network network = Network.from(1).hidden(1, Activation.RELU).output(1, Output.LINEAR, Loss.MEAN_SQUARED_ERROR);
        assertEquals(2, gradientOfFirstBias(network, H));
        assertEquals(0, gradientOfFirstBias(network, -H));
        assertEquals(0, gradientOfFirstBias(network, 0));
    }

    /** With w = 0 below, weight 1 and bias 1 - a above and target 0, the loss is 1² and ∂L/∂b is 2 σ'(b). */
    private static double gradientOfFirstBias(Network network, double bias) {
        Pass pass = new Pass(network, 1);
        double[] parameters = {0, bias, 1, 1 - Math.max(0, bias)};
        double[] gradients = new double[parameters.length];
        pass.forward(parameters, 1);
        pass.backward(parameters, gradients, 1);
        return gradients[network.bias(0, 0)];
    }

    private static Network network(Case c) {
        Network.Builder builder = Network.from(3);
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
        for (int i = 0; i < parameters.length; i++) {
            double kept = parameters[i];
            parameters[i] = kept + H;
            double above = random.loss() + rate * penalty(network, regularization, parameters);
            parameters[i] = kept - H;
            double below = random.loss() + rate * penalty(network, regularization, parameters);
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
