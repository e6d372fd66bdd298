package playground.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.FEATURES;
import static playground.experiment.NetworkSettings.INITIALIZATION;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import playground.data.DataPoint;
import playground.data.Feature;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Initialization;

/** Losses and scores of networks without a hidden layer, whose outputs can be written down. */
class EvaluationTest {
    private static final double CLOSE = 1e-12;

    @Test
    void twoClassesAreJudgedBySidesAndByCrossEntropy() {
        // z = 2 x
        Run run = run(
                DataSettings.drawn(2, List.of(point(1, 1), point(-1, 0), point(-0.5, 1), test(2, 0))),
                LossKind.CROSS_ENTROPY,
                2.0,
                0.0);

        double loss = (softplus(-2) + softplus(-2) + softplus(1)) / 3;
        assertEquals(loss, run.evaluate().trainLoss().orElseThrow(), CLOSE);
        assertEquals(2.0 / 3, run.evaluate().trainScore().orElseThrow(), CLOSE);
        assertEquals(softplus(4), run.evaluate().testLoss().orElseThrow(), CLOSE);
        assertEquals(0, run.evaluate().testScore().orElseThrow());
    }

    @Test
    void squaredErrorHasTargetsOfMinusOneAndOne() {
        Run run = run(DataSettings.drawn(2, List.of(point(1, 1), point(0.5, 0))), LossKind.SQUARED_ERROR, 1.0, 0.0);

        double loss = (square(StrictMath.tanh(1) - 1) + square(StrictMath.tanh(0.5) + 1)) / 2;
        assertEquals(loss, run.evaluate().trainLoss().orElseThrow(), CLOSE);
        assertEquals(0.5, run.evaluate().trainScore().orElseThrow());
    }

    @Test
    void theLikeliestOfSeveralClassesCounts() {
        // logits x, 0, −x
        Run run = run(
                DataSettings.drawn(3, List.of(point(2, 0), point(-2, 2), point(2, 1))),
                LossKind.CROSS_ENTROPY,
                1.0,
                0.0,
                -1.0,
                0.0,
                0.0,
                0.0);

        double sum = StrictMath.log(StrictMath.exp(2) + 1 + StrictMath.exp(-2));
        double loss = (sum - 2 + sum - 2 + sum) / 3;
        assertEquals(loss, run.evaluate().trainLoss().orElseThrow(), CLOSE);
        assertEquals(2.0 / 3, run.evaluate().trainScore().orElseThrow(), CLOSE);
    }

    @Test
    void undecidedPointsCountForTheFirstClass() {
        NetworkSettings zeros = NetworkSettings.DEFAULT.with(given(INITIALIZATION, Initialization.ZEROS));
        DataSettings two = DataSettings.drawn(2, List.of(point(1, 0), point(2, 1), point(3, 1)));
        DataSettings three = DataSettings.drawn(3, List.of(point(1, 0), point(2, 1), point(3, 2)));

        for (DataSettings data : List.of(two, three)) {
            Run run = new Run(Experiment.DEFAULT.withData(data).withNetwork(zeros));
            assertEquals(1.0 / 3, run.evaluate().trainScore().orElseThrow(), CLOSE);
        }
    }

    @Test
    void regressionIsJudgedByR2() {
        // ŷ = 0.5 x + 1; residuals 0.5, −1, 0.5; mean target 5/3
        Run run = run(
                DataSettings.drawnValues(List.of(point(0, 0.5), point(2, 3), point(4, 2.5))),
                LossKind.SQUARED_ERROR,
                0.5,
                1.0);

        assertEquals(1.5 / 3, run.evaluate().trainLoss().orElseThrow(), CLOSE);
        double deviations = square(0.5 - 2) + square(3 - 2) + square(2.5 - 2);
        assertEquals(1 - 1.5 / deviations, run.evaluate().trainScore().orElseThrow(), CLOSE);
    }

    @Test
    void whatCannotBeToldIsEmpty() {
        Run noTest = run(DataSettings.drawnValues(List.of(point(1, 2), point(2, 2))), LossKind.SQUARED_ERROR, 1.0, 0.0);
        assertTrue(noTest.evaluate().trainLoss().isPresent());
        assertEquals(OptionalDouble.empty(), noTest.evaluate().trainScore());
        assertEquals(OptionalDouble.empty(), noTest.evaluate().testLoss());
        assertEquals(OptionalDouble.empty(), noTest.evaluate().testScore());

        Run nothing = run(DataSettings.drawn(2, List.of()), LossKind.CROSS_ENTROPY, 1.0, 0.0);
        assertEquals(
                new Evaluation(
                        OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
                nothing.evaluate());
    }

    @Test
    void manyPointsAreWeighedAlikeHoweverManyPassesTheyTake() {
        Random random = new Random(5);
        List<DataPoint> points = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            double x = 10 * random.nextDouble() - 5;
            points.add(point(x, i % 2));
            sum += i % 2 == 1 ? softplus(-x) : softplus(x);
        }

        Run run = run(DataSettings.drawn(2, points), LossKind.CROSS_ENTROPY, 1.0, 0.0);

        assertEquals(sum / 1000, run.evaluate().trainLoss().orElseThrow(), CLOSE);
    }

    private static Run run(DataSettings data, LossKind loss, Double... parameters) {
        NetworkSettings network = NetworkSettings.DEFAULT
                .with(given(FEATURES, List.of(Feature.X1)))
                .with(given(LAYERS, List.of()))
                .with(given(LOSS, loss));
        NetworkSettings set = InitialParameters.set(network, List.of(parameters));
        return new Run(new Experiment(data, set, TrainingSettings.DEFAULT));
    }

    private static DataPoint point(double x, double target) {
        return new DataPoint(x, 0, target, false);
    }

    private static DataPoint test(double x, double target) {
        return new DataPoint(x, 0, target, true);
    }

    private static double softplus(double z) {
        return StrictMath.log1p(StrictMath.exp(z));
    }

    private static double square(double value) {
        return value * value;
    }
}
