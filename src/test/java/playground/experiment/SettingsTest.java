package playground.experiment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.DataSettings.INPUTS;
import static playground.experiment.DataSettings.NOISE;
import static playground.experiment.DataSettings.TRAIN_SHARE;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.FEATURES;
import static playground.experiment.NetworkSettings.HUBER_DELTA;
import static playground.experiment.NetworkSettings.INITIALIZATION;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LEAKY_SLOPE;
import static playground.experiment.NetworkSettings.LOSS;
import static playground.experiment.TrainingSettings.BATCH_SIZE;
import static playground.experiment.TrainingSettings.BETA_1;
import static playground.experiment.TrainingSettings.BETA_2;
import static playground.experiment.TrainingSettings.CLIP_NORM;
import static playground.experiment.TrainingSettings.DECAY;
import static playground.experiment.TrainingSettings.DROPOUT;
import static playground.experiment.TrainingSettings.EPSILON;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.MOMENTUM;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.REGULARIZATION;
import static playground.experiment.TrainingSettings.REGULARIZATION_RATE;
import static playground.experiment.TrainingSettings.SCHEDULE;
import static playground.experiment.TrainingSettings.WEIGHT_DECAY;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.data.Feature;
import playground.data.Formula;
import playground.data.Fourier;
import playground.data.Input;
import playground.nn.Activation;
import playground.nn.Initialization;
import playground.nn.OptimizerKind;
import playground.nn.OptimizerSettings;
import playground.nn.Output;
import playground.nn.Regularization;
import playground.nn.Schedule;

/** Every field of an experiment: what it refuses, under which name, and what it says is allowed. */
class SettingsTest {
    private static final DataSettings DATA = DataSettings.DEFAULT;
    private static final NetworkSettings NETWORK = NetworkSettings.DEFAULT;
    private static final TrainingSettings TRAINING = TrainingSettings.DEFAULT;

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("count", "19", "20 … 5000", () -> DATA.with(given(COUNT, 19))),
                refused("count", "5001", "20 … 5000", () -> DATA.with(given(COUNT, 5001))),
                refused("noise", "-1", "0 … 50", () -> DATA.with(given(NOISE, -1))),
                refused("noise", "50.5", "0 … 50", () -> DATA.with(given(NOISE, 50.5))),
                refused("noise", "NaN", "0 … 50", () -> DATA.with(given(NOISE, Double.NaN))),
                refused("classes", "3", "2", () -> DATA.withClasses(3)),
                refused("classes", "7", "2 … 6", () -> DataSettings.of(DataSet.GAUSS)
                        .withClasses(7)),
                refused("classes", "1", "2 … 6", () -> DataSettings.drawn(1, List.of())),
                refused("trainShare", "9", "10 … 100", () -> DATA.with(given(TRAIN_SHARE, 9))),
                refused("trainShare", "101", "10 … 100", () -> DATA.with(given(TRAIN_SHARE, 101))),
                refused("seed", "-1", "0 … 4294967295", () -> DATA.with(given(DataSettings.SEED, -1))),
                refused("seed", "4294967296", "0 … 4294967295", () -> DATA.with(given(DataSettings.SEED, 1L << 32))),
                refused(
                        "points",
                        "1 points",
                        "none with the set circle",
                        () -> new DataSettings(
                                DataSet.CIRCLE,
                                500,
                                0,
                                2,
                                50,
                                1,
                                2,
                                4,
                                Formula.parse("x"),
                                DataNames.NONE,
                                Scaling.NONE,
                                List.of(point(0, 0, 0)))),
                refused(
                        "points",
                        "5001",
                        "0 … 5000",
                        () -> DataSettings.drawn(2, Collections.nCopies(5001, point(0, 0, 0)))),
                refused(
                        "points[1].x",
                        "1000000.1",
                        "-1000000 … 1000000",
                        () -> DataSettings.drawn(2, List.of(point(0, 0, 0), point(1e6 + 0.1, 0, 0)))),
                refused(
                        "points[0].y",
                        "-Infinity",
                        "-1000000 … 1000000",
                        () -> DataSettings.drawn(2, List.of(point(0, Double.NEGATIVE_INFINITY, 0)))),
                refused("points[0].target", "2", "0 … 1", () -> DataSettings.drawn(2, List.of(point(0, 0, 2)))),
                refused("points[0].target", "0.5", "0 … 3", () -> DataSettings.drawn(4, List.of(point(0, 0, 0.5)))),
                refused(
                        "points[0].target",
                        "1000001",
                        "-1000000 … 1000000",
                        () -> DataSettings.drawnValues(List.of(point(0, 0, 1000001)))),
                refused(
                        "features",
                        "0",
                        "at least one feature, Fourier feature or formula",
                        () -> NETWORK.with(given(FEATURES, List.of()))),
                refused("count", "33", "0 … 32", () -> new FourierSettings(33, 1)),
                refused("scale", "0", "0.01 … 10", () -> new FourierSettings(1, 0)),
                refused("formulas", "9", "0 … 8", () -> NETWORK.withInputs(formulas(Collections.nCopies(9, "x1")))),
                refused(
                        "network.formulas[1]",
                        "NaN at (-1, 2)",
                        "a number at every point",
                        () -> new Experiment(
                                DataSettings.drawn(2, List.of(point(1, 2, 0), point(-1, 2, 1))),
                                NETWORK.withInputs(formulas(List.of("x1", "log(x1)"))),
                                TRAINING)),
                refused(
                        "network.features[1]",
                        "x2",
                        "x1, x1-squared, sin-x1",
                        () -> new Experiment(DATA.with(given(INPUTS, 1)), NETWORK, TRAINING)),
                refused(
                        "network.formulas[0]",
                        "x2",
                        "x1, x",
                        () -> new Experiment(
                                DATA.with(given(INPUTS, 1)),
                                NETWORK.withInputs(formulas(List.of("x1 * x2"))),
                                TRAINING)),
                refused("inputs", "3", "1 … 2", () -> DATA.with(given(INPUTS, 3))),
                refused(
                        "layers",
                        "9",
                        "0 … 8",
                        () -> NETWORK.with(given(
                                LAYERS,
                                List.of(Collections.nCopies(9, new HiddenLayer(1, Activation.RELU))
                                        .toArray(new HiddenLayer[0]))))),
                refused("units", "0", "1 … 32", () -> new HiddenLayer(0, Activation.TANH)),
                refused("units", "33", "1 … 32", () -> new HiddenLayer(33, Activation.TANH)),
                refused("seed", "-5", "0 … 4294967295", () -> NETWORK.with(given(NetworkSettings.SEED, -5))),
                refused("value", "NaN", "-1000000 … 1000000", () -> new HandSet(0, 0, OptionalInt.empty(), Double.NaN)),
                refused("learningRate", "0", "0.00001 … 10", () -> TRAINING.with(given(LEARNING_RATE, 0))),
                refused("learningRate", "-1", "0.00001 … 10", () -> TRAINING.with(given(LEARNING_RATE, -1))),
                refused("learningRate", "1.0E300", "0.00001 … 10", () -> TRAINING.with(given(LEARNING_RATE, 1e300))),
                refused("learningRate", "NaN", "0.00001 … 10", () -> TRAINING.with(given(LEARNING_RATE, Double.NaN))),
                refused("regularizationRate", "10.01", "0 … 10", () -> TRAINING.with(
                                given(REGULARIZATION, Regularization.L1))
                        .with(given(REGULARIZATION_RATE, 10.01))),
                refused("batchSize", "0", "1 … 5000", () -> TRAINING.with(given(BATCH_SIZE, 0))),
                refused("batchSize", "5001", "1 … 5000", () -> TRAINING.with(given(BATCH_SIZE, 5001))),
                refused("value", "0", "1 … 1000000", () -> StopRule.atEpoch(0)),
                refused("value", "1.5", "1 … 1000000", () -> new StopRule(StopRule.Kind.EPOCH, 1.5)),
                refused("value", "0", "0.000001 … 10", () -> StopRule.belowLoss(0)),
                refused(
                        "network.loss",
                        "hinge",
                        "cross-entropy, squared-error",
                        () -> new Experiment(
                                DataSettings.of(DataSet.GAUSS).withClasses(3),
                                NETWORK.with(given(LOSS, LossKind.HINGE)),
                                TRAINING)),
                refused(
                        "network.loss",
                        "cross-entropy",
                        "squared-error, absolute-error, huber, squared-log-error",
                        () -> new Experiment(DataSettings.of(DataSet.PLANE), NETWORK, TRAINING)),
                refused(
                        "network.loss",
                        "squared-log-error with the target -1",
                        "targets above -1; without them: squared-error, absolute-error, huber",
                        () -> new Experiment(
                                DataSettings.drawnValues(List.of(point(0, 0, 2), point(0, 0, -1))),
                                NETWORK.with(given(LOSS, LossKind.SQUARED_LOG_ERROR)),
                                TRAINING)),
                refused(
                        "network.output",
                        "softmax",
                        "tanh, sigmoid, linear",
                        () -> Experiment.DEFAULT.withNetwork(NETWORK.with(given(LOSS, LossKind.SQUARED_ERROR))
                                .withOutput(Output.SOFTMAX))),
                refused("leakySlope", "1.1", "0 … 1", () -> NETWORK.with(given(LEAKY_SLOPE, 1.1))),
                refused("huberDelta", "0", "0.01 … 100", () -> NETWORK.with(given(HUBER_DELTA, 0))),
                refused("momentum", "1", "0 … 0.999", () -> TRAINING.with(given(MOMENTUM, 1))),
                refused("decay", "1", "0 … 0.999", () -> TRAINING.with(given(DECAY, 1))),
                refused("beta1", "-1", "0 … 0.999", () -> TRAINING.with(given(BETA_1, -1))),
                refused("beta2", "1", "0 … 0.9999", () -> TRAINING.with(given(BETA_2, 1))),
                refused("epsilon", "0", "0.000000000001 … 0.1", () -> TRAINING.with(given(EPSILON, 0))),
                refused("weightDecay", "2", "0 … 1", () -> TRAINING.with(given(WEIGHT_DECAY, 2))),
                refused(
                        "schedule.every",
                        "100001",
                        "1 … 100000",
                        () -> TRAINING.with(given(SCHEDULE, new Schedule(Schedule.Kind.STEP, 100_001, 0.5, 0)))),
                refused(
                        "schedule.factor",
                        "0.001",
                        "0.01 … 1",
                        () -> TRAINING.with(given(SCHEDULE, new Schedule(Schedule.Kind.STEP, 1, 0.001, 0)))),
                refused(
                        "schedule.warmUp",
                        "10001",
                        "0 … 10000",
                        () -> TRAINING.with(given(SCHEDULE, new Schedule(Schedule.Kind.STEP, 1, 0.5, 10_001)))),
                refused("clipNorm", "-1", "0 … 1000", () -> TRAINING.with(given(CLIP_NORM, -1))),
                refused("dropout", "1", "0 … 0.9", () -> TRAINING.with(given(DROPOUT, 1))),
                refused("patience", "0", "1 … 100000", () -> StopRule.early(0)),
                refused("training.frozen[1].layer", "3", "0 … 2", () -> frozen(Frozen.unit(2, 0), Frozen.unit(3, 0))),
                refused("training.frozen[0].unit", "4", "0 … 3", () -> frozen(Frozen.unit(0, 4))),
                refused("training.frozen[0].input", "2", "0 … 1", () -> frozen(Frozen.weight(0, 0, 2))),
                refused(
                        "frozen",
                        "1001",
                        "0 … 1000",
                        () -> TRAINING.withFrozen(Collections.nCopies(1001, Frozen.unit(0, 0)))),
                refused(
                        "network.handSet[1].unit",
                        "1",
                        "0",
                        () -> Experiment.DEFAULT.withNetwork(NETWORK.withHandSet(List.of(bias(2, 0), bias(2, 1))))),
                refused(
                        "handSet",
                        "2 values for 1 parameters",
                        "one for each",
                        () -> NETWORK.withHandSet(List.of(bias(2, 0), bias(2, 0)))));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("refused")
    void isRefusedWithItsPathItsValueAndWhatIsAllowed(String path, String value, String allowed, Executable making) {
        Refusal refusal = assertThrows(Refusal.class, making);

        assertEquals(path, refusal.path());
        assertEquals(value, refusal.value());
        assertEquals(allowed, refusal.allowed());
    }

    @Test
    void bothEndsOfEveryRangeAreAllowed() {
        assertDoesNotThrow(() -> {
            DATA.with(given(COUNT, 20))
                    .with(given(NOISE, 50))
                    .with(given(TRAIN_SHARE, 10))
                    .with(given(DataSettings.SEED, 0));
            DATA.with(given(COUNT, 5000))
                    .with(given(NOISE, 0))
                    .with(given(TRAIN_SHARE, 90))
                    .with(given(DataSettings.SEED, (1L << 32) - 1));
            DataSettings.drawn(6, List.of(point(-1e6, 1e6, 5)));
            DataSettings.drawnValues(List.of(point(1e6, -1e6, -1e6), point(0, 0, 1e6)));
            NETWORK.with(given(LAYERS, List.of())).with(given(FEATURES, List.of(Feature.values())));
            TRAINING.with(given(LEARNING_RATE, 1e-5))
                    .with(given(BATCH_SIZE, 1))
                    .with(given(REGULARIZATION, Regularization.L2))
                    .with(given(REGULARIZATION_RATE, 0));
            TRAINING.with(given(LEARNING_RATE, 10))
                    .with(given(BATCH_SIZE, 5000))
                    .with(given(REGULARIZATION, Regularization.L2))
                    .with(given(REGULARIZATION_RATE, 10));
        });
    }

    @Test
    void everyInitialValueLiesInItsRange() {
        Settings.ranges().forEach((path, range) -> assertTrue(range.allows(range.initial()), path));
    }

    @Test
    void theDefaultExperimentIsTheOneOfTheDesign() {
        assertEquals(DataSet.CIRCLE, DATA.set());
        assertEquals(500, DATA.count());
        assertEquals(50, DATA.trainShare());
        assertEquals(List.of(Feature.X1, Feature.X2), NETWORK.inputs().features());
        assertEquals(
                List.of(new HiddenLayer(4, Activation.TANH), new HiddenLayer(2, Activation.TANH)), NETWORK.layers());
        assertEquals(0.03, TRAINING.learningRate());
        assertEquals(10, TRAINING.batches().size());
        assertEquals(Problem.TWO_CLASS, Experiment.DEFAULT.problem());
        // 2·4+4 + 4·2+2 + 2·1+1
        assertEquals(25, Experiment.DEFAULT.architecture().parameterCount());
    }

    @Test
    void featuresAreKeptOnceAndInTheirOwnOrder() {
        assertEquals(
                List.of(Feature.X1, Feature.SIN_X2),
                NETWORK.with(given(FEATURES, List.of(Feature.SIN_X2, Feature.X1, Feature.SIN_X2)))
                        .inputs()
                        .features());
    }

    @Test
    void aRegressionSetDoesNotReadItsClasses() {
        assertEquals(
                DataSettings.of(DataSet.PLANE), DataSettings.of(DataSet.PLANE).withClasses(0));
    }

    @Test
    void otherDataTakesTheLossAndTheParametersThatFit() {
        Experiment plane = Experiment.DEFAULT.withData(DataSettings.of(DataSet.PLANE));
        assertEquals(LossKind.SQUARED_ERROR, plane.network().loss());

        Experiment squared = Experiment.DEFAULT.withNetwork(NETWORK.with(given(LOSS, LossKind.SQUARED_ERROR)));
        assertEquals(
                LossKind.SQUARED_ERROR,
                squared.withData(DataSettings.of(DataSet.XOR)).network().loss());
        Experiment threeArms = squared.withData(DataSettings.of(DataSet.SPIRAL).withClasses(3));
        assertEquals(LossKind.SQUARED_ERROR, threeArms.network().loss());
        assertEquals(Output.SOFTMAX, threeArms.objective().output());
        Experiment hinge = Experiment.DEFAULT.withNetwork(NETWORK.with(given(LOSS, LossKind.HINGE)));
        assertEquals(
                LossKind.CROSS_ENTROPY,
                hinge.withData(DataSettings.of(DataSet.SPIRAL).withClasses(3))
                        .network()
                        .loss());
        DataSettings positive = DataSettings.drawnValues(List.of(point(1, 2, 3)));
        Experiment logarithmic = Experiment.DEFAULT
                .withData(positive)
                .withNetwork(NETWORK.with(given(LOSS, LossKind.SQUARED_LOG_ERROR)));
        DataSettings negative = DataSettings.drawnValues(List.of(point(1, 2, -3)));
        assertEquals(
                LossKind.SQUARED_ERROR, logarithmic.withData(negative).network().loss());
    }

    @Test
    void parametersSetByHandStayWhileTheSameOnesAreDrawnAroundThem() {
        NetworkSettings set = NETWORK.withHandSet(bias(0, 1)).withHandSet(bias(2, 0));
        Experiment byHand = Experiment.DEFAULT.withNetwork(set);

        assertEquals(set.handSet(), set.withHandSet(bias(0, 1)).handSet());
        assertEquals(
                set.handSet(),
                byHand.withData(DATA.with(given(DataSettings.SEED, 2)))
                        .network()
                        .handSet());
        assertEquals(set.handSet(), set.with(given(LOSS, LossKind.HINGE)).handSet());
        assertEquals(List.of(), set.with(given(NetworkSettings.SEED, 2)).handSet());
        assertEquals(
                List.of(), set.with(given(INITIALIZATION, Initialization.HE)).handSet());
        assertEquals(
                List.of(),
                set.with(given(LAYERS, List.of(new HiddenLayer(4, Activation.TANH))))
                        .handSet());
        assertEquals(List.of(), set.with(given(FEATURES, List.of(Feature.X1))).handSet());
        assertEquals(
                List.of(),
                byHand.withData(DataSettings.of(DataSet.GAUSS).withClasses(3))
                        .network()
                        .handSet());
    }

    private static HandSet bias(int layer, int unit) {
        return new HandSet(layer, unit, OptionalInt.empty(), 0.5);
    }

    @Test
    void aFormulaThatIsNoneIsRefusedUnderTheIndexOfTheCharacter() {
        Refusal refusal = assertThrows(Refusal.class, () -> InputSettings.formula("formulas[2]", "x1 * (x2 + y)"));

        assertEquals("formulas[2][11]", refusal.path());
        assertEquals("y", refusal.value());
        assertTrue(refusal.allowed().startsWith("number, -, (, x1, x2"));
    }

    @Test
    void inputsComeAsFeaturesThenFourierFeaturesThenFormulas() {
        Formula formula = Formula.parse("x1 + x2");
        Experiment experiment = Experiment.DEFAULT.withNetwork(NETWORK.withInputs(
                new InputSettings(List.of(Feature.X2), new FourierSettings(2, 3), List.of(formula))));

        List<Input> inputs = experiment.inputs();

        assertEquals(4, inputs.size());
        assertEquals(Feature.X2, inputs.get(0));
        assertInstanceOf(Fourier.class, inputs.get(1));
        assertNotEquals(inputs.get(1), inputs.get(2));
        assertEquals(formula, inputs.get(3));
        assertEquals(4, experiment.architecture().inputs());
        assertEquals(inputs, experiment.inputs());
        assertNotEquals(
                inputs,
                experiment
                        .withNetwork(experiment.network().with(given(NetworkSettings.SEED, 2)))
                        .inputs());
    }

    @Test
    void oneDimensionalDataLieOnTheLineAndTakeTheInputsThatAreLeft() {
        NetworkSettings network = NETWORK.withInputs(new InputSettings(
                List.of(Feature.X2, Feature.SIN_X1),
                FourierSettings.NONE,
                List.of(Formula.parse("x1*x2"), Formula.parse("x^3"))));
        Experiment line = Experiment.DEFAULT.withNetwork(network).withData(DATA.with(given(INPUTS, 1)));

        assertEquals(List.of(Feature.SIN_X1, Formula.parse("x^3")), line.inputs());
        assertTrue(line.data().resolve().stream().allMatch(point -> point.y() == 0));
        DataSettings drawn = DataSettings.drawnValues(List.of(point(1, 2, 3))).with(given(INPUTS, 1));
        assertEquals(List.of(point(1, 0, 3)), drawn.points());
        Experiment onlyX2 = Experiment.DEFAULT.withNetwork(NETWORK.with(given(FEATURES, List.of(Feature.X2))));
        assertEquals(
                List.of(Feature.X1),
                onlyX2.withData(DATA.with(given(INPUTS, 1))).inputs());
    }

    @Test
    void theFirstRowOfALossIsItsDefaultOutputAndEveryRowCanBeChosen() {
        for (Objective row : Objective.TABLE) {
            ObjectiveSettings settings = ObjectiveSettings.of(row.lossKind());
            Objective first = Objective.of(row.problem(), settings);
            assertEquals(
                    Objective.TABLE.stream()
                            .filter(other -> other.problem() == row.problem() && other.lossKind() == row.lossKind())
                            .findFirst()
                            .orElseThrow(),
                    first);
            assertEquals(row, Objective.of(row.problem(), settings.withOutput(row.output())));
            assertTrue(row.loss().accepts(row.output()), row.toString());
        }
    }

    @Test
    void everyKindOfOptimizerStartsWithTheNumbersOfItsPaper() {
        OptimizerSettings optimizer = TRAINING.optimizer();
        assertEquals(new OptimizerSettings(OptimizerKind.SGD, 0.9, 0.9, 0.9, 0.999, 1e-8, 0.01), optimizer);
        assertEquals(
                OptimizerSettings.initial(OptimizerKind.ADAMW),
                TRAINING.with(given(OPTIMIZER, OptimizerKind.ADAMW)).optimizer());
    }

    @Test
    void frozenPartsGoWithTheirLayers() {
        Experiment frozen = frozen(Frozen.unit(0, 3), Frozen.unit(1, 0), Frozen.weight(2, 0, 1));
        NetworkSettings oneLayer = NETWORK.with(given(LAYERS, List.of(new HiddenLayer(2, Activation.RELU))));

        Experiment fitting = Experiment.fitting(DATA, oneLayer, frozen.training());

        assertEquals(List.of(Frozen.unit(1, 0)), fitting.training().frozen());
    }

    @Test
    void aRefusalSeenFromOutsideHasTheWholePath() {
        Refusal refusal = assertThrows(Refusal.class, () -> TRAINING.with(given(BATCH_SIZE, 0)));

        assertEquals(
                "experiment.training.batchSize",
                refusal.within("training").within("experiment").path());
        assertEquals(Refusal.Reason.OUT_OF_RANGE, refusal.within("training").reason());
    }

    @Test
    void anUnknownIdIsRefusedWithAllThatAreKnown() {
        Refusal refusal = assertThrows(Refusal.class, () -> Ids.parse(Feature.class, "X1", "features[0]"));

        assertEquals(Refusal.Reason.NOT_ALLOWED, refusal.reason());
        assertEquals(
                "x1, x2, x1-squared, x2-squared, x1-x2, sin-x1, sin-x2, radius-squared, "
                        + "bit-1, bit-2, bit-3, bit-4, bit-5, bit-6, bit-7, bit-8",
                refusal.allowed());
    }

    @Test
    void idsComeBackAsTheirConstants() {
        for (Speed speed : Speed.values()) {
            assertEquals(speed, Ids.parse(Speed.class, Ids.id(speed), "speed"));
        }
        assertEquals("epoch-a-frame", Ids.id(Speed.DEFAULT));
    }

    private static Experiment frozen(Frozen... parts) {
        return Experiment.DEFAULT.withTraining(TRAINING.withFrozen(List.of(parts)));
    }

    private static InputSettings formulas(List<String> texts) {
        List<Formula> formulas =
                texts.stream().map(text -> InputSettings.formula("", text)).toList();
        return new InputSettings(List.of(), FourierSettings.NONE, formulas);
    }

    private static DataPoint point(double x, double y, double target) {
        return new DataPoint(x, y, target, false);
    }

    private static Arguments refused(String path, String value, String allowed, Executable making) {
        return Arguments.of(path, value, allowed, making);
    }
}
