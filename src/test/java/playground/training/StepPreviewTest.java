package playground.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.TrainingSettings.BATCH_SIZE;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.REGULARIZATION;
import static playground.experiment.TrainingSettings.REGULARIZATION_RATE;
import static playground.experiment.TrainingSettings.SHUFFLE;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.data.DataPoint;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.TrainingSettings;
import playground.nn.OptimizerKind;
import playground.nn.Regularization;

final class StepPreviewTest {
    private static final TrainingSettings DEFAULT = TrainingSettings.DEFAULT;

    static Stream<Experiment> experiments() {
        return Stream.of(OptimizerKind.values()).flatMap(optimizer -> Stream.of(Regularization.values())
                .map(regularization -> Experiment.DEFAULT.withTraining(DEFAULT.with(given(OPTIMIZER, optimizer))
                        .with(given(REGULARIZATION, regularization))
                        .with(given(REGULARIZATION_RATE, 0.01))
                        .with(given(BATCH_SIZE, 37)))));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void aPreviewIsTheStepThatFollowsBitForBitAndChangesNothing(Experiment experiment) {
        Run watched = new Run(experiment);
        Run alone = new Run(experiment);
        for (int step = 0; step < 30; step++) {
            StepPreview preview = watched.previews().coming();
            assertArrayEquals(alone.parameters(), preview.before());
            assertEquals(alone.stepCount(), watched.stepCount());
            watched.step();
            alone.step();
            assertArrayEquals(alone.parameters(), preview.after());
            assertArrayEquals(alone.parameters(), watched.parameters());
            StepPreview next = watched.previews().coming();
            for (int i = 0; i < next.stateBefore().size(); i++) {
                assertArrayEquals(
                        preview.stateAfter().get(i), next.stateBefore().get(i));
            }
        }
        assertEquals(alone.epoch(), watched.epoch());
    }

    @Test
    void aPreviewNamesThePointsOfItsMinibatch() {
        Run run = new Run(Experiment.DEFAULT.withTraining(
                DEFAULT.with(given(SHUFFLE, false)).with(given(BATCH_SIZE, 3))));
        int[] train = run.data().trainPoints();
        assertArrayEquals(
                new int[] {train[0], train[1], train[2]},
                run.previews().coming().points());
        run.step();
        assertArrayEquals(
                new int[] {train[3], train[4], train[5]},
                run.previews().coming().points());
    }

    @Test
    void aPreviewOfOnePointIsTheStepOfARunWithThatPointAlone() {
        DataPoint point = new DataPoint(0.5, -1, 1, false);
        Run crowd = new Run(Experiment.DEFAULT);
        Run alone = new Run(Experiment.DEFAULT.withData(DataSettings.drawn(2, List.of(point))));
        assertArrayEquals(alone.parameters(), crowd.parameters());
        alone.step();
        assertArrayEquals(alone.parameters(), crowd.previews().of(point).after());
    }

    @Test
    void theValuesOfAPreviewAreCopiesWhichCanBeReadUntilTheRunComputesAnotherStep() {
        Run run = new Run(Experiment.DEFAULT);
        StepPreview preview = run.previews().coming();
        double[][] outputs = preview.values().outputs();
        assertEquals(preview.points().length, outputs[0].length);
        double first = outputs[0][0];
        outputs[0][0] = 7;
        assertEquals(first, preview.values().outputs()[0][0]);
        run.previews().coming();
        assertThrows(IllegalStateException.class, preview.values()::outputs);
        StepPreview last = run.previews().coming();
        run.step();
        assertThrows(IllegalStateException.class, () -> last.values().deltas(0, 0));
    }

    @Test
    void withoutTrainingPointsThereIsNoComingStep() {
        Run run = new Run(Experiment.DEFAULT.withData(DataSettings.drawn(2, List.of())));
        assertThrows(IllegalStateException.class, run.previews()::coming);
    }

    @Test
    void theTrailStaysShortAndEvenHoweverManyStepsAreMade() {
        Run run = new Run(Experiment.DEFAULT);
        for (int step = 0; step < 1000; step++) {
            run.step();
        }
        List<Trajectory.Place> trajectory = run.trajectory();
        assertTrue(trajectory.size() > 60 && trajectory.size() <= 128, "places: " + trajectory.size());
        for (int i = 0; i < trajectory.size(); i++) {
            assertEquals(8L * i, trajectory.get(i).step());
        }
        Run again = new Run(Experiment.DEFAULT);
        assertArrayEquals(again.parameters(), trajectory.get(0).parameters());
        for (int step = 0; step < 8; step++) {
            again.step();
        }
        assertArrayEquals(again.parameters(), trajectory.get(1).parameters());
    }
}
