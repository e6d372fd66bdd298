package playground.training;

import static playground.experiment.DataSettings.INPUTS;
import static playground.experiment.DataSettings.NOISE;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.FEATURES;
import static playground.experiment.NetworkSettings.INITIALIZATION;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;
import static playground.experiment.NetworkSettings.SEED;
import static playground.experiment.TrainingSettings.BATCH_SIZE;
import static playground.experiment.TrainingSettings.CLIP_NORM;
import static playground.experiment.TrainingSettings.DROPOUT;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.REGULARIZATION;
import static playground.experiment.TrainingSettings.REGULARIZATION_RATE;
import static playground.experiment.TrainingSettings.SCHEDULE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.data.Feature;
import playground.data.Formula;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.FourierSettings;
import playground.experiment.Frozen;
import playground.experiment.HiddenLayer;
import playground.experiment.InputSettings;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.Initialization;
import playground.nn.OptimizerKind;
import playground.nn.Regularization;
import playground.nn.Schedule;

/**
 * Experiments that between them use every optimizer, activation, generator and kind of input, and the bits of their parameters
 * after {@value #STEPS} steps. Its main method prints what {@code golden-bits.txt} holds: for each experiment a line with its
 * name and the parameters as hexadecimal longs.
 *
 * <p>A change of these bits is a change of what every shared link shows. Where it is meant, write the file anew with
 * {@code java -cp target/classes:target/test-classes playground.training.GoldenBits}, and count up the version of checkpoints.
 */
final class GoldenBits {
    static final int STEPS = 1000;

    private GoldenBits() {}

    public static void main(String[] args) {
        experiments().forEach((name, experiment) -> System.out.println(line(name, experiment)));
    }

    static String line(String name, Experiment experiment) {
        Run run = new Run(experiment);
        for (int i = 0; i < STEPS; i++) {
            Outcome outcome = run.step();
            if (!outcome.goesOn()) {
                throw new IllegalStateException(name + ": " + outcome + " at step " + run.stepCount());
            }
        }
        StringJoiner line = new StringJoiner(" ");
        line.add(name);
        for (double parameter : run.parameters()) {
            line.add(Long.toHexString(Double.doubleToRawLongBits(parameter)));
        }
        return line.toString();
    }

    static Map<String, Experiment> experiments() {
        Map<String, Experiment> experiments = new LinkedHashMap<>();
        experiments.put("default", Experiment.DEFAULT);
        experiments.put(
                "spiral-adam-relu",
                fitting(
                        DataSettings.of(DataSet.SPIRAL).with(given(NOISE, 10)),
                        layers(Activation.RELU, Activation.LEAKY_RELU).with(given(INITIALIZATION, Initialization.HE)),
                        training(OptimizerKind.ADAM, 0.01)
                                .with(given(REGULARIZATION, Regularization.L2))
                                .with(given(REGULARIZATION_RATE, 0.001))));
        experiments.put(
                "classes-momentum-dropout",
                fitting(
                        DataSettings.of(DataSet.GAUSS).withClasses(4).with(given(NOISE, 20)),
                        layers(Activation.SIGMOID, Activation.TANH).with(given(INITIALIZATION, Initialization.LECUN)),
                        training(OptimizerKind.MOMENTUM, 0.02)
                                .with(given(DROPOUT, 0.2))
                                .with(given(CLIP_NORM, 1))));
        experiments.put(
                "plane-rmsprop-huber",
                fitting(
                        DataSettings.of(DataSet.PLANE).with(given(NOISE, 5)),
                        layers(Activation.GELU, Activation.LINEAR)
                                .with(given(LOSS, LossKind.HUBER))
                                .with(given(INITIALIZATION, Initialization.XAVIER_NORMAL)),
                        training(OptimizerKind.RMSPROP, 0.003)
                                .with(given(SCHEDULE, new Schedule(Schedule.Kind.COSINE, 60, 0.5, 3)))));
        experiments.put(
                "moons-nesterov-fourier",
                fitting(
                        DataSettings.of(DataSet.MOONS).with(given(NOISE, 15)),
                        layers(Activation.SOFTPLUS, Activation.SILU)
                                .withInputs(new InputSettings(
                                        List.of(Feature.X1, Feature.SIN_X2),
                                        new FourierSettings(5, 0.7),
                                        List.of(
                                                Formula.parse("exp(-x1^2) * tanh(x2)"),
                                                Formula.parse("abs(x1)^1.5 / (1 + max(x2, log(2)))"))))
                                .with(given(INITIALIZATION, Initialization.UNIFORM)),
                        training(OptimizerKind.NESTEROV, 0.005)
                                .with(given(REGULARIZATION, Regularization.L1))
                                .with(given(REGULARIZATION_RATE, 0.001))));
        experiments.put(
                "checkerboard-adagrad-hinge",
                fitting(
                        DataSettings.of(DataSet.CHECKERBOARD).with(given(NOISE, 5)),
                        layers(Activation.SINE, Activation.COSINE)
                                .with(given(LOSS, LossKind.HINGE))
                                .with(given(INITIALIZATION, Initialization.NORMAL)),
                        training(OptimizerKind.ADAGRAD, 0.05)
                                .with(given(SCHEDULE, new Schedule(Schedule.Kind.STEP, 10, 0.7, 5)))));
        experiments.put(
                "hills-adamw-absolute",
                fitting(
                        DataSettings.of(DataSet.MULTI_GAUSS).with(given(NOISE, 10)),
                        layers(Activation.ELU, Activation.TANH)
                                .with(given(LOSS, LossKind.ABSOLUTE_ERROR))
                                .with(given(INITIALIZATION, Initialization.HE_NORMAL)),
                        training(OptimizerKind.ADAMW, 0.01)
                                .with(given(DROPOUT, 0.1))
                                .with(given(SCHEDULE, new Schedule(Schedule.Kind.EXPONENTIAL, 20, 0.5, 0)))));
        experiments.put(
                "line-adam-log",
                fitting(
                        DataSettings.drawnValues(growth()).with(given(INPUTS, 1)),
                        layers(Activation.TANH, Activation.SIGMOID)
                                .with(given(FEATURES, List.of(Feature.X1, Feature.SIN_X1)))
                                .with(given(LOSS, LossKind.SQUARED_LOG_ERROR)),
                        training(OptimizerKind.ADAM, 0.01).withFrozen(List.of(Frozen.unit(0, 0)))));
        return experiments;
    }

    private static Experiment fitting(DataSettings data, NetworkSettings network, TrainingSettings training) {
        return Experiment.fitting(data, network, training);
    }

    private static NetworkSettings layers(Activation first, Activation second) {
        return NetworkSettings.DEFAULT
                .with(given(LAYERS, List.of(new HiddenLayer(5, first), new HiddenLayer(3, second))))
                .with(given(SEED, 7));
    }

    private static TrainingSettings training(OptimizerKind optimizer, double learningRate) {
        return TrainingSettings.DEFAULT
                .with(given(OPTIMIZER, optimizer))
                .with(given(LEARNING_RATE, learningRate))
                .with(given(BATCH_SIZE, 16));
    }

    private static List<DataPoint> growth() {
        List<DataPoint> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double x = i / 10.0 - 2;
            points.add(new DataPoint(x, 0, x * x - 0.5, i % 4 == 0));
        }
        return points;
    }
}
