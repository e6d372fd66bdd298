package playground.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {
    @ParameterizedTest
    @ValueSource(doubles = {-1e4, -800, -40, 0, 40, 800, 1e4})
    void binaryCrossEntropyIsExactAndFiniteForLogitsOfAnySize(double logit) {
        Pass pass = passWithBiases(Network.from(1).output(1, Output.SIGMOID, Loss.BINARY_CROSS_ENTROPY), logit);
        for (int target = 0; target <= 1; target++) {
            pass.targets()[0][0] = target;
            double towardsTarget = target == 1 ? logit : -logit;
            double expected = Math.max(0, -towardsTarget) + StrictMath.log1p(StrictMath.exp(-Math.abs(logit)));
            assertEquals(expected, pass.loss(1), 1e-14 * expected);
            assertEquals(1 / (1 + StrictMath.exp(-logit)) - target, gradients(pass)[1], 1e-15);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e4, -800, 0, 800, 1e4})
    void softmaxCrossEntropyIsExactAndFiniteForLogitsOfAnySize(double logit) {
        Network network = Network.from(1).output(3, Output.SOFTMAX, Loss.CROSS_ENTROPY);
        Pass pass = passWithBiases(network, logit, 0, -logit);
        double[] logits = {logit, 0, -logit};
        double sum = 0;
        for (double z : logits) sum += StrictMath.exp(z - Math.abs(logit));
        for (int target = 0; target < 3; target++) {
            for (int k = 0; k < 3; k++) pass.targets()[k][0] = k == target ? 1 : 0;
            double expected = StrictMath.log(sum) - (logits[target] - Math.abs(logit));
            assertEquals(expected, pass.loss(1), 1e-14 * expected);
            double[] gradients = gradients(pass);
            for (int k = 0; k < 3; k++) {
                double probability = StrictMath.exp(logits[k] - Math.abs(logit)) / sum;
                assertEquals(probability - (k == target ? 1 : 0), gradients[network.bias(0, k)], 1e-15);
            }
        }
    }

    @Test
    void softmaxGradientWithRespectToTheLogitsIsProbabilitiesMinusOneHot() {
        Network network = Network.from(1).output(3, Output.SOFTMAX, Loss.CROSS_ENTROPY);
        Pass pass = passWithBiases(network, 0.3, -1, 2);
        pass.targets()[1][0] = 1;
        gradients(pass);
        for (int k = 0; k < 3; k++) {
            assertEquals(pass.outputs()[k][0] - (k == 1 ? 1 : 0), pass.deltas(0)[k][0], 1e-16);
        }
    }

    @Test
    void squaredErrorIsTheMeanOverSamplesAndItsGradientIsTwiceTheDifferenceOverTheirNumber() {
        Network network = Network.from(1).output(1, Output.LINEAR, Loss.MEAN_SQUARED_ERROR);
        Pass pass = new Pass(network, 2);
        double[] parameters = {0, 1};
        pass.targets()[0][0] = 4;
        pass.targets()[0][1] = 2;
        pass.forward(parameters, 2);
        assertEquals((9 + 1) / 2.0, pass.loss(2));
        double[] gradients = new double[2];
        pass.backward(parameters, gradients, 2);
        assertEquals((2 * -3 + 2 * -1) / 2.0, gradients[1]);
    }

    @ParameterizedTest
    @EnumSource
    void lossAndGradientAreFiniteForLogitsOfAnySizeWithEveryOutput(Loss loss) {
        for (Output output : Output.values()) {
            if (!loss.accepts(output)) continue;
            Network network = Network.from(1).output(3, output, loss);
            for (double logit : new double[] {-1e4, -800, -40, 0, 40, 800, 1e4}) {
                Pass pass = passWithBiases(network, logit, 0, -logit);
                for (int one = 0; one < 3; one++) {
                    double other = loss == Loss.HINGE ? -1 : 0;
                    for (int k = 0; k < 3; k++) pass.targets()[k][0] = k == one ? 1 : other;
                    assertTrue(Double.isFinite(pass.loss(1)), output + " " + logit);
                    for (double g : gradients(pass)) assertTrue(Double.isFinite(g), output + " " + logit);
                }
            }
        }
    }

    @Test
    void absoluteErrorIsTheMeanDistance() {
        assertEquals((3 + 1) / 2.0, loss(Loss.MEAN_ABSOLUTE_ERROR, new double[] {-1, 3}, new double[] {2, 2}));
    }

    @Test
    void huberIsHalfTheSquareUpToDeltaAndThenAStraightLine() {
        assertEquals(0.5 * 0.25, loss(Loss.HUBER, new double[] {1.5}, new double[] {1}));
        assertEquals(2 * (5 - 1), loss(Loss.HUBER, new double[] {-4}, new double[] {1}));
        assertEquals(0.5 * 4, loss(Loss.HUBER, new double[] {3}, new double[] {1}));
    }

    @Test
    void hingeIsWhatIsMissingToTheMargin() {
        double[] targets = {1, 1, -1, -1};
        assertEquals((0 + 0.75 + 1.5 + 0) / 4, loss(Loss.HINGE, new double[] {2, 0.25, 0.5, -1}, targets));
    }

    @Test
    void squaredLogErrorFollowsItsDefinitionDownToATenthAndThenTheLineThatTouchesItThere() {
        double log = StrictMath.log(0.1 / 3);
        assertEquals(StrictMath.pow(StrictMath.log(0.11 / 3), 2), squaredLogError(-0.89, 2), 1e-13);
        assertEquals(log * log, squaredLogError(-0.9, 2), 1e-13);
        assertEquals(log * log - 5 * 2 * log / 0.1, squaredLogError(-5.9, 2), 1e-11);
    }

    @Test
    void squaredLogErrorIsLeastAtTheTargetHoweverNearToMinusOneThatIs() {
        for (double target : new double[] {-0.999, -0.95, -0.85, 0, 5}) {
            assertEquals(0, squaredLogError(target, target));
            double before = 0;
            for (int step = 1; step < 200; step++) {
                double lower = squaredLogError(target - 0.01 * step, target);
                assertTrue(lower > before, "from " + target + " down");
                before = lower;
            }
        }
    }

    @Test
    void lossesRefuseOutputsTheyCannotFollow() {
        assertTrue(Loss.MEAN_SQUARED_ERROR.accepts(Output.TANH));
        assertFalse(Loss.HINGE.accepts(Output.SOFTMAX));
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Network.from(2)
                .output(1, Output.TANH, Loss.BINARY_CROSS_ENTROPY));
        assertEquals("BINARY_CROSS_ENTROPY can't follow the output TANH", refusal.getMessage());
    }

    private static double squaredLogError(double predicted, double target) {
        return loss(Loss.MEAN_SQUARED_LOG_ERROR, new double[] {predicted}, new double[] {target});
    }

    /** Of predictions that a linear output hands through; δ is 2. */
    private static double loss(Loss loss, double[] predicted, double[] targets) {
        Pass pass = new Pass(Network.from(1).huberDelta(2).output(1, Output.LINEAR, loss), predicted.length);
        System.arraycopy(predicted, 0, pass.inputs()[0], 0, predicted.length);
        System.arraycopy(targets, 0, pass.targets()[0], 0, targets.length);
        pass.forward(new double[] {1, 0}, predicted.length);
        return pass.loss(predicted.length);
    }

    private static Pass passWithBiases(Network network, double... biases) {
        Pass pass = new Pass(network, 1);
        double[] parameters = new double[network.parameterCount()];
        System.arraycopy(biases, 0, parameters, network.outputLayer().biases(), biases.length);
        pass.forward(parameters, 1);
        return pass;
    }

    private static double[] gradients(Pass pass) {
        double[] gradients = new double[pass.network().parameterCount()];
        pass.backward(new double[gradients.length], gradients, 1);
        return gradients;
    }
}
