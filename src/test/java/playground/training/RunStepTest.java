package playground.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.FEATURES;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.TrainingSettings.BATCH_SIZE;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.REGULARIZATION;
import static playground.experiment.TrainingSettings.REGULARIZATION_RATE;
import static playground.experiment.TrainingSettings.SHUFFLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import playground.data.DataPoint;
import playground.data.Feature;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.OptimizerKind;
import playground.nn.Regularization;

/**
 * Single steps against a network written out once more here, a sample at a time with {@link StrictMath}, and its gradient
 * by central differences.
 */
class RunStepTest {
    private static final int HIDDEN = 3;
    private static final int PARAMETERS = 3 * HIDDEN + HIDDEN + 1;
    private static final double H = 1e-5;

    private final List<DataPoint> points = randomPoints(7);
    private final double[] initial = randomParameters();

    @Test
    void aStepGoesAgainstTheGradientOfTheMinibatchsMeanLoss() {
        Run run = new Run(experiment(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.5))));

        run.step();

        assertParameters(descended(initial, points.subList(0, 5), 0.5, 0), run);
    }

    @Test
    void theLastSmallerBatchIsAStepOfItsOwnAndEndsTheEpoch() {
        Run run = new Run(experiment(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.5))));

        assertEquals(Outcome.STEPPED, run.step());
        assertEquals(5, run.positionInEpoch());
        assertEquals(Outcome.EPOCH_COMPLETED, run.step());

        double[] first = descended(initial, points.subList(0, 5), 0.5, 0);
        assertParameters(descended(first, points.subList(5, 7), 0.5, 0), run);
        assertEquals(1, run.epoch());
        assertEquals(0, run.positionInEpoch());
    }

    @Test
    void theNextEpochStartsAgainWithAFullBatch() {
        Run run = new Run(experiment(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.5))));
        double[] expected = descended(initial, points.subList(0, 5), 0.5, 0);
        expected = descended(expected, points.subList(5, 7), 0.5, 0);
        expected = descended(expected, points.subList(0, 5), 0.5, 0);

        for (int i = 0; i < 3; i++) {
            run.step();
        }

        assertParameters(expected, run);
    }

    @Test
    void testPointsAreNotTrainedOn() {
        List<DataPoint> withTest = new ArrayList<>(points.subList(0, 5));
        withTest.add(2, new DataPoint(3, 3, 1, true));
        Run run = new Run(experiment(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.5)), withTest));

        assertEquals(Outcome.EPOCH_COMPLETED, run.step());

        assertParameters(descended(initial, points.subList(0, 5), 0.5, 0), run);
    }

    @Test
    void aBatchLargerThanTheTrainingSetIsAllOfIt() {
        Run run = new Run(experiment(
                TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.5)).with(given(BATCH_SIZE, 5000))));

        assertEquals(Outcome.EPOCH_COMPLETED, run.step());

        assertParameters(descended(initial, points, 0.5, 0), run);
    }

    @Test
    void l2PullsTheWeightsAndNotTheBiases() {
        Run run = new Run(experiment(TrainingSettings.DEFAULT
                .with(given(LEARNING_RATE, 0.5))
                .with(given(REGULARIZATION, Regularization.L2))
                .with(given(REGULARIZATION_RATE, 0.1))));

        run.step();

        assertParameters(descended(initial, points.subList(0, 5), 0.5, 0.1), run);
    }

    @Test
    void anotherLearningRateCountsFromTheNextStepAndDisturbsNothing() {
        Run run = new Run(experiment(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.5))));
        run.step();

        run.edits().applyTraining(run.experiment().training().with(given(LEARNING_RATE, 0.1)));
        run.step();

        double[] first = descended(initial, points.subList(0, 5), 0.5, 0);
        assertParameters(descended(first, points.subList(5, 7), 0.1, 0), run);
        assertEquals(2, run.stepCount());
    }

    @Test
    void anotherBatchSizeCountsFromTheNextStepWithinTheSameEpoch() {
        Run run = new Run(experiment(
                TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.5)).with(given(BATCH_SIZE, 1))));
        run.step();

        run.edits().applyTraining(run.experiment().training().with(given(BATCH_SIZE, 4)));
        run.step();

        double[] first = descended(initial, points.subList(0, 1), 0.5, 0);
        assertParameters(descended(first, points.subList(1, 5), 0.5, 0), run);
    }

    @Test
    void pointsAddedWithinAnEpochAreTrainedOnAtItsEnd() {
        Run run = new Run(experiment(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.5))));
        run.step();
        DataPoint added = new DataPoint(1, -1, 1, false);

        run.edits().editPoints(0, 0, List.of(added));
        assertEquals(Outcome.EPOCH_COMPLETED, run.step());

        List<DataPoint> rest = new ArrayList<>(points.subList(5, 7));
        rest.add(added);
        double[] first = descended(initial, points.subList(0, 5), 0.5, 0);
        assertParameters(descended(first, rest, 0.5, 0), run);
    }

    @Test
    void aChangeOfTheOptimizerForgetsItsMoments() {
        Run run = new Run(experiment(TrainingSettings.DEFAULT.with(given(OPTIMIZER, OptimizerKind.ADAM))));
        for (int i = 0; i < 50; i++) {
            run.step();
        }
        run.edits().applyTraining(run.experiment().training().with(given(OPTIMIZER, OptimizerKind.SGD)));
        run.edits().applyTraining(run.experiment().training().with(given(OPTIMIZER, OptimizerKind.ADAM)));
        double[] before = run.parameters();

        run.step();

        // with no memory, Adam moves every parameter by the learning rate, whatever its gradient
        double[] after = run.parameters();
        for (int i = 0; i < before.length; i++) {
            assertEquals(0.03, Math.abs(after[i] - before[i]), 1e-4);
        }
    }

    private Experiment experiment(TrainingSettings training) {
        TrainingSettings five = training.batches().size() == 10 ? training.with(given(BATCH_SIZE, 5)) : training;
        return experiment(five, points);
    }

    private Experiment experiment(TrainingSettings training, List<DataPoint> of) {
        NetworkSettings network = NetworkSettings.DEFAULT
                .with(given(FEATURES, List.of(Feature.X1, Feature.X2)))
                .with(given(LAYERS, List.of(new HiddenLayer(HIDDEN, Activation.TANH))));
        return new Experiment(
                DataSettings.drawn(2, of),
                InitialParameters.set(network, boxed(initial)),
                training.with(given(SHUFFLE, false)));
    }

    /** θ − rate · (∂(mean loss)/∂θ + l2 · θ for weights). */
    private static double[] descended(double[] parameters, List<DataPoint> batch, double rate, double l2) {
        double[] next = parameters.clone();
        for (int i = 0; i < parameters.length; i++) {
            double[] moved = parameters.clone();
            moved[i] = parameters[i] + H;
            double above = meanLoss(moved, batch);
            moved[i] = parameters[i] - H;
            double gradient = (above - meanLoss(moved, batch)) / (2 * H);
            boolean bias = (i >= 2 * HIDDEN && i < 3 * HIDDEN) || i == PARAMETERS - 1;
            next[i] -= rate * (gradient + (bias ? 0 : l2 * parameters[i]));
        }
        return next;
    }

    /** Binary cross-entropy of 2 inputs, tanh units and a sigmoid, in the contract's order of parameters. */
    private static double meanLoss(double[] p, List<DataPoint> batch) {
        double sum = 0;
        for (DataPoint point : batch) {
            double z = p[PARAMETERS - 1];
            for (int unit = 0; unit < HIDDEN; unit++) {
                double inner = p[2 * unit] * point.x() + p[2 * unit + 1] * point.y() + p[2 * HIDDEN + unit];
                z += p[3 * HIDDEN + unit] * StrictMath.tanh(inner);
            }
            double probability = 1 / (1 + StrictMath.exp(-z));
            sum -= StrictMath.log(point.target() == 1 ? probability : 1 - probability);
        }
        return sum / batch.size();
    }

    private static void assertParameters(double[] expected, Run run) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], run.parameter(i), 1e-8, "parameter " + i);
        }
    }

    private static List<DataPoint> randomPoints(int count) {
        Random random = new Random(3);
        List<DataPoint> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new DataPoint(4 * random.nextDouble() - 2, 4 * random.nextDouble() - 2, i % 2, false));
        }
        return points;
    }

    private static double[] randomParameters() {
        return new Random(4).doubles(PARAMETERS, -1, 1).toArray();
    }

    private static List<Double> boxed(double[] values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }
}
