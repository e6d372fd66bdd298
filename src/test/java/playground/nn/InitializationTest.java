package playground.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitializationTest {
    private static final Network WIDE =
            Network.from(300).hidden(100, Activation.TANH).output(1, Output.LINEAR, Loss.MEAN_SQUARED_ERROR);

    @ParameterizedTest
    @EnumSource
    void sameSeedGivesTheSameParameters(Initialization initialization) {
        assertArrayEquals(parameters(initialization, 7), parameters(initialization, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "XAVIER, 0.0707107",
        "XAVIER_NORMAL, 0.0707107",
        "HE, 0.0816497",
        "HE_NORMAL, 0.0816497",
        "LECUN, 0.0577350",
        "UNIFORM, 0.2886751",
        "NORMAL, 0.5"
    })
    void weightsOfAWideLayerHaveMeanZeroAndTheStandardDeviationOfTheirPaper(
            Initialization initialization, double deviation) {
        DenseLayer layer = WIDE.layers().get(0);
        double[] weights = Arrays.copyOf(parameters(initialization, 1), layer.biases());
        double mean = Arrays.stream(weights).average().orElseThrow();
        double square = Arrays.stream(weights).map(w -> w * w).average().orElseThrow();
        assertEquals(0, mean, 0.02 * deviation);
        assertEquals(deviation, Math.sqrt(square), 0.01 * deviation);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HARD_STEP")
    void zerosNeverBreakTheSymmetryOfALayersUnits(Activation activation) {
        for (OptimizerKind kind : OptimizerKind.values()) {
            Network network = Network.from(2)
                    .hidden(4, activation)
                    .hidden(3, activation)
                    .output(1, Output.TANH, Loss.MEAN_SQUARED_ERROR);
            RandomCase random = new RandomCase(network, 8, new SplittableRandom(1));
            Initialization.ZEROS.fill(network, random.parameters, new SplittableRandom(1));
            train(random, kind);
            for (int layer = 0; layer < 2; layer++) {
                DenseLayer dense = network.layers().get(layer);
                for (int unit = 1; unit < dense.fanOut(); unit++) {
                    for (int input = 0; input < dense.fanIn(); input++) {
                        assertEquals(
                                random.parameters[network.weight(layer, 0, input)],
                                random.parameters[network.weight(layer, unit, input)]);
                    }
                    assertEquals(
                            random.parameters[network.bias(layer, 0)], random.parameters[network.bias(layer, unit)]);
                }
            }
        }
    }

    @Test
    void zerosTrainAllTheSameWhereUnitsAreNotZeroAtZero() {
        Network network = Network.from(2).hidden(4, Activation.SIGMOID).output(1, Output.TANH, Loss.MEAN_SQUARED_ERROR);
        RandomCase random = new RandomCase(network, 8, new SplittableRandom(1));
        Initialization.ZEROS.fill(network, random.parameters, new SplittableRandom(1));
        train(random, OptimizerKind.ADAM);
        assertTrue(random.parameters[network.weight(0, 0, 0)] != 0);
    }

    private static void train(RandomCase random, OptimizerKind kind) {
        double[] gradients = new double[random.parameters.length];
        Optimizer optimizer = kind.create(gradients.length);
        for (int step = 0; step < 200; step++) {
            random.pass.forward(random.parameters, 8);
            random.pass.backward(random.parameters, gradients, 8);
            optimizer.step(random.parameters, gradients, 0.05);
        }
    }

    private static double[] parameters(Initialization initialization, long seed) {
        double[] parameters = new double[WIDE.parameterCount()];
        initialization.fill(WIDE, parameters, new SplittableRandom(seed));
        return parameters;
    }
}
