package playground.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @Test
    void theHardStepIsShownButNotTrained() {
        Network network =
                Network.from(1).hidden(3, Activation.HARD_STEP).output(1, Output.LINEAR, Loss.MEAN_SQUARED_ERROR);
        Pass pass = new Pass(network, 1);
        double[] parameters = {0, 0, 0, 1e-300, 0, -1e-300, 1, 1, 1, 0};
        pass.forward(parameters, 1);
        assertEquals(1, pass.outputs()[0][0]);
        assertEquals(0, pass.activations(0)[1][0]);
        assertFalse(Activation.HARD_STEP.trainable());
        UnsupportedOperationException refusal =
                assertThrows(UnsupportedOperationException.class, () -> pass.backward(parameters, new double[10], 1));
        assertEquals("the hard step has no gradient: nothing could be learned through it", refusal.getMessage());
    }

    @Test
    void withoutProbabilityDropoutDrawsNothingAndChangesNoBit() {
        RandomCase random = new RandomCase(NETWORK, 20, new SplittableRandom(1));
        double[][] before =
                Arrays.stream(random.pass.outputs()).map(double[]::clone).toArray(double[][]::new);
        SplittableRandom masks = new SplittableRandom(3);
        random.pass.forward(random.parameters, 20, 0, masks);
        assertArrayEquals(before, random.pass.outputs());
        assertEquals(new SplittableRandom(3).nextLong(), masks.nextLong());
    }

    @Test
    void dropoutLeavesOutItsShareOfTheUnitsAndScalesTheOthersUp() {
        int samples = 4000;
        Network network =
                Network.from(1).hidden(1, Activation.LINEAR).output(1, Output.LINEAR, Loss.MEAN_SQUARED_ERROR);
        Pass pass = new Pass(network, samples);
        Arrays.fill(pass.inputs()[0], 3);
        pass.forward(new double[] {1, 0, 1, 0}, samples, 0.25, new SplittableRandom(1));
        double[] predicted = pass.outputs()[0];
        assertEquals(0.25, Arrays.stream(predicted).filter(a -> a == 0).count() / (double) samples, 0.02);
        assertTrue(Arrays.stream(predicted).allMatch(a -> a == 0 || a == 4));
        assertEquals(3, pass.activations(0)[0][0]);
    }

    @Test
    void dropoutDrawsOneNumberPerLayerUnitAndSampleInThisOrder() {
        Network network = Network.from(1)
                .hidden(2, Activation.LINEAR)
                .hidden(1, Activation.LINEAR)
                .output(1, Output.LINEAR, Loss.MEAN_SQUARED_ERROR);
        Pass pass = new Pass(network, 3);
        // the biases 1 and 10 tell the units apart, the second layer adds them up
        double[] parameters = {0, 0, 1, 10, 1, 1, 100, 1, 0};
        pass.forward(parameters, 3, 0.5, new SplittableRandom(4));
        SplittableRandom random = new SplittableRandom(4);
        double[] masks = random.longs(9)
                .mapToDouble(w -> (w >>> 11) * 0x1p-53 < 0.5 ? 0 : 2)
                .toArray();
        for (int s = 0; s < 3; s++) {
            assertEquals(masks[6 + s] * (masks[s] + 10 * masks[3 + s] + 100), pass.outputs()[0][s]);
        }
    }

    @Test
    void aPassAfterOneWithDropoutHasNone() {
        RandomCase random = new RandomCase(NETWORK, 20, new SplittableRandom(1));
        double[] expected = new double[random.parameters.length];
        random.pass.backward(random.parameters, expected, 20);
        double[] gradients = new double[expected.length];
        random.pass.forward(random.parameters, 20, 0.5, new SplittableRandom(3));
        random.pass.backward(random.parameters, gradients, 20);
        assertFalse(Arrays.equals(expected, gradients));
        random.pass.forward(random.parameters, 20);
        random.pass.backward(random.parameters, gradients, 20);
        assertArrayEquals(expected, gradients);
    }

    @Test
    void aProbabilityOfDropoutIsBelowOne() {
        RandomCase random = new RandomCase(NETWORK, 1, new SplittableRandom(1));
        for (double probability : new double[] {1, -0.1, Double.NaN}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> random.pass.forward(random.parameters, 1, probability, new SplittableRandom(3)));
        }
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

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HARD_STEP")
    void aStepAllocatesNothing(Activation activation) {
        Network network = Network.from(3)
                .hidden(7, activation)
                .hidden(5, activation)
                .output(3, Output.SOFTMAX, Loss.CROSS_ENTROPY);
        RandomCase random = new RandomCase(network, 10, new SplittableRandom(1));
        double[][] x = {new double[20], new double[20], new double[20]};
        int[] order = new int[20];
        double[] gradients = new double[random.parameters.length];
        Optimizer optimizer = OptimizerKind.ADAMW.create(gradients.length);
        SplittableRandom masks = new SplittableRandom(2);
        Schedule schedule = new Schedule(Schedule.Kind.EXPONENTIAL, 10, 0.5, 3);
        Runnable step = () -> {
            random.pass.gather(x, x, order, 5, 10);
            random.pass.forward(random.parameters, 10, 0.2, masks);
            random.pass.backward(random.parameters, gradients, 10);
            Regularization.L1.addGradient(network, random.parameters, 1e-3, gradients);
            Clipping.byNorm(gradients, 0.1);
            optimizer.step(random.parameters, gradients, schedule.rate(1e-3, 5));
        };
        for (int i = 0; i < 100; i++) step.run();
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 5_000; i++) step.run();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(0, allocated / 5_000, () -> allocated + " bytes in 5,000 steps");
    }
}
