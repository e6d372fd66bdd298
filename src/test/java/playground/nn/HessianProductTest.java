package playground.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Products with the Hessian against central differences of the gradient: (∇L(θ + h v) - ∇L(θ - h v)) / 2h. */
class HessianProductTest {
    private static final double H = 1e-5;
    private static final double TOLERANCE = 1e-6;
    private static final int SAMPLES = 7;

    record Case(Activation activation, Output output, Loss loss, int depth) {}

    static Stream<Case> everyCombination() {
        List<Case> cases = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            if (!activation.trainable()) continue;
            for (Output output : Output.values()) {
                for (Loss loss : Loss.values()) {
                    if (!loss.accepts(output)) continue;
                    for (int depth = 0; depth <= 3; depth++) cases.add(new Case(activation, output, loss, depth));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void theProductIsTheChangeOfTheGradientAlongTheVector(Case c) {
        SplittableRandom random = new SplittableRandom(3);
        RandomCase on = new RandomCase(network(c), SAMPLES, random);
        on.keepAwayFromKinks(100 * H);
        double[] v = random.doubles(on.parameters.length, -1, 1).toArray();
        double[] expected =
                difference(gradient(on, moved(on.parameters, H, v)), gradient(on, moved(on.parameters, -H, v)));
        double[] product = product(on, v);
        for (int i = 0; i < v.length; i++) {
            double central = expected[i] / (2 * H);
            assertEquals(central, product[i], TOLERANCE * Math.max(1, Math.abs(central)), c + " parameter " + i);
        }
    }

    @Test
    void theHessianIsSymmetric() {
        Case c = new Case(Activation.GELU, Output.SOFTMAX, Loss.MEAN_SQUARED_ERROR, 3);
        SplittableRandom random = new SplittableRandom(5);
        RandomCase on = new RandomCase(network(c), SAMPLES, random);
        double[] v = random.doubles(on.parameters.length, -1, 1).toArray();
        double[] w = random.doubles(on.parameters.length, -1, 1).toArray();
        assertEquals(dot(w, product(on, v)), dot(v, product(on, w)), 1e-13);
        assertTrue(Math.abs(dot(w, product(on, v))) > 1e-3);
    }

    @Test
    void unitsThatStandExactlyAtTheirKinkAddWhatTheyAddJustBelowIt() {
        Case c = new Case(Activation.RELU, Output.SIGMOID, Loss.BINARY_CROSS_ENTROPY, 3);
        for (int seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RandomCase on = new RandomCase(network(c), SAMPLES, random);
            double[] v = random.doubles(on.parameters.length, -1, 1).toArray();
            setHiddenBiases(on, 0);
            double[] at = product(on, v);
            // what is dead in one layer now has z = b there above
            setHiddenBiases(on, -1e-9);
            double[] below = product(on, v);
            for (int i = 0; i < v.length; i++) assertEquals(below[i], at[i], 1e-6, "seed " + seed);
        }
    }

    private static void setHiddenBiases(RandomCase on, double value) {
        for (DenseLayer layer : on.network.layers()) {
            if (!layer.equals(on.network.outputLayer())) {
                Arrays.fill(on.parameters, layer.biases(), layer.end(), value);
            }
        }
    }

    private static double[] product(RandomCase on, double[] v) {
        double[] product = new double[v.length];
        new HessianProduct(on.pass, on.parameters, SAMPLES).of(v, product);
        return product;
    }

    private static double[] gradient(RandomCase on, double[] parameters) {
        double[] gradient = new double[parameters.length];
        on.pass.forward(parameters, SAMPLES);
        on.pass.backward(parameters, gradient, SAMPLES);
        return gradient;
    }

    private static double[] moved(double[] parameters, double h, double[] v) {
        double[] moved = parameters.clone();
        for (int i = 0; i < moved.length; i++) moved[i] += h * v[i];
        return moved;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < a.length; i++) difference[i] -= b[i];
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static Network network(Case c) {
        Network.Builder builder = Network.from(3).leakySlope(0.2).huberDelta(0.75);
        for (int l = 0; l < c.depth(); l++) builder.hidden(4, c.activation());
        int units = c.output() == Output.SOFTMAX || c.loss() == Loss.MEAN_SQUARED_ERROR ? 3 : 2;
        return builder.output(units, c.output(), c.loss());
    }
}
