package playground.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void lossesRefuseOutputsTheyCannotFollow() {
        assertTrue(Loss.MEAN_SQUARED_ERROR.accepts(Output.TANH));
        assertFalse(Loss.HINGE.accepts(Output.SOFTMAX));
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Network.from(2)
                .output(1, Output.TANH, Loss.BINARY_CROSS_ENTROPY));
        assertEquals("BINARY_CROSS_ENTROPY can't follow the output TANH", refusal.getMessage());
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
