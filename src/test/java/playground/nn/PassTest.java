package playground.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PassTest {
    private static final Network NETWORK = Network.from(3)
            .hidden(7, Activation.TANH)
            .hidden(5, Activation.RELU)
            .output(3, Output.SOFTMAX, Loss.CROSS_ENTROPY);

    @Test
    void parametersLieLayerByLayerWeightsUnitByUnitThenBiases() {
        assertEquals(3 * 7 + 7 + 7 * 5 + 5 + 5 * 3 + 3, NETWORK.parameterCount());
        assertEquals(0, NETWORK.weight(0, 0, 0));
        assertEquals(3, NETWORK.weight(0, 1, 0));
        assertEquals(21, NETWORK.bias(0, 0));
        assertEquals(28, NETWORK.weight(1, 0, 0));
        assertEquals(NETWORK.parameterCount() - 1, NETWORK.bias(2, 2));
    }

    @Test
    void forwardComputesTheFormulaOfAHandMadeNetwork() {
        Network network = Network.from(2).hidden(2, Activation.RELU).output(1, Output.LINEAR, Loss.MEAN_SQUARED_ERROR);
        Pass pass = new Pass(network, 1);
        pass.inputs()[0][0] = 3;
        pass.inputs()[1][0] = 5;
        pass.forward(new double[] {1, 2, -1, -2, 0.5, 0.25, 10, 20, 1}, 1);
        assertEquals(13.5, pass.preActivations(0)[0][0]);
        assertEquals(-12.75, pass.preActivations(0)[1][0]);
        assertEquals(0, pass.activations(0)[1][0]);
        assertEquals(136, pass.outputs()[0][0]);
    }

    @Test
    void aSampleGetsTheSameBitsInAMinibatchOfAnySize() {
        RandomCase random = new RandomCase(NETWORK, 40, new SplittableRandom(1));
        double[] together = random.pass.outputs()[1].clone();
        for (int n = 1; n <= 40; n++) {
            random.pass.forward(random.parameters, n);
            assertArrayEquals(
                    Arrays.copyOf(together, n), Arrays.copyOf(random.pass.outputs()[1], n), "in a minibatch of " + n);
        }
    }

    @Test
    void gatherTakesTheSamplesInTheirShuffledOrder() {
        Pass pass = new Pass(Network.from(2).output(1, Output.LINEAR, Loss.MEAN_SQUARED_ERROR), 2);
        pass.gather(new double[][] {{1, 2, 3}, {4, 5, 6}}, new double[][] {{7, 8, 9}}, new int[] {2, 0, 1}, 1, 2);
        assertArrayEquals(new double[][] {{1, 2}, {4, 5}}, pass.inputs());
        assertArrayEquals(new double[][] {{7, 8}}, pass.targets());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HARD_STEP")
    void hugeParametersAndInputsGiveNoNaN(Activation activation) {
        for (Loss loss : Loss.values()) {
            for (Output output : Output.values()) {
                if (!loss.accepts(output)) continue;
                Network.Builder builder = Network.from(7);
                for (int l = 0; l < 8; l++) builder.hidden(32, activation);
                RandomCase random = new RandomCase(builder.output(6, output, loss), 4, new SplittableRandom(1));
                for (int i = 0; i < random.parameters.length; i++) random.parameters[i] *= 1e6;
                for (double[] x : random.pass.inputs()) for (int s = 0; s < 4; s++) x[s] *= 5e5;
                assertFalse(Double.isNaN(random.loss()));
                double[] gradients = new double[random.parameters.length];
                random.pass.backward(random.parameters, gradients, 4);
                assertFalse(Arrays.stream(gradients).anyMatch(Double::isNaN));
            }
        }
    }

    @Test
    void aStepAllocatesNothing() {
        RandomCase random = new RandomCase(NETWORK, 10, new SplittableRandom(1));
        double[][] x = {new double[20], new double[20], new double[20]};
        int[] order = new int[20];
        double[] gradients = new double[random.parameters.length];
        Optimizer optimizer = OptimizerKind.ADAM.create(gradients.length);
        Runnable step = () -> {
            random.pass.gather(x, x, order, 5, 10);
            random.pass.forward(random.parameters, 10);
            random.pass.backward(random.parameters, gradients, 10);
            Regularization.L1.addGradient(NETWORK, random.parameters, 1e-3, gradients);
            optimizer.step(random.parameters, gradients, 1e-3);
        };
        for (int i = 0; i < 100; i++) step.run();
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) step.run();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(0, allocated / 10_000, () -> allocated + " bytes in 10,000 steps");
    }
}
