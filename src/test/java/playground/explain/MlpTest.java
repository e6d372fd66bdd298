package playground.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.nn.Activation;
import playground.nn.Loss;
import playground.nn.Network;
import playground.nn.Output;
import playground.nn.RandomCase;

class MlpTest {
    private static final int SAMPLES = 11;
    private static final double TOLERANCE = 1e-12;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void matrixCoreAndScalarGraphAgreeOnRandomNetworks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Loss loss : Loss.values()) {
            for (Output output : Output.values()) {
                if (loss.accepts(output)) compare(new RandomCase(network(random, output, loss), SAMPLES, random));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 20, 40, 1000})
    void theyAgreeHoweverSureTheNetworkIs(double logit) {
        SplittableRandom random = new SplittableRandom(9);
        for (Loss loss : Loss.values()) {
            for (Output output : Output.values()) {
                if (output == Output.LINEAR || !loss.accepts(output)) continue;
                RandomCase sure = new RandomCase(Network.from(1).output(3, output, loss), SAMPLES, random);
                Arrays.fill(sure.parameters, 0);
                Arrays.setAll(sure.pass.inputs()[0], s -> s % 2 == 0 ? logit : -logit);
                for (int unit = 0; unit < 3; unit++) sure.parameters[sure.network.weight(0, unit, 0)] = unit - 1;
                compare(sure);
            }
        }
    }

    @Test
    void softplusGoesOnWhereItsExponentialWouldOverflow() {
        SplittableRandom random = new SplittableRandom(9);
        Network network =
                Network.from(1).hidden(1, Activation.SOFTPLUS).output(1, Output.TANH, Loss.MEAN_SQUARED_ERROR);
        RandomCase steep = new RandomCase(network, SAMPLES, random);
        Arrays.setAll(steep.pass.inputs()[0], s -> 150.0 * (s - SAMPLES / 2));
        System.arraycopy(new double[] {1, 0, 0.001, 0}, 0, steep.parameters, 0, 4);
        compare(steep);
    }

    /** 1 to 5 inputs, 0 to 4 hidden layers of 1 to 9 units: every way the kernels' tiles can be cut. */
    private static Network network(SplittableRandom random, Output output, Loss loss) {
        List<Activation> activations =
                Arrays.stream(Activation.values()).filter(Activation::trainable).toList();
        Network.Builder builder = Network.from(random.nextInt(1, 6))
                .leakySlope(random.nextDouble())
                .huberDelta(random.nextDouble(0.1, 2));
        for (int l = random.nextInt(5); l > 0; l--) {
            builder.hidden(random.nextInt(1, 10), activations.get(random.nextInt(activations.size())));
        }
        return builder.output(random.nextInt(1, 7), output, loss);
    }

    private static void compare(RandomCase random) {
        double[] gradients = new double[random.parameters.length];
        double loss = random.loss();
        random.pass.backward(random.parameters, gradients, SAMPLES);

        Mlp mlp = new Mlp(random.network, random.parameters);
        List<Value> losses = new ArrayList<>();
        for (int s = 0; s < SAMPLES; s++) {
            List<Value> x = sample(random.pass.inputs(), s).mapToObj(Value::of).toList();
            losses.add(mlp.loss(x, sample(random.pass.targets(), s).toArray()));
        }
        Value mean = losses.stream().reduce(Value::plus).orElseThrow().dividedBy(Value.of(SAMPLES));
        mean.backward();

        assertAgree(mean.data(), loss, random.network + " loss");
        for (int i = 0; i < gradients.length; i++) {
            assertAgree(mlp.parameters().get(i).grad(), gradients[i], random.network + " parameter " + i);
        }
    }

    private static DoubleStream sample(double[][] values, int s) {
        return Arrays.stream(values).mapToDouble(row -> row[s]);
    }

    private static void assertAgree(double expected, double actual, String what) {
        assertEquals(expected, actual, TOLERANCE * Math.max(1, Math.abs(expected)), what);
    }
}
