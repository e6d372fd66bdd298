package playground.export;

import static playground.experiment.Givens.given;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import playground.data.DataPoint;
import playground.data.Feature;
import playground.data.Formula;
import playground.experiment.DataNames;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.FourierSettings;
import playground.experiment.Frozen;
import playground.experiment.HiddenLayer;
import playground.experiment.InputSettings;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.Objective;
import playground.experiment.ObjectiveSettings;
import playground.experiment.Problem;
import playground.experiment.Scaling;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.Initialization;
import playground.nn.OptimizerKind;
import playground.nn.Pass;
import playground.nn.Regularization;
import playground.nn.Schedule;
import playground.training.Run;

/**
 * A network to be exported: one for each pair of an activation and a row of {@link Objective}, while inputs, class counts and
 * optimizers go round among them, so that every two of these meet.
 */
record ExportCase(int number, Inputs kind, Run run) {
    /** Points that a file's network is asked about. */
    static final int QUESTIONS = 12;

    private static final int POINTS = 30;

    /** Texts that would be program, or end a text, if they weren't written as they must be. */
    private static final DataNames NAMES = new DataNames(
            List.of("width \"mm\" \\", "\\u0022; #{1}"), "*/ ''' \"\"\"", List.of("%s{}$", "<b>&", "Đỏ 紅 😀"));

    /** What a network is given of each point. */
    enum Inputs {
        COORDINATES(2),
        FEATURES(2),
        BITS(2),
        FOURIER(2),
        FORMULAS(2),
        LINE(1);

        private final int dimensions;

        Inputs(int dimensions) {
            this.dimensions = dimensions;
        }

        private InputSettings settings() {
            return switch (this) {
                case COORDINATES -> InputSettings.DEFAULT;
                case FEATURES ->
                    InputSettings.of(Stream.of(Feature.values())
                            .filter(feature -> !feature.isBit())
                            .toArray(Feature[]::new));
                case BITS -> InputSettings.of(Feature.bits(8).toArray(Feature[]::new));
                case FOURIER -> new InputSettings(List.of(), new FourierSettings(4, 0.7), List.of());
                case FORMULAS ->
                    inputs(
                            FourierSettings.NONE,
                            List.of(),
                            "sin(x1 * x2) / 2 + pi",
                            "-x1^2 + 2^(x2/4) - min(x1, 0.5)",
                            "max(tanh(x1), -0.25) * abs(x2 - 1e-3) / (1 + exp(-x2))",
                            "sqrt(abs(x1)) - log(2 + x2^2) + cos(x)^3",
                            "e ^ -1",
                            "1 - (2 - x1) - -x2 + exp(-1 / 0)",
                            "min(1 / 0, x2)");
                case LINE ->
                    inputs(
                            new FourierSettings(1, 1),
                            List.of(Feature.X1, Feature.X1_SQUARED, Feature.SIN_X1, Feature.BIT_1, Feature.BIT_5),
                            "x^3 / 50");
            };
        }

        private static InputSettings inputs(FourierSettings fourier, List<Feature> features, String... formulas) {
            return new InputSettings(
                    features, fourier, Stream.of(formulas).map(Formula::parse).toList());
        }
    }

    static List<ExportCase> all() {
        List<ExportCase> cases = new ArrayList<>();
        Activation[] activations = Activation.values();
        for (int row = 0; row < Objective.TABLE.size(); row++) {
            for (int a = 0; a < activations.length; a++) {
                cases.add(of(cases.size(), row, activations[a], turn(activations, a + 1 + row)));
            }
        }
        return cases;
    }

    private static ExportCase of(int number, int row, Activation first, Activation second) {
        Random random = new Random(number);
        Objective objective = Objective.TABLE.get(row);
        Inputs kind = turn(Inputs.values(), number + row);
        Scaling scaling = objective.lossKind() == LossKind.SQUARED_LOG_ERROR
                ? Scaling.NONE
                : turn(Scaling.values(), random.nextInt(3));
        DataSettings data = data(objective, 3 + number % 4, scaling, random)
                .with(given(DataSettings.INPUTS, kind.dimensions))
                .with(given(DataSettings.NAMES, NAMES))
                .with(given(DataSettings.SCALING, scaling));
        NetworkSettings network = new NetworkSettings(
                kind.settings(),
                List.of(new HiddenLayer(5, first), new HiddenLayer(3, second)),
                0.2,
                new ObjectiveSettings(objective.lossKind(), Optional.of(objective.output()), 0.5),
                Initialization.XAVIER,
                number,
                List.of());
        Run run = new Run(new Experiment(data, network, training(number)));
        for (int l = 0; l < run.network().layers().size(); l++) {
            for (int unit = 0; unit < run.network().layers().get(l).fanOut(); unit++) {
                run.edits().setBias(l, unit, random.nextDouble(-1, 1));
            }
        }
        for (int step = 0; step < 7 && run.trainable(); step++) {
            run.step();
        }
        return new ExportCase(number, kind, run);
    }

    private static DataSettings data(Objective objective, int classes, Scaling scaling, Random random) {
        boolean regression = objective.problem() == Problem.REGRESSION;
        int of = objective.problem() == Problem.MULTI_CLASS ? classes : 2;
        List<DataPoint> points = IntStream.range(0, POINTS)
                .mapToObj(i -> new DataPoint(
                        coordinate(scaling, random),
                        coordinate(scaling, random),
                        regression
                                ? random.nextDouble(-0.9, 3) * (scaling == Scaling.NONE ? 1 : 20)
                                : random.nextInt(of),
                        i % 5 == 0))
                .toList();
        return regression ? DataSettings.drawnValues(points) : DataSettings.drawn(of, points);
    }

    /** Within the plane or, where it is to be scaled, in a unit of its own. */
    private static double coordinate(Scaling scaling, Random random) {
        return scaling == Scaling.NONE ? random.nextDouble(-6, 6) : random.nextDouble(30, 50);
    }

    private static TrainingSettings training(int number) {
        OptimizerKind kind = turn(OptimizerKind.values(), number);
        Regularization regularization = turn(Regularization.values(), number / 7);
        Schedule.Kind schedule = turn(Schedule.Kind.values(), number / 3);
        return TrainingSettings.DEFAULT
                .with(given(TrainingSettings.OPTIMIZER, kind))
                .with(given(TrainingSettings.MOMENTUM, 0.8))
                .with(given(TrainingSettings.DECAY, 0.85))
                .with(given(TrainingSettings.BETA_1, 0.7))
                .with(given(TrainingSettings.EPSILON, 1e-4))
                .with(given(TrainingSettings.WEIGHT_DECAY, 0.1))
                .with(given(TrainingSettings.LEARNING_RATE, 0.001))
                .with(given(TrainingSettings.SCHEDULE, new Schedule(schedule, 3, 0.5, number % 2 * 4)))
                .with(given(TrainingSettings.CLIP_NORM, number % 3 == 0 ? 0.2 : 0))
                .with(given(TrainingSettings.REGULARIZATION, regularization))
                .with(given(TrainingSettings.REGULARIZATION_RATE, 0.05))
                .with(given(TrainingSettings.BATCH_SIZE, 5))
                .with(given(
                        TrainingSettings.FROZEN,
                        number % 4 == 1 ? List.of(Frozen.unit(0, 1), Frozen.weight(1, 0, 2)) : List.of()));
    }

    private static <T> T turn(T[] choices, int turn) {
        return choices[turn % choices.length];
    }

    TrainedNetwork trained() {
        return TrainedNetwork.of(run, "https://play.example/#data=drawn&x=\"'\\u0022*/\"\"\"\n${}%s");
    }

    /** Places within the data's reach, one coordinate each for data on a line. */
    double[][] questions() {
        Random random = new Random(number + 1000L);
        double[][] points = new double[QUESTIONS][kind.dimensions];
        for (double[] point : points) {
            Arrays.setAll(point, i -> coordinate(run.experiment().data().scaling(), random));
        }
        return points;
    }

    /** What the core tells of each. */
    double[][] answers(double[][] points) {
        Pass pass = new Pass(run.network(), 1);
        double[][] answers = new double[points.length][];
        for (int p = 0; p < points.length; p++) {
            double y = kind.dimensions == 1 ? 0 : points[p][1];
            run.data().gather(new DataPoint(points[p][0], y, 0, false), pass);
            pass.forward(run.parameters(), 1);
            answers[p] = Arrays.stream(pass.outputs())
                    .mapToDouble(output -> trained().target().own(output[0]))
                    .toArray();
        }
        return answers;
    }

    @Override
    public String toString() {
        return number + ": " + kind + ", " + run.network();
    }
}
