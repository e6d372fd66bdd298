package playground.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The core beside PyTorch, by what src/test/python/goldens.py had it compute: 50 steps of each trajectory. */
class PyTorchTest {
    private static final double TOLERANCE = 1e-9;

    /** What one trajectory was trained with, and what it came to. The names are those of the JSON. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    static final class Trajectory {
        int[] hidden;
        Activation activation;
        double leakySlope;
        Output output;
        Loss loss;
        double huberDelta;
        OptimizerKind optimizer;
        double learningRate;
        Regularization regularization;
        double regularizationRate;
        int batchSize;
        double[][] x;
        double[][] y;
        double[] initialParameters;
        double[] losses;
        double[] firstGradients;
        double[] finalParameters;
    }

    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    static final class Curve {
        Schedule.Kind kind;
        int every;
        double factor;
        double learningRate;
        double[] rates;
    }

    static Stream<Arguments> trajectories() {
        return Stream.of("optimizers", "activations", "outputs", "regularizations")
                .map(file -> read(file, new TypeReference<Map<String, Trajectory>>() {}))
                .flatMap(file -> file.entrySet().stream())
                .map(named -> Arguments.of(named.getKey(), named.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trajectories")
    void lossesGradientsAndParametersAreThoseOfPyTorch(String name, Trajectory expected) {
        Pass pass = new Pass(network(expected), expected.batchSize);
        double[] parameters = expected.initialParameters.clone();
        double[] gradients = new double[parameters.length];
        Optimizer optimizer = expected.optimizer.create(parameters.length);
        for (int step = 0; step < expected.losses.length; step++) {
            fill(pass, expected, step);
            pass.forward(parameters, expected.batchSize);
            assertAgree(expected.losses[step], pass.loss(expected.batchSize), name + ": loss of step " + step);
            pass.backward(parameters, gradients, expected.batchSize);
            expected.regularization.addGradient(pass.network(), parameters, expected.regularizationRate, gradients);
            if (step == 0) assertAgree(expected.firstGradients, gradients, name + ": first gradient");
            optimizer.step(parameters, gradients, expected.learningRate);
        }
        assertAgree(expected.finalParameters, parameters, name + ": parameter");
    }

    @Test
    void everyTrainableActivationOptimizerAndLossHasItsTrajectory() {
        List<Trajectory> all =
                trajectories().map(arguments -> (Trajectory) arguments.get()[1]).toList();
        assertEquals(
                Stream.of(Activation.values()).filter(Activation::trainable).toList(),
                all.stream().map(t -> t.activation).distinct().sorted().toList());
        List<List<Enum<?>>> pairs = new ArrayList<>();
        for (OptimizerKind optimizer : OptimizerKind.values()) {
            for (Loss loss : Loss.values()) {
                if (all.stream().noneMatch(t -> t.optimizer == optimizer && t.loss == loss)) {
                    pairs.add(List.of(optimizer, loss));
                }
            }
        }
        assertEquals(List.of(), pairs);
    }

    @Test
    void learningRatesFollowTheCurvesOfPyTorch() {
        read("schedules", new TypeReference<Map<String, Curve>>() {}).forEach((name, expected) -> {
            Schedule schedule = new Schedule(expected.kind, expected.every, expected.factor, 0);
            for (int epoch = 0; epoch < expected.rates.length; epoch++) {
                assertAgree(
                        expected.rates[epoch], schedule.rate(expected.learningRate, epoch), name + " epoch " + epoch);
            }
        });
    }

    private static Network network(Trajectory trajectory) {
        Network.Builder builder = Network.from(trajectory.x[0].length)
                .leakySlope(trajectory.leakySlope)
                .huberDelta(trajectory.huberDelta);
        for (int units : trajectory.hidden) builder.hidden(units, trajectory.activation);
        return builder.output(trajectory.y[0].length, trajectory.output, trajectory.loss);
    }

    /** The samples in their order, as many as a minibatch takes, from the first again after the last. */
    private static void fill(Pass pass, Trajectory trajectory, int step) {
        for (int s = 0; s < trajectory.batchSize; s++) {
            int sample = (step * trajectory.batchSize + s) % trajectory.x.length;
            for (int i = 0; i < pass.inputs().length; i++) pass.inputs()[i][s] = trajectory.x[sample][i];
            for (int k = 0; k < pass.targets().length; k++) pass.targets()[k][s] = trajectory.y[sample][k];
        }
    }

    private static void assertAgree(double[] expected, double[] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) assertAgree(expected[i], actual[i], what + " " + i);
    }

    private static void assertAgree(double expected, double actual, String what) {
        assertEquals(expected, actual, TOLERANCE * Math.max(1, Math.abs(expected)), what);
    }

    private static <T> T read(String file, TypeReference<T> type) {
        try (InputStream json = PyTorchTest.class.getResourceAsStream("/pytorch/" + file + ".json")) {
            return new ObjectMapper().readValue(json, type);
        } catch (IOException e) {
            throw new IllegalStateException("no goldens " + file, e);
        }
    }
}
