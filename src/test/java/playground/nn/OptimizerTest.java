package playground.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerTest {
    @Test
    void sgdMovesAgainstTheGradientByTheLearningRate() {
        double[] parameters = {1, 2};
        OptimizerKind.SGD.create(2).step(parameters, new double[] {10, -10}, 0.1);
        assertArrayEquals(new double[] {0, 3}, parameters);
    }

    @Test
    void firstStepOfAdamIsTheLearningRateWhateverTheGradientsSize() {
        double[] parameters = {0, 0, 0};
        OptimizerKind.ADAM.create(3).step(parameters, new double[] {1e-3, -1, 1e3}, 0.1);
        assertArrayEquals(new double[] {-0.1, 0.1, -0.1}, parameters, 1e-5);
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWithTheSameBitsAfterItsStateWasSavedAndRestored(OptimizerKind kind) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] gradients =
                random.doubles(60, -1, 1).mapToObj(g -> new double[] {g, g * g}).toArray(double[][]::new);
        double[] parameters = {1, -1};
        Optimizer optimizer = kind.create(2);
        for (int i = 0; i < 30; i++) optimizer.step(parameters, gradients[i], 0.05);

        double[] resumed = parameters.clone();
        Optimizer restored = kind.create(2);
        List<double[]> saved = optimizer.state();
        for (int i = 0; i < saved.size(); i++) {
            System.arraycopy(saved.get(i), 0, restored.state().get(i), 0, saved.get(i).length);
        }
        for (int i = 30; i < 60; i++) {
            optimizer.step(parameters, gradients[i], 0.05);
            restored.step(resumed, gradients[i], 0.05);
        }
        assertArrayEquals(parameters, resumed);
    }

    @Test
    void whatAdamRemembersNeverBecomesDenormalWithoutAGradient() {
        double[] parameters = {1};
        Optimizer adam = OptimizerKind.ADAM.create(1);
        adam.step(parameters, new double[] {1e-100}, 0.1);
        for (int i = 0; i < 20_000; i++) {
            adam.step(parameters, new double[] {0}, 0.1);
            for (double[] remembered : adam.state()) {
                for (double x : remembered) assertTrue(x == 0 || x >= Double.MIN_NORMAL, "step " + i);
            }
        }
    }

    @Test
    void l1PullsEveryWeightByTheSameAmountAndLeavesBiasesAlone() {
        Network network = Network.from(3).output(1, Output.LINEAR, Loss.MEAN_SQUARED_ERROR);
        double[] gradients = new double[4];
        Regularization.L1.addGradient(network, new double[] {5, -0.1, 0, 7}, 0.5, gradients);
        assertArrayEquals(new double[] {0.5, -0.5, 0, 0}, gradients);
    }

    @Test
    void l2PullsEveryWeightInProportionAndLeavesBiasesAlone() {
        Network network = Network.from(3).output(1, Output.LINEAR, Loss.MEAN_SQUARED_ERROR);
        double[] gradients = new double[4];
        Regularization.L2.addGradient(network, new double[] {4, -2, 0, 7}, 0.5, gradients);
        assertArrayEquals(new double[] {2, -1, 0, 0}, gradients);
    }
}
