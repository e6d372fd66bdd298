package playground.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
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

    @Test
    void momentumAddsTheVelocityThatIsLeftToTheGradient() {
        assertArrayEquals(new double[] {-0.1 * 2 - 0.1 * (0.9 * 2 + 1)}, afterTwoSteps(OptimizerKind.MOMENTUM), 1e-15);
    }

    @Test
    void nesterovLooksAheadAlongTheVelocity() {
        double first = 2 + 0.9 * 2;
        double second = 1 + 0.9 * (0.9 * 2 + 1);
        assertArrayEquals(new double[] {-0.1 * (first + second)}, afterTwoSteps(OptimizerKind.NESTEROV), 1e-15);
    }

    @Test
    void adagradDividesByTheRootOfAllSquares() {
        assertArrayEquals(new double[] {-0.1 - 0.1 / Math.sqrt(5)}, afterTwoSteps(OptimizerKind.ADAGRAD), 1e-8);
    }

    @Test
    void rmspropDividesByTheRootOfTheRecentMeanSquare() {
        double first = 2 / Math.sqrt(0.1 * 4);
        double second = 1 / Math.sqrt(0.9 * 0.4 + 0.1);
        assertArrayEquals(new double[] {-0.1 * (first + second)}, afterTwoSteps(OptimizerKind.RMSPROP), 1e-8);
    }

    @Test
    void adamwShrinksEveryParameterByItsShareAndThenStepsAsAdam() {
        double[] adam = {3 * (1 - 0.1 * 0.01)};
        OptimizerKind.ADAM.create(1).step(adam, new double[] {2}, 0.1);
        double[] adamw = {3};
        OptimizerKind.ADAMW.create(1).step(adamw, new double[] {2}, 0.1);
        assertArrayEquals(adam, adamw);
    }

    @ParameterizedTest
    @EnumSource
    void aSettingMattersExactlyToTheKindsThatListIt(OptimizerKind kind) {
        for (OptimizerSetting setting : OptimizerSetting.values()) {
            double[] usual = trained(OptimizerSettings.initial(kind));
            double[] other = trained(changed(kind, setting));
            assertEquals(kind.settings().contains(setting), !Arrays.equals(usual, other), kind + " " + setting);
        }
    }

    private static OptimizerSettings changed(OptimizerKind kind, OptimizerSetting changed) {
        ToDoubleFunction<OptimizerSetting> value =
                setting -> setting == changed ? 0.5 * setting.initial() : setting.initial();
        return new OptimizerSettings(
                kind,
                value.applyAsDouble(OptimizerSetting.MOMENTUM),
                value.applyAsDouble(OptimizerSetting.DECAY),
                value.applyAsDouble(OptimizerSetting.BETA1),
                value.applyAsDouble(OptimizerSetting.BETA2),
                value.applyAsDouble(OptimizerSetting.EPSILON),
                value.applyAsDouble(OptimizerSetting.WEIGHT_DECAY));
    }

    private static double[] trained(OptimizerSettings settings) {
        double[] parameters = {1, -1};
        Optimizer optimizer = settings.create(2);
        for (int i = 1; i <= 5; i++) optimizer.step(parameters, new double[] {i, 1.0 / i}, 0.1);
        return parameters;
    }

    /** From 0, with the gradients 2 and 1 and the learning rate 0.1. */
    private static double[] afterTwoSteps(OptimizerKind kind) {
        double[] parameters = {0};
        Optimizer optimizer = kind.create(1);
        optimizer.step(parameters, new double[] {2}, 0.1);
        optimizer.step(parameters, new double[] {1}, 0.1);
        return parameters;
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

    @ParameterizedTest
    @EnumSource
    void whatItRemembersNeverBecomesDenormalWithoutAGradient(OptimizerKind kind) {
        double[] parameters = {1};
        Optimizer optimizer = kind.create(1);
        optimizer.step(parameters, new double[] {1e-100}, 0.1);
        for (int i = 0; i < 20_000; i++) {
            optimizer.step(parameters, new double[] {0}, 0.1);
            for (double[] remembered : optimizer.state()) {
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
