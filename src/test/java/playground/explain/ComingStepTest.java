package playground.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;
import static playground.experiment.TrainingSettings.BATCH_SIZE;
import static playground.experiment.TrainingSettings.CLIP_NORM;
import static playground.experiment.TrainingSettings.DROPOUT;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.REGULARIZATION;
import static playground.experiment.TrainingSettings.REGULARIZATION_RATE;
import static playground.experiment.TrainingSettings.SCHEDULE;
import static playground.experiment.TrainingSettings.SHUFFLE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Frozen;
import playground.experiment.HiddenLayer;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.Objective;
import playground.experiment.ObjectiveSettings;
import playground.experiment.Problem;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.OptimizerKind;
import playground.nn.Regularization;
import playground.nn.Schedule;
import playground.training.Outcome;
import playground.training.Run;

/** What an inspection says of the coming step is what the step then does, bit for bit, whatever is being trained and however. */
class ComingStepTest {
    /** Of seven points in minibatches of three: two whole ones, a smaller one, and the first of the next epoch. */
    private static final int STEPS = 4;

    private static final int TRAINING_POINTS = 7;
    private static final TrainingSettings PLAIN =
            TrainingSettings.DEFAULT.with(given(BATCH_SIZE, 3)).with(given(LEARNING_RATE, 0.02));
    private static final List<UnaryOperator<TrainingSettings>> WAYS = List.of(
            settings -> settings,
            settings -> settings.with(given(REGULARIZATION, Regularization.L1)).with(given(REGULARIZATION_RATE, 0.02)),
            settings -> settings.with(given(REGULARIZATION, Regularization.L2)).with(given(REGULARIZATION_RATE, 0.02)),
            settings -> settings.with(given(CLIP_NORM, 0.05)),
            settings -> settings.withFrozen(List.of(Frozen.weight(0, 1, 0), Frozen.unit(1, 0))),
            settings -> settings.with(given(SCHEDULE, new Schedule(Schedule.Kind.COSINE, 20, 1, 3))),
            settings -> settings.with(given(DROPOUT, 0.4)),
            settings -> settings.with(given(SHUFFLE, false)),
            ComingStepTest::everythingAtOnce);

    private static TrainingSettings everythingAtOnce(TrainingSettings settings) {
        return settings.with(given(REGULARIZATION, Regularization.L2))
                .with(given(REGULARIZATION_RATE, 0.02))
                .with(given(DROPOUT, 0.4))
                .with(given(CLIP_NORM, 0.05))
                .withFrozen(List.of(Frozen.weight(0, 1, 0)))
                .with(given(SCHEDULE, new Schedule(Schedule.Kind.EXPONENTIAL, 1, 0.5, 2)));
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void theComingStepIsTheOneThatFollowsWithEveryActivationOutputAndLoss(OptimizerKind optimizer) {
        for (Objective objective : Objective.TABLE) {
            for (Activation activation : trainable().toList()) {
                TrainingSettings training = PLAIN.with(given(OPTIMIZER, optimizer));
                assertShownIsDone(experiment(objective, activation, training));
                assertShownIsDone(experiment(objective, activation, everythingAtOnce(training)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void theComingStepIsTheOneThatFollowsInEveryWayOfTraining(OptimizerKind optimizer) {
        for (Objective objective : Objective.TABLE) {
            for (UnaryOperator<TrainingSettings> way : WAYS) {
                assertShownIsDone(
                        experiment(objective, Activation.TANH, way.apply(PLAIN.with(given(OPTIMIZER, optimizer)))));
            }
        }
    }

    @Test
    void anExampleAloneAndTheMinibatchAreToldApart() {
        Run run = new Run(experiment(Objective.TABLE.get(0), Activation.TANH, PLAIN));
        Inspection.Example example = example(run, new Source.Point(0));
        assertNotEquals(
                example.after()[0], example.coming().orElseThrow().after()[0], "both say what the minibatch does");
    }

    @Test
    void ofAMinibatchOfThisVeryExampleTheyAreTheSame() {
        Run run = new Run(experiment(Objective.TABLE.get(0), Activation.TANH, PLAIN.with(given(BATCH_SIZE, 1))));
        Inspection.Example example =
                example(run, new Source.Point(run.previews().comingPoints()[0]));
        assertArrayEquals(example.after(), example.coming().orElseThrow().after());
    }

    @Test
    void whereThereWillBeNoStepNoneIsSaidToCome() {
        Run empty = new Run(Experiment.DEFAULT.withData(DataSettings.drawn(2, List.of())));
        assertEquals(Optional.empty(), example(empty, new Source.Place(1, 1, 0)).coming());
        Run diverged =
                new Run(Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 10))));
        while (diverged.step() != Outcome.DIVERGED) assertTrue(diverged.stepCount() < 1000);
        assertEquals(Optional.empty(), example(diverged, new Source.Point(0)).coming());
    }

    @Test
    void aStepThatTheRunWillTakeBackIsNotShownAsDone() {
        Run run = new Run(Experiment.DEFAULT
                .withData(DataSettings.of(DataSet.PLANE))
                .withNetwork(NetworkSettings.DEFAULT
                        .with(given(LAYERS, List.of()))
                        .with(given(LOSS, LossKind.SQUARED_ERROR)))
                .withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 10))));
        boolean isTold = false;
        while (!isTold) {
            double[] coming =
                    example(run, new Source.Point(0)).coming().orElseThrow().after();
            isTold = Arrays.stream(coming).allMatch(Double::isNaN);
            assertEquals(isTold, run.step() == Outcome.DIVERGED);
            assertTrue(isTold || Arrays.equals(run.parameters(), coming));
        }
    }

    private static void assertShownIsDone(Experiment experiment) {
        Run run = new Run(experiment);
        for (int step = 0; step < STEPS; step++) {
            int[] points = run.previews().comingPoints();
            var minibatch = (Inspection.Minibatch)
                    Inspector.inspect(run, new Inquiry.Example(new Source.Minibatch(), Optional.empty()));
            Inspection.Coming coming =
                    example(run, new Source.Point(step)).coming().orElseThrow();
            Inspection.Coming besidePlace =
                    example(run, new Source.Place(0.5, -1, 1)).coming().orElseThrow();
            run.step();
            assertEquals(step + 1, run.stepCount(), experiment.toString());
            double[] done = run.parameters();
            assertSame(done, minibatch.after(), experiment);
            assertSame(done, coming.after(), experiment);
            assertSame(done, besidePlace.after(), experiment);
            assertSame(minibatch.gradient(), coming.gradient(), experiment);
            assertArrayEquals(points, coming.points());
            assertArrayEquals(points, minibatch.points());
        }
        assertEquals(1, run.positionInEpoch() / 3);
        assertEquals(1, run.epoch());
    }

    private static void assertSame(double[] expected, double[] actual, Experiment experiment) {
        assertTrue(Arrays.equals(expected, actual), () -> "other bits: " + experiment);
    }

    private static Inspection.Example example(Run run, Source source) {
        return (Inspection.Example) Inspector.inspect(run, new Inquiry.Example(source, Optional.empty()));
    }

    private static Stream<Activation> trainable() {
        return Arrays.stream(Activation.values()).filter(Activation::trainable);
    }

    private static Experiment experiment(Objective objective, Activation activation, TrainingSettings training) {
        NetworkSettings network = NetworkSettings.DEFAULT
                .with(given(LAYERS, List.of(new HiddenLayer(3, activation), new HiddenLayer(2, activation))))
                .withObjective(ObjectiveSettings.of(objective.lossKind()).withOutput(objective.output()));
        return new Experiment(data(objective.problem()), network, training);
    }

    private static DataSettings data(Problem problem) {
        List<DataPoint> points = IntStream.rangeClosed(0, TRAINING_POINTS)
                .mapToObj(
                        i -> new DataPoint(Math.sin(3 * i), Math.cos(5 * i), target(problem, i), i == TRAINING_POINTS))
                .toList();
        return switch (problem) {
            case TWO_CLASS -> DataSettings.drawn(2, points);
            case MULTI_CLASS -> DataSettings.drawn(3, points);
            case REGRESSION -> DataSettings.drawnValues(points);
        };
    }

    private static double target(Problem problem, int i) {
        return switch (problem) {
            case TWO_CLASS -> i % 2;
            case MULTI_CLASS -> i % 3;
            case REGRESSION -> 0.3 * i - 0.5;
        };
    }
}
